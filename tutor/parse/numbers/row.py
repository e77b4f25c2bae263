"""The chunks of a message as a row of places: which numbers are open, and what stands left and right.

Every way to bind a number looks at the same row and writes what it found into ``bound``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from tutor.meaning import Stance, Variable
from tutor.parse.chunks import Chunks
from tutor.parse.groups import Chunk

# Words that part nothing: between a number and what it belongs to they do not count.
LIGHT = frozenset({
    "is", "are", "was", "were", "of", "=", ":", "at", "about", "around", "approximately", "a", "an",
    "the", "equals", "~", "be", "being", "only", "now", "to", "with", "has", "have", "on",
    "roughly", "ca", "conc", "concentration", "value", "it", "its", "there", "for", "exactly",
    "equal", "equal to", "just", "still", "even", "held", "clamped", "fixed", "kept", "got", "get", "gives",
    "reads", "sits", "stays", "rests", "stay", "remains", "remain", "unchanged", "constant",
    "throughout", "literally", "precisely", "goes", "take", "ion",
})  # fmt: skip
# What may follow the bare side "in": "52 in at 20 °C", "140 in, what is E_K". A noun may not.
AFTER_SIDE = frozenset({
    "and", "is", "was", "were", "respectively", "at", "when", "with", "for", "if", "what", "which", "then",
    "so", "but",
    "while", "vs", "versus", "where", "how", "given", "gives", "are", "please", "or", "mm", "mmol", "µm",
})  # fmt: skip
DETERMINERS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "its", "their", "each", "every",
    "any", "some", "one", "two", "total", "all", "which", "order",
})  # fmt: skip
TRAPPED = frozenset({"impermeant", "impermeable", "fixed", "trapped", "stuck", "negative", "immobile"})
# What does not cross where a Donnan equilibrium is spoken of.
FIXED = ("anion", "anions", "protein", "proteins", "proteinate", "polymer", "macroion", "polyelectrolyte")
# What may stand between the entries of a list.
RUN_JOINTS = frozenset({"and", "/", ":", ",", "to", "or", "-", "&", "vs", "versus"})


class Row:
    """The places of a message; ``bound`` maps the place of a number to its variable and why.

    ``also`` holds further quantities of the same value. ``whose`` says of numbers that may be put up for
    judgement who said them.
    """

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = list(chunks)
        self._words = Chunks(chunks)  # what is made a number later, such as "half", keeps its text
        self.bound: dict[int, tuple[Variable | None, str]] = {}
        self.also: dict[int, tuple[Variable, ...]] = {}
        self.whose: dict[int, Stance] = {}
        self.several: set[int] = set()  # numbers that are one of several values of their quantity
        self.notes: dict[int, str] = {}  # what the student is told about a reading
        self._symbols = {v.symbol for c in self.chunks for v in c.variables}
        self._symbols |= {c.item.says() for c in self.chunks if c.kind == "word"}
        self.donnan = any(c.concept("equation") == "donnan-equilibrium" for c in self.chunks)

    @property
    def texts(self) -> frozenset[str]:
        """The texts of its chunks."""
        return self._words.texts

    @property
    def said(self) -> frozenset[str]:
        """All words in it."""
        return self._words.said

    def names(self, kind: str, *concepts: str) -> bool:
        """True if a single word in it names one of these concepts."""
        return self._words.names(kind, *concepts)

    def open_numbers(self) -> list[int]:
        """The places of the numbers that nothing has claimed yet."""
        return [i for i, chunk in enumerate(self.chunks) if chunk.kind == "number" and i not in self.bound]

    def turn(self, index: int) -> None:
        """Make a number negative that words tell to be."""
        chunk = self.chunks[index]
        item = chunk.item._replace(value=-abs(chunk.item.value or 0.0))
        self.chunks[index] = replace(chunk, items=(item,))

    def left(self, index: int) -> int | None:
        """The nearest chunk to the left with only light words between."""
        place = index - 1
        while place >= 0 and (_is_link(self.chunks[place]) or self._closes_a_name(place)):
            place -= 1
        return place if place >= 0 else None

    def _closes_a_name(self, place: int) -> bool:
        """ "Temperature coefficient (Q10) of 3": the bracket behind a symbol."""
        return place > 1 and self.chunks[place].text == ")" and bool(self.chunks[place - 1].variables)

    def right(self, index: int) -> int | None:
        """The nearest chunk to the right with only light words between."""
        place = index + 1
        while place < len(self.chunks) and self.chunks[place].text in LIGHT:
            place += 1
        return place if place < len(self.chunks) else None

    def species(self, index: int) -> tuple[str, ...]:
        """What a chunk names that has a concentration: ions, a salt (``K Cl``), a solute."""
        return self._species[index] if 0 <= index < len(self.chunks) else ()

    @cached_property
    def _species(self) -> list[tuple[str, ...]]:
        return [self._species_of(index) for index in range(len(self.chunks))]

    def _species_of(self, index: int) -> tuple[str, ...]:
        chunk = self.chunks[index]
        if self.donnan and chunk.kind in ("word", "ion") and chunk.said[-1].endswith(FIXED):
            return ("A",)
        if not chunk.ions and self._trapped(index):
            return ("A",)
        if chunk.ions or chunk.kind != "word":
            return chunk.ions
        salt = next((s.says for s in chunk.item.senses if s.kind == "salt"), "")
        name = salt or chunk.item.concept("solute")
        return (name,) if name else ()

    def _trapped(self, index: int) -> bool:
        """Charge that has a concentration is that of trapped anions: "negative protein charges"."""
        text = self.chunks[index].text
        if "negative charge" in text:
            return True
        if not text.endswith(("anion", "anions", "protein", "proteins", "charges")):
            return False
        before = {word for chunk in self.chunks[max(0, index - 3) : index] for word in chunk.said}
        return bool(before & TRAPPED)

    def nearest_ion(self, index: int) -> str | None:
        """The ion last named before a number, else the first named after it."""
        for place in range(index - 1, -1, -1):
            if found := self.species(place):
                return found[-1]
        after = range(index + 1, len(self.chunks))
        return next((self.species(place)[0] for place in after if self.species(place)), None)

    def nearest_side(self, index: int) -> str | None:
        """The side named right after a number, else the one before it."""
        for place in (index + 1, index + 2, index - 1, index - 2):
            if 0 <= place < len(self.chunks) and (side := self.any_side(place)):
                return side
        return None

    def mentions(self, symbol: str) -> bool:
        """True if the message speaks of this quantity, with or without an ion."""
        return symbol in self._symbols

    def side_at(self, index: int) -> str | None:
        """The side a chunk names; the bare word "in" counts beside a mark, a joint or a number."""
        chunk = self.chunks[index]
        if chunk.kind == "side":
            return chunk.side
        if chunk.kind == "word" and chunk.text == "in":
            after = self.chunks[index + 1] if index + 1 < len(self.chunks) else None
            before = self.chunks[index - 1] if index else None
            ends = after is None or after.kind in ("mark", "break", "number")
            ends = ends or (after is not None and after.kind == "side" and after.text == "out")
            ends = ends or (after is not None and after.text.split(" ")[0] in AFTER_SIDE)
            ends = ends or (after is not None and self._answers_out(index, after))
            starts = before is not None and (
                before.kind in ("number", "ion", "side") or before.text in ("/", "and", "or", "(")
            )
            # "in=140, out=4", "in: 140": a heading
            heads = (
                after is not None and after.text in ("=", ":") and (before is None or before.kind == "mark")
            )
            listed = before is not None and before.kind == "mark" and after is not None and _amount(after)
            starts = starts or heads or listed
            return "in" if (ends and starts) or self._beside_out(index) else None
        return chunk.side if chunk.kind == "ion" or _lists_side(chunk) else None

    def _answers_out(self, index: int, after: Chunk) -> bool:
        """ "5 out and 140 in correct?": behind a number, with the other side said, "in" is the inside."""
        outside = any(
            chunk.kind == "side" and chunk.side == "out" and place and self.chunks[place - 1].kind == "number"
            for place, chunk in enumerate(self.chunks)
        )
        place = next((c for c in self.chunks[index + 1 :] if c.text not in ("a", "an", "the", "my")), after)
        of_a_cell = place.concept("cell") is not None or place.names("thing", "cell", "neuron")
        headed = [chunk.kind for chunk in self.chunks[index + 2 : index + 3]]
        heads = after.kind == "ion" and headed == ["number"]  # "140 in sodium 145 out"
        placed = after.text in DETERMINERS or (after.kind in ("ion", "var", "side") and not heads)
        placed = placed or any(after.concept(kind) for kind in ("thing", "unit", "scene", "drug"))
        placed = placed and not of_a_cell  # "140 in the cell" is inside
        return outside and not placed and bool(index) and self.chunks[index - 1].kind == "number"

    def _beside_out(self, index: int) -> bool:
        """ "in/out", "out and in": the bare word beside the other side is a side."""
        for step in (1, -1):
            joint, other = index + step, index + 2 * step
            if not 0 <= other < len(self.chunks):
                continue
            outside = self.chunks[other].side == "out" and self.chunks[other].kind == "side"
            if outside and self.chunks[joint].text in ("/", "and", ":", "-", ",", "vs"):
                return True
        return False

    def any_side(self, index: int) -> str | None:
        """The side a chunk names, that of a quantity such as [K+]o included."""
        chunk = self.chunks[index]
        if chunk.kind == "var":
            return chunk.side or next((v.side for v in chunk.variables if v.side), None)
        return self.side_at(index)

    def _opens_sides(self, index: int) -> bool:
        """A group such as "K+ out" opens a list of sides when "and in" follows."""
        chunk = self.chunks[index]
        after = self.chunks[index + 1 : index + 3]
        opens = len(chunk.variables) == 1 and chunk.variables[0].symbol == "c" and chunk.side is not None
        return (
            opens
            and len(after) == 2
            and after[0].text in ("and", "/")
            and self.side_at(index + 2) is not None
        )

    def is_a(self, index: int, wanted: str) -> bool:
        """True if a chunk can be an entry of a list of this kind: side, P, ion, number."""
        chunk = self.chunks[index]
        if wanted == "side":
            return self.side_at(index) is not None or self._opens_sides(index)
        if wanted == "P":
            return bool(chunk.variables) and chunk.variables[0].symbol in ("P", "g") and bool(chunk.ions)
        return chunk.kind == wanted

    def runs(self, wanted: str) -> list[list[int]]:
        """Runs of two or more chunks of a kind that only joints part."""
        runs: list[list[int]] = []
        run: list[int] = []
        for index, chunk in enumerate(self.chunks):
            if self.is_a(index, wanted):
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


def _amount(chunk: Chunk) -> bool:
    """A number that can be a concentration, so no year and no time."""
    units = (None, "mM", "nM", "µM", "M")
    return chunk.kind == "number" and chunk.item.unit in units and (chunk.item.value or 0) < 1000


def _is_link(chunk: Chunk) -> bool:
    """Words that lead from a quantity to its number: "is", "=", "rises from", "was raised to"."""
    if chunk.text in LIGHT or chunk.text in ("-", "(", "from", "by"):
        return True
    return (
        chunk.concept("change") in ("to", "up", "down")
        and chunk.kind == "word"
        and chunk.text not in ("more", "less")
    )


RELATIVE = "relative to "  # and the permeability that another is told by


def relate(row: Row, index: int, first: Variable, second: Variable) -> None:
    """The number is the first permeability over the second."""
    row.bound[index] = (first, f"{RELATIVE}{second}")


def _lists_side(chunk: Chunk) -> bool:
    """A concentration with its side, "K+ out", can open a list of sides."""
    return len(chunk.variables) == 1 and chunk.variables[0].symbol == "c" and chunk.side is not None
