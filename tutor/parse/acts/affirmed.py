"""Yes-or-no questions and statements that a passage settles: "does the pump split ATP?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.knowledge.model import Knowledge
from tutor.knowledge.relations import spoken
from tutor.meaning import Act
from tutor.parse.acts.found import Decision, Found
from tutor.parse.groups import Chunk
from tutor.parse.reading import Verdict

NOT = frozenset({"not"})
AUXILIARIES = frozenset({
    "is", "are", "do", "does", "did", "can", "could", "will", "would", "was", "were", "has", "have",
    "ca", "wo",
})  # fmt: skip
# What no verb is: the "not" before it denies something else.
NO_VERBS = frozenset({
    "in", "out", "into", "inside", "outside", "only", "the", "a", "an", "always", "every", "each", "all",
    "just", "at", "by", "from", "to", "directly", "really", "equal", "for", "with", "of",
})  # fmt: skip
# Words of grammar and of manners that leave a statement what it is.
SLIGHT = frozenset({
    "is", "are", "do", "does", "did", "can", "could", "will", "would", "be", "been", "being", "has", "have",
    "had", "was", "were", "it", "itself", "themselves", "at", "by", "for", "to", "from", "on", "as", "so",
    "then", "membrane", "really", "actually", "actual", "true", "cell", "cells", "neuron",
    "neurons", "protein", "typical", "typically", "normal", "normally", "also", "too", "well", "basically",
    "please", "hi", "hey", "hello", "um", "uh", "hmm", "ok", "and", "here", "ever", "called", "through",
    "across", "any",
})  # fmt: skip
LONGEST = 24  # chunks of a sentence that is looked at


def affirmed(found: Found, knowledge: Knowledge) -> Decision | None:
    """A sentence that says just what a passage affirms or denies."""
    if len(found.chunks) > LONGEST or not (found.question or found.whole):
        return None  # what is told before a question sets its scene
    words, slight, denials = _words(found, knowledge)
    if denials > 1 or not words:
        return None
    form = knowledge.settled.said(words, slight)
    if form is None:
        return None
    found.verdict = Verdict(form.passage, form.holds != bool(denials), bool(denials))
    return Act.CHECK, form.idea, None, None


def _words(found: Found, knowledge: Knowledge) -> tuple[list[str], set[int], int]:
    """The words as statements are compared, the places of those that may be left over, and the denials."""
    words: list[str] = []
    slight: set[int] = set()
    denials, before = 0, ""
    content = list(_content(found.chunks))
    asked = bool(content) and content[0].text.split(" ")[0] in AUXILIARIES
    for chunk, after in zip(content, (*content[1:], None), strict=False):
        light = _light(chunk)
        of_the_verb = asked and after is not None and after.kind == "word" and after.text not in NO_VERBS
        for word in _spelt(chunk, opening=len(slight) == len(words)):
            if word.lower() in ("never", "cannot") or (
                word.lower() in NOT and (before in AUXILIARIES or of_the_verb)
            ):
                denials += 1  # that of the verb: "H+ goes out, not in" denies something else
                continue
            before = word.lower()
            for part in spoken(word, knowledge.lexicon) or (chunk.names("stance", "not") and ("≠",)) or ():
                if light or word.lower() in SLIGHT:
                    slight.add(len(words))
                words.append(part)
    return words, slight, denials


def _content(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks of a sentence without the tag at its end."""
    content = [chunk for chunk in chunks if chunk.kind != "mark" or chunk.text == "="]
    while len(content) > 2 and content[-1].names("stance", "tag"):
        content.pop()
    yield from content


def _light(chunk: Chunk) -> bool:
    """True for a phrase of manners, a tag such as "is it true", "I think"; an "or" or a "no" is none."""
    said = chunk.kind == "word" and chunk.text not in ("or", "no", "yes", "true")
    return said and (
        chunk.names("filler", "courtesy", "emphasis") or chunk.names("stance", "tag", "think", "hedge")
    )


def _spelt(chunk: Chunk, opening: bool) -> Iterator[str]:
    """The words of a chunk, a contracted "not" apart; at the opening of a question it denies nothing."""
    for item in chunk.items:
        variable = item.variable
        if variable is not None and variable.ion:
            yield f"{variable.symbol}_{variable.ion}"
        elif item.ion:
            yield item.ion
        if item.ion or (variable is not None and variable.ion):
            opening = False
            continue
        for word in (item.repaired or item.text).replace("’", "'").split():
            if word.lower().endswith("n't"):
                yield word[:-3]
                if not opening:
                    yield "not"
            else:
                yield "equal" if word == "=" else word
            opening = False
