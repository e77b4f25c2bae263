"""What the tutor says about itself: greeting, help, the cell in force, what it did not follow or cover."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.compute.catalogue import equation, equations
from tutor.compute.equation import label
from tutor.explain.ideas import question_for
from tutor.knowledge.model import Knowledge
from tutor.knowledge.terms import stem
from tutor.meaning import T, Variable
from tutor.parse.reading import Reading
from tutor.plan import Plan
from tutor.recall.standing import NOTED
from tutor.units import pretty, show, to_si

MOST = 3  # questions offered
TALK: dict[str, tuple[str, ...]] = {
    "greet": (
        "Hello! Ask me about ions, gradients and membrane potential, or tell me what you think is going on.",
    ),
    "thanks": ("You are welcome. Come back with the next one.",),
    "dismissed": ("All right, that is dropped. What would you like to look at next?",),
    "heard": ("Good. What would you like to look at next?",),
    "quiz": (
        "I have no set of questions to ask you. Tell me what you think, or a number you worked out, "
        "and I check it; where something is wrong I ask you a question about it.",
    ),
    "spotted": ("Well spotted. Work it out once more, and tell me what you get.",),
    "working": (
        "I do: with every number stand the formula, what goes into it with its units, and the result. "
        '"Show the steps" gives those of the last one again.',
    ),
    "examples": (
        "what is E_K with 4 mM outside and 140 mM inside?",
        "what happens to V_m if external K+ doubles?",
        "which way does chloride move at -70 mV?",
    ),
}


def help_text() -> tuple[str, list[str]]:
    """What can be asked."""
    return (
        "I compute and explain electrochemical gradients and membrane potentials, "
        "and I check what you believe about them.",
        [
            "Ask for a value: equilibrium potentials, the membrane potential, driving forces and directions.",
            'Change something: "what happens to V_m if external K+ goes from 4 to 10 mM?", '
            'then "and at 20 °C?", "why?".',
            'Tell me what you think: "adding K+ depolarises because it adds charge", '
            'or "I got -90 mV for E_K".',
            'Choose a cell: "use the squid axon"; see it: "show the cell".',
        ],
    )


def show_cell(plan: Plan, opening: str = "I am using") -> tuple[str, list[str]]:
    """The cell in force with its numbers."""
    cell, values = plan.cell, plan.values
    lines = []
    for ion in cell.ions:
        z = values.get(Variable("z", ion))
        parts = []
        for variable in (Variable("c", ion, "out"), Variable("c", ion, "in"), Variable("P", ion)):
            if variable in values:
                datum = cell.data.get(variable)
                parts.append(f"{label(variable, z)} {show(values[variable], datum.unit if datum else '1')}")
        lines.append(", ".join(parts))
    return f"{opening} {cell.called} at {show(values[T], '°C')}. {cell.text}", lines


def confirmed(plan: Plan) -> tuple[str, list[str]]:
    """A standing choice, read back: the values that were set, or the whole cell."""
    if plan.facet == NOTED:
        return f"Noted: {', '.join(_as_said(plan))}. What would you like to know?", []
    said = []
    for variable, given in plan.given:
        z = plan.values.get(Variable("z", variable.ion or ""))
        name = "the temperature" if variable == T else label(variable, z)
        said.append(f"{name} is {show(plan.values[variable], '°C' if variable == T else given.unit)}")
    if plan.facet == "units":
        units = ", ".join(map(pretty, plan.reading.units))
        return f"From now on results are in {units}, where that measures them.", []
    if not said or plan.reading.cell:
        return show_cell(plan, "From now on I use")
    place = f"in {plan.cell.called}" + ("" if plan.said == {T} else f" at {show(plan.values[T], '°C')}")
    return (
        f"From now on {', '.join(said)}, {place}.",
        ['That holds until you change it, choose another cell, or say "reset".'],
    )


def _as_said(plan: Plan) -> Iterator[str]:
    """Each value that was told, by the name and in the unit that it was told in."""
    for item in plan.reading.givens:
        if item.variable is not None:
            z = plan.values.get(Variable("z", item.variable.ion or ""))
            yield f"{label(item.variable, z)} is {show(to_si(item.value, item.unit), item.unit)}"


def catalogue(what: str, knowledge: Knowledge) -> tuple[str, list[str]]:
    """What there is of a kind: equations, cells, ideas, or beliefs that can be recognised."""
    if what == "cells":
        names = "; ".join(f"{cell.name} ({cell.id})" for cell in knowledge.cells.values())
        return f'I know these cells, and "use the …" chooses one: {names}.', []
    if what == "ideas":
        return f"I can explain: {', '.join(idea.name for idea in knowledge.ideas.values())}.", []
    if what == "misconceptions":
        beliefs = [rule.belief.rstrip(".") for rule in knowledge.rules.values()]
        return f"I recognise these beliefs, all of them wrong or only half right ({len(beliefs)}):", beliefs
    entries = list(equations())
    return f"I compute with these {len(entries)} equations:", [f"{e.title}: {e.formula}" for e in entries]


def decline(reading: Reading) -> str:
    """Outside the subject, said kindly, with what is near."""
    about = f' ("{reading.unexplained[0]}")' if reading.unexplained else ""
    return (
        f"That is outside what I cover{about}. I know ions, electrochemical gradients, membrane potential "
        "and the transport that goes with them, nothing else."
    )


ABOUT_ANSWERS = ("simpler", "sure", "how", "why", "steps", "example", "analogy")


def not_followed(reading: Reading, knowledge: Knowledge) -> tuple[str, list[str]]:
    """Not understood: what was heard, and the nearest questions."""
    near = _nearest(reading, knowledge)
    about_answer = reading.facet in ABOUT_ANSWERS and not (reading.ions or reading.ideas or reading.plain)
    if reading.follow_up and about_answer:
        return "There is no answer yet that I could go on from. Ask me something first, for example:", near
    if reading.offered and reading.target is None:
        return "I see your number, but not what it is the answer to. Which quantity, of which ion?", near
    strange = [word for word in reading.unexplained if f"w:{stem(word)}" not in knowledge.facts.weights]
    if strange:
        return f'I did not follow; I do not know "{strange[0]}" here. Did you mean one of these?', near
    return "I did not follow. Did you mean one of these?", near


def _nearest(reading: Reading, knowledge: Knowledge) -> list[str]:
    """Questions that stand for what the message comes nearest to, filled up with those about its ion."""
    ion = reading.ions[0] if reading.ions else "K"
    usual = (
        f"what is E_{ion}?",
        f"which way does {ion} move at rest?",
        f"what happens to V_m if external {ion} doubles?",
    )
    near = [
        question_for(knowledge.ideas[name]) if name in knowledge.ideas else equation(name).question
        for name in reading.near
    ]
    return list(dict.fromkeys((*near, *usual)))[:MOST]
