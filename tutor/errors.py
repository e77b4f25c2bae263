"""The errors of the tutor, one small tree.

TutorError
├── InputError            what a person wrote cannot become a quantity the subject knows
│   ├── UnitError         the unit is unknown or of another kind than needed
│   └── DomainError       the number lies where the physics has no meaning
├── KnowledgeError        a file of the knowledge base is wrong: file, key, what would be right
└── TranscriptError       a transcript file is wrong

Every error keeps its parts as fields and says them in three moves: what was read, why it
cannot stand, what to write instead. A wrong answer of a student is a finding, not an error.
"""


class TutorError(Exception):
    """Root of all errors the tutor raises on purpose."""

    def __init__(self, read: str, why: str, instead: str = "") -> None:
        self.read = read
        self.why = why
        self.instead = instead
        super().__init__(" ".join(part for part in (read, why, instead) if part))

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        """Keep the three parts when an error travels between processes."""
        return type(self), (self.read, self.why, self.instead)


class InputError(TutorError):
    """Something a person wrote cannot become a quantity the subject knows."""


class UnitError(InputError):
    """The unit is unknown, missing, or of another kind than the place needs."""


class DomainError(InputError):
    """The number lies outside the range in which the formula means anything."""


class KnowledgeError(TutorError):
    """A file of the knowledge base is wrong."""


class TranscriptError(TutorError):
    """A transcript file is wrong."""
