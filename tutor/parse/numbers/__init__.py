"""Every number of a message becomes a given, or is known to be none."""
