"""A voltage asked for that balances one ion: "what keeps K+ in?", "where is Ca2+ at equilibrium?"."""

from __future__ import annotations

from tutor.parse.acts.found import Found


def balanced_ion(found: Found) -> str | None:
    """The ion whose equilibrium potential a question for a voltage asks."""
    return _held_in_balance(found) or _at_equilibrium(found)


HOLDING = frozenset(
    {"keep", "hold", "maintain", "keeps", "holds", "maintains", "balance", "balances", "oppose"}
)
NO_NET = ("no net", "zero net")


def _held_in_balance(found: Found) -> str | None:
    """ "What potential keeps Cl- at 30 mM inside with 120 outside?": that at which the ion is balanced."""
    amounts = {v for v in found.bound if v.symbol == "c"}
    ions = {v.ion for v in amounts}
    both = {v.side for v in amounts} >= {"in", "out"}
    words = found.chunks.texts
    still = any(word in found.text for word in NO_NET)
    if len(ions) != 1 or not both or any(v.symbol == "P" for v in found.bound) or found.first("cell"):
        return None
    return next(iter(ions)) if still or words & HOLDING else None


def gathered_ion(found: Found) -> str | None:
    """ "What voltage accumulates TPP+ 1000-fold?": the one ion whose ratio is told, and nothing else."""
    told = [g.variable for g in found.givens if g.variable is not None and g.variable.symbol == "ratio"]
    others = {v.symbol for v in found.bound} - {"ratio", "T"}
    return told[0].ion if len(told) == 1 and not others and not found.carrier else None


def _at_equilibrium(found: Found) -> str | None:
    """ "At what membrane potential would calcium be in equilibrium?": one ion, and no other permeant one."""
    settled = found.chunks.names("state", "at-equilibrium")
    leaks = any(variable.symbol in ("P", "g", "A") for variable in (*found.bound, *found.variables))
    ions = found.ions or tuple(dict.fromkeys(ion for chunk in found.setting for ion in chunk.ions))
    settled = settled or (len(found.ions) == 1 and _kept_in_place(found))
    return ions[0] if settled and len(ions) == 1 and not leaks and not found.named else None


KEEPING = HOLDING | {
    "balanced", "balancing", "stops", "stop", "halts", "prevents", "prevent", "cancels", "cancel", "opposes",
    "counteracts", "counteract", "offsets", "offset", "counterbalances",
}  # fmt: skip
NEAR_IT = 3  # chunks


def _kept_in_place(found: Found) -> bool:
    """ "What voltage would keep K+ balanced?", "… opposes Na+ entry?": the ion beside the verb."""
    if found.of_the_pump or found.carrier:
        return False
    for place, chunk in enumerate(found.chunks):
        near = [*range(max(0, place - NEAR_IT), place), *range(place + 1, place + 1 + NEAR_IT)]
        ions = [at for at in near if at < len(found.chunks) and found.chunks[at].kind == "ion"]
        pores = [at for at in ions if any(c.names("thing", "channel") for c in found.chunks[at + 1 : at + 2])]
        if chunk.text in KEEPING and ions and not pores:
            return True
    return False
