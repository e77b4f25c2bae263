"""A context is a small value that goes to JSON and back without loss."""

import json

import pytest

from tutor.context import Context, Last
from tutor.conversation import Brain, Tutor
from tutor.errors import TranscriptError
from tutor.knowledge.model import Knowledge

TURNS = (
    "use the squid axon",
    "set the temperature to 6.3 °C",
    "What is E_K with 4 mM outside and 140 mM inside?",
    "and for sodium?",
    "What happens to Vm if external potassium goes from 4 to 10 mM?",
    "I think adding K+ outside depolarises because it adds positive charge.",
    "What is the capital of France?",
)


def through_json(context: Context) -> Context:
    """The context after it was written and read."""
    return Context.from_json(json.loads(json.dumps(context.to_json())))


def test_every_context_of_a_conversation_survives_json(knowledge: Knowledge) -> None:
    """After each turn, what is read back equals what was written."""
    tutor = Tutor(knowledge)
    assert through_json(tutor.context) == tutor.context
    for text in TURNS:
        tutor.ask(text)
        assert through_json(tutor.context) == tutor.context


def test_a_conversation_goes_on_from_json(knowledge: Knowledge) -> None:
    """A turn is a pure function: the same text on the context read back gives the same answer."""
    brain = Brain(knowledge)
    _, context = brain.turn("What is E_K with 4 mM outside and 140 mM inside?", Context())
    assert brain.turn("and for sodium?", through_json(context)) == brain.turn("and for sodium?", context)


def test_a_full_context_survives_json() -> None:
    """Every field is kept, tuples as tuples."""
    last = Last(
        "what_if",
        "what-if",
        ("K",),
        "V_m",
        (("c(K, out)", 4.0, "mM"),),
        (("c(K, out)", "to", 10.0, "mM", 4.0),),
        cell="teaching-cell",
        carrier="SGLT1",
        found=(("V_m", -59.8, "mV"),),
    )
    context = Context(
        cell="teaching-cell",
        cell_said=True,
        temperature=293.15,
        values=(("c(K, out)", 8.0, "mM"),),
        told=(("c(Na, in)", 10.0, "mM"),),
        last=last,
        pending=Last("compute", "nernst-potential"),
        lost=True,
        follow_up="x",
        waiting=("y", "z"),
        turns=5,
    )
    assert through_json(context) == context


def test_another_version_is_refused() -> None:
    """A context of another shape is not guessed at."""
    with pytest.raises(TranscriptError, match=r"version 99.*Start a new conversation"):
        Context.from_json({**Context().to_json(), "version": 99})


def test_a_context_does_not_change() -> None:
    """``at`` gives a new context and leaves the old one alone."""
    before = Context()
    after = before.at(cell="teaching-cell")
    assert (before.cell, after.cell) == ("typical-neuron", "teaching-cell")
    with pytest.raises(AttributeError):
        before.cell = "teaching-cell"
