"""Follow-ups in time, and a machine stopped: "overnight?", "how long then?", "what if you poison it?"."""

from __future__ import annotations

from dataclasses import replace

from tutor.context import Last
from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act, Stance, Variable
from tutor.parse.numbers.offered import OFFERED
from tutor.parse.reading import Given, Reading
from tutor.parse.targets import EXPERIMENTS
from tutor.recall.again import again
from tutor.recall.held import inputs

TIME = Variable("t")


def stopped(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "What happens when you poison it?": the machine spoken of last comes to a stop."""
    own = reading.ions or reading.speaks_of or reading.givens or reading.cell or reading.drugs
    if not (reading.stops and reading.supposes and "it" in reading.points) or own:
        return None
    target = _experiment(last.target, knowledge)
    return replace(reading, act=Act.WHAT_IF, target=target, shifts=(), leftover=()) if target else None


def _experiment(target: str | None, knowledge: Knowledge) -> str | None:
    """The equation that tells what becomes of a thing that is stopped, if one does."""
    about = knowledge.ideas.get(target or "")
    near = [about] if about is not None else [i for i in knowledge.ideas.values() if target in i.equations]
    return next((one for idea in near for one in idea.equations if one in EXPERIMENTS), None)


def later(reading: Reading, last: Last, knowledge: Knowledge) -> Reading | None:
    """ "1 day", "overnight?", "0 at once?", "how long then": the last course in time at another moment."""
    if last.target in knowledge.ideas:
        last = _course(last, knowledge)
    if "t" not in inputs(last.target, knowledge):
        return None
    own = reading.ions or reading.cell or reading.offered or reading.carrier
    share = any(given.unit == "%" or given.variable == Variable("fraction") for given in reading.givens)
    if own or share or reading.act in (Act.DEFINE, Act.COMPARE, Act.META, Act.SET):
        return None
    times = tuple(given for given in reading.givens if given.variable == TIME) or reading.moments[:1]
    if not times and "how-long" not in reading.points:
        return None
    if not times:
        last = replace(last, givens=tuple(kept for kept in last.givens if kept[0] != str(TIME)))
    judged = _gone(reading) if times else ()
    asked = replace(reading, givens=times, shifts=(), offered=judged, unknown=None)
    whole = again(asked, last, knowledge)
    if judged:
        return replace(whole, act=Act.CHECK, offered=judged, unknown=V_M)
    return replace(whole, act=Act.WHAT_IF)


def _course(last: Last, knowledge: Knowledge) -> Last:
    """After an idea of what a change does ("what does ouabain do?") the course in time is that change's."""
    changes = any(pattern.kind == "change" for pattern in knowledge.ideas[last.target or ""].about)
    target = _experiment(last.target, knowledge) if changes else None
    return replace(last, target=target, act=str(Act.WHAT_IF), unknown=None)


def _gone(reading: Reading) -> tuple[Given, ...]:
    """ "So the voltage is gone", "0?": a V_m of nought put up for judgement."""
    zero = any(given.value == 0 and given.unit == "1" for given in reading.givens)
    lost = reading.stops and V_M in reading.speaks_of
    if not (zero or lost):
        return ()
    return (Given(0.0, "mV", V_M, reading.span, OFFERED, stance=Stance.ASKS),)
