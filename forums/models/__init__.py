from forums.models.drafts import Draft
from forums.models.experts import ExpertRequest
from forums.models.feeds import Feed
from forums.models.files import PostFile
from forums.models.forums import Forum
from forums.models.imports import ImportedMessage, ImportRun, MailSender
from forums.models.keeping import Bookmark, Thanks
from forums.models.members import ForumMember, JoinRequest
from forums.models.mentions import Mention
from forums.models.moved import MovedPost
from forums.models.participants import Participant, ThreadTag
from forums.models.policies import PostingPolicy, WatchedWord
from forums.models.posts import Post
from forums.models.quotations import Quotation
from forums.models.reading import ForumMarker, ReadMarker
from forums.models.rhythm import PreparedQuestion, Rhythm
from forums.models.searches import SavedSearch
from forums.models.summaries import Summary
from forums.models.threads import Thread
from forums.models.versions import PostVersion
from forums.models.watching import Watch, WideWatch

__all__ = [
    "Bookmark",
    "Draft",
    "ExpertRequest",
    "Feed",
    "Forum",
    "ForumMarker",
    "ForumMember",
    "ImportRun",
    "ImportedMessage",
    "JoinRequest",
    "MailSender",
    "Mention",
    "MovedPost",
    "Participant",
    "Post",
    "PostFile",
    "PostVersion",
    "PostingPolicy",
    "PreparedQuestion",
    "Quotation",
    "ReadMarker",
    "Rhythm",
    "SavedSearch",
    "Summary",
    "Thanks",
    "Thread",
    "ThreadTag",
    "Watch",
    "WatchedWord",
    "WideWatch",
]
