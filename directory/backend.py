"""Who is signed in: asked by every request."""

from allauth.account.auth_backends import AuthenticationBackend

from directory.models import Member
from network.lib.kept import Kept


class MemberBackend(AuthenticationBackend):
    """allauth's, with its one hot read put together once."""

    def get_user(self, user_id):
        found = _member(pk=user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@Kept
def _member(kind, pk):
    return Member.objects.with_second_factor().filter(pk=pk)
