"""Where the servers are: from the environment, else the embedded ones under the data folder."""

import errno
import json
import os
import re
import secrets
import socket
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from network.stack import Unusable

FILE = "addresses.json"
DATABASE = USER = "havn"
# Below the range that the kernel hands to outgoing connections: 55440 was taken once.
PORTS = range(20_000, 32_000)


@dataclass(frozen=True)
class Own:
    """Ports and passwords of the embedded servers, made up once a data folder."""

    postgres_port: int
    postgres_password: str
    valkey_port: int
    valkey_password: str
    secret_key: str

    @property
    def database_url(self) -> str:
        return (
            f"postgresql://{USER}:{self.postgres_password}"
            f"@127.0.0.1:{self.postgres_port}/{DATABASE}"
        )

    def redis_url(self, number: int) -> str:
        return f"redis://:{self.valkey_password}@127.0.0.1:{self.valkey_port}/{number}"


@dataclass(frozen=True)
class Addresses:
    """What a process talks to.

    Args:
        data: the folder of everything that is written here.
        own: the embedded servers, None when every URL is configured.
        embedded: whether the database is ours, and so a demo or a test.
    """

    data: Path
    own: Own | None
    embedded: bool
    database_url: str
    redis_url: str
    cache_url: str
    secret_key: str


def addresses(environ: Mapping[str, str], base: Path) -> Addresses:
    """Return the addresses for this process; the first call makes the embedded ones up.

    Args:
        environ: HAVN_DATA, DATABASE_URL, REDIS_URL, CACHE_URL and SECRET_KEY are read.
        base: the project's folder, `var/` in it is the data folder by default.

    Raises:
        Unusable: a URL of another kind, or a data folder that cannot be written.
    """
    data = Path(environ.get("HAVN_DATA") or base / "var").absolute()
    database_url = _checked(environ, "DATABASE_URL", "postgresql", "postgres")
    redis_url = _checked(environ, "REDIS_URL", "redis", "rediss")
    cache_url = _checked(environ, "CACHE_URL", "redis", "rediss")
    own = None if database_url and redis_url else _own(data)
    embedded = not database_url
    return Addresses(
        data=data,
        own=own,
        embedded=embedded,
        database_url=database_url or own.database_url,
        redis_url=redis_url or own.redis_url(0),
        cache_url=cache_url or redis_url or own.redis_url(1),
        secret_key=environ.get("SECRET_KEY") or (own.secret_key if embedded else ""),
    )


def _checked(environ, name, *schemes) -> str:
    """The URL, without saying a word of its password when it is wrong."""
    value = environ.get(name, "")
    if value and not _fits(value, schemes):
        end = "0" if "redis" in schemes else "database"
        raise Unusable(
            f"{name} is not an address of the form {schemes[0]}://user:password@host:port/{end}, "
            "or a special character in its password is not written as %40."
        )
    return value


def _fits(url: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(url)
        whole = parts.scheme in schemes and parts.hostname and parts.port != 0
    except ValueError:
        return False
    # Redis has numbered databases, 0 when none is named; PostgreSQL named ones.
    database = r"/?\d*" if "redis" in schemes else r"/[^/]+"
    odd = re.search(r"%(?![0-9A-Fa-f]{2})", url)
    return bool(whole and re.fullmatch(database, parts.path) and not odd)


def _own(data: Path) -> Own:
    try:
        return _whole(json.loads((data / FILE).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return _write(data, _make_up())
    except (ValueError, TypeError):
        raise Unusable(
            f"{data / FILE} is damaged. It holds the passwords of the databases beside it: "
            "restore it, or move the folder away to start anew."
        ) from None
    except OSError as error:
        raise Unusable(f"{data / FILE} cannot be read: {error.strerror}.") from None


def _whole(values) -> Own:
    """The five values, each of its kind; else ValueError or TypeError."""
    own = Own(**values)
    for name, value in asdict(own).items():
        is_port = name.endswith("_port")
        if not (isinstance(value, int) and 0 < value < 65536 if is_port else _is_word(value)):
            raise ValueError(name)
    return own


def _is_word(value) -> bool:
    """Passwords stand in URLs and in a configuration file as they are."""
    return isinstance(value, str) and bool(re.fullmatch(r"[\w-]+", value, re.ASCII))


def _make_up() -> Own:
    postgres_port, valkey_port = free_port(), free_port()
    while valkey_port == postgres_port:
        valkey_port = free_port()
    return Own(
        postgres_port=postgres_port,
        postgres_password=secrets.token_urlsafe(24),
        valkey_port=valkey_port,
        valkey_password=secrets.token_urlsafe(24),
        secret_key=secrets.token_urlsafe(50),
    )


def _write(data: Path, own: Own, instead: bool = False) -> Own:
    """Keep them, readable by the owner only. Two processes at once agree on the first's.

    Args:
        instead: in the place of those that are there.
    """
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = data / f".{FILE}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(asdict(own), indent=1), encoding="utf-8")
        try:
            draft.replace(data / FILE) if instead else os.link(draft, data / FILE)
        except FileExistsError:
            return _own(data)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise Unusable(
            f"The data folder {data} cannot be written ({error.strerror}). "
            "Make it yours, or set HAVN_DATA to another folder."
        ) from None
    return own


def with_free_ports(data: Path, own: Own) -> Own:
    """Move the embedded servers to other ports when somebody else has taken theirs."""
    ports = {"postgres_port": own.postgres_port, "valkey_port": own.valkey_port}
    moved = {name: port if is_free(port) else free_port() for name, port in ports.items()}
    if moved == ports:
        return own
    return _write(data, Own(**(asdict(own) | moved)), instead=True)


def free_port() -> int:
    for _ in range(200):
        port = secrets.choice(PORTS)
        if is_free(port):
            return port
    raise Unusable(f"No free port was found between {PORTS.start} and {PORTS.stop}.")


def is_free(port: int) -> bool:
    return not why_taken(port)


def why_taken(port: int) -> str:
    """Why nobody can listen on a loopback port now, "" when somebody can."""
    # A browser that is sent to "localhost" tries ::1 first: it must not meet somebody else there.
    for family, host in [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")]:
        try:
            with socket.socket(family) as listener:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind((host, port))
        except OSError as error:
            # A machine without IPv6 has no ::1.
            if family == socket.AF_INET or error.errno == errno.EADDRINUSE:
                return error.strerror or type(error).__name__
    return ""
