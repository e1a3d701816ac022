"""The table of who is answered what: forums, threads and posts. See who_may_see.py."""

from tests.house.walk import ANYBODY, GET_ONLY, OFFICE, SAME, THEN_405, Line

MEMBERS_ROOM, SEATS_ROOM = "404 outside, 200", "200 seated, 404"

MODERATORS = "login visitor, 200 moderators office, 404"
SOONER = "login visitor, >forum_questions moderators office, 404"

ROOM_LINES = [
    Line("forum", "public forum", ANYBODY, GET_ONLY),
    Line("forum", "members forum", MEMBERS_ROOM, GET_ONLY),
    Line("forum", "seats forum", SEATS_ROOM, GET_ONLY),
    Line("forum", "nobody", "404", GET_ONLY),
    Line("thread", "public thread, slug", ANYBODY, GET_ONLY),
    Line("thread", "members thread, slug", MEMBERS_ROOM, GET_ONLY),
    Line("thread", "seats thread, slug", SEATS_ROOM, GET_ONLY),
    Line("thread_short", "public thread", ">thread", GET_ONLY),
    Line("thread_short", "members thread", "404 outside, >thread", GET_ONLY),
    Line("thread_short", "seats thread", ">thread seated, 404", GET_ONLY),
    Line("thread_short", "nothing", "404", GET_ONLY),
    Line("since", "public thread", ANYBODY, GET_ONLY),
    Line("thread_related", "public thread", ANYBODY, GET_ONLY),
    Line("since", "members thread", MEMBERS_ROOM, GET_ONLY),
    Line("thread_related", "members thread", MEMBERS_ROOM, GET_ONLY),
    Line("since", "seats thread", SEATS_ROOM, GET_ONLY),
    Line("thread_related", "seats thread", SEATS_ROOM, GET_ONLY),
    Line("threads", "", ANYBODY, GET_ONLY),
    # What leaves: a feed for everybody of a public forum; papers where words may leave.
    Line("forum_feed", "public forum", ANYBODY, GET_ONLY),
    Line("forum_feed", "members forum", "404", GET_ONLY),
    Line("forum_feed", "seats forum", "404", GET_ONLY),
    Line("thread_paper", "public thread", "404 applicant, login visitor, 200", THEN_405),
    Line("thread_paper", "members thread", "404 applicant, login visitor, 200", THEN_405),
    Line("thread_paper", "seats thread", "login visitor, 200 seated, 404", THEN_405),
    Line("thread_paper", "hidden thread", "login visitor, 200 group office, 404", THEN_405),
    # Made by a process of its own, so not for everybody in turn: test_paper.py.
    Line("thread_pdf", "nothing", "login visitor, 404", THEN_405),
    # Writing
    Line(
        "thread_new",
        "public forum",
        "403 applicant, >sanctions muted, login visitor, 200",
        "login visitor, 403 applicant muted, 200",
    ),
    Line(
        "thread_new",
        "members forum",
        "404 applicant, >sanctions muted, login visitor, 200",
        "403 muted, 404 applicant, login visitor, 200",
    ),
    Line("thread_new", "seats forum", "login visitor, 200 seated, 404", SAME),
    Line("reply", "public thread", THEN_405, "login visitor, 403 applicant muted, 422"),
    Line("reply", "members thread", THEN_405, "403 muted, 404 applicant, login visitor, 422"),
    Line("reply", "seats thread", THEN_405, "login visitor, 422 seated, 404"),
    # Files: those of the administrator's replies. Of a public forum only members get them.
    Line("file", "public file", "404 applicant, login visitor, 200", "login visitor, 405"),
    Line("file", "members file", "404 applicant, login visitor, 200", "login visitor, 405"),
    Line("file", "rule file", "login visitor, 404 elsewhere applicant, 200", "login visitor, 405"),
    Line("file", "joined file", "login visitor, 200 group office, 404", "login visitor, 405"),
    Line("file", "hidden file", "login visitor, 200 group office, 404", "login visitor, 405"),
    Line("file", "seats file", "login visitor, 200 seated, 404", "login visitor, 405"),
    Line("file", "named file", "login visitor, 200 office group-member, 404", "login visitor, 405"),
    Line("file", "file out of sight", "login visitor, 404", "login visitor, 405"),
    Line("file", "nothing", "login visitor, 404", "login visitor, 405"),
    Line("watch", "public thread", THEN_405, "login visitor, >thread", {"volume": "3"}),
    Line(
        "watch",
        "members thread",
        THEN_405,
        "404 applicant, login visitor, >thread",
        {"volume": "3"},
    ),
    Line("watch", "seats thread", THEN_405, "login visitor, >thread seated, 404", {"volume": "3"}),
    # Its author, and who moderates.
    Line("sensitivity", "public thread", "login visitor, 200 moderators office member, 403", SAME),
    Line(
        "sensitivity",
        "members thread",
        "404 applicant, login visitor, 200 moderators office member, 403",
        SAME,
    ),
    Line(
        "sensitivity",
        "seats thread",
        "403 alternate, login visitor, 200 office holder, 404",
        SAME,
    ),
    # Its author, and who moderates. The thread is no question.
    Line(
        "stage",
        "public thread",
        THEN_405,
        "login visitor, >thread moderators office member, 403",
        {"stage": "open"},
    ),
    Line(
        "stage",
        "members thread",
        THEN_405,
        "404 applicant, login visitor, >thread moderators office member, 403",
        {"stage": "open"},
    ),
    Line(
        "stage",
        "seats thread",
        THEN_405,
        "403 alternate, login visitor, >thread office holder, 404",
        {"stage": "open"},
    ),
    # It is the opening post.
    Line("answer", "public post", THEN_405, "login visitor, 403"),
    Line("answer", "members post", THEN_405, "404 applicant, login visitor, 403"),
    Line("answer", "seats post", THEN_405, "login visitor, 403 seated, 404"),
    # Its author.
    Line("post_edit", "public post", "200 member, login visitor, 403", SAME),
    # Its author.
    Line("post_edit", "members post", "200 member, 404 applicant, login visitor, 403", SAME),
    # Its author.
    Line("post_edit", "seats post", "200 holder, login visitor, 403 office alternate, 404", SAME),
    # Its author, at once: somebody has replied to these.
    Line("post_undo", "public post", THEN_405, "302 member, login visitor, 403"),
    Line("post_undo", "members post", THEN_405, "302 member, 404 applicant, login visitor, 403"),
    Line(
        "post_undo",
        "seats post",
        THEN_405,
        "302 holder, login visitor, 403 office alternate, 404",
    ),
    # Words that are not sent yet: one's own
    Line("composer", "", ANYBODY, GET_ONLY),
    # Whom one calls where one writes.
    Line("colleagues", "public forum", "login visitor, 404 applicant muted, 200", THEN_405),
    Line("colleagues", "members forum", "login visitor, 404 applicant muted, 200", THEN_405),
    Line("colleagues", "seats forum", "login visitor, 200 seated, 404", THEN_405),
    Line("colleagues", "hidden forum", "login visitor, 200 group office, 404", THEN_405),
    Line("colleagues", "named forum", "login visitor, 200 office group-member, 404", THEN_405),
    Line("drafts", "", "login visitor, 200", THEN_405),
    Line("draft_keep", "", THEN_405, "login visitor, 404"),
    Line(
        "draft_keep",
        "",
        THEN_405,
        "login visitor, 403 applicant muted, >drafts",
        {"place": "public place", "text": "Words"},
    ),
    Line(
        "draft_keep",
        "",
        THEN_405,
        "login visitor, >drafts seated, 404",
        {"place": "seats place", "text": "Words"},
    ),
    # Its author.
    Line(
        "draft_keep",
        "",
        THEN_405,
        "404 applicant, login visitor, >drafts member, 403",
        {"place": "own place", "text": "Words"},
    ),
    Line("draft_remove", "their draft", THEN_405, "login visitor, >drafts member, 404"),
    # The question of the week
    Line("forum_questions", "members forum", MODERATORS, SAME),
    Line("forum_questions", "seats forum", OFFICE, SAME),
    Line("question_new", "members forum", MODERATORS, SAME),
    Line("question_new", "public forum", "login visitor, 404", SAME),
    Line("question_edit", "a prepared question", MODERATORS, SAME),
    Line(
        "question_move",
        "a prepared question",
        THEN_405,
        ">forum_questions moderators office, login visitor, 404",
    ),
]
