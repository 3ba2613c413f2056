"""Work plans: the list, one plan, its objectives and milestones."""
