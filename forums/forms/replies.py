"""Words and for whom they are said: a seat, an organisation, oneself; and a reply."""

from django import forms
from django.utils.translation import gettext_lazy as _

from forums import bylines, quotes
from forums.forms.texts import TextForm
from forums.models import Post
from network.lib.markup import clean


class SeatForm(TextForm):
    """Words in a forum, and for whom they are said: asked only when the writer has a choice."""

    term = forms.TypedChoiceField(
        label=_("You write"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say for whom you write."),
            "invalid_choice": _("That term is over. Your text was not sent and is still here."),
        },
    )

    spokesperson = forms.TypedChoiceField(
        label=_("You write as"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _(
                "You do not speak for it any more. Your text was not sent and is still here."
            ),
        },
    )

    def __init__(self, *args, terms=(), spokespersons=(), **kwargs):
        """Ask for whom the words are said.

        Args:
            terms: the seat terms that the writer has there.
            spokespersons: as the writer is named to speak for an organisation there.
        """
        super().__init__(*args, **kwargs)
        self.terms = {term.pk: term for term in terms}
        self.spokespersons = {one.pk: one for one in spokespersons}
        if spokespersons or self.data.get("spokesperson"):
            named = [(one.pk, one.line) for one in spokespersons]
            self.fields["spokesperson"].choices = [("", _("Myself")), *named]
        else:
            del self.fields["spokesperson"]
        # Who chose one that ended meanwhile is told, and does not speak for another.
        if len(terms) > 1 or (terms and self.data.get("term")):
            self.fields["term"].choices = [(term.pk, term.line_with_body) for term in terms]
            self.initial.setdefault("term", terms[0].pk)
        else:
            del self.fields["term"]

    def refuse_term(self) -> None:
        """The chosen term ended while the form was on its way."""
        told = SeatForm.base_fields["term"].error_messages["invalid_choice"]
        self.add_error("term" if "term" in self.fields else None, told)

    def refuse_spokesperson(self) -> None:
        """Somebody said meanwhile that the writer speaks for it no more."""
        told = SeatForm.base_fields["spokesperson"].error_messages["invalid_choice"]
        self.add_error("spokesperson" if "spokesperson" in self.fields else None, told)

    @property
    def only_term(self):
        """The one seat the words are said for, when there is no choice."""
        return next(iter(self.terms.values()), None) if "term" not in self.fields else None

    @property
    def words(self):
        term, spokesperson = map(self.cleaned_data.get, ("term", "spokesperson"))
        return super().words | {
            "term": self.terms.get(term),
            "spokesperson": self.spokespersons.get(spokesperson),
        }


class ReplyForm(SeatForm):
    """Words of a reply; without JavaScript, what they quote is not among them."""

    def __init__(self, *args, asks_here: bool = False, quoted: Post | None = None, **kwargs):
        """Ask for a reply.

        Args:
            asks_here: the writer asked without a name, so it stands there without one, too.
            quoted: the post whose words stand above those of a plain form.
        """
        super().__init__(*args, **kwargs)
        self.asks_here, self.quoted = asks_here, quoted

    @property
    def quoted_words(self) -> str:
        return quotes.shortened(self.quoted.html)

    @property
    def quoted_name(self) -> str:
        return bylines.who(self.quoted.author, names=True)

    @property
    def words(self):
        words = super().words
        if self.quoted is None or words["written_as"] == "html":
            return words
        written = quotes.of_post(self.quoted.pk, self.quoted_words)
        written += clean(words["written"], written_as="text")
        return words | {"written": written, "written_as": "html"}
