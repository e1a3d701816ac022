"""Who is signed in: asked by every request."""

from allauth.account.auth_backends import AuthenticationBackend

from directory.models import Member
from network.lib.kept import Kept


class MemberBackend(AuthenticationBackend):
    """allauth's, with its one hot read put together once."""

    def get_user(self, user_id):
        found = _member(pk=user_id)
        return found[0] if found and self._may_be_signed_in(found[0]) else None

    def _may_be_signed_in(self, member):
        # Signing in opens a closed account first, so a session of a closed one is an old one.
        return self.user_can_authenticate(member) and member.closed_at is None


@Kept
def _member(kind, pk):
    return Member.objects.with_second_factor().filter(pk=pk)
