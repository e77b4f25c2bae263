"""Many answers at once: rows of a file -> findings and verdicts, and a summary of a whole class."""
