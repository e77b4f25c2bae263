"""The conversations in ``transcripts/``, each a test."""

from pathlib import Path

import pytest

from tutor.knowledge.model import Knowledge
from tutor.transcript import find, replay

FOLDER = Path(__file__).parent.parent / "transcripts"


@pytest.mark.parametrize(
    "path", find([FOLDER]), ids=lambda path: str(path.relative_to(FOLDER).with_suffix(""))
)
def test_a_conversation_goes_as_written(path: Path, knowledge: Knowledge) -> None:
    """Every turn of the transcript is answered as its author wrote."""
    differences = replay(path, knowledge).differences
    assert not differences, "\n" + "\n".join(differences)
