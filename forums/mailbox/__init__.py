"""A mailing list's archive, one mbox file, read as its programs wrote it over twenty years.

    splitting   where each message begins and ends, a line at a time
    index       every head once: keys, dates, who answers whom; digests only, no word
    parts       a message's own words and its files
    words       those words without signature, footer, addresses; as HTML that a post may hold

Nothing here knows the database: forums/importing.py brings it in.
"""
