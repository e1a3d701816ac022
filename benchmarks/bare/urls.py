from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import path

from benchmarks.bare.models import Entry


@login_required
def page(request, topic):
    """Session, user, one SELECT of twenty rows by index, twenty rows of HTML."""
    entries = Entry.objects.filter(topic=topic, number__lte=20).order_by("number")
    return render(request, "bare/page.html", {"topic": topic, "entries": entries})


urlpatterns = [path("topics/<int:topic>/", page)]
