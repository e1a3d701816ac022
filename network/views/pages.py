"""Pages that say what Havn is and how to use it. Open to everybody."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_GET

from directory.models import HelpNumber, Party, Priority


@require_GET
def about(request):
    """What Havn is, since when, who runs it, the priorities, how to join."""
    context = {
        "priorities": Priority.objects.in_use(),
        "parties": Party.objects.sitting(),
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "pages/about.html", context)


@require_GET
def help_page(request):
    """How to ask, find a colleague, get the digest; and whom to call for a child in danger."""
    context = {
        "help_numbers": HelpNumber.objects.shown().in_order(),
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "pages/help.html", context)


@require_GET
def accessibility(request):
    """The accessibility statement."""
    return render(request, "pages/accessibility.html", {"contact": settings.CONTACT_EMAIL})
