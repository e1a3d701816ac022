"""Replying with a quote, also without JavaScript."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from forums import access, quotes, replyform, visible
from forums.models import Draft, Post
from network.lib.pages import whole_number


@login_required
@require_GET
def quote(request, pk):
    """The form that replies, with the post quoted before what is begun."""
    quotable = Post.objects.in_forums(visible.forum_ids(request)).shown().exclude(html="")
    quoted = get_object_or_404(quotable.select_related("thread__forum", "author"), pk=pk)
    thread = quoted.thread
    if not access.may_reply(request.user, thread):
        return redirect(quoted)
    draft = Draft.objects.of(request.user).at(thread).first()
    form = replyform.reply_form(request, thread, draft=draft, quoted=quoted)
    html = quotes.of_post(quoted.pk, form.quoted_words) + "<p></p>"
    if draft:
        # Not saved: the editor begins with both.
        draft.html += html
    context = {"thread": thread, "form": form, "html": html}
    return render(request, "forums/reply.html", context)


def quoted_in(request, thread) -> Post | None:
    """The post of the thread that a plain form quotes, if it is still to be read."""
    pk = whole_number(request.POST.get("quoting"), 0)
    if not pk:
        return None
    posts = thread.posts.shown().exclude(html="").select_related("author")
    return posts.filter(pk=pk).first()
