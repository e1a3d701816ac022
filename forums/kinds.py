"""What the form of each kind of thread asks, and the opening post that its answers become.

The answers are no fields of their own: each is a heading and its words in the opening post, so that
the scan, search, mail, history and redaction meet them as they meet every post.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import escape, linebreaks
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from forums.models.kinds import Kind
from network.lib.markup import clean

# Of a form's field, before the name of what it asks.
PREFIX = "answer_"


@dataclass(frozen=True)
class Asked:
    """One thing a form asks.

    Args:
        name: of the field, behind PREFIX.
        label: the heading of the answer as well.
        help: what belongs there.
        is_required: whether a thread of this kind says it.
        rows: the lines of its box; 1 for a line.
    """

    name: str
    label: str | Promise
    help: str | Promise = ""
    is_required: bool = True
    rows: int = 3

    @property
    def field(self) -> str:
        return PREFIX + self.name


@dataclass(frozen=True)
class Form:
    """What a kind of thread is, for who chooses it, and what it asks.

    Args:
        says: what it is for, in one sentence.
        icon: its name at Lucide.
        asks: before the free text.
        has_deadline: whether it ends on a day, which is asked.
        is_read_first: whether a moderator reads it before others see it.
    """

    says: str | Promise
    icon: str
    asks: tuple[Asked, ...] = ()
    has_deadline: bool = False
    is_read_first: bool = False


_CONTACT = Asked(
    "contact",
    _("How to answer"),
    _("A reply here, or the mailbox of an office. No private address."),
    is_required=False,
    rows=1,
)

# What evidence states: domain model, job A2 (question, design, finding, limits, link or DOI).
# What a partner search states: job N1 (call, deadline, role sought). The ethics reference of a
# call for participants, and that a moderator reads it first: job A6. Offers: job B5.
FORMS = {
    Kind.QUESTION: Form(
        _("Ask how others do it. You can mark the answer that helped."), "circle-question-mark"
    ),
    Kind.DISCUSSION: Form(_("Think about something together."), "messages-square"),
    Kind.RESOURCE: Form(
        _("Share a guide, a form or a tool that others can use."),
        "book-open",
        (
            Asked("what", _("What it is")),
            Asked("whom", _("Whom it helps"), rows=2),
            Asked("where", _("Where to find it"), _("An address on the web."), rows=1),
            Asked("terms", _("Languages and licence"), is_required=False, rows=1),
        ),
    ),
    Kind.EVIDENCE: Form(
        _("Tell in plain words what a study found, and what it cannot tell."),
        "microscope",
        (
            Asked("question", _("The question"), rows=2),
            Asked("design", _("How it was studied"), _("Who, how many, how, when.")),
            Asked("finding", _("What was found"), _("In words that a practitioner can use.")),
            Asked("limits", _("What it cannot tell")),
            Asked("source", _("Where to read it"), _("An address on the web or a DOI."), rows=1),
        ),
    ),
    Kind.PARTNERS: Form(
        _("Find partners for an application before a call closes."),
        "handshake",
        (
            Asked("call", _("The call"), _("Its name, the funder and an address."), rows=2),
            Asked("idea", _("What the project is to do")),
            Asked("role", _("Whom you look for"), _("Country, sector and role."), rows=2),
            _CONTACT,
        ),
        has_deadline=True,
    ),
    Kind.DEVELOPMENT: Form(
        _("What changed in a country: a law, a service, a budget, a judgment."),
        "landmark",
        (
            Asked("changed", _("What changed")),
            Asked("since", _("Since when, and how far it is"), rows=2),
            Asked("means", _("What it means for children")),
            Asked("source", _("Where to read it"), _("An address on the web."), False, rows=1),
        ),
    ),
    Kind.PARTICIPANTS: Form(
        _("Find professionals who take part in a study. A moderator reads it first."),
        "clipboard-list",
        (
            Asked("study", _("What is studied, and by whom")),
            Asked("who", _("Who can take part"), _("Professionals, never children."), rows=2),
            Asked("effort", _("What it takes"), _("Time, place, language."), rows=2),
            Asked("ethics", _("Ethics approval"), _("Who gave it, and its reference."), rows=1),
            Asked("data", _("What happens with the answers"), rows=2),
            _CONTACT,
        ),
        has_deadline=True,
        is_read_first=True,
    ),
    Kind.OFFER: Form(
        _("Offer help or knowledge without selling. A moderator reads it first."),
        "gift",
        (
            Asked("what", _("What you offer")),
            Asked("whom", _("Whom it is for"), rows=2),
            Asked("cost", _("What it costs"), _("Say it when it costs nothing, too."), rows=1),
            _CONTACT,
        ),
        is_read_first=True,
    ),
    Kind.ANNOUNCEMENT: Form(_("Something that everybody here should know."), "megaphone"),
}


def asked(kind: str) -> tuple[Asked, ...]:
    """What the form of a kind asks before the free text; nothing for a word that is no kind."""
    return FORMS[Kind(kind)].asks if kind in Kind.values else ()


def answered(data: Mapping[str, str]) -> Iterator[tuple[Asked, str]]:
    """What was answered in a form as it was sent, whole or in part."""
    for question in asked(data.get("kind", "")):
        if said := data.get(question.field, "").strip():
            yield question, said


def composed(data: Mapping[str, str], *, language: str, text: str = "") -> str:
    """Return the opening post that the answers of a form become, as cleaned HTML.

    Args:
        data: with the kind, and the answers by their fields.
        language: the code of the language they are written in; the headings follow where the
            interface is translated into it.
        text: the free words after them, as cleaned HTML.
    """
    with override(language):
        parts = [
            f"<h3>{escape(question.label)}</h3>{linebreaks(said, autoescape=True)}"
            for question, said in answered(data)
        ]
    return clean("".join([*parts, text]), written_as="html")
