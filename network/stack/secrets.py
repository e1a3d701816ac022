"""Secrets that stand in files: NAME_FILE in the place of NAME, as Docker hands them over."""

from collections.abc import Mapping
from pathlib import Path

from network.stack import Unusable

# Each holds a password or is one. A URL is a secret as a whole: its password cannot be taken out.
SECRETS = (
    *("DATABASE_URL", "REDIS_URL", "CACHE_URL", "SECRET_KEY", "EMAIL_URL", "METRICS_TOKEN"),
    "SIGN_IN_PROVIDERS",
)


def with_files(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment with every secret that a file holds put in.

    Args:
        environ: SECRET_KEY_FILE=/run/secrets/key gives SECRET_KEY; white space around it goes.

    Raises:
        Unusable: both are set, or the file cannot be read, or nothing is in it.
    """
    known = dict(environ)
    for name in SECRETS:
        if path := environ.get(f"{name}_FILE"):
            if environ.get(name):
                raise Unusable(f"{name} and {name}_FILE are both set. Leave one of them out.")
            known[name] = read(name, path)
    return known


def read(name: str, path: str) -> str:
    """Return what stands in a secret's file.

    Args:
        name: of the setting, for the sentence.

    Raises:
        Unusable: it cannot be read, or nothing is in it.
    """
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Unusable(f"{name}_FILE cannot be read ({error.strerror}): {path}.") from None
    except UnicodeDecodeError:
        raise Unusable(f"{name}_FILE is not a text file: {path}.") from None
    if not value:
        raise Unusable(f"{name}_FILE is empty: {path}.")
    return value
