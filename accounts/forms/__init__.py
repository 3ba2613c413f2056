"""The forms of people and access; those of the sign-in library are reworded in ``sign_in``."""
