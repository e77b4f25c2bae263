"""What is said around a question is left aside; what could be a condition of it is not."""

from __future__ import annotations

import pytest

from tutor import Tutor
from tutor.knowledge.load import load_knowledge
from tutor.meaning import Act
from tutor.parse.parser import Parser

PARSER = Parser(load_knowledge())
POTASSIUM = "what is E_K with 4 mM outside and 140 mM inside?"


@pytest.mark.parametrize(
    "said",
    [
        "I was making tea and thought of yesterday's class, ",
        "If it isn't too much trouble, ",
        "My flatmate, bless her, is asleep. ",
        "There are 5 of us. ",
        "I've got two coffees in me. ",
        "I can't sleep. ",
        "Sorry to bother you so late, ",
    ],
)
def test_chatter_changes_no_answer(tutor: Tutor, said: str) -> None:
    """The question after it gives the same value, and no number or word of the chatter is asked about."""
    plain, chatty = tutor.fresh().ask(POTASSIUM), tutor.fresh().ask(said + POTASSIUM)
    assert [value.value for value in chatty.values] == [value.value for value in plain.values]
    assert chatty.asks is None


@pytest.mark.parametrize(
    "said",
    [
        "if you zap it",
        "if only potassium can cross",
        "I blocked the pump",
        "I disagree",
        "I chose 7 mM",
        "my bath is twice as strong",
    ],
)
def test_a_condition_is_not_chatter(said: str) -> None:
    """A piece that could be a condition, a value or a stance stays in the message."""
    (reading, *_) = PARSER.parse(f"{said}, what is V_m of the typical neuron?")
    words = " ".join(reading.trace.items).lower()
    assert all(word in words for word in said.lower().split()[-1:])


def test_without_a_request_every_word_counts() -> None:
    """In what is told nothing is left aside: "I disagree" turns what stands before it."""
    readings = PARSER.parse("My brother says the pump makes the resting potential, I disagree.")
    assert any("disagree" in item for reading in readings for item in reading.trace.items)


@pytest.mark.parametrize(
    ("text", "symbol", "value"),
    [
        # 61.54 mV per decade at 37 °C: E = (61.54 / z) * log10(out / in), solved for what is open.
        ("A friend says E_Cl is -50 mV, the bath has 130 mM. How much chloride is inside?", "c", 20.02),
        ("Calcium is 1.2 mM outside and 100 nM inside. Could you calculate it please?", "E", 125.5),
        ("4 mM potassium outside, 140 mM inside. Could you tell me?", "E", -95.0),
        ("Sodium is 145 mM out and 12 mM in, at body temperature. What would its E be?", "E", 66.6),
    ],
)
def test_an_order_takes_what_was_told(tutor: Tutor, text: str, symbol: str, value: float) -> None:
    """What was told before an order is what the order is about; a result told by others is gone on from."""
    (found, *_) = tutor.fresh().ask(text).values
    assert found.symbol == symbol
    assert found.value == pytest.approx(value, rel=1e-3)


def test_an_order_alone_is_asked_about(tutor: Tutor) -> None:
    """ "Could you tell me?" with nothing before it has no object."""
    assert tutor.fresh().ask("could you calculate it properly?").act == "clarify"


@pytest.mark.parametrize("text", ["Could we use the squid axon?", "may I switch to the squid axon please?"])
def test_a_polite_choice_is_a_choice(text: str) -> None:
    """A cell asked for with "could we use" stands from then on."""
    (reading,) = PARSER.parse(text)
    assert reading.act is Act.SET
