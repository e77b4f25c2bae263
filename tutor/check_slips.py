"""``tutor check`` of slips: routes that can be read, links that lead somewhere, examples that behave."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tutor.compute.catalogue import EQUATION_IDS
from tutor.context import Context
from tutor.conversation import Brain
from tutor.diagnose.offers import Checked
from tutor.diagnose.slips import read_roads
from tutor.errors import KnowledgeError, TutorError
from tutor.explain.route_words import fill
from tutor.knowledge.model import Knowledge, Slip
from tutor.outcome import work_out
from tutor.plan import make_plan

Where = Callable[[str, str], str]


def check_slips(brain: Brain, where: Where) -> Iterator[str]:
    """All problems of the slips, one line each; ``where`` names the file of an id."""
    links = [problem for slip in brain.knowledge.slips.values() for problem in _links(slip, brain, where)]
    yield from links
    try:
        read_roads(brain.knowledge.slips)
    except KnowledgeError as error:
        yield str(error)
        return
    if not links:
        for slip in brain.knowledge.slips.values():
            yield from _examples(slip, brain, where("slips", slip.id))


def _links(slip: Slip, brain: Brain, where: Where) -> Iterator[str]:
    known: Knowledge = brain.knowledge
    named = {
        "ideas": (slip.ideas, known.ideas),
        "sources": ([citation.source for citation in slip.sources], known.sources),
        "same_as": ([slip.same_as] if slip.same_as else [], known.slips),
        "walks.equations": ([eq for way in slip.walks for eq in way.equations], EQUATION_IDS),
    }
    for key, (ids, allowed) in named.items():
        for name in ids:
            if name not in allowed:
                yield f'{where("slips", slip.id)}: {key}: "{name}" is nothing that is known.'


def _examples(slip: Slip, brain: Brain, file: str) -> Iterator[str]:
    """Sentences that do not show the slip, or do though they should not, and texts without a number."""
    for sentence in slip.fires:
        found = [check for check in _judged(sentence, brain) if _shows(check, slip)]
        if not found:
            yield f'{file}: examples.fires: "{sentence}" does not lead to it.'
        yield from (f"{file}: {problem}" for check in found for problem in _texts(check, slip))
    for sentence in slip.silent:
        if any(_shows(check, slip) for check in _judged(sentence, brain)):
            yield f'{file}: examples.silent: "{sentence}" leads to it.'


def _judged(sentence: str, brain: Brain) -> Iterator[Checked]:
    """The numbers of a sentence, judged as the first message of a conversation."""
    for reading in brain.parser.parse(sentence):
        plan = make_plan(reading, Context(), brain.knowledge)
        outcome = work_out(plan, brain.diagnoser)
        yield from (*outcome.checked, *outcome.directed)


def _shows(check: Checked, slip: Slip) -> bool:
    return slip.id in {road.slip.id for found in check.judgement.candidates for road in found.all_roads}


def _texts(check: Checked, slip: Slip) -> Iterator[str]:
    """The texts of a slip that its own example cannot fill."""
    for found in check.judgement.candidates:
        for road in found.all_roads:
            if road.slip.id != slip.id or check.case is None:
                continue
            for key, text in {"remedy": slip.remedy, "walks.line": road.walk.line}.items():
                try:
                    fill(text, found.walked, check.case)
                except TutorError as error:
                    yield f"{key}: {error}"
