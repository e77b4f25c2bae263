"""Two quantities set in order: "E_Cl is closer to V_m than E_K", "P_K is larger than P_Na"."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import V_M, Variable
from tutor.parse.clauses import Sentence
from tutor.parse.groups import Chunk
from tutor.parse.reading import Order

ORDERED = frozenset({"E", "V_m", "DF", "P", "c", "g"})
SIZES = {"up": "larger", "down": "smaller", "double": "larger"}
FARTHER = frozenset({"further", "farther"})
CONDITIONS = frozenset({"if", "because"})


def read_orders(sentence: Sentence) -> tuple[Order, ...]:
    """The order that a sentence states by itself; one that is only a condition or a reason is none."""
    chunks = sentence.chunks
    than, equal = chunks.where("relation", "than"), chunks.where("state", "equal")
    place = equal if than is None else than
    if place is None or any(clause.joint in CONDITIONS for clause in sentence.clauses):
        return ()
    if chunks.names("relation", *CONDITIONS):
        return ()
    clause = next((c for c in sentence.clauses if chunks[place] in c.chunks), sentence.clauses[0])
    found = _equal(chunks, place) if than is None else _order(chunks, place)
    if found is None:
        return ()
    span = (chunks[0].start, chunks[-1].end)
    return (found._replace(stance=clause.stance, span=span),)


def _order(chunks: Sequence[Chunk], than: int) -> Order | None:
    """What stands before "than" against what stands after it."""
    before, after = chunks[:than], chunks[than + 1 :]
    at = next((place for place in range(than - 1, -1, -1) if _how(before, place)), None)
    if at is None:
        return None
    how = _how(before, at)
    if how in ("nearer", "farther"):
        return _nearness(before[:at], before[at + 1 :], after, how)
    one = _quantity(before)
    other = _quantity(after) or (_like(one, after) if one is not None else None)
    if one is None or other is None or one == other or not _volts(one, other):
        return None
    if one.symbol == "c" and one.side is None:
        one = one._replace(side=next((chunk.side for chunk in before if chunk.side), None))
    if one.symbol == "c" and None in (one.side, other.side):
        return None
    return Order(one, how, other)


def _nearness(
    before: Sequence[Chunk], target: Sequence[Chunk], after: Sequence[Chunk], how: str
) -> Order | None:
    """ "E_Cl … closer to V_m than E_K"; an ion nearer to equilibrium has its E nearer to V_m."""
    one, to, other = (_quantity(part) for part in (before, target, after))
    if any(chunk.names("state", "at-equilibrium") for chunk in target) and to is None:
        ions = [[ion for chunk in part for ion in chunk.ions] for part in (before, after)]
        if all(len(found) == 1 for found in ions):
            return Order(Variable("E", ions[0][0]), how, Variable("E", ions[1][0]), V_M)
        return None
    if other is None and one is not None:
        other = _like(one, after)
    if one is None or to is None or other is None or len({one, to, other}) < 3:
        return None
    if not all(_volts(one, variable) for variable in (to, other)):
        return None
    if one == V_M or (after and after[0].text == "to"):
        return Order(to, how, other, one)  # "V_m is closer to E_K than to E_Na": it is V_m that both are near
    return Order(one, how, other, to)


def _equal(chunks: Sequence[Chunk], place: int) -> Order | None:
    """ "E_Cl is the same as V_m", "E_K and E_Cl are equal"."""
    found = [
        (index, variable) for index, chunk in enumerate(chunks) for variable in chunk.variables
        if variable.symbol in ("E", "V_m") and (variable.ion or variable == V_M)
    ]  # fmt: skip
    if len(found) != 2 or found[0][1] == found[1][1]:
        return None
    return Order(found[0][1], "equal", found[1][1]) if found[0][0] < place else None


def _how(chunks: Sequence[Chunk], place: int) -> str:
    """The comparison that a word makes with those after it."""
    chunk = chunks[place]
    if chunk.kind != "word":
        return ""
    rest = [other.text for other in chunks[place + 1 : place + 2]]
    if chunk.text in FARTHER:
        return "farther"
    if chunk.names("state", "near"):
        return "nearer"
    if chunk.names("change", "more-positive"):
        return "above"
    if chunk.names("change", "more-negative"):
        return "below"
    if chunk.names("change", "up", "down") and rest in (["positive"], ["negative"]):
        return "above" if chunk.names("change", "up") == (rest == ["positive"]) else "below"
    return next((how for concept, how in SIZES.items() if chunk.names("change", concept)), "")


def _quantity(chunks: Sequence[Chunk]) -> Variable | None:
    """The one quantity that a part names, its ion beside it if need be."""
    named = [v for chunk in chunks for v in chunk.variables if v.symbol in ORDERED]
    ions = [ion for chunk in chunks for ion in chunk.ions]
    if len(set(named)) != 1:
        return None
    one = named[0]
    if one.ion is None and one != V_M:
        return one._replace(ion=ions[0]) if len(set(ions)) == 1 else None
    return one


def _like(one: Variable, chunks: Sequence[Chunk]) -> Variable | None:
    """The same quantity of another ion or side: "than that of sodium", "than outside"."""
    ions = list(dict.fromkeys(ion for chunk in chunks for ion in chunk.ions))
    if any(chunk.variables for chunk in chunks) or len(ions) > 1 or one == V_M:
        return None
    if ions:
        side = next((chunk.side for chunk in chunks if chunk.side), one.side)
        return one._replace(ion=ions[0], side=side)
    side = next((chunk.side for chunk in chunks if chunk.side), None)
    return one._replace(side=side) if one.symbol == "c" and side is not None else None


def _volts(one: Variable, other: Variable) -> bool:
    return {one.symbol, other.symbol} <= {"E", "V_m"} or one.symbol == other.symbol
