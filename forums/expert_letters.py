"""The mail that somebody is asked as an expert: none of the question's words, and no name."""

from django.conf import settings

from directory.vocabularies import languages_by_code
from forums import access
from forums.models import ExpertRequest
from network.lib.mail import addressed


def compose(request: ExpertRequest):
    """Return the message, or None when there is nothing (any more) to ask."""
    member, thread = request.member, request.thread
    is_expert = hasattr(member, "expert") and member.is_in_use and not member.is_muted
    if not is_expert or request.declined_at or not thread.is_open:
        return None
    is_answered = ExpertRequest.objects.with_answered().filter(pk=request.pk, answered=True)
    if is_answered.exists() or not access.may_read(member, thread.forum):
        return None
    context = {
        "member": member,
        "priorities": list(thread.priorities.all()),
        "written_in": languages_by_code()[thread.language_id],
        "url": settings.HAVN_URL + request.get_absolute_url(),
    }
    return addressed(request, "expert", context, to=member.email, language=member.language)
