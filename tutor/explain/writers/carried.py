"""Writes which way something goes: an ion by its driving force, or a current and the ion that carries it."""

from __future__ import annotations

from tutor.compute.equation import ion_label
from tutor.explain.draft import Draft
from tutor.explain.writers.calculation import calculate
from tutor.explain.writers.explanation import explain
from tutor.parse.acts.carried import CURRENT
from tutor.parse.acts.side_told import SIDE

KINDS = {"anion": ("an anion", -1), "cation": ("a cation", 1)}
OTHER = {"in": "out", "out": "in"}
MOVES = {"in": "entering", "out": "leaving"}


def direction(draft: Draft) -> None:
    """Which way an ion moves; with an idea as its target, which current a movement is."""
    if draft.plan.target not in draft.knowledge.ideas:
        calculate(draft)
        return
    explain(draft)
    draft.meaning.insert(0, draft.headline)
    draft.headline = _carried(draft)


def _carried(draft: Draft) -> str:
    """The current of a movement, or the movement of a current; an anion goes against its current."""
    told, way, carrier, offered = (draft.plan.facet or "").split(":")
    name, charge = _charged(draft, carrier)
    if told == SIDE:
        return _by_the_side(way, name, carrier, charge)
    other = way if charge > 0 else OTHER[way]
    reason = "negative, so it goes against" if charge < 0 else "positive, so it goes with"
    if told == CURRENT:
        said = f"An {way}ward current carried by {name} is {name} {MOVES[other]} the cell"
    else:
        agreed = {"": "", other: "Yes: "}.get(offered, "No: ")
        name_first = name if agreed else f"{name[:1].upper()}{name[1:]}"
        said = f"{agreed}{name_first} {MOVES[way]} the cell is an {other}ward current"
    return f"{said}. Current counts as positive charge, and {name} is {reason} the current."


def _by_the_side(way: str, name: str, ion: str, charge: int) -> str:
    """The way that follows from V_m being above or below E."""
    above = "above" if way == "out" else "below"
    moves = way if charge > 0 else OTHER[way]
    reason = "a positive ion goes with it" if charge > 0 else "a negative ion goes against it"
    goes = "into the cell" if moves == "in" else "out of the cell"
    return (
        f"{name} moves {goes}: with V_m {above} E_{ion}, the driving force V_m − E_{ion} is "
        f"{'positive' if way == 'out' else 'negative'} and the current {way}ward, and {reason}."
    )


def _charged(draft: Draft, carrier: str) -> tuple[str, int]:
    """What carries the current, with the sign of its charge."""
    if carrier in KINDS:
        return KINDS[carrier]
    valence = draft.knowledge.ions[carrier].z
    return ion_label(carrier, valence), 1 if valence > 0 else -1
