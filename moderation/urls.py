from django.urls import path

from moderation.views import (
    concern,
    concerns,
    decisions,
    desk,
    desk_sanctions,
    held,
    matter_acts,
    matters,
    reasons,
    reports,
    responders,
    sanctions,
    scopes,
    seals,
)

urlpatterns = [
    # One's own words that went to a moderator
    path("held/", held.held, name="held"),
    # Reporting, and what was decided about one's own words
    path("report/", reports.report, name="report"),
    path("decisions/<int:pk>/", decisions.decision, name="decision"),
    path("decisions/<int:pk>/mend/", decisions.mend, name="decision_mend"),
    path("decisions/<int:pk>/appeal/", decisions.appeal, name="decision_appeal"),
    # Desk
    path("desk/", matters.desk, name="desk"),
    path("desk/<int:pk>/", matters.matter, name="desk_matter"),
    path("desk/<int:pk>/line/", matters.line, name="desk_line"),
    path("desk/<int:pk>/show/", matters.show, name="desk_show"),
    path("desk/<int:pk>/claim/", matter_acts.claim, name="desk_claim"),
    path("desk/<int:pk>/release/", matter_acts.release, name="desk_release"),
    path("desk/<int:pk>/note/", matter_acts.note, name="desk_note"),
    path("desk/<int:pk>/hand-over/", matter_acts.hand_over, name="desk_hand_over"),
    path("desk/<int:pk>/decide/", matter_acts.decide, name="desk_decide"),
    path("desk/<int:pk>/agree/", matter_acts.agree, name="desk_agree"),
    path("desk/<int:pk>/keep-open/", matter_acts.keep_open, name="desk_keep_open"),
    path("desk/held/", desk.desk_held, name="desk_held"),
    path("desk/held/<int:pk>/", desk.desk_held_matter, name="desk_held_matter"),
    path("desk/held/<int:pk>/open/", desk.desk_held_open, name="desk_held_open"),
    path("desk/held/<int:pk>/files/<int:seal>/", desk.desk_held_file, name="desk_held_file"),
    path("desk/held/<int:pk>/publish/", desk.desk_held_publish, name="desk_held_publish"),
    path("desk/held/<int:pk>/return/", desk.desk_held_return, name="desk_held_return"),
    path("desk/sealed/<int:pk>/", seals.sealed, name="sealed"),
    # What was decided about members
    path("sanctions/", sanctions.sanctions, name="sanctions"),
    path("desk/members/", desk_sanctions.desk_sanctions, name="desk_sanctions"),
    path("desk/members/<slug:handle>/", desk_sanctions.desk_member, name="desk_member"),
    path("desk/sanctions/<int:pk>/lift/", desk_sanctions.sanction_lift, name="sanction_lift"),
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
    path("secretariat/moderators/", scopes.scopes, name="secretariat_scopes"),
    path("secretariat/moderators/<int:pk>/take/", scopes.take, name="scope_take"),
    path("secretariat/reasons/", reasons.reasons, name="secretariat_reasons"),
    path("secretariat/reasons/<int:pk>/drop/", reasons.drop, name="reason_drop"),
    path("secretariat/responders/", responders.responders, name="secretariat_responders"),
    path("secretariat/responders/<int:pk>/release/", responders.release, name="responder_release"),
    path("secretariat/responders/<slug:code>/hours/", responders.hours, name="secretariat_duty"),
]
