"""The desk: its queue, and one matter. Who does not work on it finds nothing here."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from directory.own_time import in_own_time
from moderation import access
from moderation.actions import matters as actions
from moderation.deskpage import context_of
from moderation.forms.desk import QueueFilter
from moderation.models import Matter
from moderation.queue import A_PAGE, narrowed, rows
from network.lib import pages

# From here on "or more" says it.
MANY = 100
APPEALED = (
    *("appeal__decision__sanction__version", "appeal__decision__sanction__member"),
    *("appeal__sanction__version", "appeal__sanction__member"),
)


@access.for_moderators
@require_GET
@never_cache
@in_own_time
def desk(request):
    """What waits, the most urgent first, fifty a page; what is shown stands in the address."""
    now = timezone.now()
    form, waiting = _queue(request)
    total = waiting.count()
    filters = tuple((k, v) for k, v in request.GET.items() if v and k in form.fields)
    page = pages.asked(request, total, size=A_PAGE, filters=filters)
    found = page.of(waiting.with_people().with_reports().by_urgency())
    context = {
        "form": form,
        "rows": rows(found),
        "total": total,
        "page": page,
        "query": request.GET.urlencode(),
        "now": now,
    }
    return render(request, "moderation/desk.html", context)


@access.for_moderators
@require_GET
@never_cache
def news(request):
    """How many have come to the shown queue since a moment: asked for after a push."""
    since = parse_datetime(request.GET.get("since", ""))
    if since is None or timezone.is_naive(since):
        raise Http404
    _form, waiting = _queue(request)
    count = len(waiting.came_since(since).values_list("pk", flat=True)[:MANY])
    context = {"count": count, "many": MANY, "address": _shown_again(request)}
    return render(request, "moderation/_desk_news.html", context)


def _queue(request):
    """The filters of the address, and what waits within them."""
    form = QueueFilter(request.GET, of_office=request.user.is_secretariat)
    chosen = form.cleaned_data if form.is_valid() else {}
    return form, narrowed(access.matters_of_desk(request.user).open(), request.user, chosen)


def _shown_again(request) -> str:
    """The first page of the same queue."""
    asked = request.GET.copy()
    for name in ("since", "page"):
        asked.pop(name, None)
    return f"{reverse('desk')}?{asked.urlencode()}" if asked else reverse("desk")


@access.for_moderators
@require_GET
@never_cache
@in_own_time
def matter(request, pk):
    """One matter; of the gravest the words are covered."""
    return page(request, found(request, pk))


@access.for_moderators
@require_GET
@never_cache
@in_own_time
def line(request, pk):
    """Its line in the queue, asked for after a push."""
    matters = access.matters_of_desk(request.user).with_people().with_reports()
    [row] = rows([get_object_or_404(matters, pk=pk)])
    return render(request, "moderation/_desk_row.html", {"row": row})


@access.for_moderators
@require_POST
@never_cache
@in_own_time
def show(request, pk):
    """Show what is covered, once."""
    shown = found(request, pk)
    actions.show(matter=shown, by=request.user)
    return page(request, shown, uncovered=True)


def found(request, pk) -> Matter:
    """A matter of the member's desk; held words have a page of their own."""
    matters = access.matters_of_desk(request.user).exclude(kind=Matter.Kind.HELD)
    return get_object_or_404(matters.with_people().select_related("correction", *APPEALED), pk=pk)


@in_own_time
def page(request, shown: Matter, status=200, **more):
    context = context_of(request.user, shown, query=request.GET.urlencode(), **more)
    return render(request, "moderation/desk_matter.html", context, status=status)
