"""Which ions a membrane lets through, where the student says so: "permeable only to Na+", "no Cl-"."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.parse.groups import Chunk
from tutor.parse.reading import Selection

ONLY = frozenset({"only", "alone", "solely", "exclusively", "just", "purely", "selective"})
EQUALLY = frozenset({"equally", "same", "equal", "the same", "identical"})
IGNORED = frozenset({
    "no", "without", "ignore", "ignoring", "neglect", "neglecting", "ignored", "neglected", "omit",
    "omitting", "excluding",
})  # fmt: skip


def read_selection(chunks: Sequence[Chunk]) -> Selection:
    """What a sentence says about who can cross; a permeability with a number is a given, not this."""
    for index, chunk in enumerate(chunks):
        passing = chunk.variables and chunk.variables[0].symbol == "P" and chunk.ions
        near = [c.text for c in (*chunks[max(0, index - 3) : index], *chunks[index + 1 : index + 3])]
        inside = {item.text.lower() for item in chunk.items}
        if passing and (ONLY & {*near, *inside}):
            return Selection(only=chunk.ions, words=(chunk.text, *near))
        if passing and (EQUALLY & {*near, *inside}) and len(_ions(chunks, index)) > 1:
            return Selection(only=_ions(chunks, index), equally=True, words=(chunk.text, *near))
    return Selection(without=_left_out(chunks), words=tuple(sorted(IGNORED)))


def _ions(chunks: Sequence[Chunk], index: int) -> tuple[str, ...]:
    """The ions named with a permeability, those joined to it by "and" included."""
    ions = [*chunks[index].ions]
    for chunk in (*chunks[max(0, index - 3) : index], *chunks[index + 1 : index + 4]):
        ions.extend(chunk.ions)
    return tuple(dict.fromkeys(ions))


def _left_out(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """ "no Cl", "neglecting chloride", "chloride may be ignored"."""
    out: list[str] = []
    for index, chunk in enumerate(chunks):
        if not chunk.ions or chunk.kind == "number":
            continue
        before = chunks[index - 1].text if index else ""
        after = [c.text for c in chunks[index + 1 : index + 5]]
        passive = any(word in ("ignored", "neglected", "omitted") for word in after)
        bare = chunk.kind == "ion" or (chunk.variables and chunk.variables[0].symbol == "P")
        if bare and ((before in IGNORED) or passive):
            out.extend(chunk.ions)
    return tuple(dict.fromkeys(out))
