from django.urls import path

from forums.views import (
    curation,
    files,
    findings,
    forums,
    groups,
    headings,
    keeping,
    office,
    policies,
    posts,
    reading,
    search,
    secretariat,
    sensitivity,
    stages,
    threads,
    watching,
)

urlpatterns = [
    # Forums
    path("forums/", forums.forums, name="forums"),
    path("forums/<slug:slug>/", forums.forum, name="forum"),
    path("forums/<slug:slug>/new/", threads.thread_new, name="thread_new"),
    # Groups
    path("forums/<slug:slug>/join/", groups.join, name="group_join"),
    path("forums/<slug:slug>/leave/", groups.leave, name="group_leave"),
    path("forums/<slug:slug>/add/", groups.add, name="group_add"),
    path("forums/<slug:slug>/readings/", office.forum_readings, name="forum_readings"),
    path("forums/<slug:slug>/members/", groups.members, name="forum_members"),
    path("forums/<slug:slug>/members/<slug:handle>/", groups.change, name="group_change"),
    path("forums/<slug:slug>/requests/<slug:handle>/", groups.decide, name="group_decide"),
    # Threads
    path("threads/", forums.threads, name="threads"),
    path("threads/<int:pk>/", threads.thread, name="thread_short"),
    path("threads/<int:pk>/reply/", posts.reply, name="reply"),
    path("threads/<int:pk>/sensitivity/", sensitivity.sensitivity, name="sensitivity"),
    path("threads/<int:pk>/since/", threads.since, name="since"),
    path("threads/<int:pk>/read/", reading.thread_read, name="thread_read"),
    path("threads/<int:pk>/watch/", watching.watch, name="watch"),
    path("threads/<int:pk>/stage/", stages.stage, name="stage"),
    path("threads/<int:pk>/redact/", headings.thread_redact, name="thread_redact"),
    path("threads/<int:pk>/restore/", headings.thread_restore, name="thread_restore"),
    path("threads/<int:pk>/record/", headings.thread_record, name="thread_record"),
    path("threads/<int:pk>/<slug:slug>/", threads.thread, name="thread"),
    # Reading
    path("unread/", reading.unread, name="unread"),
    path("unread/read/", reading.unread_mark, name="unread_mark"),
    path("unread/undo/", reading.unread_undo, name="unread_undo"),
    path("forums/<slug:slug>/read/", reading.forum_read, name="forum_read"),
    path("forums/<slug:slug>/watch/", watching.watch_forum, name="watch_forum"),
    path("settings/watching/", watching.settings_watching, name="settings_watching"),
    path("settings/watching/tags/", watching.watch_new_tag, name="watch_new_tag"),
    path("settings/watching/tags/<int:pk>/", watching.watch_tag, name="watch_tag"),
    path("settings/watching/<slug:slug>/", watching.watch_priority, name="watch_priority"),
    # Words that are not sent yet
    path("scan/", findings.scan, name="scan"),
    # Posts
    path("posts/<int:pk>/edit/", posts.post_edit, name="post_edit"),
    path("posts/<int:pk>/answer/", stages.answer, name="answer"),
    path("posts/<int:pk>/bookmark/", keeping.bookmark, name="bookmark"),
    path("posts/<int:pk>/thank/", keeping.thank, name="thank"),
    path("posts/<int:pk>/thanks/", keeping.thanks, name="thanks"),
    path("bookmarks/", keeping.bookmarks, name="bookmarks"),
    path("bookmarks/<int:pk>/remove/", keeping.bookmark_remove, name="bookmark_remove"),
    # Files of posts
    path("files/<int:pk>/", files.file, name="file"),
    path("files/<int:pk>/remove/", files.file_remove, name="file_remove"),
    path("files/<int:pk>/restore/", files.file_restore, name="file_restore"),
    # Posts: moderators and responders
    path("posts/<int:pk>/hide/", curation.post_hide, name="post_hide"),
    path("posts/<int:pk>/redact/", curation.post_redact, name="post_redact"),
    path("posts/<int:pk>/restore/", curation.post_restore, name="post_restore"),
    path("posts/<int:pk>/record/", curation.post_record, name="post_record"),
    # Secretariat
    path("secretariat/posting/", policies.posting, name="secretariat_posting"),
    path("secretariat/posting/words/", policies.watch, name="secretariat_watch"),
    path("secretariat/posting/words/<int:pk>/", policies.unwatch, name="secretariat_unwatch"),
    path("secretariat/forums/", secretariat.forums, name="secretariat_forums"),
    path("secretariat/forums/new/", secretariat.new, name="secretariat_forum_new"),
    path("secretariat/forums/<slug:slug>/", secretariat.forum, name="secretariat_forum"),
    # Search
    path("search/", search.search, name="search"),
]
