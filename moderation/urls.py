from django.urls import path

from moderation.views import desk, held

urlpatterns = [
    # One's own words that went to a moderator
    path("held/", held.held, name="held"),
    # Desk
    path("desk/held/", desk.desk_held, name="desk_held"),
    path("desk/held/<int:pk>/", desk.desk_held_matter, name="desk_held_matter"),
    path("desk/held/<int:pk>/open/", desk.desk_held_open, name="desk_held_open"),
    path("desk/held/<int:pk>/publish/", desk.desk_held_publish, name="desk_held_publish"),
    path("desk/held/<int:pk>/return/", desk.desk_held_return, name="desk_held_return"),
]
