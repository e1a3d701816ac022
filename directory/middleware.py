"""What every request of a signed-in member gets."""

from django.utils.cache import patch_cache_control


class MemberMiddleware:
    """Keeps pages of signed-in members out of every cache: office computers are shared."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response
