"""The secretariat looks at what came from mailing lists, and at what did not."""

from itertools import chain

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_safe

from directory.access import for_secretariat
from forums.forms.imports import LeftOutForm
from forums.importpage import COLUMNS, cells, rows
from forums.models import ImportRun
from network.lib.pages import listed
from network.lib.tablefile import table_file


@for_secretariat
@require_GET
def imports(request):
    """Every archive, the newest first, with what became of its messages."""
    runs = ImportRun.objects.newest_first().with_counts()
    return render(request, "secretariat/imports.html", {"runs": runs})


@for_secretariat
@require_GET
def import_run(request, pk):
    """One archive: what is not in the forum, and why. Places and rules, never words."""
    run = get_object_or_404(ImportRun.objects.select_related("forum"), pk=pk)
    form = LeftOutForm(request.GET)
    found = form.narrowed(run.imported.left_out())
    context = listed(request, form, found, messages=found.select_related("post__thread"))
    context |= {"run": run, "outcomes": run.outcomes()}
    context["rows"] = rows(context.pop("messages"))
    return render(request, "secretariat/import_run.html", context)


@for_secretariat
@require_safe
def import_csv(request, pk):
    """The same list whole, for who goes through it with the archive beside."""
    run = get_object_or_404(ImportRun, pk=pk)
    left_out = run.imported.left_out().iterator(chunk_size=500)
    return table_file(f"import-{run.pk}", chain([COLUMNS], map(cells, left_out)))
