"""Which slips lead to a student's number: every route walked with the student's own inputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from tutor.compute.constants import FARADAY, GAS_CONSTANT
from tutor.diagnose.routes.case import Case
from tutor.diagnose.routes.formulas import FORMULAS
from tutor.diagnose.routes.walk import Step, Walked, read_route, walk
from tutor.errors import KnowledgeError
from tutor.knowledge.model import Slip, Walk
from tutor.meaning import T
from tutor.units import to_si

NEAR, RELATIVE, SMALL = 6e-4, 0.015, 0.1  # V, share of a number, share of a number of few mV
EXACT = 0.0015  # two slips together must give the number more closely than one
TEXTBOOK_SLOPES = (58.0, 60.0, 61.0, 61.5)  # mV
LN10 = 2.302585092994046


class Road(NamedTuple):
    """One walk of a slip with its steps read."""

    slip: Slip
    walk: Walk
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to the student's number: the slips taken, where they led, and with which slope (mV)."""

    roads: tuple[Road, ...]
    walked: Walked
    off: float
    slope: float | None = None
    family_roads: tuple[Road, ...] = ()

    @property
    def all_roads(self) -> tuple[Road, ...]:
        """The roads of this candidate and of those that always give the same number."""
        return self.family_roads or self.roads

    @property
    def twins(self) -> tuple[str, ...]:
        """What may have been done: several things where they always give one number."""
        return tuple(dict.fromkeys(road.slip.slip for road in self.all_roads))

    @property
    def family(self) -> tuple[str, ...]:
        """The ids, those that always give one number under one name."""
        return tuple(road.slip.same_as or road.slip.id for road in self.roads)


class SlipBook:
    """The slips of one knowledge base by the equation and the unknown that they spoil."""

    def __init__(self, slips: Mapping[str, Slip]) -> None:
        self._slips = slips
        self._read: dict[tuple[str, str], list[Road]] | None = None  # read with the first wrong number

    def roads(self, case: Case) -> list[Road]:
        """The slips that this calculation is open to."""
        if self._read is None:
            self._read = read_roads(self._slips)
        return self._read.get((case.equation, case.unknown.symbol), [])

    def single(
        self, case: Case, said: float, *, accepted: bool = False, widened: float = 1.0
    ) -> tuple[Candidate, ...]:
        """The slips that give this number by themselves: with the exact slope, else with a textbook one.

        ``widened`` reaches further from the number, to see what else may have been meant.
        """
        roads = [road for road in self.roads(case) if road.slip.accepted == accepted]
        found = _best(_hits(case, said, roads, None, widened))
        if found or accepted or not is_potential(case):
            return found
        return _best(
            hit
            for slope in TEXTBOOK_SLOPES
            for hit in _hits(with_slope(case, slope), said, roads, slope, widened)
        )

    def pairs(self, case: Case, said: float, half: float) -> tuple[Candidate, ...]:
        """Two slips together; ``half`` is half a unit of the last digit that the student wrote."""
        roads = [road for road in self.roads(case) if not road.slip.accepted]
        margin = max(half, EXACT * abs(said))
        if margin > RELATIVE * abs(said):
            return ()  # too few digits: something would always fit
        return _best(_pairs(case, said, roads, margin))


def _pairs(case: Case, said: float, roads: list[Road], margin: float) -> Iterator[Candidate]:
    for one, other in combinations(roads, 2):
        if one.slip.id == other.slip.id or other.slip.same_as == one.slip.id:
            continue
        steps = (*one.steps, *other.steps)
        if one.slip.same_as == other.slip.id or sum(step.name in FORMULAS for step in steps) > 1:
            continue
        for walked in walk(case, steps):
            if abs(walked.value - said) <= margin:
                yield Candidate((one, other), walked, abs(walked.value - said))


def read_roads(slips: Mapping[str, Slip]) -> dict[tuple[str, str], list[Road]]:
    """All walks by equation and unknown; raises ``KnowledgeError`` where a file names none."""
    roads: dict[tuple[str, str], list[Road]] = {}
    for slip in slips.values():
        for way in slip.walks:
            try:
                steps = read_route(way.route)
                symbols = [(eq, way.unknowns or (usual_unknown(eq),)) for eq in way.equations]
            except KnowledgeError as error:
                raise KnowledgeError(f"slips/{slip.id}.toml: walks:", str(error), "") from None
            for equation, unknowns in symbols:
                for symbol in unknowns:
                    roads.setdefault((equation, symbol), []).append(Road(slip, way, steps))
    return roads


def usual_unknown(equation_id: str) -> str:
    """The symbol that an equation is asked for unless another is named."""
    from tutor.compute.catalogue import EQUATION_IDS, equation

    if equation_id not in EQUATION_IDS:
        raise KnowledgeError(f'Read "{equation_id}"', "as an equation, which it is not.", "")
    return equation(equation_id).result.variable.symbol


def is_potential(case: Case) -> bool:
    """True if the result is a voltage, for which slopes and the 0.6 mV count."""
    return case.unknown.symbol in ("E", "V_m", "DF", "V_rev", "delta_p")


def with_slope(case: Case, slope: float) -> Case:
    """The case at the temperature to which a textbook slope (mV per factor of ten) belongs."""
    return case.put({T: to_si(slope, "mV") * FARADAY / (GAS_CONSTANT * LN10)})


def _hits(
    case: Case, said: float, roads: Iterable[Road], slope: float | None, widened: float
) -> Iterator[Candidate]:
    """The routes that end within reach of the number and clearly away from the right one."""
    for road in roads:
        for walked in walk(case, road.steps):
            if slope is not None and walked.case.values.get(T) != case.values.get(T):
                continue  # a slope and a temperature of its own leave each other no sense
            off = abs(walked.value - said)
            unseen = abs(walked.value - case.right) <= reach(case, case.right)
            if off <= widened * reach(case, walked.value) and (road.slip.accepted or not unseen):
                yield Candidate((road,), walked, off, slope)


def reach(case: Case, value: float) -> float:
    """How far from ``value`` a number may lie and still count as it."""
    if not is_potential(case):
        return RELATIVE * abs(value)
    return max(min(NEAR, SMALL * abs(value)), RELATIVE * abs(value))


def _best(hits: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each family of slips once, the nearest of its hits, nearest first."""
    families: dict[tuple[str, ...], list[Candidate]] = {}
    for hit in hits:
        families.setdefault(hit.family, []).append(hit)
    return tuple(sorted(map(_of_family, families.values()), key=lambda hit: hit.off))


def _of_family(hits: list[Candidate]) -> Candidate:
    """The hit that stands for its family, with what each member of it did."""
    first = min(hits, key=lambda hit: (bool(hit.roads[0].slip.same_as), hit.off))
    return replace(first, family_roads=tuple(road for hit in hits for road in hit.roads))


def half_digit(value: float, unit: str) -> float:
    """Half a unit of the last decimal of a number as written, in SI."""
    written = f"{value:.10g}"
    if "e" in written:
        return abs(to_si(value, unit)) * 5e-3
    decimals = len(written.split(".")[1]) if "." in written else 0
    return abs(to_si(0.5 * 10**-decimals, unit) - to_si(0.0, unit))
