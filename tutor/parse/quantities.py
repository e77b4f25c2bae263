"""Numbers to givens: each quantity is bound to a symbol, an ion and a side, and says why.

First what stands beside the number ("[K+]o = 4"), then lists in parallel order ("4 and 140 mM out
and in"), then for concentrations the arrangement of all ions and sides in the message that costs
least. What stays unbound is kept, so that the student can be told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tutor.meaning import V_M, T, Variable
from tutor.parse.groups import Chunk
from tutor.parse.reading import Given, Item
from tutor.parse.text import Text
from tutor.units import UNITS

# What a symbol is measured in when a student writes the bare number.
USUAL = {
    "c": "mM", "E": "mV", "V_m": "mV", "DF": "mV", "T": "°C", "P": "1", "z": "1", "pH": "1", "delta_pH": "1",
    "delta_psi": "mV", "delta_p": "mV", "answer": "mV", "g": "1", "I": "pA", "Q10": "1", "ratio": "1", "n": "1",
}  # fmt: skip
DIMENSIONS = {
    "c": ("concentration",),
    "E": ("potential",),
    "V_m": ("potential",),
    "DF": ("potential",),
    "delta_psi": ("potential",),
    "delta_p": ("potential",),
    "T": ("temperature",),
    "P": ("permeability", "number"),
    "g": ("conductance", "conductance per area", "number"),
    "I": ("current", "current per area"),
    "C_m": ("capacitance per area", "capacitance"),
    "R_m": ("resistance times area", "resistance"),
    "tau": ("time",),
    "d": ("length",),
    "dG": ("energy per amount",),
    "z": ("number",),
    "pH": ("number",),
    "delta_pH": ("number",),
    "Q10": ("number",),
    "ratio": ("number",),
}
# Which symbol a quantity of this dimension is, when nothing beside it tells.
ALONE = {
    "potential": "V_m",
    "temperature": "T",
    "conductance": "g",
    "conductance per area": "g",
    "current": "I",
    "current per area": "I",
    "capacitance": "C_m",
    "capacitance per area": "C_m",
    "resistance": "R_m",
    "resistance times area": "R_m",
    "length": "d",
    "time": "t",
    "energy per amount": "dG",
    "permeability": "P",
}
LIGHT = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "of",
        "=",
        ":",
        "at",
        "about",
        "around",
        "approximately",
        "a",
        "an",
        "the",
        "equals",
        "~",
        "be",
        "being",
        "only",
        "now",
        "to",
        "with",
        "has",
        "have",
        "on",
        "roughly",
        "ca",
        "conc",
        "concentration",
        "value",
        "it",
        "its",
        "there",
        "for",
        "exactly",
        "equal",
        "equals",
        "just",
        "still",
        "even",
        "held",
        "clamped",
        "fixed",
        "kept",
        "got",
        "get",
        "gives",
        "reads",
        "sits",
        "stays",
        "rests",
    ]
)
RUN_JOINTS = frozenset({"and", "/", ":", ",", "to", "or", "-", "&"})
ANSWER = Variable("answer")
BODY_TEMPERATURES = (37.0, 310.0)
COUNTED = frozenset(
    [
        "question",
        "problem",
        "exercise",
        "part",
        "table",
        "figure",
        "section",
        "item",
        "step",
        "chapter",
        "example",
        "q",
    ]
)


def dimension(unit: str | None) -> str | None:
    """The dimension of a canonical unit; None where no unit was written."""
    if unit is None:
        return None
    return "concentration" if unit == "mEq" else UNITS[unit].dimension


def bind(text: Text, chunks: Sequence[Chunk], valences: Mapping[str, int]) -> list[Given]:
    """Every number of the message as a given; ``variable`` is None where nothing claims it."""
    chunks = _share_units(chunks)
    binder = _Binder(chunks)
    bound = binder.run()
    givens = []
    for index, chunk in enumerate(chunks):
        if chunk.kind != "number":
            continue
        variable, why = bound.get(index, (None, "nothing claims it"))
        givens.append(_given(text, chunk.item, variable, why, valences))
    return givens


def _given(text: Text, item: Item, variable: Variable | None, why: str, valences: Mapping[str, int]) -> Given:
    value, unit, note = item.value or 0.0, item.unit, item.note
    if unit == "mEq":
        z = abs(valences.get(variable.ion or "", 1)) if variable else 1
        value, unit = value / z, "mM"
        note = f"{item.text} is {value:g} mM at a charge of {z}" if z > 1 else note
    if unit == "mm" and variable is not None and variable.symbol == "c":
        unit, note = "mM", f'"{item.text}" beside an ion is read as {value:g} mM, not millimetres'
    if unit is None:
        unit = USUAL.get(variable.symbol, "1") if variable else "1"
        if unit == "°C" and value > 200:
            unit = "K"
        if unit != "1":
            note = note or f"{item.text} is read as {item.text} {unit}"
    return Given(value, unit, variable, text.span(item.start, item.end), why, note)


def _share_units(chunks: Sequence[Chunk]) -> list[Chunk]:
    """A number without a unit takes that of the next one in its list: "4 and 140 mM"."""
    result = list(chunks)
    for index in range(len(result) - 3, -1, -1):
        first, joint, second = result[index], result[index + 1], result[index + 2]
        if (
            first.kind == second.kind == "number"
            and joint.text in RUN_JOINTS
            and first.item.unit is None
            and not _has_sign(first.item)
        ):
            if second.item.unit is not None and second.item.unit not in ("°C", "K"):
                item = replace(first.item, unit=second.item.unit)
                result[index] = replace(first, items=(item,))
    return result


def _has_sign(item: Item) -> bool:
    """True for a number written with a sign, which only potentials have."""
    return item.text.lstrip().startswith(("+", "-", "minus", "plus", "negative"))


class _Binder:
    """One pass over the chunks of a message; ``bound`` maps the index of a number to its variable."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = list(chunks)
        self.bound: dict[int, tuple[Variable | None, str]] = {}

    def run(self) -> dict[int, tuple[Variable | None, str]]:
        self._labels()
        self._offered()
        self._counts()
        self._parallel()
        self._pairs()
        self._table()
        spans = self._from_to()
        for index in self._numbers():
            if index not in spans:
                self._beside(index)
        self._arrange(spans)
        for second, first in spans.items():
            self.bound[second] = self.bound.get(first, (None, "the end of a span"))
        return self.bound

    def _from_to(self) -> dict[int, int]:
        """Second number of "from 4 to 10" and "4-8" -> the first: both are of one variable."""
        spans = {}
        for index in self._numbers():
            joints = [chunk.text for chunk in self.chunks[index + 1 : index + 3]]
            after = index + 2
            same = (
                after < len(self.chunks) and self.chunks[after].kind == "number" and after not in self.bound
            )
            if same and joints[0] in ("to", "-", "->", "→", "until", "down to", "up to"):
                units = (self.chunks[index].item.unit, self.chunks[after].item.unit)
                if units[0] is None or units[1] is None or dimension(units[0]) == dimension(units[1]):
                    spans[after] = index
        return spans

    def _offered(self) -> None:
        """ "I got -90": the number right after is the student's answer, whatever it is an answer to."""
        for index in self._numbers():
            kind = dimension(self.chunks[index].item.unit)
            if kind not in (None, "potential"):
                continue
            place = index - 1
            while (
                place >= 0
                and self.chunks[place].text in LIGHT
                and not self.chunks[place].names("ask", "check")
            ):
                place -= 1
            before = self.chunks[place] if place >= 0 else None
            told = (
                before is not None and before.names("ask", "check") and before.text not in ("check", "verify")
            )
            mine = index > 0 and self.chunks[index - 1].text in ("is", "was", "=", "of")
            told = told or (
                mine and any(c.names("ask", "check") and c.text.startswith("my ") for c in self.chunks)
            )
            told = told or (self._judged(index) and _has_sign(self.chunks[index].item))
            after = self.chunks[index + 1] if index + 1 < len(self.chunks) else None
            asked = (
                index <= 2
                and after is not None
                and (after.names("stance", "tag") or after.names("ask", "check"))
            )
            if (told or asked) and not (before is not None and before.variables):
                self.bound[index] = (ANSWER, "offered as the answer")

    def _judged(self, index: int) -> bool:
        """ "I think Na is +28, is that ok": an ion is said to be a number, and judgement is asked for."""
        before = [c for c in self.chunks[max(0, index - 3) : index] if c.text not in LIGHT]
        equated = index > 0 and self.chunks[index - 1].text in ("is", "=")
        asked = any(c.names("stance", "tag", "think") or c.names("ask", "check") for c in self.chunks)
        return equated and asked and bool(before) and before[-1].kind == "ion"

    def _labels(self) -> None:
        """ "question 4", "problem six": a label and no quantity."""
        for index in self._numbers():
            before = self.chunks[index - 1].text if index else ""
            if before in COUNTED and self.chunks[index].item.unit is None:
                self.bound[index] = (Variable("count"), "a label")

    def _counts(self) -> None:
        """ "3 Na out, 2 K in" counts ions and is no concentration."""
        for index in self._numbers():
            item = self.chunks[index].item
            after = self.chunks[index + 1] if index + 1 < len(self.chunks) else None
            if item.unit is not None or after is None or not after.ions or not 0 < (item.value or 0) <= 4:
                continue
            if (item.value or 0) != int(item.value or 0) or after.items[0].kind == "variable":
                continue
            plural = (
                after.text.endswith("ions")
                or after.side is not None
                or self._side_at(min(index + 2, len(self.chunks) - 1))
            )
            others = [i for i in self._numbers() if i != index and self.chunks[i].item.unit is not None]
            if plural and not others:
                side = after.side or self._side_at(min(index + 2, len(self.chunks) - 1))
                self.bound[index] = (Variable("count", after.ions[0], side), "a count of ions")

    def _table(self) -> None:
        """Rows under a heading of sides: "ion  out  in", then "K+ 4 140" a line."""
        header: list[int] | None = None
        line: list[int] = []
        for index in range(len(self.chunks) + 1):
            if index < len(self.chunks) and self.chunks[index].kind != "break":
                line.append(index)
                continue
            numbers = [i for i in line if self.chunks[i].kind == "number" and i not in self.bound]
            sides = [i for i in line if self._side_at(i)]
            if len(sides) > 1 and not numbers:
                header = sides
            elif header and len(numbers) == len(header) and (ion := self._line_ion(line)):
                for place, name in zip(numbers, header, strict=True):
                    self.bound[place] = (Variable("c", ion, self._side_at(name)), "its column of the table")
            line = []

    def _line_ion(self, line: Sequence[int]) -> str | None:
        return next((self.chunks[i].ions[0] for i in line if self.chunks[i].ions), None)

    def _numbers(self) -> list[int]:
        return [i for i, chunk in enumerate(self.chunks) if chunk.kind == "number" and i not in self.bound]

    # --- lists in parallel order ---------------------------------------------------------------

    def _runs(self, wanted: str) -> list[list[int]]:
        """Runs of two or more chunks of a kind that only joints part."""
        runs: list[list[int]] = []
        run: list[int] = []
        for index, chunk in enumerate(self.chunks):
            if self._is(index, wanted):
                if (
                    run
                    and index - run[-1] > 1
                    and not all(self.chunks[i].text in RUN_JOINTS for i in range(run[-1] + 1, index))
                ):
                    runs.append(run)
                    run = []
                run.append(index)
            elif chunk.text not in RUN_JOINTS and run:
                runs.append(run)
                run = []
        if run:
            runs.append(run)
        return [found for found in runs if len(found) > 1]

    def _is(self, index: int, wanted: str) -> bool:
        chunk = self.chunks[index]
        if wanted == "side":
            return self._side_at(index) is not None or self._side_beside_side(index)
        if wanted == "P":
            return bool(chunk.variables) and chunk.variables[0].symbol == "P" and bool(chunk.ions)
        return chunk.kind == wanted

    def _side_beside_side(self, index: int) -> bool:
        """A group such as "K+ out" opens a list of sides when "and in" follows."""
        chunk = self.chunks[index]
        after = self.chunks[index + 1 : index + 3]
        opens = len(chunk.variables) == 1 and chunk.variables[0].symbol == "c" and chunk.side is not None
        return (
            opens
            and len(after) == 2
            and after[0].text in ("and", "/")
            and self._side_at(index + 2) is not None
        )

    def _side_at(self, index: int) -> str | None:
        """The side a chunk names; the bare word "in" counts beside a mark, a joint or a number."""
        chunk = self.chunks[index]
        if chunk.kind == "side":
            return chunk.side
        if chunk.kind == "word" and chunk.text == "in":
            after = self.chunks[index + 1] if index + 1 < len(self.chunks) else None
            before = self.chunks[index - 1] if index else None
            ends = after is None or after.kind in ("mark", "break", "number")
            ends = ends or (after is not None and after.kind == "side" and after.text == "out")
            ends = ends or (after is not None and after.text in ("and", "is", "respectively"))
            starts = before is not None and (
                before.kind in ("number", "ion", "side") or before.text in ("/", "and", "or")
            )
            return "in" if ends and starts else None
        return chunk.side if chunk.kind == "ion" or self._lists_side(chunk) else None

    def _lists_side(self, chunk: Chunk) -> bool:
        return len(chunk.variables) == 1 and chunk.variables[0].symbol == "c" and chunk.side is not None

    def _parallel(self) -> None:
        sides, ratios = self._runs("side"), self._runs("P")
        for run in self._runs("number"):
            if self._listed(run) or any(self.chunks[i].item.unit in ("°C", "mV") for i in run):
                continue
            for names in ratios:
                plain = all(dimension(self.chunks[i].item.unit) in (None, "permeability") for i in run)
                if plain and len(names) == len(run) and 0 < run[0] - names[-1] <= 5:
                    for place, name in zip(run, names, strict=True):
                        self.bound[place] = (self.chunks[name].variables[0], "same place in two lists")
            ions = next(
                (r for r in self._runs("ion") if len(r) == len(run) and 0 < run[0] - r[-1] <= 5), None
            )
            colon = any(self.chunks[i].text == ":" for i in range(run[0], run[-1])) or (
                # "p is 1 .04 .45": bare numbers in a row right after a permeability
                run[-1] - run[0] == len(run) - 1
                and any(
                    v.symbol == "P" for c in self.chunks[max(0, run[0] - 3) : run[0]] for v in c.variables
                )
            )
            if run[0] not in self.bound and colon and len(run) > 1 and self._mentions("P"):
                listed = [self.chunks[i].ions[0] for i in ions] if ions else ["K", "Na", "Cl"][: len(run)]
                for place, named in zip(run, listed, strict=False):
                    self.bound[place] = (Variable("P", named), "permeabilities in the order K : Na : Cl")
            for order in sides:
                near = -8 <= order[0] - run[-1] <= 4 or -4 <= run[0] - order[-1] <= 8
                # "145/12 mM Na and 4/140 mM K (outside/inside)": one heading for all pairs.
                heading = len(sides) == 1 and order[0] > run[-1] and self.chunks[run[0] + 1].text == "/"
                fits = heading or (near and self._contiguous(run, order))
                if run[0] not in self.bound and len(order) == len(run) and fits:
                    ion = self._pair_ion(run) if heading else self._nearest_ion(run[0])
                    for place, name in zip(run, order, strict=True):
                        own = self.chunks[name].variables
                        variable = own[0] if own else Variable("c", ion, self._side_at(name))
                        self.bound[place] = (variable, "same place in two lists")
        self._ratio_of_permeabilities()

    def _pairs(self) -> None:
        """ "K 4/140, Na 145/12.5": both numbers of a slash pair are of the ion next to it."""
        for run in self._runs("number"):
            pair = len(run) == 2 and run[1] - run[0] == 2 and self.chunks[run[0] + 1].text == "/"
            kinds = {dimension(self.chunks[i].item.unit) for i in run}
            if not pair or run[0] in self.bound or not kinds <= {None, "concentration"}:
                continue
            left = self._left(run[0])
            before = self.chunks[left].ions if left is not None else ()
            after = self.chunks[run[1] + 1].ions if run[1] + 1 < len(self.chunks) else ()
            ions = before or after or tuple(filter(None, (self._nearest_ion(run[0]),)))
            if ions:
                for place in run:
                    self.bound[place] = (Variable("c", ions[-1] if before else ions[0]), "one of a pair")

    def _pair_ion(self, run: Sequence[int]) -> str | None:
        """The ion of a pair: the one right after it, else the last before it."""
        after = self.chunks[run[-1] + 1 : run[-1] + 2]
        return after[0].ions[0] if after and after[0].ions else self._nearest_ion(run[0])

    def _listed(self, run: Sequence[int]) -> bool:
        """ "permeabilities to K, Na and Cl are 1, 0.04 and 0.45": a list for a list of the same length."""
        for place in range(run[0] - 1, max(-1, run[0] - 8), -1):
            chunk = self.chunks[place]
            if chunk.kind == "number":
                return False
            several = [
                v
                for v in chunk.variables
                if self._fits(v, dimension(self.chunks[run[0]].item.unit), self.chunks[run[0]].item)
            ]
            if len(several) == len(run) > 1:
                for number, variable in zip(run, several, strict=True):
                    self.bound[number] = (variable, "same place in two lists")
                return True
            bare = chunk.variables[0] if len(chunk.variables) == 1 else None
            if chunk.kind == "side" and self._mentions("c"):
                bare = Variable("c", None, chunk.side)
            if (
                bare is not None
                and bare.symbol == "c"
                and bare.ion is None
                and bare.side
                and (ions := self._ion_list(len(run)))
            ):
                for number, ion in zip(run, ions, strict=True):
                    self.bound[number] = (Variable("c", ion, bare.side), "in the order of the ions listed")
                return True
        return False

    def _ion_list(self, length: int) -> tuple[str, ...]:
        """The first list of that many ions in the message."""
        if length < 2:
            return ()
        whole = next((chunk.ions for chunk in self.chunks if len(chunk.ions) == length), ())
        runs = [run for run in self._runs("ion") if len(run) == length]
        return whole or (tuple(self.chunks[i].ions[0] for i in runs[0]) if runs else ())

    def _contiguous(self, run: Sequence[int], order: Sequence[int]) -> bool:
        """Nothing but light words and marks between the two lists, and no side inside the numbers."""
        low, high = (run[-1], order[0]) if run[-1] < order[0] else (order[-1], run[0])
        between = self.chunks[low + 1 : high]
        return all(c.kind in ("mark", "ion") or c.text in LIGHT or c.text == "respectively" for c in between)

    def _ratio_of_permeabilities(self) -> None:
        """``P_Na/P_K = 0.04`` gives P_Na relative to P_K = 1."""
        for index in self._numbers():
            left = self._left(index)
            if left is None or left < 2 or not self._is(left, "P") or not self._is(left - 2, "P"):
                continue
            if self.chunks[left - 1].text in ("/", ":", "over", "to"):
                self.bound[index] = (
                    self.chunks[left - 2].variables[0],
                    f"relative to {self.chunks[left].text}",
                )

    def _mentions(self, symbol: str) -> bool:
        return any(v.symbol == symbol for c in self.chunks for v in c.variables) or any(
            c.kind == "word" and c.item.says() == symbol for c in self.chunks
        )

    # --- what stands beside the number ----------------------------------------------------------

    def _left(self, index: int) -> int | None:
        """The nearest chunk to the left with only light words between."""
        place = index - 1
        while place >= 0 and self._is_link(self.chunks[place]):
            place -= 1
        return place if place >= 0 else None

    def _is_link(self, chunk: Chunk) -> bool:
        """Words that lead from a quantity to its number: "is", "=", "rises from", "was raised to"."""
        if chunk.text in LIGHT or chunk.text in ("-", "(", "from", "by"):
            return True
        return (
            chunk.concept("change") in ("to", "up", "down")
            and chunk.kind == "word"
            and chunk.text not in ("more", "less")
        )

    def _right(self, index: int) -> int | None:
        """The nearest chunk to the right with only light words between."""
        place = index + 1
        while place < len(self.chunks) and self.chunks[place].text in LIGHT:
            place += 1
        return place if place < len(self.chunks) else None

    def _beside(self, index: int) -> None:
        chunk = self.chunks[index]
        kind = dimension(chunk.item.unit)
        left, right = self._left(index), self._right(index)
        for place in (left, right):
            if place is not None and self._claims(place, index, kind):
                self.bound[index] = (self.chunks[place].variables[0], f"beside {self.chunks[place].text}")
                return
        if kind is not None and kind != "concentration" and kind in ALONE and chunk.item.unit != "mm":
            self.bound[index] = (self._alone(index, kind), "by its unit")
        elif kind is None and chunk.item.value in BODY_TEMPERATURES and chunk.item.text in ("37", "310"):
            self.bound[index] = (T, "body temperature")
        elif kind is None and _has_sign(chunk.item) and abs(chunk.item.value or 0) >= 5:
            self.bound[index] = (V_M, "by its sign")
        elif kind is None and self._nearest_ion(index) == "H" and 0 < (chunk.item.value or 0) <= 14:
            self.bound[index] = (Variable("pH", None, self._nearest_side(index)), "of H⁺")

    def _nearest_side(self, index: int) -> str | None:
        """The side named right after a number, else the one before it."""
        for place in (index + 1, index + 2, index - 1, index - 2):
            if 0 <= place < len(self.chunks) and (side := self._any_side(place)):
                return side
        return None

    def _claims(self, place: int, index: int, kind: str | None) -> bool:
        """True if the variable at ``place`` takes the number at ``index`` as its value."""
        near = self.chunks[place]
        if not near.variables or not self._fits(near.variables[0], kind, self.chunks[index].item):
            return False
        variable = near.variables[0]
        condition = any(c.text in ("at", "@") for c in self.chunks[place + 1 : index])
        if condition and variable.symbol in ("E", "DF", "I", "g", "flux"):
            return False  # "the driving force at -70 mV": the number is the voltage it is asked for
        if variable.symbol == "c":
            if variable.ion is None or variable.side is None or self._taken(variable):
                return False
            if place > index:
                return place == index + 1 and not self._has_own_number(place)
            # "4 mM K+ outside 140 mM inside": a group between two numbers may belong to either.
            between = place == index - 1 and place and self.chunks[place - 1].kind == "number"
            return not (between and near.items[0].kind != "variable")
        if place > index and (kind is None or self._has_own_number(place)):
            return False
        if kind is None and variable.symbol in ("E", "V_m", "DF") and not _has_sign(self.chunks[index].item):
            # A bare number is a potential only where it is equated or negative: not in "E_K 4/140".
            said = any(c.text in ("=", "is", "of", "at", ":") for c in self.chunks[place + 1 : index])
            return said or (self.chunks[index].item.value or 0) < 0
        if kind is None and variable.symbol == "DF":
            # "DF Na -70" gives the voltage, "DF = -70" the force.
            return any(c.text in ("=", "is", "of") for c in self.chunks[place + 1 : index])
        return True

    def _has_own_number(self, place: int) -> bool:
        """True if an equation or a number follows directly: "outside = 4", "K+ outside 4"."""
        after = self.chunks[place + 1 : place + 3]
        return bool(after) and (
            after[0].kind == "number"
            or (len(after) > 1 and after[0].text in ("=", ":", "is") and after[1].kind == "number")
        )

    def _taken(self, variable: Variable) -> bool:
        return any(bound == variable for bound, _ in self.bound.values())

    def _fits(self, variable: Variable, kind: str | None, item: Item) -> bool:
        allowed = DIMENSIONS.get(variable.symbol)
        if kind is None:
            return variable.symbol in USUAL
        if item.unit == "mm" and variable.symbol == "c":
            return True
        return allowed is not None and kind in allowed

    def _alone(self, index: int, kind: str) -> Variable:
        """The variable of a lone quantity: one named before it that it fits, else the usual one."""
        symbol = ALONE[kind]
        if kind == "temperature":
            return T
        if kind == "potential":
            return V_M
        ion = self._nearest_ion(index) if symbol in ("g", "I", "P") else None
        return Variable(symbol, ion)

    def _nearest_ion(self, index: int) -> str | None:
        """The ion last named before a number, else the first named after it."""
        for place in range(index - 1, -1, -1):
            if self.chunks[place].ions:
                return self.chunks[place].ions[-1]
        return next((c.ions[0] for c in self.chunks[index + 1 :] if c.ions), None)

    # --- concentrations: the arrangement that costs least ----------------------------------------

    def _arrange(self, spans: Mapping[int, int]) -> None:
        """Choose ion and side for all open concentrations together; the cheapest arrangement wins."""
        places = [i for i in self._numbers() if i not in spans and self._may_be_concentration(i)]
        states: list[tuple[float, tuple[tuple[Variable, str], ...], str]] = [(0.0, (), "")]
        taken = {variable for variable, _ in self.bound.values() if variable and variable.symbol == "c"}
        for index in places:
            fresh = []
            for cost, chosen, style in states:
                for extra, variable, manner in self._candidates(index):
                    clash = 20.0 if variable in taken or any(variable == v for v, _ in chosen) else 0.0
                    if variable.side is None:
                        clash = 0.0
                    switch = 1.0 if style and manner and manner != style else 0.0
                    fresh.append(
                        (cost + extra + clash + switch, (*chosen, (variable, manner)), manner or style)
                    )
            states = sorted(fresh, key=lambda state: state[0])[:16]
        for index, (variable, manner) in zip(places, states[0][1], strict=True):
            if variable.ion is None and variable.side is None and self.chunks[index].item.unit is None:
                continue
            self.bound[index] = (variable, f"side {manner} of the number" if manner else "the ion spoken of")

    def _may_be_concentration(self, index: int) -> bool:
        item = self.chunks[index].item
        kind = dimension(item.unit)
        if kind == "concentration" or item.unit == "mm":
            return True
        if kind is not None or (item.value or 0) <= 0:
            return False
        # A bare number is a concentration only where a side or an ion with a second number says so.
        beside = [
            self.chunks[i] for i in (index - 2, index - 1, index + 1, index + 2) if 0 <= i < len(self.chunks)
        ]
        if any(self._any_side(i) for i in (index - 1, index + 1) if 0 <= i < len(self.chunks)):
            return True
        if any(chunk.text in LIGHT for chunk in beside) and self._side_within(index, 3):
            return True
        paired = any(chunk.kind == "number" for chunk in beside)
        return paired and any(chunk.ions for chunk in self.chunks[max(0, index - 5) : index + 5])

    def _side_within(self, index: int, reach: int) -> bool:
        """A side is named close by with only light words between."""
        for step in (-1, 1):
            for place in range(index + step, index + step * (reach + 1), step):
                if not 0 <= place < len(self.chunks):
                    break
                if self._any_side(place):
                    return True
                if self.chunks[place].text not in LIGHT:
                    break
        return False

    def _candidates(self, index: int) -> list[tuple[float, Variable, str]]:
        """(cost, variable, where its side stood) for each way to read one concentration."""
        ions = self._look(index, lambda i: self.chunks[i].ions[-1] if self.chunks[i].ions else None, ion=True)
        sides = self._look(index, self._any_side, ion=False)
        ions.append((8.0, None, ""))
        sides.append((6.0, None, ""))
        return [
            (cost + price, Variable("c", ion, side), manner)
            for cost, ion, _ in ions
            for price, side, manner in sides
        ]

    def _any_side(self, index: int) -> str | None:
        chunk = self.chunks[index]
        if chunk.kind == "var":
            return chunk.side or next((v.side for v in chunk.variables if v.side), None)
        return self._side_at(index)

    def _look(self, index: int, read, ion: bool) -> list[tuple[float, str | None, str]]:  # type: ignore[no-untyped-def]
        """The nearest mention on either side of a number, with its distance as cost."""
        found: list[tuple[float, str | None, str]] = []
        for step, manner in ((-1, "before"), (1, "after")):
            cost, place = 0.0, index + step
            while 0 <= place < len(self.chunks):
                chunk = self.chunks[place]
                value = read(place)
                if value is not None:
                    found.append((cost + (0.2 if step > 0 and ion else 0.0), value, manner))
                    break
                cost += self._toll(chunk, step, ion)
                if cost > 12:
                    break
                place += step
        return found

    def _toll(self, chunk: Chunk, step: int, ion: bool) -> float:
        """What it costs to look past a chunk: words little, marks more, other numbers most."""
        if chunk.kind == "number":
            return (0.5 if ion else 1.0) if step < 0 else (1.5 if ion else 5.0)
        if chunk.kind == "break":
            return 1.0 if ion else 4.0
        if chunk.text in (";", ".", "?"):
            return 0.7 if ion and step < 0 else 2.0 if step < 0 else 6.0
        if chunk.text == ",":
            return 0.4 if ion and step < 0 else 0.6 if step < 0 else 3.0
        if chunk.text in ("and", "but"):
            return 0.3 if ion else 1.5
        return 0.1 if chunk.text in LIGHT else 0.4
