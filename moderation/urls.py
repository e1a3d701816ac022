from django.urls import path

from moderation.views import concern, concerns, desk, held, responders, seals

urlpatterns = [
    # One's own words that went to a moderator
    path("held/", held.held, name="held"),
    # Desk
    path("desk/held/", desk.desk_held, name="desk_held"),
    path("desk/held/<int:pk>/", desk.desk_held_matter, name="desk_held_matter"),
    path("desk/held/<int:pk>/open/", desk.desk_held_open, name="desk_held_open"),
    path("desk/held/<int:pk>/files/<int:seal>/", desk.desk_held_file, name="desk_held_file"),
    path("desk/held/<int:pk>/publish/", desk.desk_held_publish, name="desk_held_publish"),
    path("desk/held/<int:pk>/return/", desk.desk_held_return, name="desk_held_return"),
    path("desk/sealed/<int:pk>/", seals.sealed, name="sealed"),
    # A concern, for everybody
    path("concern/", concern.concern, name="concern"),
    path("concern/<slug:reference>/", concern.state, name="concern_state"),
    # Named responders
    path("desk/concerns/", concerns.concerns, name="concerns"),
    path("desk/concerns/<int:pk>/", concerns.concern_item, name="concern_item"),
    path("desk/concerns/<int:pk>/claim/", concerns.claim, name="concern_claim"),
    path("desk/concerns/<int:pk>/words/", concerns.words, name="concern_words"),
    path("desk/concerns/<int:pk>/note/", concerns.note, name="concern_note"),
    path("desk/concerns/<int:pk>/hand-over/", concerns.hand_over, name="concern_hand_over"),
    path("desk/concerns/<int:pk>/authority/", concerns.authority, name="concern_authority"),
    path("desk/concerns/<int:pk>/close/", concerns.close, name="concern_close"),
    path("desk/concerns/<int:pk>/keep-open/", concerns.keep_open, name="concern_keep_open"),
    # Secretariat
    path("secretariat/responders/", responders.responders, name="secretariat_responders"),
    path("secretariat/responders/<int:pk>/release/", responders.release, name="responder_release"),
    path("secretariat/responders/<slug:code>/hours/", responders.hours, name="secretariat_duty"),
]
