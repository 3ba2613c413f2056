"""The production settings, with one page and one middleware more than the product has."""

from safeguarding.settings import *  # noqa: F403
from safeguarding.settings import MIDDLEWARE

ROOT_URLCONF = "bench.urls"
MIDDLEWARE = ["bench.meter.Meter", *MIDDLEWARE]
# The demo's people are made with a password hash that takes no time; nobody signs in by password here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
