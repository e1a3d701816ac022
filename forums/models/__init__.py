from forums.models.files import PostFile
from forums.models.forums import Forum
from forums.models.imports import ImportedMessage, ImportRun, MailSender
from forums.models.members import ForumMember, JoinRequest
from forums.models.policies import PostingPolicy, WatchedWord
from forums.models.posts import Post
from forums.models.reading import ForumMarker, ReadMarker, Watch
from forums.models.threads import Participant, Thread, ThreadTag

__all__ = [
    "Forum",
    "ForumMarker",
    "ForumMember",
    "ImportRun",
    "ImportedMessage",
    "JoinRequest",
    "MailSender",
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
