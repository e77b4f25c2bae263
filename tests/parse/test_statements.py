"""A statement that no sum takes in whole asks for no sum."""

import pytest

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act
from tutor.parse.parser import Parser


@pytest.mark.parametrize(
    ("text", "idea"),
    [
        (
            "E_K isn't carved in stone, with 6 mM outside it's less negative than with 4.",
            "equilibrium-potential",
        ),
        ("E_K isn't fixed for all time, with 6 mM outside it's less negative than with 4.", None),
    ],
)
def test_a_statement_falls_back_to_the_idea_it_speaks_of(
    knowledge: Knowledge, text: str, idea: str | None
) -> None:
    """Rather than to a question about a number that nobody wanted."""
    reading = Parser(knowledge).parse(text)[0]
    told = reading.otherwise() if reading.otherwise is not None else None
    assert told is not None
    assert told.act is Act.CHECK
    assert told.target in knowledge.ideas
    assert idea is None or told.target == idea


def test_a_task_without_its_verb_stays_a_task(knowledge: Knowledge) -> None:
    """ "4 mM outside and 140 inside" states values to compute with."""
    reading = Parser(knowledge).parse("K+ 4 mM outside and 140 mM inside, 37 degrees")[0]
    assert reading.act is Act.COMPUTE
