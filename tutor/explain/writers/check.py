"""Writes what is right and wrong in numbers and statements put up for judgement, one belief a turn."""

from __future__ import annotations

from tutor.compute.catalogue import EQUATION_IDS
from tutor.explain import findings, ideas, numbers
from tutor.explain.draft import Draft
from tutor.explain.meanings import meaning
from tutor.explain.writers.dependence import depends
from tutor.meaning import Act, Stance, covers
from tutor.parse.reading import Verdict
from tutor.plan.dependence import asks_dependence


def check(draft: Draft) -> None:
    """Offered numbers first, then beliefs, then claims that could be computed."""
    if asks_dependence(draft.plan.reading) and draft.plan.target in EQUATION_IDS:
        depends(draft)
        return
    if draft.outcome.checked:
        _numbers(draft)
        add_beliefs(draft)
        return
    verdict = draft.plan.reading.verdict
    if verdict is not None and not (draft.outcome.findings or draft.outcome.denied):
        _settled(draft, verdict)
        return
    judged = findings.verdict_text(draft.outcome)
    if draft.outcome.findings:
        add_beliefs(draft)
        draft.meaning += judged
        return
    if draft.outcome.mentioned:
        said = findings.not_held(draft.outcome.mentioned[0], draft.plan, draft.knowledge)
        draft.headline, draft.meaning = said[0], said[1:] + judged
        draft.citations += draft.knowledge.rules[draft.outcome.mentioned[0]].sources
        return
    if draft.outcome.denied and not judged:
        said = findings.rightly_denied(draft.outcome.denied[0], draft.plan, draft.knowledge)
        draft.headline, draft.meaning = said[0], said[1:]
        draft.citations += draft.knowledge.rules[draft.outcome.denied[0]].sources
        return
    if draft.outcome.confirmed and not judged:
        said = findings.rightly_said(draft.outcome.confirmed[0], draft.plan, draft.knowledge)
        draft.headline, draft.meaning = said[0], said[1:]
        draft.citations += draft.knowledge.rules[draft.outcome.confirmed[0]].sources
        return
    if judged:
        draft.headline, draft.meaning = judged[0], judged[1:]
        _reason_of_claim(draft)
        return
    if draft.plan.target in draft.knowledge.ideas:
        _heard(draft)
        return
    draft.clarify()


def _settled(draft: Draft, verdict: Verdict) -> None:
    """What a passage affirms or denies: yes or no, then the passage."""
    idea = draft.knowledge.ideas[draft.plan.target or ""]
    said, *more = ideas.tell(draft.plan, draft.knowledge)
    asked = draft.plan.reading.questioned and not verdict.denied
    if asked:
        opening = "Yes." if verdict.right else "No."
    else:
        opening = "That is right." if verdict.right else "That is not so."
    draft.headline, draft.meaning = f"{opening} {said}", more
    draft.suggestions = list(ideas.suggestions(idea, draft.plan, draft.knowledge))
    draft.citations += idea.sources


def _numbers(draft: Draft) -> None:
    """The verdict on each number, the slip that explains it, and what else the message claims."""
    outcome = draft.outcome
    said = [numbers.verdict(check, draft.plan) for check in outcome.checked]
    told = findings.verdict_text(outcome)
    if any(found.verdict == "wrong" for found in outcome.predictions) and told:
        said[0] = f"{told.pop(0)} As for the number: {said[0]}"
    why = [text for check in (*outcome.checked, *outcome.directed) for text in numbers.explained(check)]
    draft.headline = " ".join((*said, *why[:1]))
    draft.meaning = [*why[1:], *told, *meaning(outcome)]
    draft.cite_equations()
    _ask_about_numbers(draft)


def _ask_about_numbers(draft: Draft) -> None:
    """The question that tells slips apart, of the student's own number first; and the sources of slips."""
    checked = sorted(draft.outcome.checked, key=lambda check: not check.stance.held)
    asked = (numbers.question(check, draft.plan) for check in checked)
    draft.asks = next((question for question in asked if question), None)
    draft.asks_kind = "check" if draft.asks else draft.asks_kind
    for check in checked:
        if check.judgement.kind in ("slip", "accepted"):
            draft.citations += check.judgement.candidates[0].roads[0].slip.sources


def _heard(draft: Draft) -> None:
    """What is known about the subject; of a statement that computing cannot judge it is said so."""
    idea = draft.knowledge.ideas[draft.plan.target or ""]
    said, *more = ideas.tell(draft.plan, draft.knowledge) or [ideas.passage(idea, "definition", draft.plan)]
    reading = draft.plan.reading
    told = any(claim.stance is not Stance.ASKS for claim in reading.claims) and not reading.questioned
    lead = f"I cannot judge that sentence by computing it. What I can say about {idea.name}: "
    draft.headline, draft.meaning = f"{lead if told else ''}{said}", more
    draft.suggestions = list(ideas.suggestions(idea, draft.plan, draft.knowledge))
    draft.citations += idea.sources


def _reason_of_claim(draft: Draft) -> None:
    """A right direction is confirmed with its reason: of the idea that listens for what was changed."""
    known = draft.knowledge
    causes = [found.claim.cause for found in draft.outcome.predictions if found.claim.cause is not None]
    heard = (
        name
        for cause in causes
        for pattern, name in known.facts.events.get(cause.kind, ())
        if covers(pattern, cause, known.lexicon.ancestors)
    )
    shown = [known.symbols.get(found.shown.symbol) for found in draft.outcome.predictions if found.change]
    force = next((symbol.idea for symbol in shown if symbol is not None and symbol.id == "DF"), None)
    idea = known.ideas.get(force or next(heard, draft.plan.target or ""))
    if idea is not None and (causes or not draft.outcome.ordered):
        draft.meaning.append(
            ideas.passage(idea, "facets.why" if "why" in idea.facets else "definition", draft.plan)
        )
        draft.citations += idea.sources


def add_beliefs(draft: Draft) -> None:
    """One belief a turn, the surest first; the others wait."""
    if not draft.outcome.findings:
        return
    first = draft.outcome.findings[0]
    headline, more, question = findings.belief(first, draft.plan, draft.knowledge)
    draft.meaning += [headline, *more] if draft.headline else more
    draft.headline = draft.headline or headline
    draft.asks, draft.asks_kind = question, "check"
    draft.citations += draft.knowledge.rules[first.id].sources


def probe(draft: Draft) -> None:
    """Ask whether a belief is held, where the words alone do not say so surely enough."""
    first = draft.outcome.probed[0]
    rule = draft.knowledge.rules[first.id]
    question = findings.probe_question(rule)
    unheard = not (draft.outcome.predictions or draft.outcome.checked or draft.outcome.solutions)
    if unheard and (draft.act is Act.CLARIFY or (draft.act is Act.CHECK and not first.alike)):
        draft.act, draft.headline = Act.CHECK, "I want to be sure that I take you right."
        draft.meaning, draft.citations, draft.suggestions = [], [], []
    if draft.asks is None or draft.asks_kind == "clarify":
        draft.asks, draft.asks_kind = question, "check"
