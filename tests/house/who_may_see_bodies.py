"""Who is answered what in the directory beside its members. See who_may_see.py."""

from tests.house.walk import ANYBODY, GET_ONLY, OFFICE, OFFICE_405, SAME, THEN_405, Line

DIRECTORY = "403 applicant, login visitor, 200"
TO_THE_LIST = "login visitor, >kept_points office, 404"

BODY_LINES = [
    Line("pictures", "", DIRECTORY, THEN_405),
    Line("directory_typed", "", DIRECTORY, THEN_405),
    Line("directory_search_save", "", THEN_405, "403 applicant, login visitor, >directory"),
    Line("settings_directory_searches", "", "login visitor, 200", THEN_405),
    Line("directory_search_remove", "nothing", THEN_405, "login visitor, 404"),
    Line("organisations", "", DIRECTORY, THEN_405),
    Line("organisation", "an organisation, slug", "404 applicant, login visitor, 200", THEN_405),
    Line("contact_points", "", DIRECTORY, THEN_405),
    # Parties for everybody, names for members: tests/directory/views/test_bodies.py.
    Line("body", "a body", ANYBODY, GET_ONLY),
    Line("seat", "a seat", ANYBODY, GET_ONLY),
    Line("secretariat_presidencies", "", OFFICE, OFFICE_405),
    Line("presidency", "a presidency", OFFICE, SAME),
    Line("presidency_new", "a body", OFFICE, SAME),
    Line("organisation_list_new", "", OFFICE, SAME),
    Line(
        "organisation_list",
        "their organisations",
        "200 administrator, login visitor, 404",
        ">organisation_list administrator, login visitor, 404",
    ),
    Line("kept_points", "", OFFICE, OFFICE_405),
    Line("kept_point", "a contact point", OFFICE, SAME),
    Line("kept_point_new", "an organisation", OFFICE, SAME),
    Line("kept_point_right", "a contact point", OFFICE_405, TO_THE_LIST),
    Line("kept_point_close", "a contact point", OFFICE_405, TO_THE_LIST),
]
