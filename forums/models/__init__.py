from forums.models.files import PostFile
from forums.models.forums import Forum
from forums.models.members import ForumMember, JoinRequest
from forums.models.policies import PostingPolicy, WatchedWord
from forums.models.posts import Post
from forums.models.reading import ForumMarker, ReadMarker, Watch
from forums.models.searches import SavedSearch
from forums.models.threads import Participant, Thread, ThreadTag

__all__ = [
    "Forum",
    "ForumMarker",
    "ForumMember",
    "JoinRequest",
    "Participant",
    "Post",
    "PostFile",
    "PostingPolicy",
    "ReadMarker",
    "SavedSearch",
    "Thread",
    "ThreadTag",
    "Watch",
    "WatchedWord",
]
