"""A thread, or a post with the thread it stands in, locked."""

from forums.models import Post, Thread


def locked_thread(pk: int) -> Thread:
    """With its forum and its author."""
    found = Thread.objects.select_for_update(of=("self",)).select_related("forum", "author")
    return found.get(pk=pk)


def locked_post(post: Post) -> tuple[Thread, Post]:
    """In the order of every other write to a thread: its row first.

    A moderator may take the post to another thread meanwhile: then it is that one.

    Raises:
        Post.DoesNotExist: it is gone.
    """
    thread_id = post.thread_id
    while True:
        thread = Thread.objects.select_for_update(of=("self",)).select_related("forum")
        thread = thread.get(pk=thread_id)
        posts = Post.objects.select_for_update(of=("self",)).select_related("author")
        post = posts.get(pk=post.pk)
        if post.thread_id == thread.pk:
            return thread, post
        thread_id = post.thread_id
