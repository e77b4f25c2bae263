"""Of what the last result is made up: "how much of that is from the pH?", "split that"."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Variable
from tutor.parse.reading import Reading
from tutor.recall.again import again

LONGEST = 14  # words
PART = "part"  # the facet of an answer beside which the whole is still what is spoken of
OF_A_SUM = ("potential", "energy per amount")


def parts(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """The part asked for where the last equation gives it, else its working, which shows the parts."""
    own = reading.givens or reading.shifts or reading.offered or reading.cell or reading.ions
    if "part" not in reading.points or own or len(reading.text.split()) > LONGEST:
        return None
    signature = knowledge.signatures.get(last.target or "")
    if signature is None or last.shifts or signature.results[0].dimension not in OF_A_SUM:
        return None
    told = replace(reading, ions=(), passages=(), unknown=None, claims=(), told=(), otherwise=None)
    whole_of, *others = signature.results
    found = [p for p in others if p.symbol.startswith(f"{whole_of.symbol}_")]
    found = [p for p in found if p.dimension == whole_of.dimension]
    found = found[1:] if "electric" in reading.points else found  # the chemical part stands first
    if found:
        whole = again(told, last, knowledge)
        asked = Variable(found[0].symbol, next(iter(last.ions), None) if found[0].ion else None)
        return replace(whole, act=Act.COMPUTE, unknown=asked, facet=PART)
    if {variable.symbol for variable in reading.speaks_of} - SUMMED or set(reading.ideas) - FORCES:
        return None
    return replace(again(told, last, knowledge), act=Act.EXPLAIN, facet="steps")


# What a part may be called after; the pump's share of V_m, say, is another question.
SUMMED = frozenset({"c", "V_m", "dG", "fraction", "pH", "delta_p", "delta_psi", "delta_pH", "delta_p_pH"})
FORCES = frozenset({
    "chemical-force", "electrical-force", "concentration", "electric-potential-difference",
    "electrochemical-gradient", "membrane-potential", "ph-idea", "proton-motive-force-idea",
})  # fmt: skip


def turning(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "At what voltage does it stop?" of the machine or the ion spoken of last."""
    own = reading.givens or reading.shifts or reading.offered or reading.cell or reading.ions
    signature = knowledge.signatures.get(last.target or "")
    if "turning-point" not in reading.points or own or signature is None or last.shifts:
        return None
    told = replace(reading, passages=(), unknown=None, claims=(), told=(), otherwise=None, leftover=())
    symbols = {port.symbol for port in signature.results}
    if REVERSAL in symbols:
        kept = tuple(one for one in last.givens if one[0] != str(V_M))
        whole = again(told, replace(last, givens=kept), knowledge)
        return replace(whole, act=Act.COMPUTE, unknown=Variable(REVERSAL), facet=None)
    if "DF" in symbols and len(last.ions) == 1:
        balance = Variable("E", last.ions[0])
        symbol = knowledge.symbols["E"]
        whole = again(told, replace(last, target=symbol.equation, unknown=str(balance)), knowledge)
        return replace(whole, act=Act.COMPUTE, unknown=balance, facet=None)
    return None


REVERSAL = "V_rev"
