"""What the page shows on which members say how loud everything is. Four queries."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from directory.vocabularies import priorities_in_use
from forums import visible, watchchoice
from forums.forms.watching import TagForm
from forums.models import Watch, WideWatch
from network.lib.pages import Page, page_number

SIZE = 30
SETTINGS = {"back": "settings"}


def context(request, form=None) -> dict:
    """Forums, priorities and tags, and the threads of which the member has chosen something."""
    member = request.user
    wide = list(WideWatch.objects.of(member).with_names())
    on_forum = {row.forum_id: row.volume for row in wide if row.forum_id}
    on_priority = {row.priority_id: row.volume for row in wide if row.priority_id}
    works_on = set(member.priorities.values_list("pk", flat=True))
    number = page_number(request.GET.get("page"))
    watches = Watch.objects.of(member).in_forums(visible.forum_ids(request)).newest_first()
    start = (number - 1) * SIZE
    found = list(watches[start : start + SIZE + 1])
    if number > 1 and not found:
        raise Http404
    return {
        "meaning": [(volume.label, words) for volume, words in watchchoice.MEANING],
        "forums": [
            watchchoice.of_forum(forum, on_forum.get(forum.pk), **SETTINGS)
            for forum in visible.forums(request)
        ],
        "priorities": [
            of_priority(priority, on_priority.get(priority.pk), works_on)
            for priority in priorities_in_use()
        ],
        "tags": [watchchoice.of_tag(row.tag, row.volume, **SETTINGS) for row in wide if row.tag_id],
        "threads": [
            watchchoice.of_thread(row.thread, row.volume, **SETTINGS) for row in found[:SIZE]
        ],
        "page": Page(number, number + (len(found) > SIZE), reverse("settings_watching")),
        "form": form or TagForm(),
    }


def of_priority(priority, volume, works_on) -> watchchoice.Choice:
    """What is chosen for a priority; what the member works on is tracked without that."""
    otherwise = _("Tracking, because you work on it") if priority.pk in works_on else ""
    return watchchoice.of_priority(priority, volume, otherwise=otherwise, **SETTINGS)
