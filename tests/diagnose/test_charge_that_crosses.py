"""What an ion that crosses does to V_m follows from its charge, whichever way it goes in the cell at hand."""

from __future__ import annotations

import pytest

from tutor import Tutor

RIGHT = [
    "Chloride entering hyperpolarises",
    "Chloride entry hyperpolarises the cell",
    "Chloride leaving depolarises the cell",
    "Sodium entry depolarises",
    "Calcium entering depolarises",
    "Potassium leaving hyperpolarises",
]
WRONG = [
    "Chloride entering depolarises",
    "Potassium leaving depolarises",
    "K+ entering the cell hyperpolarises it",
    "Sodium leaving depolarises",
]
UNJUDGED = [
    "Sodium leaving through the pump hyperpolarises",
    "Chloride entering through the carrier hyperpolarises",
]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        *((said, "right") for said in RIGHT),
        *((said, "wrong") for said in WRONG),
        *((s, None) for s in UNJUDGED),
    ],
)
def test_the_verdict_is_that_of_the_charge(tutor: Tutor, said: str, verdict: str | None) -> None:
    """A cation in or an anion out raises V_m; what a carrier moves may bring other charge with it."""
    answer = tutor.fresh().ask(said)
    assert answer.verdict == verdict
    assert not answer.findings


def test_a_movement_said_to_happen_is_still_judged(tutor: Tutor) -> None:
    """At rest Cl- leaves the typical neuron: who says that it enters is told."""
    assert tutor.fresh().ask("At rest chloride enters and hyperpolarises the cell").verdict == "wrong"


@pytest.mark.parametrize(
    "said",
    [
        "if chloride always entered, cells would swell",
        "If chloride really always went in at rest, every cell would fill up with it",
        "If Cl- always flows into the cell, the cell would fill with chloride",
    ],
)
def test_a_view_put_to_the_test_is_nobodys_belief(tutor: Tutor, said: str) -> None:
    """What always or really is so, supposed for what would follow, is refuted and not ascribed."""
    answer = tutor.fresh().ask(said)
    assert not answer.findings
    assert answer.verdict is None


@pytest.mark.parametrize(
    "said",
    ["chloride always enters the cell at rest", "if external potassium rises, the cell hyperpolarises"],
)
def test_a_belief_and_a_prediction_are_held(tutor: Tutor, said: str) -> None:
    """The same words without the test, and a change with its effect, are what the student thinks."""
    assert tutor.fresh().ask(said).findings
