"""Multiple choice: each option judged as a number, a direction, a claim or a fact; never guessed.

An option is right if the stem's own calculation gives it, if computing or a rule confirms the statement
it makes, or if one sentence of what is known says the stem and it together and no other option.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tutor.diagnose.predict import effect_verdict
from tutor.explain.answer import Answer
from tutor.explain.ideas import named
from tutor.knowledge.model import Knowledge
from tutor.knowledge.template import Speaker
from tutor.knowledge.terms import Term, terms, text_tokens
from tutor.knowledge.weights import weigh
from tutor.meaning import V_M, Act, Variable
from tutor.outcome import Outcome
from tutor.parse.options import Choice, Option
from tutor.parse.reading import Reading
from tutor.units import UNITS, show, to_si

Ask = Callable[[str], Answer]
Read = Callable[[str], Sequence[Reading]]
NEAR = 0.02  # share of the computed value that a printed option may be off
PRONOUN = re.compile(r"(?:it|they|this|these|he|she)\s+", re.IGNORECASE)
PARTIAL = "have not judged"  # what an answer says of the part that it left aside
STEM, APART = (
    0.55,
    0.2,
)  # how much of the stem a sentence must say, and how far the next option must be behind
AMOUNT = re.compile(
    r"\d|\b(?:half|halves|twice|times|double[sd]?|fold|fewer|more|less|same|equal)\b", re.IGNORECASE
)
DENIED = re.compile(r"\b(?:not|no|never|nor|neither|without|hardly|cannot|than)\b", re.IGNORECASE)
ALL, NONE = re.compile(r"\ball (?:of )?(?:the|these)\b"), re.compile(r"\bnone of\b")
INWARD = re.compile(r"\b(?:in|into|inward|inwards|enters?|influx|inside)\b")
OUTWARD = re.compile(r"\b(?:out|outward|outwards|leaves?|exits?|efflux|outside)\b")


@dataclass(frozen=True, slots=True)
class Judged:
    """An option with its verdict (``right``, ``wrong`` or none) and the reason."""

    option: Option
    verdict: str | None
    reason: str


def choose(choice: Choice, stem: Answer, outcome: Outcome, ask: Ask, read: Read, known: Knowledge) -> Answer:
    """The answer to a choice: the option that holds with its reason, and why each other does not."""
    judged = _by_value(choice, outcome, read)
    judged = judged or _by_statement(choice, stem, ask, known)
    if not any(one.verdict == "right" for one in judged):
        judged = _by_fact(choice, judged, outcome, known) or judged
    judged = _together(judged)
    wanted = "wrong" if choice.turned else "right"
    hits = [one for one in judged if one.verdict == wanted]
    others = [one for one in judged if one.verdict != wanted]
    certain = len(hits) == 1 and (not choice.turned or all(one.verdict == "right" for one in others))
    if not certain:
        return _undecided(stem, judged)
    best = hits[0]
    lines = [f"{one.option.letter}) {one.option.text}: {one.reason}" for one in others if one.reason]
    return stem.model_copy(
        update={
            "act": str(Act.CHECK),
            "choice": best.option.letter,
            "verdict": None,
            "headline": f"{best.option.letter}) {best.option.text}. {best.reason}",
            "meaning": tuple(lines),
            "asks": None,
            "asks_kind": None,
            "suggestions": ("why?",),
        }
    )


def _undecided(stem: Answer, judged: Sequence[Judged]) -> Answer:
    """No option, or more than one, could be judged right: said so, with what is known about the stem."""
    told = stem.act not in (Act.CLARIFY, Act.DECLINE)
    said = "I cannot judge which of these options is right, so I will not guess."
    lines = [f"{one.option.letter}) {one.option.text}: {one.reason}" for one in judged if one.verdict]
    return stem.model_copy(
        update={
            "act": str(Act.CHECK if told else Act.CLARIFY),
            "headline": said,
            "meaning": ((f"What I can say: {stem.headline}",) if told else ()) + tuple(lines),
            "asks": None if told else said,
            "asks_kind": None if told else "clarify",
        }
    )


def _together(judged: list[Judged]) -> list[Judged]:
    """ "All of the above" holds if every other option does, "none of them" if every other fails."""
    plain = [
        one
        for one in judged
        if not (ALL.search(one.option.text.lower()) or NONE.search(one.option.text.lower()))
    ]
    verdicts = {one.verdict for one in plain}
    result = []
    for one in judged:
        text = one.option.text.lower()
        if one in plain:
            result.append(one)
        elif ALL.search(text):
            whole = "right" if verdicts == {"right"} else "wrong" if "wrong" in verdicts else None
            result.append(
                Judged(one.option, whole, "The others all hold." if whole == "right" else "Not all hold.")
            )
        else:
            whole = "right" if verdicts == {"wrong"} else "wrong" if "right" in verdicts else None
            result.append(
                Judged(one.option, whole, "None holds." if whole == "right" else "One of them holds.")
            )
    if any(one.verdict == "right" and ALL.search(one.option.text.lower()) for one in result):
        return [
            one if ALL.search(one.option.text.lower()) else Judged(one.option, None, one.reason)
            for one in result
        ]
    return result


# --- by value -------------------------------------------------------------------------------------


def _by_value(choice: Choice, outcome: Outcome, read: Read) -> list[Judged]:
    """Options that are numbers or directions, against what the stem computes."""
    results = [r for _, solution in outcome.solutions for r in solution.results]
    if not results:
        return []
    judged = []
    for option in choice.options:
        verdict, reason = _number(option.text, outcome)
        if verdict is None:
            verdict, reason = _direction(option.text, outcome, read)
        judged.append(Judged(option, verdict, reason))
    return judged if any(one.verdict for one in judged) else []


_NUMBER = re.compile(r"([-+−–]?\s?\d+(?:[.,]\d+)?(?:e-?\d+)?)\s*([^\s\d,;.()]+)?")


def _number(text: str, outcome: Outcome) -> tuple[str | None, str]:
    """A number against the first result, or against the end point of a change."""
    found = _NUMBER.search(text)
    results = [r for _, solution in outcome.solutions for r in solution.results]
    result = next((r for r in results if r.role in ("result", "after")), None)
    if found is None or result is None:
        return None, ""
    unit = found[2] if found[2] in UNITS else result.unit
    if UNITS[unit].dimension != UNITS[result.unit].dimension:
        return None, ""
    digits = found[1].replace("−", "-").replace("–", "-").replace(" ", "").replace(",", ".")
    said = to_si(float(digits), unit)
    half = 0.5 * 10 ** -len(digits.partition(".")[2]) * UNITS[unit].factor
    good = abs(said - result.value) <= max(NEAR * abs(result.value), half)
    return ("right" if good else "wrong"), f"It comes to {result.shown()}."


def _direction(text: str, outcome: Outcome, read: Read) -> tuple[str | None, str]:
    """ "Into the cell", "it depolarises", "no change" against what was computed."""
    results = {(r.variable, r.role): r for _, solution in outcome.solutions for r in solution.results}
    force = next((r for r in results.values() if r.ion_direction in ("in", "out")), None)
    low = text.lower()
    if force is not None:
        ways = {way for way, words in (("in", INWARD), ("out", OUTWARD)) if words.search(low)}
        if len(ways) == 1:
            good = ways == {force.ion_direction}
            return ("right" if good else "wrong"), f"V_m − E is {force.shown()}."
        return None, ""
    for event in (event for reading in read(text) for event in reading.events):
        what = event.role("what") if event.kind == "change" else None
        shown = what if isinstance(what, Variable) else V_M
        before, after = results.get((shown, "before")), results.get((shown, "after"))
        if before is not None and after is not None:
            verdict = effect_verdict(event, before.value, after.value)
            said = f"{shown} goes from {show(before.value, 'mV', 1)} to {show(after.value, 'mV', 1)}."
            return ("right" if verdict == "right" else "wrong" if verdict == "wrong" else None), said
    return None, ""


# --- by statement ---------------------------------------------------------------------------------


def _by_statement(choice: Choice, stem: Answer, ask: Ask, known: Knowledge) -> list[Judged]:
    """Options that are statements, or that complete the stem to one."""
    judged = []
    idea = known.ideas.get(stem.target or "")
    subject = idea.name if idea is not None else ""
    open_stem = choice.stem.rstrip(" :….").rstrip()
    completes = bool(open_stem) and not choice.stem.rstrip().endswith("?") and not _asks(open_stem)
    for option in choice.options:
        text = f"{open_stem} {option.text}" if completes else PRONOUN.sub(f"the {subject} ", option.text)
        unclear = not subject and not completes and PRONOUN.match(option.text) is not None
        answer = ask(text)
        verdict = None if unclear or PARTIAL in answer.text else answer.verdict
        verdict = verdict if verdict in ("right", "wrong") else None
        judged.append(Judged(option, verdict, _first(answer.headline) if verdict else ""))
    return judged


def _asks(text: str) -> bool:
    """True for a stem that is a question or an order."""
    return (
        re.match(r"(?:which|what|why|how|who|where|when|choose|pick|select)\b", text, re.IGNORECASE)
        is not None
    )


def _first(text: str) -> str:
    """The first sentence, without the number that follows."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text, maxsplit=1)[0]


# --- by fact --------------------------------------------------------------------------------------


def _by_fact(
    choice: Choice, judged: Sequence[Judged], outcome: Outcome, known: Knowledge
) -> list[Judged] | None:
    """The option that one sentence says together with the stem, where no other option comes near."""
    stem = _telling(choice.stem, known)
    options = [_telling(option.text, known) for option in choice.options]
    amounts = any(AMOUNT.search(option.text) for option in choice.options)
    if not stem or not all(options) or choice.turned or amounts:
        return None  # how much something is no sentence tells by its words
    common = {key for key, _ in stem}
    own = [{key: weight for key, weight in found if key not in common} for found in options]
    if not all(own) or len({frozenset(found) for found in own}) < len(own):
        return None
    best: list[tuple[float, str]] = [(0.0, "")] * len(own)
    for sentence in _sentences(stem, own, outcome, known):
        keys = {
            key for term in terms(text_tokens(sentence, known.lexicon), known.lexicon) for key in term.keys
        }
        share = sum(weight for key, weight in stem if key in keys) / sum(weight for _, weight in stem)
        said = [place for place, found in enumerate(own) if found.keys() <= keys]
        if len(said) == 1 and share > best[said[0]][0] and not DENIED.search(sentence):
            best[said[0]] = (share, sentence)
    ranked = sorted(best, reverse=True)
    if ranked[0][0] < STEM or ranked[0][0] - ranked[1][0] < APART:
        return None
    winner = best.index(ranked[0])
    if judged and judged[winner].verdict == "wrong":
        return None
    reason = ranked[0][1]
    return [
        Judged(option, "right", reason)
        if place == winner
        else Judged(
            option, "wrong", judged[place].reason if judged and judged[place].verdict == "wrong" else ""
        )
        for place, option in enumerate(choice.options)
    ]


def _telling(text: str, known: Knowledge) -> list[tuple[str, float]]:
    """The first key of each term of a text that says something, with its weight."""
    found: list[Term] = terms(text_tokens(text, known.lexicon), known.lexicon)
    weights = known.facts.weights
    told = []
    for term in found:
        weight, _ = weigh(term, weights, known.lexicon)
        key = next((key for key in term.keys if key in weights and key[:2] != "n:"), None)
        if key is not None and weight > 0.15:
            told.append((key, weight))
    return list(dict(told).items())


def _sentences(
    stem: Sequence[tuple[str, float]], own: Sequence[dict[str, float]], outcome: Outcome, known: Knowledge
) -> Iterator[str]:
    """The sentences of the ideas that use the stem's most telling keys, filled with the cell's numbers."""
    telling = sorted(stem, key=lambda pair: -pair[1])[:3]
    names = dict.fromkeys(name for key, _ in telling for name in known.facts.postings.get(key, ()))
    ranked = sorted(
        names, key=lambda name: -sum(w for key, w in stem if key in known.facts.entries[name].keys)
    )
    for name in ranked[:6]:
        idea = known.ideas[name]
        speaker = Speaker(outcome.plan.cell, idea.experiments)
        for text in (idea.definition, *idea.facets.values(), *(fact.text for fact in idea.facts)):
            for sentence in re.split(r"(?<=[.!?;])\s+(?=[A-Z])", speaker.say(text)):
                yield named(idea, sentence)
