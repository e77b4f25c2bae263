"""Options against what is known of the idea that the stem names: one sentence that says the whole option.

Words in common prove nothing: a sentence about something else shares them too. So a sentence counts only
if it is of that idea, holds every telling word of the option and most of the stem's, denies nothing, and
no other option is said anywhere in the idea.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tutor.choosing.judged import Judged, Question
from tutor.explain.ideas import named
from tutor.knowledge.model import Idea, Knowledge
from tutor.knowledge.template import Speaker
from tutor.knowledge.terms import keys_of, terms, text_tokens
from tutor.knowledge.weights import weigh

TELLING = 0.15
LONG = 3  # telling words of an option; fewer need more of the stem in the same sentence
OF_STEM, OF_STEM_SHORT = 0.5, 0.8
_DENIED = re.compile(
    r"\b(?:not|no|never|nor|neither|without|hardly|cannot|than|unlike|but|contrast|whereas|while|although)\b|n[’']t\b",
    re.IGNORECASE,
)
_NARROW = re.compile(
    r"\b(?:only|alone|just|nothing|none|always|every|all|entirely|solely|zero)\b", re.IGNORECASE
)
_AMOUNT = re.compile(
    r"\b(?:half|twice|times|doubles?|fold|fewer|same|equal|most|least)\b|(?<![A-Za-z])\d", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9])")


class Word(NamedTuple):
    """One term of a question: the keys under which it may be said, and how telling it is."""

    keys: frozenset[str]
    weight: float


def by_fact(question: Question) -> list[Judged]:
    """The option that a sentence of the stem's idea says whole."""
    options = question.choice.options
    undecided = [Judged(option) for option in options]
    known = question.known
    stem = words(question.stem, known)
    own = [_own(words(option.text, known), stem) for option in options]
    if question.choice.turned or not all(own) or any(_AMOUNT.search(option.text) for option in options):
        return undecided
    for idea in _ideas(question, known):
        rest, sentences = _beside_name(stem, idea, known), _sentences(idea, question)
        said = [_said(found, rest, sentences) for found in own]
        places = [place for place, found in enumerate(said) if found]
        if len(places) != 1:
            continue
        option = options[places[0]]
        telling = [sentence for sentence, full in said[places[0]] if full]
        if telling and not (_DENIED.search(option.text) or _NARROW.search(option.text)):
            undecided[places[0]] = Judged(option, "right", named(idea, telling[0]), computed=False)
        return undecided
    return undecided


def _ideas(question: Question, known: Knowledge) -> Iterator[Idea]:
    """The idea that the stem was answered by, if the stem names it."""
    stems = frozenset(key for word in words(question.stem, known) for key in word.keys)
    entry = known.facts.entries.get(question.answer.target or "")
    if entry is not None and any(name <= stems for name in entry.names):
        yield known.ideas[entry.idea]


def _beside_name(stem: Sequence[Word], idea: Idea, known: Knowledge) -> list[Word]:
    """What a stem says beside the names of an idea."""
    name = frozenset(
        key for text in (idea.name, *idea.also) for word in words(text, known) for key in word.keys
    )
    return [word for word in stem if not word.keys & name]


def _sentences(idea: Idea, question: Question) -> list[tuple[str, frozenset[str]]]:
    """The sentences of an idea, each with its keys."""
    speaker = Speaker(question.outcome.plan.cell, idea.experiments)
    texts = (idea.definition, *idea.facets.values(), *(fact.text for fact in idea.facts))
    said = (sentence for text in texts for sentence in _SENTENCE.split(speaker.say(text)))
    return [(sentence, keys_of(sentence, question.known.lexicon)) for sentence in said]


def _said(
    option: Sequence[Word], rest: Sequence[Word], sentences: Sequence[tuple[str, frozenset[str]]]
) -> list[tuple[str, bool]]:
    """The sentences that hold all of an option; with each, if it fits the rest of the stem."""
    total = sum(word.weight for word in rest)
    wanted = OF_STEM if len(option) >= LONG else OF_STEM_SHORT
    found = []
    for sentence, keys in sentences:
        if not all(word.keys & keys for word in option):
            continue
        covered = sum(word.weight for word in rest if word.keys & keys)
        found.append((sentence, not _DENIED.search(sentence) and covered >= wanted * total))
    return found


def words(text: str, known: Knowledge) -> list[Word]:
    """The terms of a text that say something."""
    weights = known.facts.weights
    found = []
    for term in terms(text_tokens(text, known.lexicon), known.lexicon):
        weight, _ = weigh(term, weights, known.lexicon)
        keys = frozenset(key for key in term.keys if key[:2] != "n:")
        if (weight > TELLING or term.sort == "ion") and keys:
            found.append(Word(keys, weight))
    return list({word.keys: word for word in found}.values())


def _own(option: Sequence[Word], stem: Sequence[Word]) -> list[Word]:
    """What an option says that the stem does not."""
    common = frozenset(key for word in stem for key in word.keys)
    return [word for word in option if not word.keys & common]
