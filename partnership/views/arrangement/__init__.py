"""The arrangement on screen: the one in force, earlier and later ones, who represents whom, next year's draft."""
