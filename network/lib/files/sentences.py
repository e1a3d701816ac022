"""Why a file is not taken, or must be seen by a person, in words that say what to do."""

from django.utils.translation import gettext_lazy as _

NOT_TAKEN = {
    "unknown": _("It is none of the kinds that can be sent: {kinds}."),
    "old-office": _(
        "It is an old Office file, or locked with a password. Save it as DOCX, XLSX or PPTX "
        "without a password."
    ),
    "other-ending": _("Its name does not say what it is. Its ending should be “.{kind}”."),
    "not-unicode": _("It is not saved as Unicode. Save it as “UTF-8”, or “CSV UTF-8” in Excel."),
    "empty": _("It is empty."),
    "large": _("It is larger than {largest}."),
    "many": _("A post has {most} files at the most."),
    "day": _("You can send {day} of files a day. Send the rest tomorrow."),
    "damaged": _("It is damaged. Open it in its program, save it again, and send that."),
    "too-complex": _("It takes too long to read. Split it into smaller files."),
    "locked": _("It is locked with a password. Save it without one."),
    "macros": _("It holds a program (macro, script or form action). Save it without."),
    "embedded": _(
        "It holds another file inside, for example a table behind a chart. Paste charts as "
        "pictures, and send other files beside it."
    ),
    "outside": _(
        "It fetches something from another file or place. In its program, break the links and "
        "save it again."
    ),
    "signed": _("It has a digital signature, which would not hold here. Send an unsigned copy."),
    "comments": _(
        "It holds comments with names. In its program, delete all comments, save it, and send that."
    ),
    "tracked": _(
        "It holds tracked changes with names. In its program, accept or reject all changes, turn "
        "tracking off, save it, and send that."
    ),
    "entities": _("It holds XML of a kind that can do harm. Save it again in an Office program."),
    "picture-unknown": _("A picture in it is of a kind that cannot be cleaned. Use JPEG or PNG."),
    "formula": _("A cell in it begins with a formula, which other programs would carry out."),
    "malware": _("The virus check found something in it. Do not send it to anybody."),
}
UNREAD = {
    "scanned": _("Some pages are pictures, so the privacy check cannot read them."),
    "no-words": _("There are no words in it that the privacy check can read."),
    "picture": _("It holds pictures of a kind that the privacy check cannot look into."),
    "long": _("It is too long for the privacy check to read to its end."),
    "virus-check-away": _("The virus check does not answer now."),
}
UNREAD_ADVICE = _("A moderator must look at it first. Or send it without these parts.")
