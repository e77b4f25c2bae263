"""Which changes a what-if asks about, in words or in signs."""
