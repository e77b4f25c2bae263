"""Numbers in the order of other lists: "4 and 140 mM out and in", "P_K : P_Na = 1 : 0.04"."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension, fits
from tutor.parse.numbers.row import LIGHT, RUN_JOINTS, Row, relate


def bind_lists(row: Row) -> None:
    """Bind each run of numbers to the list that it runs parallel to."""
    sides, ratios = row.runs("side"), row.runs("P")
    for run in row.runs("number"):
        if run[0] in row.bound or _bind_ions(row, run) or _bind_for(row, run) or _bind_in_order(row, run):
            continue
        if any(row.chunks[i].item.unit in ("°C", "mV") for i in run):
            continue
        _bind_permeabilities(row, run, ratios)
        _bind_sides(row, run, sides)
    _bind_ratios(row)


def _bind_permeabilities(row: Row, run: Sequence[int], ratios: Sequence[Sequence[int]]) -> None:
    """ "P_K, P_Na and P_Cl are 1, 0.04 and 0.45", "1 : 0.04 : 0.45" where permeabilities are spoken of."""
    for names in ratios:
        plain = all(dimension(row.chunks[i].item.unit) in (None, "permeability") for i in run)
        if plain and len(names) == len(run) and 0 < run[0] - names[-1] <= 5 and _contiguous(row, run, names):
            for place, name in zip(run, names, strict=True):
                row.bound[place] = (row.chunks[name].variables[0], "same place in two lists")
    if run[0] in row.bound or not all(row.chunks[i].item.unit in (None, "cm/s") for i in run):
        return
    ions = next((r for r in row.runs("ion") if len(r) == len(run) and 0 < run[0] - r[-1] <= 5), None)
    ratio = {chunk.text for chunk in row.chunks[run[0] : run[-1]] if chunk.kind != "number"}
    if _spoken_as_permeabilities(row, run, ratio) or (ions and _is_ratio(row, ions) and not _whole(row, run)):
        listed = [row.chunks[i].ions[0] for i in ions] if ions else ["K", "Na", "Cl"][: len(run)]
        for place, named in zip(run, listed, strict=False):
            row.bound[place] = (Variable("P", named), "permeabilities in the order K : Na : Cl")
        if not ions:
            said = " : ".join(f"P_{named}" for named in listed)
            row.notes[run[0]] = f"the ratio is read as {said}"


def _spoken_as_permeabilities(row: Row, run: Sequence[int], joints: set[str]) -> bool:
    """A ratio with permeabilities named, or three numbers of which one is 1 and another smaller."""
    colon = bool(joints) and ":" in joints
    # "p is 1 .04 .45": bare numbers in a row right after a permeability
    close = run[-1] - run[0] == len(run) - 1 and any(
        v.symbol == "P" for c in row.chunks[max(0, run[0] - 3) : run[0]] for v in c.variables
    )
    if (colon or close) and row.mentions("P"):
        return True
    values = [row.chunks[i].item.value or 0.0 for i in run]
    return len(run) == 3 and joints in ({":"}, {"/"}) and 1.0 in values and 0 < min(values) < 1


def _is_ratio(row: Row, ions: Sequence[int]) -> bool:
    """ "K:Na:Cl": ions with colons between them are set in proportion."""
    return all(row.chunks[i + 1].text == ":" for i in ions[:-1])


def _whole(row: Row, run: Sequence[int]) -> bool:
    """Small whole numbers count ions: "Na:K 3:2"."""
    values = [row.chunks[i].item.value or 0.0 for i in run]
    return all(value == int(value) and value <= 4 for value in values)


def _bind_ions(row: Row, run: Sequence[int]) -> bool:
    """ "Na/K 145/4 outside": two ions and two numbers with strokes between, on one side."""
    ions = next((r for r in row.runs("ion") if len(r) == len(run) and 0 < run[0] - r[-1] <= 2), None)
    strokes = ions and all(row.chunks[i + 1].text == "/" for i in (*ions[:-1], *run[:-1]))
    if not strokes or ions is None or len(run) < 2 or _whole(row, run):
        return False
    side = row.any_side(run[-1] + 1) if run[-1] + 1 < len(row.chunks) else None
    for number, name in zip(run, ions, strict=True):
        row.bound[number] = (Variable("c", row.chunks[name].ions[0], side), "same place in two lists")
    return True


def _bind_for(row: Row, run: Sequence[int]) -> bool:
    """ "1, 0.04 and 0.45 for K, Na and Cl": the ions follow in the same order."""
    place = run[-1] + 1
    sides = []
    while place < len(row.chunks) and (row.chunks[place].text in ("for", "of", "to") or row.side_at(place)):
        sides.append(row.side_at(place))
        place += 1
    ions: list[str] = []
    while place < len(row.chunks) and (row.species(place) or row.chunks[place].text in RUN_JOINTS):
        ions.extend(row.species(place))
        place += 1
    if len(run) < 2 or len(ions) != len(run) or not sides:
        return False
    kinds = {dimension(row.chunks[i].item.unit) for i in run}
    side = next((found for found in sides if found), None)
    before = row.left(run[0])
    head = row.chunks[before].variables[0] if before is not None and row.chunks[before].variables else None
    symbol = head.symbol if head is not None and head.symbol in ("P", "g", "c", "E") else "c"
    if symbol == "c" and not (side or kinds == {"concentration"} or (head and head.side)):
        return False
    side = side or (head.side if head is not None else None)
    for number, ion in zip(run, ions, strict=True):
        row.bound[number] = (
            Variable(symbol, ion, side if symbol == "c" else None),
            "same place in two lists",
        )
    return True


def _bind_sides(row: Row, run: Sequence[int], sides: Sequence[Sequence[int]]) -> None:
    """ "4 and 140 mM out and in": as many sides as numbers, in the same order."""
    for order in sides:
        near = -8 <= order[0] - run[-1] <= 4 or -4 <= run[0] - order[-1] <= 8
        # "145/12 mM Na and 4/140 mM K (outside/inside)": one heading for all pairs.
        heading = len(sides) == 1 and order[0] > run[-1] and row.chunks[run[0] + 1].text == "/"
        parallel = heading or (near and _contiguous(row, run, order))
        if run[0] not in row.bound and len(order) == len(run) and parallel:
            ion = _pair_ion(row, run) if heading else row.nearest_ion(run[0])
            for place, name in zip(run, order, strict=True):
                own = row.chunks[name].variables
                variable = own[0] if own else Variable("c", ion, row.side_at(name))
                row.bound[place] = (variable, "same place in two lists")


def _pair_ion(row: Row, run: Sequence[int]) -> str | None:
    """The ion of a pair: the one right before it, else right after it, else the last before it."""
    if run[0] and (before := row.chunks[run[0] - 1].ions):
        return before[0]  # "k 4/140 na 145/12 (out/in)"
    after = row.chunks[run[-1] + 1 : run[-1] + 2]
    return after[0].ions[0] if after and after[0].ions else row.nearest_ion(run[0])


def _bind_in_order(row: Row, run: Sequence[int]) -> bool:
    """ "permeabilities to K, Na and Cl are 1, 0.04 and 0.45": a list for a list of the same length."""
    for place in range(run[0] - 1, max(-1, run[0] - 8), -1):
        chunk = row.chunks[place]
        own = place == run[0] - 1 and chunk.kind == "ion"  # "… to Na+ and K+: K+ 5/150"
        if chunk.kind == "number" or own:
            return False
        several = [
            v
            for v in chunk.variables
            if fits(v, dimension(row.chunks[run[0]].item.unit), row.chunks[run[0]].item)
        ]
        if len(several) == len(run) > 1:
            leaks = all(v.symbol == "ratio" and v.ion for v in several) and not _whole(row, run)
            for number, variable in zip(run, several, strict=True):
                variable = variable._replace(symbol="P") if leaks else variable  # "P ratios K:Na:Cl = …"
                row.bound[number] = (variable, "same place in two lists")
            return True
        bare = chunk.variables[0] if len(chunk.variables) == 1 else None
        if chunk.kind == "side" and row.mentions("c"):
            bare = Variable("c", None, chunk.side)
        if (
            bare is not None
            and bare.symbol == "c"
            and bare.ion is None
            and bare.side
            and (ions := _ion_list(row, len(run)))
        ):
            for number, ion in zip(run, ions, strict=True):
                row.bound[number] = (Variable("c", ion, bare.side), "in the order of the ions listed")
            return True
    return False


def _ion_list(row: Row, length: int) -> tuple[str, ...]:
    """The first list of that many ions in the message."""
    if length < 2:
        return ()
    whole = next((chunk.ions for chunk in row.chunks if len(chunk.ions) == length), ())
    runs = [run for run in row.runs("ion") if len(run) == length]
    return whole or (tuple(row.chunks[i].ions[0] for i in runs[0]) if runs else ())


def _contiguous(row: Row, run: Sequence[int], order: Sequence[int]) -> bool:
    """Nothing but light words and marks between the two lists, and no side inside the numbers."""
    low, high = (run[-1], order[0]) if run[-1] < order[0] else (order[-1], run[0])
    between = row.chunks[low + 1 : high]
    return all(c.kind in ("mark", "ion") or c.text in LIGHT or c.text == "respectively" for c in between)


def _bind_ratios(row: Row) -> None:
    """``P_Na/P_K = 0.04`` gives P_Na relative to P_K = 1."""
    for index in row.open_numbers():
        left = row.left(index)
        pair = row.chunks[left].variables if left is not None else ()
        if left is not None and len(pair) == 2 and row.is_a(left, "P") and ":" in row.chunks[left].text:
            alone = [chunk.text for chunk in row.chunks[index + 1 : index + 2]] != [":"]
            if alone and row.chunks[index].item.unit is None:
                relate(row, index, *pair)  # "permeability HCO3:Cl = 0.25"
            continue
        if left is None or left < 2 or not row.is_a(left - 2, "P"):
            continue
        if not row.is_a(left, "P"):
            continue
        plain = row.chunks[index].item.unit is None and (row.chunks[index].item.value or 0) >= 0
        if plain and row.chunks[left - 1].text in ("/", ":", "over", "to"):
            relate(row, index, row.chunks[left - 2].variables[0], row.chunks[left].variables[0])
