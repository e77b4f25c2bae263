"""Stem and option put together to the statement that the option makes."""

from __future__ import annotations

import re

from tutor.choosing.judged import Question
from tutor.parse.options import Option
from tutor.parse.options.stems import affirmed

_ASKS = re.compile(r"(?:which|what|why|how|who|where|when|choose|pick|select)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|they|this|these)\s+", re.IGNORECASE)
_STATEMENT = re.compile(
    r"(?:(?:which|what)(?: one| statement)?s?\b(?: of (?:these|them|the following|the statements))*\s*"
    r"(?:statements?\b)?\s*(?:(?:about|concerning|on|regarding)\b.*?)?\s*(?:is|are|would be)\b\s*"
    r"(?:the\s+)?(?:most\s+)?(?:true|correct|right|false|incorrect|wrong|untrue|accurate)\b.*"
    r"|(?:the\s+)?(?:true|false|correct|incorrect|wrong|right) (?:statement|one|option|answer)s?\b.*"
    r"|(?:all|each) of (?:these|the following) (?:statements? )?are (?:true|correct)\b.*)\??$",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"what (?:would |will |does |do |could )?(?:happens?|happen|becomes?) (?:to|with|of) (?P<what>.+?)\s+"
    r"(?P<when>(?:when|if|after|upon|as|once|while)\b.+?)\??$",
    re.IGNORECASE,
)
_DOES = re.compile(r"what (?:does|will|would) (?P<what>.+?) do\s*(?P<when>(?:when|if|after)\b.+?)?\??$", re.I)
_ALL = re.compile(r"(?:all|each|every one) of (?:these|the following)\b(?P<rest>.+)$", re.IGNORECASE)
_WHO = re.compile(
    r"(?:of (?:these|the following),?\s+)?(?:which|what)(?: one| of (?:these|them|the following))*\s+"
    r"(?P<rest>.+?)\??$",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|would|will|can|could|may|might|must|should)\b", re.IGNORECASE
)
_OBJECT = re.compile(r"\b(?:do|does|did)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"[.:;]\s*(?:the )?(?:effect|result|outcome|consequence)(?: on \w+)?\s*(?:is)?\s*\??$", re.IGNORECASE
)


def statement(question: Question, option: Option) -> str | None:
    """What is claimed if this option is taken; none if the two do not make up a statement."""
    stem = affirmed(question.stem).rstrip(" :…,").strip()
    text = option.text
    about = _STATEMENT.match(stem)
    if about or not stem:
        return _own_statement(question, text)
    if happens := _HAPPENS.match(stem) or _DOES.match(stem):
        return _outcome(happens["what"], happens["when"] or "", text)
    if every := _ALL.match(stem):
        return f"{text} {every['rest'].strip()}"
    if who := _WHO.match(stem):
        return _with_subject(who["rest"], text)
    if _EFFECT.search(stem):
        return f"{_EFFECT.sub('', stem)}: {text}"
    return None if stem.endswith("?") or _ASKS.match(stem) else f"{stem} {text}"


def _own_statement(question: Question, text: str) -> str | None:
    """An option that is a statement by itself, its pronoun replaced by what the stem is about."""
    if not _PRONOUN.match(text):
        return text
    idea = question.known.ideas.get(question.answer.target or "")
    return _PRONOUN.sub(f"the {idea.name} ", text, count=1) if idea is not None else None


def _outcome(what: str, when: str, text: str) -> str:
    """ "What happens to E_K when …?" with "it doubles", "doubles", "nothing"."""
    said = _PRONOUN.sub("", text) if _PRONOUN.match(text) else text
    said = (
        "does not change"
        if re.match(r"(?:nothing|none|no change|no effect)\b", said, re.IGNORECASE)
        else said
    )
    return f"{when} {what} {said}".strip()


def _with_subject(rest: str, text: str) -> str | None:
    """The option in the place of "which …": its verb follows the noun that is asked for."""
    if _OBJECT.match(rest):
        return None
    found = _AUXILIARY.search(rest)
    words = rest.split()
    if found is not None and found.start() <= len(" ".join(words[:4])):
        if _OBJECT.search(rest[: found.start()]):
            return None
        return f"{text} {rest[found.start() :]}"
    return f"{text} {rest}"
