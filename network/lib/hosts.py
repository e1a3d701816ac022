"""Where links lead, said beside their words: who reads "guide" sees whose guide it is."""

import html as entities
import re
from urllib.parse import unquote

from django.conf import settings
from django.utils.html import format_html

from network.lib.markup import plain

_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
# As browsers read it, who take any number of slashes of either kind.
_HOST = re.compile(r"https?:[/\\]*([^/\\?#]*)", re.IGNORECASE)


def with_hosts(clean_html: str) -> str:
    """Return cleaned HTML where each link that leads out of Havn says where to."""
    return _LINK.sub(_with_host, clean_html)


def host_of(address: str) -> str:
    """The host of a web address as it goes over the wire: letters that look alike differ there.

    Returns:
        Empty for an address that is not of the web, or leads nowhere else.
    """
    found = _HOST.match("".join(address.split()))
    if not found:
        return ""
    host = unquote(found[1].rpartition("@")[2]).partition(":")[0].strip(".").lower()
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host.encode("ascii", "backslashreplace").decode()


def says(words: str, host: str) -> bool:
    """Whether the words of a link name its host, and no other one that contains it."""
    bare = re.escape(host.removeprefix("www."))
    return bool(re.search(rf"(?<![\w.@-])(?:www\.)?{bare}(?![\w-]|\.\w|@)", words.lower()))


def _with_host(link: re.Match) -> str:
    host = host_of(entities.unescape(link[1]))
    if not host or host == host_of(settings.HAVN_URL) or says(plain(link[2]), host):
        return link[0]
    return link[0] + format_html(' <bdi class="host">({})</bdi>', host)
