"""One file that holds a community: its database and its uploads, and never its keys."""
