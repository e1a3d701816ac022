"""What a body was asked to do: its mandates, their priorities, and which counts now.

Each write marks the row as the secretariat's: no vocabulary file changes it any more.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from directory import vocabularies
from directory.models import Body, Mandate, Priority
from network.lib.audit import audit
from network.lib.languages import fold
from network.lib.written import through_scan


class Impossible(ValueError):
    """It cannot be so; the sentence says why."""


def put_in_use(*, mandate: Mandate, by) -> Mandate:
    """Let the priorities of a mandate count; those of the one before stay where they were chosen.

    Raises:
        Impossible: it has no priorities.
    """
    with transaction.atomic():
        Body.objects.select_for_update().get(pk=mandate.body_id)
        if not mandate.priorities.exists():
            raise Impossible(_("A mandate without priorities cannot be in use."))
        of_body = Mandate.objects.filter(body=mandate.body_id)
        before = of_body.filter(in_use=True).first()
        if before == mandate:
            return before
        # In this order: only one of a body may be in use.
        of_body.filter(in_use=True).update(in_use=False, by_hand_since=timezone.now())
        mandate.in_use, mandate.by_hand_since = True, timezone.now()
        mandate.save(update_fields=["in_use", "by_hand_since"])
        audit("mandate_put_in_use", actor=by, subject=mandate, before=before and before.pk)
        transaction.on_commit(vocabularies.forget, robust=True)
    return mandate


def change_priority(
    *, priority: Priority, label: str, title: str, articles: str, icon: str, by
) -> Priority:
    """Mend the words of a priority; threads and profiles show them at once.

    Raises:
        Refused: the privacy scan found something.
    """
    words = _scanned(label, title, articles) | {"icon": icon}
    changed = [field for field, value in words.items() if getattr(priority, field) != value]
    if not changed:
        return priority
    with transaction.atomic():
        for field, value in words.items():
            setattr(priority, field, value)
        priority.by_hand_since = timezone.now()
        priority.save(update_fields=[*words, "by_hand_since"])
        audit("priority_changed", actor=by, subject=priority, changed=changed)
        transaction.on_commit(vocabularies.forget, robust=True)
    return priority


def add_mandate(
    *, body: Body, title: str, starts, ends=None, priorities: Sequence[dict], by
) -> Mandate:
    """Write down a new mandate with its priorities. It is not in use yet.

    Args:
        starts, ends: days; open-ended when `ends` is not given.
        priorities: label, title, articles and icon of each, in their order.

    Raises:
        Impossible: it would end before it starts, or it has no priorities.
        Refused: the privacy scan found something.
    """
    if ends and ends <= starts:
        raise Impossible(_("A mandate ends after it starts."))
    if not priorities:
        raise Impossible(_("A mandate has at least one priority."))
    title = through_scan("directory.Mandate.title", title).text
    rows = [
        _scanned(row["label"], row["title"], row["articles"]) | {"icon": row["icon"]}
        for row in priorities
    ]
    now = timezone.now()
    with transaction.atomic():
        mandate = Mandate.objects.create(
            slug=_free(Mandate, f"{starts.year}-{ends.year}" if ends else f"from-{starts.year}"),
            body=body,
            title=title,
            starts=starts,
            ends=ends,
            by_hand_since=now,
        )
        for number, row in enumerate(rows, 1):
            slug = _free(Priority, slugify(fold(row["label"]))[:40] or "priority")
            Priority.objects.create(
                mandate=mandate, number=number, slug=slug, by_hand_since=now, **row
            )
        audit("mandate_added", actor=by, subject=mandate, priorities=len(rows))
        transaction.on_commit(vocabularies.forget, robust=True)
    return mandate


def set_crosswalk(
    *, mandate: Mandate, later: Mandate, links: Iterable[tuple[int, int]], by
) -> list[Priority]:
    """Say which areas of a later mandate each priority of an earlier one went into.

    Args:
        links: (priority, area) ids, of these two mandates; others are left out.

    Returns:
        The priorities that lead elsewhere than before.
    """
    areas, links, changed = later.priorities.in_bulk(), set(links), []
    with transaction.atomic():
        for priority in mandate.priorities.select_for_update().prefetch_related("crosswalk"):
            before = {area.pk for area in priority.crosswalk.all()}
            after = {pk for pk in areas if (priority.pk, pk) in links}
            if before & areas.keys() == after:
                continue
            # What leads to other mandates stays.
            priority.crosswalk.set((before - areas.keys()) | after)
            priority.by_hand_since = timezone.now()
            priority.save(update_fields=["by_hand_since"])
            slugs = sorted(areas[pk].slug for pk in after)
            audit("crosswalk_changed", actor=by, subject=priority, to=later.pk, after=slugs)
            changed.append(priority)
        if changed:
            transaction.on_commit(vocabularies.forget, robust=True)
    return changed


def _scanned(label, title, articles) -> dict:
    return {
        "label": through_scan("directory.Priority.label", label).text,
        "title": through_scan("directory.Priority.title", title).text,
        "articles": through_scan("directory.Priority.articles", articles).text,
    }


def _free(model, slug: str) -> str:
    """The slug, or with a number after it when it is taken."""
    taken = set(model.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = (slug if n == 1 else f"{slug}-{n}" for n in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)
