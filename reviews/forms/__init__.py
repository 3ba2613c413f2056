"""The questions of referrals and rapid reviews. Forms clean; commands decide."""
