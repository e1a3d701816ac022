"""The sign-in of a ministry: a real OpenID Connect provider (Canaille) with some people in it.

`python -m tests.journeys.ministry PORT ADDRESS` serves it until it is ended; ADDRESS is where it
may send people back to. Everything is in memory.
"""

import secrets
import sys

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import RSAKey

NAME, PASSWORD = "Ministry of Harbours", "a ministry's own word"
VERIFIED = "{% if user.title == 'verified' %}true{% else %}false{% endif %}"
CLIENT, SECRET = "havn", "shared between the two"
# user name: (name, e-mail address, whether the ministry has verified it)
PEOPLE = {
    "nora": ("Nora N.", "nora@example.org", True),
    "inga": ("Inga I.", "inga@example.org", True),
    "olga": ("Olga O.", "olga@example.org", False),
    "paul": ("Paul P.", "paul@example.org", True),
}


def config(port: int) -> dict:
    key = RSAKey.generate_key(2048, auto_kid=True).as_dict(private=True)
    return {
        "SECRET_KEY": secrets.token_hex(),
        "SERVER_NAME": f"127.0.0.1:{port}",
        "PREFERRED_URL_SCHEME": "http",
        "CANAILLE": {
            "NAME": NAME,
            "DATABASE": "memory",
            "CAPTCHA_ENABLED": False,
            "JAVASCRIPT": False,
            "HTMX": False,
            "LOGIN_ATTRIBUTES": ["user_name"],
            "ACL": {"DEFAULT": {"PERMISSIONS": ["use_oidc", "edit_self"]}},
        },
        "CANAILLE_OIDC": {
            "ACTIVE_JWKS": [key],
            "TRUSTED_DOMAINS": ["localhost"],
        },
    }


def settle(address: str) -> None:
    """The people of the ministry, and Havn as the one client."""
    for user_name, (name, email, verified) in PEOPLE.items():
        first, last = name.split()
        Backend.instance.save(
            models.User(
                user_name=user_name,
                formatted_name=name,
                given_name=first,
                family_name=last,
                emails=[email],
                title="verified" if verified else "",
                password=PASSWORD,
            )
        )
    havn = models.Client(
        client_id=CLIENT,
        client_secret=SECRET,
        client_name="Havn",
        client_uri=address,
        redirect_uris=[
            f"{address}/accounts/oidc/{provider}/login/callback/"
            for provider in ("ministry", "believed")
        ],
        grant_types=["authorization_code"],
        response_types=["code"],
        token_endpoint_auth_method="client_secret_post",
        scope=["openid", "profile", "email"],
    )
    Backend.instance.save(havn)
    havn.audience = [havn]
    Backend.instance.save(havn)


def main(port: str, address: str) -> None:
    app = create_app(config(int(port)))
    # Its own settings know no such claim; as some providers do, it comes in quotation marks.
    app.config["CANAILLE_OIDC"]["USERINFO_MAPPING"]["EMAIL_VERIFIED"] = VERIFIED
    with app.app_context():
        settle(address)
    app.run(port=int(port), threaded=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
