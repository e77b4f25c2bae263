"""The last question with other values: "and for Na+?", "at 20 °C?", "in squid?", "SGLT1", "now 37"."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Stance, T, read_variable
from tutor.parse.reading import Reading
from tutor.recall.again import again
from tutor.recall.held import WHOLE, asks_anew, inputs, state_after

OF_THE_MEMBRANE = ("goldman-potential", "what-if", "driving-force", "ionic-current", "passive-chloride")
MILD = (0.0, 45.0)  # °C: a bare number here may be a temperature, where one was spoken of


def drugged(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "and with nigericin?" after a proton motive force: the same with what the drug takes away."""
    if not reading.drugs or not knowledge.tells(last.target, "drug") or reading.shifts:
        return None
    if reading.act in (Act.COMPUTE, Act.WHAT_IF) and reading.unknown is not None:
        return None
    kept = again(replace(reading, act=Act.CLARIFY, ions=(), unknown=None), last, knowledge)
    return replace(kept, act=Act.COMPUTE, drugs=reading.drugs)


LONGEST_CHOICE = 12  # words


def without_an_ion(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What does it become if I leave out chloride?": the last V_m with fewer ions, however it is asked."""
    chosen = reading.selection.without or reading.selection.back
    own = reading.givens or reading.offered or reading.shifts or reading.cell or reading.carrier
    asks = reading.questioned or reading.asking or reading.act is Act.CLARIFY
    other = reading.unknown is not None and reading.unknown != V_M
    if not chosen or own or other or not asks or last.target not in OF_THE_MEMBRANE:
        return None
    if len(reading.text.split()) > LONGEST_CHOICE or reading.act in (Act.EXPLAIN, Act.CHECK):
        return None
    plain = replace(
        reading, act=Act.CLARIFY, ions=(), target=None, facet=None, passages=(), leftover=(), otherwise=None
    )
    if last.shifts:  # "now make P_Na 1", "and without Cl-?": it goes on from the changed membrane
        last = replace(last, act=str(Act.COMPUTE), target=WHOLE[0], givens=state_after(last), shifts=())
    return again(_warm(plain, last), last, knowledge)


def once_more(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "and for Na+?", "at 20 °C?", "in squid?", "SGLT1": the last question with other values."""
    if not reading.follow_up or not _is_partial(reading):
        return None
    if reading.unexplained or (reading.carrier and last.target != "coupled-transport"):
        return None
    if reading.asking and any(item.variable is None for item in reading.givens):
        return None  # "which of the two moves it more?": no amount
    if reading.unknown is not None and reading.unknown.symbol == "c" and _aims(reading):
        return None  # "what K+ outside gives -80 mV?": asked anew, with what was told
    moment = reading.at_rest and any(kept[0] == str(V_M) for kept in last.givens)
    if not (reading.ions or reading.givens or reading.cell or reading.carrier or reading.salts or moment):
        return None
    if last.carrier and not (reading.givens or reading.cell or reading.carrier or reading.salts or moment):
        return replace(reading, act=Act.CLARIFY)  # "and Na?" of a carrier that moves Na+ anyway
    if reading.selection.without or reading.selection.back:
        if last.target not in OF_THE_MEMBRANE:
            return replace(reading, act=Act.CLARIFY)  # "drop the chloride" after E_K
        reading = replace(reading, ions=())
    return again(_warm(reading, last), last, knowledge)


def _aims(reading: Reading) -> bool:
    """True if a voltage is named that a concentration is to bring about."""
    return any(item.variable is not None and item.variable.symbol in ("V_m", "E") for item in reading.givens)


def _is_partial(reading: Reading) -> bool:
    """True if it asks nothing of its own."""
    if reading.act is Act.DEFINE:
        return reading.carrier is not None and not reading.asking
    return reading.act is Act.CLARIFY or (
        reading.act in (Act.COMPUTE, Act.CHECK) and not reading.offered and not asks_anew(reading)
    )


def _warm(reading: Reading, last: Last) -> Reading:
    """ "now 37": a bare number after a temperature is one."""
    if len(reading.givens) != 1 or reading.givens[0].variable is not None or reading.givens[0].unit != "1":
        return reading
    number = reading.givens[0]
    numbers = [kept for kept in last.givens if read_variable(kept[0]) != T]
    spoken = any(read_variable(kept[0]) == T for kept in last.givens) or number.value == 37.0
    if not spoken or not MILD[0] <= number.value <= MILD[1] or (last.shifts and numbers):
        return reading
    return replace(reading, givens=(replace(number, variable=T, unit="°C", why="after a temperature"),))


def _adds(reading: Reading) -> bool:
    """ "And for K with E -90?": values of the next question, which nobody asks to be judged."""
    stances = {item.stance for item in reading.offered}
    return reading.follow_up and bool(reading.ions) and stances <= {Stance.ASKS} and not reading.claims


LONGEST_SUPPOSED = 12  # words
SUPPOSING = ("what if", "and with", "with ", "and at ", "at ", "instead")


def another_value(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What if the pmf drops to -150?" after what it makes possible: the same with that value."""
    told = {kept[0] for kept in last.givens}
    said = [str(item.variable) for item in reading.givens]
    own = reading.offered or reading.shifts or reading.cell or reading.carrier or reading.unknown is not None
    moved = {shift[0] for shift in last.shifts}
    known = last.target in knowledge.signatures or moved
    if own or not said or not set(said) <= told | moved or not moved <= set(said) or not known:
        return None
    supposed = reading.supposes or reading.text.lower().startswith(SUPPOSING) or "signal" in reading.points
    if not supposed or reading.asking or len(reading.text.split()) > LONGEST_SUPPOSED:
        return None
    plain = replace(reading, act=Act.CLARIFY, ions=(), claims=(), told=(), passages=(), otherwise=None)
    return again(plain, last, knowledge)


def supposed_of_last(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "If E_K is -90 and V_m is -100?" after a driving force: values supposed, none put up for judgement."""
    wanted = read_variable(last.unknown) if last.unknown else None
    if (
        not (reading.offered and (reading.supposes or _adds(reading)))
        or wanted is None
        or reading.asking
        or reading.shifts
    ):
        return None
    said = [item.variable for item in (*reading.offered, *reading.givens)]
    takes = {*inputs(last.target, knowledge), "E"} - {wanted.symbol}
    if any(variable is None or variable.symbol not in takes for variable in said):
        return None
    values = replace(reading, act=Act.CLARIFY, givens=(*reading.givens, *reading.offered), offered=())
    return again(replace(values, unknown=None, claims=(), told=()), last, knowledge)
