"""The secretariat's own pages; there is no other admin."""

from django.shortcuts import render

from directory.access import for_secretariat


@for_secretariat
def home(request):
    """What the secretariat looks after."""
    return render(request, "secretariat/home.html")
