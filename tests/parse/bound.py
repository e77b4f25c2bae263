"""How the tests write down what was read: ``c(K, out) = 4 mM``."""

from tutor.conversation import Brain
from tutor.knowledge.model import Knowledge
from tutor.units import to_si


def read(knowledge: Knowledge, text: str) -> list[str]:
    """Every number of a text with what it was bound to, in order, changes included."""
    found: list[str] = []
    for reading in Brain(knowledge).parser.parse(text):
        for given in (*reading.givens, *reading.offered):
            found.append(f"{given.variable or '?'} = {given.value:.6g} {given.unit}")
        for shift in reading.shifts:
            if shift.start is not None:
                found.append(f"{shift.variable} = {shift.start:.6g} {shift.unit}")
            found.append(f"{shift.variable} {shift.how} {shift.amount:.6g} {shift.unit}")
    return list(dict.fromkeys(found))


def amounts(knowledge: Knowledge, text: str) -> dict[str, float]:
    """The numbers of a text in SI by what they were bound to."""
    return {
        str(given.variable): to_si(given.value, given.unit)
        for reading in Brain(knowledge).parser.parse(text)
        for given in (*reading.givens, *reading.offered)
    }
