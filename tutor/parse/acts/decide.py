"""Sentences to acts: what is wanted (act) of what (target), the most telling form first."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act
from tutor.parse.acts.affirmed import affirmed
from tutor.parse.acts.carried import carried
from tutor.parse.acts.changes import opening, what_if
from tutor.parse.acts.charging import charging
from tutor.parse.acts.checks import asked_belief, checked_number, own_number, statement
from tutor.parse.acts.comparing import comparison
from tutor.parse.acts.dependence import dependence
from tutor.parse.acts.direction import (
    balanced,
    direction,
    reversal,
    sign_of_the_inside,
    where_it_stops,
    where_the_pump_stops,
)
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.held import held
from tutor.parse.acts.ideas import asked_of, concept, explanation, meant, why
from tutor.parse.acts.requests import choice, follow_up, meta, of_the_answer, open_order
from tutor.parse.acts.side_told import side_told
from tutor.parse.acts.values import (
    acidity,
    asked_value,
    averaged,
    bare_numbers,
    charged_to,
    counting,
    enough,
    fold,
    ohmic,
    sole_membrane,
    until,
)


def decide(found: Found, knowledge: Knowledge) -> Decision:
    """Act, target, unknown and facet of a sentence; the most telling form is tried first."""
    for judge in (
        affirmed,
        side_told,
        opening,
        own_number,
        where_it_stops,
        where_the_pump_stops,
        charging,
        counting,
        acidity,
        fold,
        ohmic,
        averaged,
        charged_to,
        enough,
        until,
        meta,
        held,
        of_the_answer,
        open_order,
        dependence,
        comparison,
        follow_up,
        choice,
        why,
        carried,
        reversal,
        balanced,
        direction,
        sign_of_the_inside,
        meant,
        checked_number,
        asked_belief,
        sole_membrane,
        what_if,
        asked_value,
        bare_numbers,
        explanation,
        statement,
        concept,
        asked_of,
    ):
        decision = judge(found, knowledge)
        found.forms.append(judge.__name__)
        if decision is not None:
            return decision
    found.forms.append("")
    return Act.CLARIFY, None, None, None
