from django.utils.translation import gettext_lazy as _

from network.lib.texts import Exempt, Text, declare

declare(
    Text("forums.Thread", "title", _("Title")),
    Text("forums.Thread", "english", _("In English")),
    Text("forums.Post", "html", _("Text"), html=True),
    # As they were before an edit.
    Text("forums.PostVersion", "html", _("Earlier text"), html=True, moved_from="forums.Post.html"),
    Text("forums.Summary", "text", _("Summary")),
    Text("forums.PreparedQuestion", "title", _("Title")),
    Text("forums.PreparedQuestion", "html", _("Text"), html=True),
    # The words in a file go through the scan as well: network/lib/files/scanned.py.
    Text("forums.PostFile", "name", _("File")),
    Exempt("forums.PostFile", "kind", "a choice"),
    Exempt("forums.PostFile", "stored", "a random name on disk"),
    Exempt("forums.PostFile", "gone", "a choice"),
    # Free words on a thread: taggit's own table holds them.
    Text("taggit.Tag", "name", _("Tag")),
    Exempt("taggit.Tag", "slug", "made from the name, which is scanned"),
    Text("forums.Forum", "title", _("Title of the forum")),
    Text("forums.Forum", "description", _("Description of the forum")),
    Text("forums.Forum", "template", _("What a new thread begins with")),
    Exempt("forums.Forum", "slug", "an address, scanned when it is chosen"),
    Exempt("forums.Forum", "audience", "a choice"),
    Exempt("forums.Forum", "sensitivity", "a choice"),
    Exempt("forums.Forum", "starting", "a choice"),
    Exempt("forums.Forum", "replying", "a choice"),
    Exempt("forums.Forum", "joining", "a choice"),
    Exempt("forums.Forum", "before", "a choice"),
    Exempt("forums.PostingPolicy", "before", "a choice"),
    Text("forums.WatchedWord", "phrase", _("Watched word")),
    Text("forums.WatchedWord", "note", _("Note for moderators")),
    Exempt("forums.WatchedWord", "folded", "made from the phrase, which is scanned"),
    Exempt("forums.WatchedWord", "act", "a choice"),
    Exempt("forums.Thread", "kind", "a choice"),
    Exempt("forums.Thread", "stage", "a choice"),
    Text("forums.Bookmark", "note", _("Note to yourself")),
    Text("forums.SavedSearch", "words", _("Words of a saved search")),
    Exempt("forums.Feed", "digest", "of a random word, which is kept nowhere"),
    Exempt("forums.Thread", "sensitivity", "a choice"),
    Exempt("forums.Thread", "slug", "made from the title, which is scanned"),
    Exempt("forums.ImportRun", "file", "a file's name on the server, by who runs it"),
    Exempt("forums.ImportedMessage", "outcome", "a choice"),
    # Only its writer reads a draft. It goes through the scan all the same.
    Text("forums.Draft", "title", _("Title")),
    Text("forums.Draft", "html", _("Text"), html=True),
    Text("forums.Draft", "tags", _("Tag")),
    Text("forums.Draft", "answers", _("Text")),
    Exempt("forums.Draft", "kind", "a choice"),
)
