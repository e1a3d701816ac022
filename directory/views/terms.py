"""The words of the field, for everybody."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from directory import terms as words
from directory.vocabularies import languages_by_code


@require_GET
def terms(request):
    """Each word with what it means, and what it is called in the region's languages."""
    languages = languages_by_code()
    rows = [
        {"term": term, "names": [(languages[code], name) for code, name in term.names.items()]}
        for term in words.terms()
    ]
    return render(request, "directory/terms.html", {"rows": rows})
