"""A security key in software: what a browser sends when one is added."""

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)


def a_key(member, name="USB key of the office") -> Authenticator:
    """Give the member a security key, as if they had added it."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    identity = f"key of {member.pk}: {name}".encode()
    attested = AttestedCredentialData.create(Aaguid(bytes(16)), identity, public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(sha256(b"localhost"), flags, 0, attested)
    said = CollectedClientData.create("webauthn.create", b"asked", "http://localhost")
    credential = {
        "id": websafe_encode(identity),
        "rawId": websafe_encode(identity),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(said),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
    }
    return Authenticator.objects.create(
        user=member, type="webauthn", data={"name": name, "credential": credential}
    )


def with_key(member):
    """The same member, as somebody trusted with more must be: with a key."""
    a_key(member)
    return member
