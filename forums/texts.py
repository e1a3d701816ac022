from django.utils.translation import gettext_lazy as _

from network.lib.texts import Exempt, Text, declare

declare(
    Text("forums.Thread", "title", _("Title")),
    Text("forums.Post", "html", _("Text"), html=True),
    # Free words on a thread: taggit's own table holds them.
    Text("taggit.Tag", "name", _("Tag")),
    Exempt("taggit.Tag", "slug", "made from the name, which is scanned"),
    Exempt("forums.Forum", "title", "written by the secretariat, loaded from data"),
    Exempt("forums.Forum", "description", "written by the secretariat, loaded from data"),
    Exempt("forums.Forum", "slug", "an address"),
    Exempt("forums.Forum", "audience", "a choice"),
    Exempt("forums.Forum", "sensitivity", "a choice"),
    Exempt("forums.Thread", "slug", "made from the title, which is scanned"),
)
