"""About how long a thread takes to read, told from its first page: no query, no column, no sum."""

# Words a minute, of people who read in their third language.
A_MINUTE = 180
# What is read in less needs no warning.
LEAST = 3
TEXT, END = '<div class="text"', "</div>"


def minutes(posts: str, shown: int, in_all: int) -> int:
    """Return whole minutes; 0 for what is short.

    Args:
        posts: the HTML of a page's posts.
        shown: how many those are.
        in_all: how many the thread has; those on other pages are taken to be as long.
    """
    if not shown:
        return 0
    texts = [part.partition(">")[2].partition(END)[0] for part in posts.split(TEXT)[1:]]
    words = sum(text.count(" ") + text.count("<p>") for text in texts)
    about = round(words * in_all / shown / A_MINUTE)
    return about if about > LEAST else 0
