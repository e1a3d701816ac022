"""What a digest says, read whole or in parts."""

SECRET_WORDS = "Wordsonlyforthoseinside"
TITLE = "A title that may travel"


def parts(message) -> tuple[str, str]:
    return message.body, message.alternatives[0].content


def everything(message) -> str:
    return "\n".join([message.subject, *parts(message)])
