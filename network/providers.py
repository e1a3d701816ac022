"""Whose OpenID Connect providers members may sign in by: SIGN_IN_PROVIDERS, a list in JSON."""

import json
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from network.stack import Unusable
from network.stack.secrets import read

NEEDED = {"id", "name", "server_url", "client_id"}
KNOWN = NEEDED | {"client_secret", "client_secret_file", "second_factor", "origins"}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class SignInProvider:
    """One provider.

    Args:
        id: in addresses, and in the rows of who has connected it: it stays.
        name: on the button.
        second_factor: claims of the ID token that prove two factors: {"amr": ["mfa"]}.
        origins: what else its sign-in pages are redirected to, for the browser's form-action.
    """

    id: str
    name: str
    server_url: str
    client_id: str
    client_secret: str = field(repr=False)
    second_factor: dict[str, list[str]]
    origins: tuple[str, ...]


def providers(text: str) -> tuple[SignInProvider, ...]:
    """Return what SIGN_IN_PROVIDERS configures; nothing when it is empty.

    Raises:
        Unusable: a sentence that says what is wrong, without a secret in it.
    """
    if not text.strip():
        return ()
    try:
        said = json.loads(text)
    except ValueError:
        raise _unusable("it is not JSON") from None
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise _unusable("it must be a list of objects: [{…}]")
    made = tuple(_provider(one) for one in said)
    if len({one.id for one in made}) < len(made):
        raise _unusable("two have the same id")
    return made


def _provider(said: dict) -> SignInProvider:
    if missing := NEEDED - said.keys():
        raise _unusable(f"one has no {', '.join(sorted(missing))}")
    if unknown := said.keys() - KNOWN:
        raise _unusable(f"unknown: {', '.join(sorted(unknown))}")
    for name in NEEDED:
        if not isinstance(said[name], str) or not said[name].strip():
            raise _unusable(f"{name} must be words")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", said["id"]):
        raise _unusable("an id has up to 40 small letters, digits and hyphens")
    return SignInProvider(
        id=said["id"],
        name=said["name"].strip(),
        server_url=said["server_url"],
        client_id=said["client_id"],
        client_secret=_secret(said),
        second_factor=_second_factor(said),
        origins=_origins(said),
    )


def _secret(said: dict) -> str:
    given, path = said.get("client_secret"), said.get("client_secret_file")
    if bool(given) == bool(path):
        raise _unusable(f"{said['id']} needs either client_secret or client_secret_file")
    return read("SIGN_IN_PROVIDERS, client_secret", str(path)) if path else str(given)


def _second_factor(said: dict) -> dict[str, list[str]]:
    claims = said.get("second_factor", {})
    if not isinstance(claims, dict) or claims.keys() - {"amr", "acr"}:
        raise _unusable('second_factor is as {"amr": ["mfa"]}, with amr, acr or both')
    if not all(isinstance(values, list) and values for values in claims.values()):
        raise _unusable("amr and acr are lists of words")
    return claims


def _origins(said: dict) -> tuple[str, ...]:
    more = said.get("origins", [])
    if not isinstance(more, list):
        raise _unusable('origins is a list: ["https://sign-in.example"]')
    return tuple(dict.fromkeys(_origin(str(url)) for url in [said["server_url"], *more]))


def _origin(url: str) -> str:
    """Only https: the ID token is believed because the provider's certificate is."""
    parts = urlsplit(url)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not is_safe or not re.fullmatch(r"[a-zA-Z0-9.:\[\]-]+", parts.netloc):
        raise _unusable("every address begins with https:// and a host")
    return f"{parts.scheme}://{parts.netloc}"


def _unusable(why: str) -> Unusable:
    return Unusable(f"SIGN_IN_PROVIDERS is wrong: {why}. docs/operations.md, Sign-in, shows one.")
