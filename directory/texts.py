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
    Exempt("directory.Invitation", "email", "an address, shown to the secretariat only"),
    Exempt("directory.Invitation", "role", "a choice"),
    Exempt("directory.Letter", "kind", "a choice"),
    Text("directory.Application", "organisation", _("Organisation")),
    Text("directory.Application", "statement", _("Why you want to join")),
    Text("directory.Application", "sponsor", _("A member who knows you")),
    Exempt("directory.Application", "state", "a choice"),
    Text("directory.ApplicationStep", "words", _("Your words")),
    Exempt("directory.ApplicationStep", "kind", "a choice"),
)
