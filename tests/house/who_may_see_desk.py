"""The table of who is answered what: reports, decisions and the moderators' desk.

See who_may_see.py.
"""

from tests.house.walk import ANYBODY, GET_ONLY, OFFICE, OFFICE_405, SAME, SIGNED_IN, THEN_405, Line

DESK, DESK_405 = (
    "login visitor, 200 moderators office, 404",
    "login visitor, 405 moderators office, 404",
)
# Of the matter, who works on it.
MATTER = "login visitor, 200 moderator office, 404"
MATTER_422 = "login visitor, 422 moderator office, 404"
MATTER_BACK = "login visitor, >desk_matter moderator office, 404"
AUTHOR = "200 member, login visitor, 404"

DESK_LINES = [
    Line("name_behind", "a voice", MATTER, SAME),
    # Without a thing there is nothing to report.
    Line("report", "", "login visitor, 404", SAME),
    # Whose words it is about, and nobody else.
    Line("decision", "a decision", AUTHOR, SAME),
    Line("decision_mend", "a return", AUTHOR, SAME),
    Line("decision_mend", "a decision", ">decision member, login visitor, 404", SAME),
    Line(
        "decision_appeal",
        "a decision",
        THEN_405,
        ">decision member, login visitor, 404",
        {"words": "It is free."},
    ),
    # What was decided about oneself: also who is suspended objects to it.
    Line(
        "sanction_appeal",
        "a mute",
        THEN_405,
        ">sanctions muted, login visitor, 404",
        {"words": "It was one advert."},
    ),
    # Moderators, each in their scope.
    Line("desk", "", DESK, DESK_405),
    # Without a moment there is nothing that came since.
    Line("desk_news", "", "login visitor, 404", "login visitor, 405 moderators office, 404"),
    # Readings of one's own words, and all for the secretariat.
    Line("held_readings", "", SIGNED_IN, THEN_405),
    Line("secretariat_readings", "", OFFICE, OFFICE_405),
    # Moderation in figures, for everybody: once a month is over.
    Line("transparency", "", ANYBODY, GET_ONLY),
    Line("transparency_year", "a year", ANYBODY, GET_ONLY),
    Line("transparency_csv", "a year", ANYBODY, GET_ONLY),
    # What the desk does, in figures, and who is on it.
    Line("desk_overview", "", DESK, DESK_405),
    Line("desk_findings", "", DESK, DESK_405),
    Line("desk_rota", "", DESK, DESK_405),
    Line("shift_take", "", DESK_405, "login visitor, 422 moderators office, 404"),
    # Their own alone.
    Line("shift_give_back", "a shift", DESK_405, "login visitor, >desk_rota moderator, 404"),
    Line("desk_hand_over_all", "", DESK_405, "login visitor, 422 moderators office, 404"),
    Line("desk_matter", "a matter", MATTER, DESK_405),
    Line("desk_matter", "a matter in hand", MATTER, DESK_405),
    Line("desk_matter", "a grave matter", MATTER, DESK_405),
    Line("desk_matter", "nothing", "login visitor, 404", DESK_405),
    Line("desk_line", "a matter", MATTER, DESK_405),
    # Of the office: no moderator beside it, and nobody about themselves.
    Line("desk_matter", "an application's matter", OFFICE, DESK_405),
    Line("desk_line", "an application's matter", OFFICE, DESK_405),
    Line("desk_answer", "an application's matter", DESK_405, "login visitor, 422 office, 404"),
    Line("desk_answer", "a matter", DESK_405, "login visitor, 404"),
    Line("desk_decide", "an application's matter", DESK_405, "login visitor, 404"),
    Line(
        "desk_matter",
        "the secretariat's own matter",
        "login visitor, 200 administrator, 404",
        DESK_405,
    ),
    Line("desk_show", "a matter", DESK_405, MATTER),
    # To a place in the page.
    Line("desk_claim", "a matter", DESK_405, "login visitor, 302 moderator office, 404"),
    Line("desk_release", "a matter", DESK_405, MATTER_BACK),
    Line("desk_note", "a matter", DESK_405, MATTER_422),
    Line("desk_hand_over", "a matter", DESK_405, MATTER_422),
    Line("desk_decide", "a matter", DESK_405, MATTER_422),
    Line("desk_agree", "a matter", DESK_405, MATTER_422),
    Line("desk_keep_open", "a matter", DESK_405, MATTER_422),
    Line("secretariat_scopes", "", OFFICE, SAME),
    Line(
        "scope_take",
        "a scope",
        OFFICE_405,
        "login visitor, >secretariat_scopes office, 404",
    ),
    Line("secretariat_reasons", "", OFFICE, SAME),
    Line(
        "reason_drop",
        "a reason text",
        OFFICE_405,
        "login visitor, >secretariat_reasons office, 404",
    ),
]
