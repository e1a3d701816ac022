"""Who wrote to a mailing list: a member, where the address is theirs; else a voice."""

from collections.abc import Iterable, Mapping

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from directory import voices
from directory.models import Member
from forums.models import MailSender

_SALT = "havn.mail-sender"


def keys_of(address: str) -> list[bytes]:
    """How an address is recognised: by the key that counts first, then by those it replaced."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    said = address.strip().lower()
    return [salted_hmac(_SALT, said, secret=s, algorithm="sha256").digest() for s in secrets]


def members_at(addresses: Iterable[str]) -> dict[str, Member]:
    """The members who have confirmed one of the addresses. One query."""
    theirs = EmailAddress.objects.filter(verified=True).annotate(low=Lower("email"))
    theirs = theirs.filter(low__in=set(addresses) - {""}, user__in=Member.objects.let_in())
    return {row.low: row.user for row in theirs.select_related("user")}


def authors_of(addresses: Iterable[str], named: Mapping[str, Member]) -> dict[str, Member]:
    """Whose posts they become, by address; voices that are missing are made.

    In the caller's transaction. Who has no address that can be read shares one voice.

    Args:
        named: who the operator says an address belongs to.
    """
    addresses = set(addresses)
    found = members_at(addresses) | {a: named[a] for a in addresses if a in named}
    wanted = {a: keys_of(a) for a in addresses - set(found)}
    rows = MailSender.objects.filter(key__in=[key for keys in wanted.values() for key in keys])
    by_key = {bytes(row.key): row for row in rows.select_related("voice", "claimed_by")}
    for address in sorted(wanted):
        row = next((by_key[key] for key in wanted[address] if key in by_key), None)
        found[address] = speaker(row) if row else _new(wanted[address][0])
    return found


def speaker(row: MailSender) -> Member:
    """Who a sender's posts belong to now."""
    claimed = row.claimed_by
    return claimed if claimed and claimed.left_at is None else row.voice


def _new(key: bytes) -> Member:
    number = 1 + (MailSender.objects.order_by("-pk").values_list("pk", flat=True).first() or 0)
    row = MailSender(pk=number, key=key, voice=voices.make(number))
    row.save(force_insert=True)
    return row.voice


def gone_among(addresses: Iterable[str]) -> set[str]:
    """Those of the addresses whose owners have asked for erasure. One query."""
    keys = {key: address for address in addresses for key in keys_of(address)}
    gone = MailSender.objects.filter(key__in=list(keys), gone_at__isnull=False)
    return {keys[bytes(key)] for key in gone.values_list("key", flat=True)}


def unclaimed_by(member: Member):
    """Senders whose address the member has confirmed, and whose posts are not (all) theirs yet."""
    mine = EmailAddress.objects.filter(user=member, verified=True).values_list("email", flat=True)
    keys = [key for address in mine for key in keys_of(address)]
    still = Q(claimed_by=None, key__in=keys) | Q(claimed_by=member, voice__posts__isnull=False)
    return MailSender.objects.filter(still, gone_at=None).distinct().order_by("pk")
