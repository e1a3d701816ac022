"""What is missing in a profile, and what each part would be good for. It is said, never counted."""

from django.utils.translation import gettext as _

from directory.models.seen import Seen


def missing(seen: Seen) -> list[tuple[str, str]]:
    """(slug of the section, what it is for) of each part that its owner has left empty.

    Args:
        seen: a member as they see themselves.
    """
    parts = [
        ("who", seen.headline, _("With your function, colleagues know what they can ask you.")),
        (
            "who",
            seen.about,
            _("A few words about your work make it easier to write to you the first time."),
        ),
        (
            "expertise",
            seen.expertise,
            _("With what you work on, questions find you that you could answer."),
        ),
        (
            "languages",
            seen.languages,
            _("With your languages, colleagues find you who write in one of them."),
        ),
        (
            "skills",
            seen.skills,
            _("With your skills, colleagues find you who look for somebody to do it with."),
        ),
        (
            "offers",
            seen.offers,
            _("With what you offer, colleagues know what they may ask for."),
        ),
    ]
    return [(slug, said) for slug, part, said in parts if not part]
