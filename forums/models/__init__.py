from forums.models.drafts import Draft
from forums.models.files import PostFile
from forums.models.forums import Forum
from forums.models.members import ForumMember, JoinRequest
from forums.models.participants import Participant, ThreadTag
from forums.models.policies import PostingPolicy, WatchedWord
from forums.models.posts import Post
from forums.models.reading import ForumMarker, ReadMarker, Watch
from forums.models.threads import Thread

__all__ = [
    "Draft",
    "Forum",
    "ForumMarker",
    "ForumMember",
    "JoinRequest",
    "Participant",
    "Post",
    "PostFile",
    "PostingPolicy",
    "ReadMarker",
    "Thread",
    "ThreadTag",
    "Watch",
    "WatchedWord",
]
