"""What each sentence wants of the tutor: its act, and the target of it."""
