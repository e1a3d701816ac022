"""Tags and filters of every page. Built in: templates need no {% load %}."""

from datetime import UTC
from functools import lru_cache

from django import template
from django.template.base import FilterExpression
from django.template.loader import get_template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide

from directory import unnamed, voices
from network.lib import devices
from network.lib.hosts import host_of

register = template.Library()

# No icon says anything alone, so none is read aloud.
UNHEARD = {"class": "icon", "aria-hidden": "true", "focusable": "false"}


@lru_cache(maxsize=256)
def svg(name: str) -> SafeString:
    """Return a Lucide icon as inline SVG, drawn once a process. Its size comes from CSS."""
    drawn = " ".join(lucide(name, size=20, **UNHEARD).split())
    # Safe: drawn by the package from its own files.
    return mark_safe(drawn.replace("> <", "><"))


def svg_or_nothing(name: str | None) -> SafeString:
    """Of a name that comes from data: an icon the package does not have is left out."""
    try:
        return svg(name) if name else SafeString("")
    except IconDoesNotExist:
        return SafeString("")


class Icon(template.Node):
    """An icon. A literal name is drawn when the template is compiled and then costs nothing."""

    def __init__(self, name: FilterExpression):
        self.name = name
        self.drawn = svg(name.var) if isinstance(name.var, str) else None

    def render(self, context):
        if self.drawn is not None:
            return self.drawn
        return svg_or_nothing(self.name.resolve(context))


@register.tag
def icon(parser, token):
    """`{% icon "bell" %}` or `{% icon forum.priority.icon %}`; nothing for an empty name."""
    bits = token.split_contents()
    if len(bits) != 2:
        raise template.TemplateSyntaxError("icon takes one name, as in {% icon 'bell' %}")
    return Icon(parser.compile_filter(bits[1]))


@register.simple_tag
def when(moment) -> SafeString:
    """A day as people say it, in UTC, the exact time on hover; a script makes it local.

    Never "3 hours ago": the fragments it stands in are kept.
    """
    return _when(moment.astimezone(UTC), get_language()) if moment else SafeString("")


@lru_cache(maxsize=4096)
def _when(moment, _language) -> SafeString:
    # Translators: a date as people say it, "12 March 2026", in the letters of Django's date filter.
    day = date_format(moment, _("j F Y"), use_l10n=False)
    return format_html(
        '<time datetime="{}" title="{}, {} UTC" data-local>{}</time>',
        moment.isoformat(timespec="seconds"),
        day,
        f"{moment:%H:%M}",
        day,
    )


@register.simple_tag
def moment(at) -> SafeString:
    """A day with its time, in the zone of the page (`in_own_time`): for what is due by the hour."""
    if not at:
        return SafeString("")
    # Translators: a date as people say it, "12 March 2026", in the letters of Django's date filter.
    said = date_format(timezone.localtime(at), _("j F Y") + ", H:i", use_l10n=False)
    exact = at.astimezone(UTC).isoformat(timespec="seconds")
    return format_html('<time datetime="{}">{}</time>', exact, said)


@register.simple_tag
def day(date) -> SafeString:
    """A date without a time, as people say it."""
    if not date:
        return SafeString("")
    # Translators: a date as people say it, "12 March 2026", in the letters of Django's date filter.
    said = date_format(date, _("j F Y"), use_l10n=False)
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), said)


@register.filter
def initials(name: str) -> str:
    """First letters of the first and the last word: "Anna-Liisa Tamm" is AT."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in dict.fromkeys([*words[:1], *words[-1:]])).upper()


@register.filter
def voice(member) -> int | None:
    """Which colleague from a mailing list it is; None for everybody else."""
    return voices.number_of(member)


@register.filter
def called(member) -> str:
    """A member's name; of who asks without one, how they are shown."""
    return unnamed.called(member) if member else ""


@register.filter("unnamed")
def is_unnamed(member) -> bool:
    """Whether it is how somebody is shown who asks without a name."""
    return member is not None and unnamed.is_voice(member)


@register.filter
def host(address: str) -> str:
    """Where a web address leads: "bris.se" of "https://www.bris.se/om/"."""
    return host_of(address).removeprefix("www.")


@register.filter
def device(user_agent: str) -> str:
    """ "Firefox on Windows": what a browser says of itself, as its owner says it."""
    return devices.device(user_agent)


@lru_cache(maxsize=128)
def _chip(slug, icon_name, label):
    drawn = svg_or_nothing(icon_name)
    return format_html('<span class="chip priority-{}">{}{}</span>', slug, drawn, label)


@register.simple_tag
def priority_chip(priority) -> SafeString:
    """A priority by hue, icon and label: colour never speaks alone."""
    return _chip(priority.slug, priority.icon, str(priority))


@register.filter
def current(here: str, names: str) -> str:
    """The value of aria-current: "page" at the first of the names, "true" at the others.

    `aria-current="{{ frame.here|current:'forums forum thread' }}"`; "false" anywhere else.
    """
    first, *others = names.split()
    if here == first:
        return "page"
    return "true" if here in others else "false"


@register.simple_tag(takes_context=True)
def section(context, fragment: str, data: dict) -> SafeString:
    """A fragment another app plugged in, with the context it brought."""
    with context.push(**data):
        return context.template.engine.get_template(fragment).render(context)


@register.simple_tag
def fixed(fragment: str) -> SafeString:
    """A fragment that says the same to everybody: rendered once a process and language.

    It gets no context at all, so nothing of one reader can stand in it.
    """
    return _fixed(fragment, get_language())


@lru_cache(maxsize=256)
def _fixed(fragment, language):
    return get_template(fragment).render()
