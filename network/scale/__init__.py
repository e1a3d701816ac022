"""A big community for measuring, written past the actions by COPY; a test recounts what it says."""
