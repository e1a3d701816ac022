"""All settings, from the environment. A missing or wrong value stops the start with a sentence.

Without DATABASE_URL the embedded stack under HAVN_DATA (default `var/`) is used: that is the
laptop and the tests. Every variable is listed in docs/operations.md.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from network import logs
from network.providers import providers
from network.sign_in import *  # noqa: F403  what no environment changes
from network.stack import Unusable
from network.stack.addresses import addresses
from network.stack.secrets import with_files
from network.uploads import *  # noqa: F403  likewise

BASE_DIR, env = Path(__file__).resolve().parent.parent, environ.Env()

# --- What this process talks to -------------------------------------------------------------

try:
    env.ENVIRON = with_files(env.ENVIRON)
    ADDRESSES = addresses(env.ENVIRON, BASE_DIR)
except Unusable as sentence:
    raise ImproperlyConfigured(str(sentence)) from None
DATA, DEBUG = ADDRESSES.data, env.bool("HAVN_DEBUG", default=False)
# One switch for the demo community, its public sign-ins and /dev/mail.
HAVN_DEMO = env.bool("HAVN_DEMO", default=ADDRESSES.embedded)
HAVN_URL = env("HAVN_URL", default=f"http://localhost:{env('PORT', default='8000')}")

SECRET_KEY = env("SECRET_KEY", default=ADDRESSES.secret_key)
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Set 50 or more random characters: it signs sessions and links."
    )
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [HAVN_URL]

# A new connection costs 9 ms, and CONN_MAX_AGE does nothing under ASGI: the pool serves both. Its
# check costs 0.03 ms, and saves somebody's request for each connection that a restart left dead.
pool = {"min_size": 1, "max_size": env.int("DATABASE_POOL", default=8), "timeout": 10}
database = env.db_url_config(ADDRESSES.database_url) | {"CONN_HEALTH_CHECKS": True}
# Kept reads (network/lib/kept.py) are prepared from their fifth time on a connection.
options = {"connect_timeout": 5, "prepare_threshold": 5, **database.get("OPTIONS", {})}  # sslmode …
DATABASES = {"default": database | {"OPTIONS": options | {"pool": pool}}}

REDIS_URL = ADDRESSES.redis_url
CACHE_PATIENCE = {"socket_connect_timeout": 0.5, "socket_timeout": 1}
CACHES = {
    # Redis first. While it is away the database keeps what must not be lost (sign-in limits).
    "default": {
        "BACKEND": "network.lib.cache.FallbackRedisCache",
        "LOCATION": ADDRESSES.cache_url,
        "KEY_PREFIX": "havn",
        "OPTIONS": CACHE_PATIENCE,
    },
    "fallback": {
        "BACKEND": "network.lib.cache.FallbackDatabaseCache",
        "LOCATION": "cache_fallback",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Rendered posts: while Redis is away they are simply rendered again.
    "fragments": {
        "BACKEND": "network.lib.cache.ForgetfulRedisCache",
        "LOCATION": ADDRESSES.cache_url,
        "KEY_PREFIX": "havn-fragments",
        "TIMEOUT": 7 * 24 * 3600,
        "OPTIONS": CACHE_PATIENCE,
    },
}
CHANNEL_HOST = {"address": REDIS_URL, "socket_connect_timeout": 1, "health_check_interval": 15}
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [CHANNEL_HOST], "prefix": "havn"},
    }
}

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Every task is a nudge whose state is a row: a lost message is found again by a sweep.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 0.5, "socket_timeout": 5}
CELERY_BROKER_TRANSPORT_OPTIONS |= {"global_keyprefix": "havn.", "visibility_timeout": 600}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# --- The house ------------------------------------------------------------------------------

INSTALLED_APPS = [
    "network",
    "network.lib",
    "directory",
    "moderation",
    "forums",
    "notifications",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "channels",
    "taggit",
    "lucide",
    "csp",
    "django_htmx",
    "django_prose_editor",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "network.middleware.RequestMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "directory.language.LanguageMiddleware",
    "directory.middleware.MemberMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "network.acceptance.AcceptanceMiddleware",
]
PROXY_COUNT = env.int("PROXY_COUNT", default=0)
if not PROXY_COUNT:
    # A thread of 39 kB travels as 7. A proxy in front does it for less than our 0.4 to 1.1 ms.
    MIDDLEWARE.insert(3, "django.middleware.gzip.GZipMiddleware")
ROOT_URLCONF = "network.urls"
PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["network.templatetags.ui", "django.templatetags.i18n"],
            "context_processors": [*PROCESSORS, "network.context.frame"],
        },
    }
]
# An e-mail address is unique whatever its letters: a constraint on lower(email).
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Members and sign-in --------------------------------------------------------------------

AUTH_USER_MODEL = "directory.Member"
AUTHENTICATION_BACKENDS = ["directory.backend.MemberBackend"]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "/"
CSRF_FAILURE_VIEW = "network.views.errors.csrf_failure"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HAVN_URL.startswith("https:") else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT
try:
    SIGN_IN_PROVIDERS = providers(env("SIGN_IN_PROVIDERS", default=""))
except Unusable as sentence:
    raise ImproperlyConfigured(str(sentence)) from None
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = HAVN_URL.startswith("http://localhost")

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "havn_session", "havn_csrf"

# --- Transport and headers ------------------------------------------------------------------

HTTPS = HAVN_URL.startswith("https:")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
OWN = "script-src style-src font-src connect-src manifest-src frame-src form-action".split()
NOTHING = "default-src base-uri frame-ancestors".split()
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "img-src": [SELF, "data:"],
        **{name: [SELF] for name in OWN},
        **{name: [NONE] for name in NOTHING},
    }
}
# The press on "Sign in with …" is a form whose answer leads to the provider.
CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] += dict.fromkeys(
    origin for provider in SIGN_IN_PROVIDERS for origin in provider.origins
)

# --- Language and time ----------------------------------------------------------------------
# A language stands here once its catalogue is complete: half a translation reads worse than none.
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("pl", "polski")]
LANGUAGE_CODE, LANGUAGE_COOKIE_NAME, LOCALE_PATHS = "en", "havn_language", [BASE_DIR / "locale"]
USE_TZ, TIME_ZONE = True, "UTC"

# --- Files ----------------------------------------------------------------------------------

STATIC_URL, STATIC_ROOT, WHITENOISE_ALLOW_ALL_ORIGINS = "/static/", DATA / "static", False
MEDIA_ROOT = env("FILES_ROOT", default=str(DATA / "files"))  # no address leads there
STORAGES = {"staticfiles": {"BACKEND": "network.lib.staticfiles.KeptAddresses"}}
# Source maps and the editor's own icon font are 2.5 MB that no page asks for.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["map", "woff2", "png", "ico", "br", "gz"]

# --- Mail -----------------------------------------------------------------------------------

EMAIL_URL = env("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"
MAIL_DOMAIN = env("MAIL_DOMAIN", default="havn.example")
# Whose responders may open what was sealed of an author without a country.
SECRETARIAT_COUNTRY = env("SECRETARIAT_COUNTRY", default="SE")
CONTACT_EMAIL = env("CONTACT_EMAIL", default=f"secretariat@{MAIL_DOMAIN}")
SECURITY_CONTACT = env("SECURITY_CONTACT", default=f"security@{MAIL_DOMAIN}")
DEFAULT_FROM_EMAIL = env("MAIL_FROM", default=f"Havn <noreply@{MAIL_DOMAIN}>")
DIGEST_FROM_EMAIL = env("DIGEST_FROM", default=f"Havn digest <digest@{MAIL_DOMAIN}>")

# --- What Havn itself can be told -----------------------------------------------------------

METRICS_TOKEN = env("METRICS_TOKEN", default="")  # without one /metrics is not there
POSTS_PER_PAGE, THREADS_PER_PAGE, UNREAD_DAYS, TAGGIT_CASE_INSENSITIVE = 20, 30, 90, True
CLAMD_URL = env("CLAMD_URL", default="")  # without one nobody looks for malware

LOG_FORMAT = env("LOG_FORMAT", default="plain" if ADDRESSES.embedded else "json")
LOGGING = logs.config(LOG_FORMAT, level=env("LOG_LEVEL", default="WARNING"))
