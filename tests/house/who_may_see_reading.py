"""The table of who is answered what: reading, watching, keeping. See who_may_see.py."""

from tests.house.walk import SAME, SIGNED_IN, THEN_405, Line

NOW = {"until": "2026-11-25T10:00:00+00:00"}
LOUD = {"volume": "2"}

READING_LINES = [
    Line("unread", "", SIGNED_IN, THEN_405),
    Line("unread_mark", "", THEN_405, "login visitor, >unread", NOW),
    Line("unread_undo", "", THEN_405, "login visitor, >unread"),
    Line("forum_read", "public forum", THEN_405, "login visitor, >unread", NOW),
    Line("forum_read", "members forum", THEN_405, "404 applicant, login visitor, >unread", NOW),
    Line("forum_read", "seats forum", THEN_405, "login visitor, >unread seated, 404", NOW),
    Line("forum_read", "hidden forum", THEN_405, "login visitor, >unread group office, 404", NOW),
    Line("thread_read", "public thread", THEN_405, "login visitor, >unread"),
    Line("thread_read", "members thread", THEN_405, "404 applicant, login visitor, >unread"),
    Line("thread_read", "seats thread", THEN_405, "login visitor, >unread seated, 404"),
    Line("thread_read", "hidden thread", THEN_405, "login visitor, >unread group office, 404"),
    Line("settings_watching", "", SIGNED_IN, THEN_405),
    Line("settings_feeds", "", SIGNED_IN, THEN_405),
    Line("settings_feed_new", "", THEN_405, "403 applicant, login visitor, 422"),
    Line("settings_feed_end", "nothing", THEN_405, "login visitor, 404"),
    Line("feed", "nothing", "404", "405"),
    Line("watch_forum", "members forum", THEN_405, "404 applicant, login visitor, >forum", LOUD),
    Line("watch_forum", "seats forum", THEN_405, "login visitor, >forum seated, 404", LOUD),
    Line("watch_forum", "hidden forum", THEN_405, "login visitor, >forum group office, 404", LOUD),
    Line("watch_priority", "nobody", THEN_405, "login visitor, 404", LOUD),
    Line("watch_new_tag", "", THEN_405, "login visitor, 422"),
    Line("watch_tag", "nothing", THEN_405, "login visitor, 404", LOUD),
    # Whoever reads a post keeps it; who wrote it sees who thanks, and thanks not themselves.
    Line("bookmark", "public post", "403 applicant, login visitor, 200", SAME),
    Line("bookmark", "members post", "404 applicant, login visitor, 200", SAME),
    Line("bookmark", "seats post", "login visitor, 200 seated, 404", SAME),
    Line("bookmark", "hidden post", "login visitor, 200 group office, 404", SAME),
    Line("bookmark", "post out of sight", "login visitor, 404", SAME),
    # Who may not reply there is led to the post.
    Line("quote", "public post", "login visitor, 302 applicant muted, 200", THEN_405),
    Line("quote", "members post", "302 muted, 404 applicant, login visitor, 200", THEN_405),
    Line("quote", "seats post", "login visitor, 200 seated, 404", THEN_405),
    Line("quote", "hidden post", "login visitor, 200 group office, 404", THEN_405),
    Line("quote", "post out of sight", "login visitor, 404", THEN_405),
    Line("post_history", "public post", "403 applicant, login visitor, 200", THEN_405),
    Line("post_history", "members post", "404 applicant, login visitor, 200", THEN_405),
    Line("post_history", "seats post", "login visitor, 200 seated, 404", THEN_405),
    Line("post_history", "hidden post", "login visitor, 200 group office, 404", THEN_405),
    Line("post_history", "post out of sight", "login visitor, 404", THEN_405),
    Line("bookmarks", "", SIGNED_IN, THEN_405),
    Line("bookmark_remove", "nothing", THEN_405, "login visitor, 404"),
    Line("thank", "public post", THEN_405, "login visitor, 403 applicant member muted, 302"),
    Line("thank", "members post", THEN_405, "404 applicant, login visitor, 403 member muted, 302"),
    Line("thank", "seats post", THEN_405, "403 holder, login visitor, 302 office alternate, 404"),
    Line(
        "thank",
        "hidden post",
        THEN_405,
        "403 group-member, login visitor, 302 office group-manager, 404",
    ),
    Line("thanks", "public post", "200 member, login visitor, 404", THEN_405),
    Line("thanks", "members post", "200 member, login visitor, 404", THEN_405),
    Line("thanks", "seats post", "200 holder, login visitor, 404", THEN_405),
]
