"""What the right side of an address says, and what it never says."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Anybody can have an address there, so it proves no employer. Those of the region first.
PUBLIC = frozenset(
    """
    bk.ru delfi.lv e1.ru elisanet.fi fastmail.com freenet.de gmail.com gmx.at gmx.com gmx.de
    gmx.net googlemail.com hot.ee hotmail.com hotmail.co.uk hotmail.de hotmail.dk hotmail.fi
    hotmail.no hotmail.se icloud.com inbox.lt inbox.lv inbox.ru interia.eu interia.pl internet.is
    jubii.dk kolumbus.fi list.ru live.com live.dk live.fi live.no live.se luukku.com mac.com
    mail.com mail.dk mail.ee mail.ru me.com msn.com mail.lt ofir.dk o2.pl one.lt one.lv onet.eu
    onet.pl online.de online.ee online.no op.pl outlook.com outlook.de outlook.dk pm.me poczta.fm
    proton.me protonmail.ch protonmail.com rambler.ru saunalahti.fi simnet.is spray.se suomi24.fi
    stofanet.dk t-online.de takas.lt telia.com tlen.pl tuta.com tuta.io tutanota.com tutanota.de
    tv2.no vip.onet.pl web.de welho.com wp.pl ya.ru yahoo.co.uk yahoo.com yahoo.de yahoo.dk
    yahoo.no yahoo.se yandex.com yandex.ru ymail.com zoho.com aol.com
    """.split()
)
NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+")


def domain_of(email: str) -> str:
    """Return the right side of an address, in small letters."""
    return email.rpartition("@")[2].lower()


def work_domain(written: str) -> str:
    """Return a domain as it was typed: `sm.ee`, `@sm.ee` or `anna@sm.ee`.

    Raises:
        ValidationError: it is no domain, or anybody can have an address there.
    """
    domain = domain_of(written.strip())
    if not NAME.fullmatch(domain) or len(domain) > 253:
        raise ValidationError(_("“%(written)s” is no domain.") % {"written": written.strip()})
    if domain in PUBLIC:
        message = _("Anybody can have an address at %(domain)s, so it says nothing of an employer.")
        raise ValidationError(message % {"domain": domain})
    return domain
