"""Finding things by words: what was typed, how the database is asked, what a hit shows."""
