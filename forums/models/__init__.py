from forums.models.drafts import Draft
from forums.models.feeds import Feed
from forums.models.files import PostFile
from forums.models.forums import Forum
from forums.models.imports import ImportedMessage, ImportRun, MailSender
from forums.models.keeping import Bookmark, Thanks
from forums.models.members import ForumMember, JoinRequest
from forums.models.mentions import Mention
from forums.models.participants import Participant, ThreadTag
from forums.models.policies import PostingPolicy, WatchedWord
from forums.models.posts import Post
from forums.models.quotations import Quotation
from forums.models.reading import ForumMarker, ReadMarker
from forums.models.searches import SavedSearch
from forums.models.threads import Thread
from forums.models.versions import PostVersion
from forums.models.watching import Watch, WideWatch

__all__ = [
    "Bookmark",
    "Draft",
    "Feed",
    "Forum",
    "ForumMarker",
    "ForumMember",
    "ImportRun",
    "ImportedMessage",
    "JoinRequest",
    "MailSender",
    "Mention",
    "Participant",
    "Post",
    "PostFile",
    "PostVersion",
    "PostingPolicy",
    "Quotation",
    "ReadMarker",
    "SavedSearch",
    "Thanks",
    "Thread",
    "ThreadTag",
    "Watch",
    "WatchedWord",
    "WideWatch",
]
