"""The part of a composer's form that takes files."""

from functools import lru_cache

from django import forms
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.functional import lazy
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from network.lib.files.kinds import ACCEPT, KINDS, LARGEST, MOST_IN_A_POST
from network.lib.files.reading import FileRefused, ReadFile, megabytes, read

NOTHING_LEAVES = gettext_lazy(
    "Nothing leaves this thread, and a file is read outside of it: no files can be sent here."
)


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, as they were sent."""

    most, largest = MOST_IN_A_POST, LARGEST
    widget = ManyFilesInput(attrs={"accept": ACCEPT})

    def clean(self, data, initial=None):
        return [upload for upload in data or [] if upload]


def sent(request) -> dict:
    """What a form takes of a request that sends it."""
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    dropped = length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    return {"data": request.POST, "files": request.FILES, "dropped": dropped}


class FilesForm(forms.Form):
    """Reads the files that are sent. Nothing of them is kept by the form."""

    files = ManyFilesField(
        label=gettext_lazy("Files"),
        required=False,
        help_text=format_lazy(
            gettext_lazy(
                "{kinds}. {most} files at the most, {largest} each. They are looked through like "
                "your text. Who made them and when is taken out."
            ),
            kinds=", ".join(kind.label for kind in KINDS.values()),
            most=MOST_IN_A_POST,
            largest=lazy(megabytes, str)(LARGEST),
        ),
    )

    def __init__(self, *args, may_attach: bool = True, dropped: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_attach, self.dropped = may_attach, dropped
        self.read: list[ReadFile] = []

    def clean_files(self) -> list[ReadFile]:
        """The files, cleaned and read; every one that is not taken is named with what to do."""
        uploads = self.cleaned_data["files"]
        if self.dropped:
            raise forms.ValidationError(
                _("The files are too large together. Your text is still here; choose fewer files.")
            )
        if uploads and not self.may_attach:
            raise forms.ValidationError(NOTHING_LEAVES)
        if len(uploads) > MOST_IN_A_POST:
            raise forms.ValidationError(_told(FileRefused(uploads[-1].name, "many")))
        refused = []
        for upload in uploads:
            try:
                self.read.append(read(upload))
            except FileRefused as no:
                refused.append(_told(no))
        if refused:
            raise forms.ValidationError(refused)
        return self.read

    def refuse_file(self, refused: FileRefused) -> None:
        """More than a post, or a day, can have."""
        self.add_error("files", _told(refused))

    @property
    def drawn_files(self) -> SafeString:
        """The field. In a form that nobody has sent it is the same for everybody: drawn once."""
        if self.is_bound:
            return render_to_string("forums/_files.html", {"form": self})
        return _blank(self.may_attach, self.auto_id, get_language())

    @property
    def to_choose_again(self) -> list[str]:
        """Names of files that came with a form that was not sent: a browser forgets them."""
        return [upload.name for upload in self.files.getlist("files")]


@lru_cache(maxsize=64)
def _blank(may_attach: bool, auto_id: str, language: str) -> SafeString:
    form = FilesForm(may_attach=may_attach, auto_id=auto_id)
    return render_to_string("forums/_files.html", {"form": form})


def _told(refused: FileRefused) -> str:
    return _("“%(name)s” was not taken. %(why)s") % {"name": refused.name, "why": refused.sentence}
