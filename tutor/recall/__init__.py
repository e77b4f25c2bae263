"""Ellipsis and pronouns: a reading with holes is completed from what the conversation was about."""

from tutor.recall.complete import complete

__all__ = ["complete"]
