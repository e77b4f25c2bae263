"""Numbers told in turn, a unit behind them all, and number words that only count what is spoken of."""

import pytest
from bound import read

from tutor.knowledge.model import Knowledge

K_NA = ["c(K) = 4 mM", "c(K) = 140 mM", "c(Na) = 145 mM", "c(Na) = 12.5 mM"]

IN_TURN = {
    "goldman k 4 140 na 145 12.5 p 1 and 0.04": [*K_NA, "P(K) = 1 1", "P(Na) = 0.04 1"],
    "K 4 140, Na 145 12.5": K_NA,
    "conductances of 8 for potassium, 1 for sodium and 3 for chloride": [
        "g(K) = 8 1",
        "g(Na) = 1 1",
        "g(Cl) = 3 1",
    ],
    "K and Na with relative permeabilities 1 and 0.04": ["P(K) = 1 1", "P(Na) = 0.04 1"],
    "K, Na: equilibrium potentials of -90 and +60 mV": ["E(K) = -90 mV", "E(Na) = 60 mV"],
    "calcium 2 outside and 0.1 inside µM": ["c(Ca, out) = 2 µM", "c(Ca, in) = 0.1 µM"],
    "calcium 2 mM outside and 0.1 inside µM": ["c(Ca, out) = 2 mM", "c(Ca, in) = 0.1 µM"],
}


@pytest.mark.parametrize(("text", "expected"), IN_TURN.items())
def test_in_turn(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    """Each number is of the ion in the same place of the list."""
    assert read(knowledge, text) == expected


@pytest.mark.parametrize(
    "text", ["which of the two moves V_m more", "its three equilibrium potentials", "all of these three"]
)
def test_a_number_word_counts_what_is_spoken_of(knowledge: Knowledge, text: str) -> None:
    """It measures nothing."""
    assert all(given.startswith("count") for given in read(knowledge, text))
