"""Settings of the portal, read from the environment by safeguarding/environment.py.

SAFEGUARDING_MODE is ``demo`` (the default: embedded, fictitious data, no second factor),
``test`` or ``production`` (every secret is asked for, everything is strict).
docs/operations.md lists each setting with what is expected.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from safeguarding import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = env.folder("SAFEGUARDING_VAR", default=str(BASE_DIR / "var"), expected="the folder of the portal's own files")

MODE = env.choice("SAFEGUARDING_MODE", options=("demo", "test", "production"), default="demo")
PRODUCTION = MODE == "production"
DEMO = MODE == "demo"

DEBUG = False
SECRET_KEY = env.secret(
    "SECRET_KEY",
    default=None if PRODUCTION else "only-for-the-demo-and-the-tests-never-for-real-records",
    expected="fifty or more random characters, for example from `openssl rand -base64 48`",
)
ALLOWED_HOSTS = env.names(
    "ALLOWED_HOSTS",
    default=None if PRODUCTION else ("localhost", "127.0.0.1", "[::1]", "testserver"),
    expected="the names people type, separated by commas, for example safeguarding.example.gov.uk",
)
SITE_ADDRESS = env.address(
    "SITE_ADDRESS",
    default=None if PRODUCTION else "http://127.0.0.1:8000",
    schemes=("https",) if PRODUCTION else ("http", "https"),
    expected="the address people type, for example https://safeguarding.example.gov.uk",
).rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if SITE_ADDRESS.startswith("https://") else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "crispy_forms",
    "django_filters",
    "simple_history",
    "safeguarding.clock",
    "safeguarding.history",
    "safeguarding.notices",
    "safeguarding.documents",
    "safeguarding.design",
    "accounts",
    "partnership",
    "reviews",
    "funding",
    "reports",
    "safeguarding",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "accounts.middleware.IdleTimeOut",
    "accounts.middleware.SecondFactorRequired",
]

ROOT_URLCONF = "safeguarding.urls"
WSGI_APPLICATION = "safeguarding.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context.person",
                "safeguarding.design.context.page",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": ["safeguarding.design.templatetags.design"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("govuk",)
CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_FAIL_SILENTLY = False

DATABASES = {
    "default": env.database(
        "DATABASE_URL",
        default=None if PRODUCTION else f"sqlite:///{VAR / 'portal.sqlite3'}",
    )
}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"].get("ENGINE", "").endswith("postgresql"):
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"]["connect_timeout"] = 5
else:
    # Writers wait for each other instead of failing; readers never wait.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # people come by invitation to an address that was proved by it
ACCOUNT_ADAPTER = "accounts.adapters.InvitedOnly"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds; 0 would ask for the password again without end
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nothing is sent to an address that is not one of ours
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "accounts.forms.sign_in.SignIn",
    "reauthenticate": "accounts.forms.sign_in.Reauthenticate",
    "reset_password": "accounts.forms.sign_in.AskForReset",
    "reset_password_from_key": "accounts.forms.sign_in.ResetPassword",
    "change_password": "accounts.forms.sign_in.ChangePassword",
}
# Wrong calendar addresses from one place are counted as wrong passwords are.
ACCOUNT_RATE_LIMITS = {"calendar_feed": "20/5m/ip"}
# The address that sign-in attempts are counted by is read behind this many proxies.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("PROXIES_IN_FRONT", default=1 if PRODUCTION else 0, most=5)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "accounts.adapters.SecondFactor"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address was proved by the invitation
MFA_FORMS = {
    "authenticate": "accounts.forms.sign_in.EnterCode",
    "reauthenticate": "accounts.forms.sign_in.EnterCodeAgain",
    "activate_totp": "accounts.forms.sign_in.SetUpApp",
}
MFA_TOTP_ISSUER = "Safeguarding partnership"
SECOND_FACTOR_REQUIRED = env.flag("SECOND_FACTOR_REQUIRED", default=PRODUCTION)
IDLE_MINUTES = env.number("IDLE_MINUTES", default=30, least=1, most=720)

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "safeguarding.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", default=31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    # Monitors ask from inside, without the proxy that speaks https.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "img-src": [SELF, "data:"],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
# Uploads and made documents: outside the web root, served only through access checks.
MEDIA_ROOT = env.folder(
    "DOCUMENTS_FOLDER",
    default=None if PRODUCTION else str(VAR / "documents"),
    expected="a folder outside the web root for uploaded documents, for example /var/lib/portal/documents",
)
MEDIA_URL = ""
UPLOAD_LIMIT_MB = env.number("UPLOAD_LIMIT_MB", default=10, least=1, most=100)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

REDIS_URL = env.address(
    "REDIS_URL",
    default=None if PRODUCTION else "",
    schemes=("redis", "rediss"),
    expected="redis://host:6379/0, or rediss:// for an encrypted line",
)
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "safeguarding.cache.RedisOrMemory",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
        }
    }
CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 1800,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

EMAIL_HOST = env.text("EMAIL_HOST", default=None if PRODUCTION else "", expected="the name of the mail server")
EMAIL_PORT = env.number("EMAIL_PORT", default=25, least=1, most=65535)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=PRODUCTION)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text(
    "DEFAULT_FROM_EMAIL",
    default=None if PRODUCTION else "no-reply@safeguarding.example",
    expected="the address that messages come from, for example safeguarding@example.gov.uk",
)
if MODE == "test":
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
elif EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
else:
    # The demo sends nothing: messages are files that anyone can read under var/mail.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"

SIMPLE_HISTORY_REVERT_DISABLED = True

# Paths are references and ids, never words from a record, so that a log line says nothing of a case.
# The few paths that hold a key are written without it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"no-keys": {"()": "accounts.log_lines.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no-keys"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"safeguarding": {"level": "INFO"}},
}

env.refuse_if_faulty()
