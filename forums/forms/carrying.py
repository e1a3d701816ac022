"""Which posts a moderator takes out of a thread, where to, and why."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Priority
from forums.actions.threads import with_forums_own
from forums.forms.numbers import NumbersField
from forums.models import Thread
from moderation.forms.grounds import ReasonForm
from network.lib.written import Refused

MOST = 200
_THREAD = re.compile(r"(?:.*/threads/)?(\d{1,18})(?:[/?#].*)?")


class CarryForm(ReasonForm):
    """What both acts ask."""

    numbers = NumbersField(
        label=_("Which posts"),
        most=MOST,
        help_text=_("Their numbers in this thread, like this: 3, 7-9"),
    )

    def __init__(self, *args, thread: Thread, **kwargs):
        super().__init__(*args, **kwargs)
        self.thread, self.posts = thread, []
        self.fields["words"].help_text = _("Kept on record.")

    def clean_numbers(self):
        """Keep the posts: each is there, in sight, and does not open the thread."""
        numbers = self.cleaned_data["numbers"]
        if 1 in numbers:
            raise forms.ValidationError(_("Post 1 opens the thread and stays in it."))
        posts = self.thread.posts.shown().select_related("author").order_by("number")
        self.posts = list(posts.filter(number__in=numbers))
        if missing := sorted(set(numbers) - {post.number for post in self.posts}):
            told = _("There is no post to take there: %(numbers)s. What is hidden stays.")
            named = ", ".join(str(number) for number in missing[:20])
            raise forms.ValidationError(told, params={"numbers": named})
        return numbers


class SplitForm(CarryForm):
    """A new thread of some posts."""

    title = forms.CharField(label=_("Title of the new thread"), max_length=140)
    priorities = forms.ModelMultipleChoiceField(
        label=_("Priorities"),
        queryset=Priority.objects.in_use(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One to three."),
    )
    forum = forms.TypedChoiceField(label=_("In which forum"), coerce=int)

    field_order = ["numbers", "title", "priorities", "forum", "words"]

    def __init__(self, *args, forums, thread: Thread, **kwargs):
        """Offer the forums that the moderator reads."""
        of_thread = list(thread.priorities.values_list("pk", flat=True))
        initial = {"forum": thread.forum_id, "priorities": of_thread}
        super().__init__(*args, thread=thread, initial=initial, **kwargs)
        self.forums = {forum.pk: forum for forum in forums}
        choices = [(forum.pk, f"{forum.title} ({forum.who_reads})") for forum in forums]
        self.fields["forum"].choices = choices

    def clean(self):
        cleaned = super().clean()
        if "priorities" in cleaned and "forum" in cleaned:
            chosen = with_forums_own(self.chosen, cleaned["priorities"])
            if not 1 <= len(chosen) <= 3:
                told = _("Choose one to three priorities; the forum's own is one of them.")
                self.add_error("priorities", told)
        return cleaned

    @property
    def chosen(self):
        return self.forums[self.cleaned_data["forum"]]

    def refuse(self, refused: Refused) -> None:
        """The title or the reason says too much."""
        self.add_error(None, [refused.label, *refused.reasons])


class JoinForm(CarryForm):
    """Some posts, or all, into another thread."""

    into = forms.CharField(
        label=_("Into which thread"),
        max_length=300,
        help_text=_("Its address, or the number in it."),
    )

    field_order = ["into", "numbers", "words"]

    def __init__(self, *args, threads, **kwargs):
        """
        Args:
            threads: QuerySet of those the moderator reads.
        """
        super().__init__(*args, **kwargs)
        self.threads = threads
        self.fields["numbers"].required = False
        self.fields["numbers"].help_text = _(
            "Their numbers in this thread, like this: 3, 7-9. Without any the whole thread goes."
        )

    def clean_numbers(self):
        return super().clean_numbers() if self.cleaned_data["numbers"] else []

    def clean_into(self):
        found = _THREAD.fullmatch(self.cleaned_data["into"].strip())
        thread = found and self.threads.filter(pk=int(found[1])).first()
        if not thread:
            raise forms.ValidationError(_("There is no thread with this number or address."))
        if thread.pk == self.thread.pk:
            raise forms.ValidationError(_("This is the thread itself."))
        return thread

    @property
    def is_whole(self) -> bool:
        return not self.cleaned_data["numbers"]
