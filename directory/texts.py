from django.utils.translation import gettext_lazy as _

from network.lib.texts import Exempt, Text, declare

declare(
    Text("directory.Member", "name", _("Name")),
    Text("directory.Member", "handle", _("Handle")),
    Text("directory.Member", "headline", _("Function")),
    Text("directory.Profile", "about", _("About")),
    Exempt("directory.Member", "email", "an address, shown to nobody but its owner"),
    Exempt("directory.Member", "password", "a hash"),
    Exempt("directory.Member", "sort_key", "made from the name, which is scanned"),
    Exempt("directory.Member", "role", "a choice"),
    Exempt("directory.Member", "timezone", "a choice"),
    Exempt("directory.Member", "language", "a choice"),
    Text("directory.Affiliation", "function", _("Function")),
    Text("directory.Organisation", "name", _("Organisation")),
    Exempt("directory.Organisation", "sort_key", "made from the name, which is scanned"),
    Exempt("directory.Organisation", "slug", "made from the name, which is scanned"),
    Exempt("directory.Organisation", "website", "a web address entered by the secretariat"),
    Text("directory.DocumentVersion", "text", _("Text"), html=True),
    Text("directory.DocumentVersion", "changes", _("What changed")),
    Exempt("directory.Document", "slug", "loaded from the vocabulary's files"),
    Exempt("directory.Document", "title", "loaded from the vocabulary's files"),
    Text("directory.HelpNumber", "name", _("Name")),
    Text("directory.HelpNumber", "note", _("Note")),
    Text("directory.HelpNumber", "number", _("Number")),
    Exempt("directory.HelpNumber", "slug", "loaded from the vocabulary's files, or a number"),
    Exempt("directory.HelpNumber", "kind", "a choice"),
    Exempt("directory.HelpNumber", "source", "a web address entered by the secretariat"),
    Text("directory.Announcement", "text", _("Announcement")),
)
