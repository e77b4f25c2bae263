"""What values told in other sentences make of a request: "what is it?" becomes "how much is it?"."""

from __future__ import annotations

from dataclasses import replace

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, T, Variable
from tutor.parse.acts.changes import opened_ion
from tutor.parse.acts.requests import OPEN
from tutor.parse.groups import PER_ION
from tutor.parse.numbers.proportions import GATHERED
from tutor.parse.reading import Reading
from tutor.parse.targets import Asked, Choice, choose, settles


def with_values(reading: Reading, knowledge: Knowledge) -> Reading:
    """Values from other sentences turn "what is its equilibrium potential?" into "how much is it?"."""
    ion = opened_ion(reading.shifts, reading.givens) if reading.act is Act.WHAT_IF else None
    if ion is not None:
        force = Variable("DF", ion)
        return replace(reading, act=Act.DIRECTION, target="driving-force", unknown=force, shifts=())
    if (ion := _balance_of(reading)) is not None:
        force = Variable("DF", ion)
        way = replace(reading, act=Act.DIRECTION, target="driving-force", unknown=force, ions=(ion,))
        return replace(way, told=(), claims=(), passages=(), facet=None, leftover=(), otherwise=None)
    if reading.act is Act.CHECK and reading.target is None and reading.offered:
        return _put_up_for(reading)
    asked = reading.unknown or reading.spoken_of
    named = reading.cell and "it" in reading.points and not reading.givens and reading.facet == "definition"
    if named and reading.act is Act.DEFINE and asked == V_M:
        return replace(reading, act=Act.COMPUTE, target="goldman-potential", unknown=V_M, facet=None)
    if _of_a_q10(reading):
        return replace(reading, act=Act.COMPUTE, target="temperature-q10", unknown=Variable("ratio"))
    elsewhere = any(not reading.span[0] <= given.span[0] < reading.span[1] for given in reading.givens)
    if elsewhere and reading.act is Act.DIRECTION:
        if _comes_to_rest(reading):
            return replace(reading, act=Act.COMPUTE, target="chord-conductance-potential", unknown=V_M)
        return _through_a_conductance(reading)
    open_act = reading.act in (Act.DEFINE, Act.CLARIFY)
    if not elsewhere or not (open_act or reading.act is Act.COMPUTE):
        return reading
    if asked in (None, V_M, Variable("V"), Variable("E")) and settles(g.variable for g in reading.givens):
        return replace(reading, act=Act.COMPUTE, target="chord-conductance-potential", unknown=V_M)
    told = [given for given in reading.givens if given.why == GATHERED]
    if asked in (V_M, Variable("delta_psi")) and told and len(told) == len(reading.givens):
        asked = Variable("E", told[0].variable.ion if told[0].variable is not None else None)
    choice = choose(
        Asked(asked, others=(Variable("V"),) if asked == V_M else ()),
        reading.givens,
        reading.named,
        knowledge,
        reading.ideas,
        reading.ions,
    )
    if choice is None and reading.facet == OPEN:
        return _one_ion(reading)
    if choice is None or (open_act and not _enters(reading, choice)):
        return reading
    unknown = choice.unknown
    if unknown.ion in ("X", None) and unknown.symbol in PER_ION:
        unknown = unknown._replace(ion=reading.ions[0] if len(reading.ions) == 1 else None)
    return replace(reading, act=Act.COMPUTE, target=choice.equation, unknown=unknown)


def _balance_of(reading: Reading) -> str | None:
    """ "V_m is -60, Cl- 12 in and 120 out. Is it at equilibrium?": the ion, where that is all told."""
    asked = any(claim.effect.roles[1:] == ("at-equilibrium",) for claim in reading.told)
    asked = asked or reading.text.lower().startswith(ASKS_BALANCE)
    told = {given.variable for given in reading.givens if given.variable is not None}
    ions = {*reading.ions} or {v.ion for v in told if v.symbol in ("c", "E") and v.ion}
    plain = reading.act in (Act.CHECK, Act.DEFINE) and reading.questioned and not reading.offered
    if not (plain and asked) or len(ions) != 1 or V_M not in told:
        return None
    ion = next(iter(ions))
    sides = {v.side for v in told if (v.symbol, v.ion) == ("c", ion)}
    return ion if Variable("E", ion) in told or sides >= {"in", "out"} else None


ASKS_BALANCE = ("is it at equilibrium", "is it in equilibrium", "is it balanced", "is it in balance")
RESTS = ("settle", "end up", "ends up", "come to rest", "sit", "land")


def _comes_to_rest(reading: Reading) -> bool:
    """ "g_K 8 and g_Na 1 with E -90 and 60. Where does it settle?": at the V_m that they fix."""
    text = reading.text.lower()
    return any(word in text for word in RESTS) and settles(given.variable for given in reading.givens)


def _put_up_for(reading: Reading) -> Reading:
    """ "0.5 mM outside and 0.8 inside, I get -6" after a word on magnesium: what the two make up."""
    whole = _one_ion(replace(reading, ions=()))
    return replace(whole, act=Act.CHECK) if whole.target is not None else reading


def _of_a_q10(reading: Reading) -> bool:
    """ "It opens 40 times a second at 12 °C, Q10 is 3. Rate at 37?": a Q10 and two temperatures."""
    told = [given.variable.symbol for given in reading.givens if given.variable is not None]
    asks = reading.asking or reading.questioned or reading.act is Act.COMPUTE
    other = reading.unknown is not None and reading.unknown.symbol not in ("ratio", "rate", "T", "Q10")
    asks = asks and not other  # "does it hold for E_K as well?"
    enough = "Q10" in told and told.count("T") > 1 and {*told} <= {"Q10", "T", "rate_1"}
    return enough and asks and reading.act in (Act.DEFINE, Act.CLARIFY, Act.COMPUTE, Act.COMPARE)


def _one_ion(reading: Reading) -> Reading:
    """ "4 mM K+ outside, 140 inside. Could you calculate it?": what two concentrations of one ion give."""
    told = {given.variable for given in reading.givens} - {T}
    ions = {variable.ion for variable in told if variable is not None and variable.symbol == "c"}
    sides = {variable.side for variable in told if variable is not None}
    if len(ions) != 1 or len(told) != 2 or sides != {"in", "out"} or None in told:
        return reading
    return replace(
        reading, act=Act.COMPUTE, target="nernst-potential", unknown=Variable("E", next(iter(ions)))
    )


def _through_a_conductance(reading: Reading) -> Reading:
    """ "g_Na is 2 nS. What current flows, and which way?": the current and not only the force."""
    ion = reading.unknown.ion if reading.unknown is not None else None
    conducts = any(given.variable == Variable("g", ion) for given in reading.givens)
    if ion is None or not conducts or reading.target != "driving-force":
        return reading
    return replace(reading, target="ionic-current", unknown=Variable("I", ion))


def _enters(reading: Reading, choice: Choice) -> bool:
    """True if the values told elsewhere are for this equation: they make it win, not its name alone."""
    return choice.fits and any(given.variable is not None for given in reading.givens)
