from django.urls import path

from forums.views import forums, posts, search, secretariat, threads

urlpatterns = [
    # Forums
    path("forums/", forums.forums, name="forums"),
    path("forums/<slug:slug>/", forums.forum, name="forum"),
    path("forums/<slug:slug>/new/", threads.thread_new, name="thread_new"),
    # Threads
    path("threads/<int:pk>/", threads.thread, name="thread_short"),
    path("threads/<int:pk>/reply/", posts.reply, name="reply"),
    path("threads/<int:pk>/since/", threads.since, name="since"),
    path("threads/<int:pk>/watch/", threads.watch, name="watch"),
    path("threads/<int:pk>/<slug:slug>/", threads.thread, name="thread"),
    # Posts
    path("posts/<int:pk>/edit/", posts.post_edit, name="post_edit"),
    # Secretariat
    path("secretariat/forums/", secretariat.forums, name="secretariat_forums"),
    path("secretariat/forums/new/", secretariat.new, name="secretariat_forum_new"),
    path("secretariat/forums/<slug:slug>/", secretariat.forum, name="secretariat_forum"),
    # Search
    path("search/", search.search, name="search"),
]
