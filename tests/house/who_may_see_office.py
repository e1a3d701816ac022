"""The table of who is answered what: the secretariat's pages. See who_may_see.py."""

from tests.house.walk import OFFICE, OFFICE_405, SAME, Line

OFFICE_LINES = [
    Line("secretariat", "", OFFICE, SAME),
    Line("secretariat_members", "", OFFICE, OFFICE_405),
    Line("secretariat_member", "a member", OFFICE, SAME),
    Line(
        "secretariat_members_export",
        "",
        OFFICE,
        "login visitor, >mfa_reauthenticate_webauthn office, 404",
    ),
    Line("secretariat_participation", "", OFFICE, OFFICE_405),
    Line("secretariat_participation_csv", "", OFFICE, OFFICE_405),
    Line("secretariat_applications", "", OFFICE, OFFICE_405),
    Line("secretariat_application", "applicant", OFFICE, SAME),
    Line("secretariat_invitations", "", OFFICE, OFFICE_405),
    Line("invitation_new", "", OFFICE, SAME),
    Line("invitation", "an invitation", OFFICE, OFFICE_405),
    Line(
        "invitation_revoke", "an invitation", OFFICE_405, "login visitor, >invitation office, 404"
    ),
    Line(
        "invitation_remind", "an invitation", OFFICE_405, "login visitor, >invitation office, 404"
    ),
    Line("factor_resets", "", OFFICE, OFFICE_405),
    Line(
        "factor_reset_approve",
        "a lost key",
        OFFICE_405,
        "login visitor, >factor_resets office, 404",
    ),
    Line("secretariat_documents", "", OFFICE, OFFICE_405),
    Line("secretariat_document", "guidelines", OFFICE, SAME),
    Line("secretariat_help_numbers", "", OFFICE, OFFICE_405),
    Line("secretariat_help_number_new", "", OFFICE, SAME),
    Line("secretariat_help_number", "a help number", OFFICE, SAME),
    Line("secretariat_announcements", "", OFFICE, SAME),
    Line(
        "secretariat_announcement_end",
        "an announcement",
        OFFICE_405,
        "login visitor, >secretariat_announcements office, 404",
    ),
    # Bodies
    Line("secretariat_seats", "", OFFICE, OFFICE_405),
    Line("secretariat_seat", "a seat", OFFICE, SAME),
    Line("seat_appoint_whom", "a seat", OFFICE, OFFICE_405),
    Line("seat_appoint", "a seat, a member", OFFICE, SAME),
    Line(
        "seat_appoint",
        "a seat, the secretariat",
        "200 administrator, 403 secretariat, login visitor, 404",
        SAME,
    ),
    Line(
        "seat_term",
        "a term",
        OFFICE,
        "login visitor, >secretariat_seat office, 404",
        {"ends": "2090-01-01T12:00"},
    ),
    # Nobody lets their own term go on; to give it back is everybody's right.
    Line(
        "seat_term",
        "the secretariat's term",
        "login visitor, 403 secretariat, 200 administrator, 404",
        "login visitor, 403 secretariat, >secretariat_seat administrator, 404",
        {"ends": "2090-01-01T12:00"},
    ),
    Line("seat_term_end", "a term", OFFICE_405, "login visitor, >secretariat_seat office, 404"),
    Line(
        "seat_term_end",
        "the secretariat's term",
        OFFICE_405,
        "login visitor, >secretariat_seat office, 404",
    ),
    Line("secretariat_mandates", "", OFFICE, OFFICE_405),
    Line("secretariat_mandate_new", "", OFFICE, "login visitor, 422 office, 404"),
    Line("secretariat_mandate", "another mandate", OFFICE, OFFICE_405),
    Line(
        "secretariat_mandate_use",
        "another mandate",
        OFFICE,
        "login visitor, >secretariat_mandate office, 404",
    ),
    Line(
        "secretariat_mandate_use",
        "the mandate in use",
        "login visitor, >secretariat_mandate office, 404",
        SAME,
    ),
    Line(
        "secretariat_crosswalk",
        "both mandates",
        OFFICE,
        "login visitor, >secretariat_mandate office, 404",
    ),
    Line("secretariat_priority", "a priority", OFFICE, SAME),
    # What members told of
    Line("secretariat_changes", "", OFFICE, OFFICE_405),
    Line(
        "secretariat_change",
        "their wish",
        OFFICE,
        "login visitor, >secretariat_change office, 404",
        {"decision": "accept"},
    ),
    Line(
        "secretariat_change",
        "the secretariat's wish",
        OFFICE,
        "403 secretariat, >secretariat_change administrator, login visitor, 404",
        {"decision": "accept"},
    ),
    Line("invitation_list_new", "", OFFICE, SAME),
    Line(
        "invitation_list",
        "their own list",
        "200 administrator, login visitor, 404",
        ">invitation_list administrator, login visitor, 404",
    ),
    # Organisations
    Line("secretariat_organisations", "", OFFICE, OFFICE_405),
    Line("secretariat_organisation_new", "", OFFICE, SAME),
    Line("secretariat_organisation", "an organisation", OFFICE, SAME),
    Line(
        "secretariat_organisation_merge",
        "an organisation",
        OFFICE,
        "login visitor, >secretariat_organisation office, 404",
        {"into": "another organisation"},
    ),
    Line("secretariat_spokespersons", "an organisation", OFFICE, SAME),
    Line(
        "secretariat_spokesperson_end",
        "a spokesperson",
        OFFICE_405,
        "login visitor, >secretariat_spokespersons office, 404",
    ),
    # Forums
    Line("secretariat_forums", "", OFFICE, OFFICE_405),
    Line("secretariat_forum_new", "", OFFICE, SAME),
    Line("secretariat_posting", "", OFFICE, SAME),
    Line("secretariat_watch", "", OFFICE_405, "login visitor, 422 office, 404"),
    Line(
        "secretariat_unwatch",
        "a watched word",
        OFFICE_405,
        "login visitor, >secretariat_posting office, 404",
    ),
    Line("secretariat_forum", "hidden forum", OFFICE, SAME),
    Line("secretariat_imports", "", OFFICE, OFFICE_405),
    Line("secretariat_import", "an import", OFFICE, OFFICE_405),
    Line("secretariat_import_csv", "an import", OFFICE, OFFICE_405),
]
