"""Addresses of the desk, below /desk/."""

from django.urls import path

from moderation.views import seals

urlpatterns = [
    path("sealed/<int:pk>/", seals.sealed, name="sealed"),
]
