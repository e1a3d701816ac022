"""In which language a page answers."""

from django.contrib.auth.middleware import get_user
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from network.lib.languages import spoken


class LanguageMiddleware(LocaleMiddleware):
    """A member's own choice; for visitors the switch's cookie, else what the browser asks for.

    Stands after the one that knows the member. It costs no query: every page asks who they are.
    """

    def process_request(self, request):
        # The member, not the promise of one: a page asks hundreds of things of them.
        request.user = get_user(request)
        translation.activate(_language(request))
        request.LANGUAGE_CODE = translation.get_language()


def _language(request) -> str:
    if request.user.is_authenticated:
        return spoken(request.user.language)
    return translation.get_language_from_request(request)
