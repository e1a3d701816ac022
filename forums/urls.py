from django.urls import path

from forums.views import (
    composer,
    curation,
    drafts,
    files,
    findings,
    forums,
    groups,
    headings,
    policies,
    posts,
    search,
    secretariat,
    sensitivity,
    stages,
    threads,
    undo,
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
    path("forums/<slug:slug>/members/", groups.members, name="forum_members"),
    path("forums/<slug:slug>/members/<slug:handle>/", groups.change, name="group_change"),
    path("forums/<slug:slug>/requests/<slug:handle>/", groups.decide, name="group_decide"),
    # Threads
    path("threads/", forums.threads, name="threads"),
    path("threads/<int:pk>/", threads.thread, name="thread_short"),
    path("threads/<int:pk>/reply/", posts.reply, name="reply"),
    path("threads/<int:pk>/sensitivity/", sensitivity.sensitivity, name="sensitivity"),
    path("threads/<int:pk>/since/", threads.since, name="since"),
    path("threads/<int:pk>/watch/", threads.watch, name="watch"),
    path("threads/<int:pk>/stage/", stages.stage, name="stage"),
    path("threads/<int:pk>/answer/", stages.answer, name="answer"),
    path("threads/<int:pk>/redact/", headings.thread_redact, name="thread_redact"),
    path("threads/<int:pk>/restore/", headings.thread_restore, name="thread_restore"),
    path("threads/<int:pk>/record/", headings.thread_record, name="thread_record"),
    path("threads/<int:pk>/<slug:slug>/", threads.thread, name="thread"),
    # Words that are not sent yet
    path("scan/", findings.scan, name="scan"),
    path("composer/", composer.composer, name="composer"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/keep/", drafts.draft_keep, name="draft_keep"),
    path("drafts/<int:pk>/remove/", drafts.draft_remove, name="draft_remove"),
    # Posts
    path("posts/<int:pk>/edit/", posts.post_edit, name="post_edit"),
    path("posts/<int:pk>/undo/", undo.post_undo, name="post_undo"),
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
