"""A stated order judged on the membrane as it stands: which is larger, nearer, or are they equal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tutor.diagnose.effects import Verdict
from tutor.diagnose.state import quantity
from tutor.meaning import Variable
from tutor.parse.reading import Order

SAME, ALIKE = 5e-4, 3e-3  # V: the same as printed; too near each other to be put in order
RATIO = 1.02  # of concentrations and permeabilities that differ


class Ordered(NamedTuple):
    """A judged order with the values that decide it."""

    order: Order
    verdict: Verdict
    one: float
    other: float
    to: float | None = None


def judge_order(order: Order, values: Mapping[Variable, float]) -> Ordered | None:
    """The verdict, or none where a value is not known or the two are too near each other."""
    one, other = quantity(values, order.one), quantity(values, order.other)
    to = quantity(values, order.to) if order.to is not None else None
    if one is None or other is None or (order.to is not None and to is None):
        return None
    verdict = _verdict(order, one, other, to)
    return Ordered(order, verdict, one, other, to) if verdict is not None else None


def _verdict(order: Order, one: float, other: float, to: float | None) -> Verdict | None:
    if order.how == "equal":
        return "right" if abs(one - other) < SAME else "wrong" if abs(one - other) > 2 * ALIKE else "partly"
    if to is not None:
        gap = abs(one - to) - abs(other - to)
        if abs(gap) < SAME:
            return None
        return "right" if (gap < 0) == (order.how == "nearer") else "wrong"
    if order.one.symbol in ("P", "c", "g"):
        if min(one, other) > 0 and max(one, other) / min(one, other) < RATIO:
            return None
        return "right" if (one > other) == (order.how == "larger") else "wrong"
    if abs(one - other) < SAME:
        return None
    signed = (one > other) == (order.how in ("above", "larger"))
    if order.how in ("above", "below"):
        return "right" if signed else "wrong"
    by_size = (abs(one) > abs(other)) == (order.how == "larger")
    if order.one.symbol == "DF":
        return "right" if by_size else "wrong"
    return ("right" if signed else "wrong") if signed == by_size else "depends"
