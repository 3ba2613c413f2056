"""Facts of referrals and reviews: counts only, nothing that tells one case from another."""
