"""The doors through which a referral and a review change. One folder, a file for each noun."""
