"""The words by which a sentence is framed: "it is wrong to conclude", "Paul drew it so that", "… fails".

They are composed of a few kinds of words (``framing.toml``): what is put forward, to put forward, that
it does not hold, who speaks. What stands before all that is said of the subject leads, what stands
behind it closes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.knowledge.lexicon import Lexicon, longest
from tutor.meaning import Stance
from tutor.parse.chunks import Chunks
from tutor.parse.groups import Chunk

NEAR = 3  # words between two parts of a frame
_LINKS = frozenset({"that", "how", ":", "to", "about", "of", "like", "as", "because", "when", "if"})
_MARKS = frozenset({",", ":", "-", "–", "(", "/"})
_GOES_ON = frozenset({"so", "and", "because", "as", "since", "or", "if", "when", "which", "that"})
_SUPPOSES = frozenset({"if", "when", "once", "because", "since", "as"})
_CONTRASTS = frozenset({"when", "if", "although", "though", "while"})
_EMPTY = frozenset({"be", "so", "true", "simply", "just"})
NOTHING: frozenset[str] = frozenset()
SPEAKER = frozenset({"speaker"})


class Word(NamedTuple):
    """A word of a sentence with the kinds of framing phrases that begin there."""

    text: str
    chunk: int
    labels: frozenset[str]
    width: int


def heard(chunks: Chunks, lexicon: Lexicon) -> list[Word]:
    """The words of a sentence, each with the longest framing phrase that begins there."""
    words = []
    for place, (word, number) in enumerate(zip(chunks.row, chunks.places, strict=True)):
        width, senses = longest(lexicon.framing, chunks.row, place)
        labels = NOTHING
        if width:
            named = {sense.concept for sense in senses}
            labels = frozenset(named.union(*(lexicon.ancestors.get(name, ()) for name in named)))
        elif _a_name(chunks[number], lexicon):
            labels, width = SPEAKER, 1
        words.append(Word(word, number, labels, width))
    return words


def _a_name(chunk: Chunk, lexicon: Lexicon) -> bool:
    """True for a word with a capital that means nothing else: "Nina", "Paul's"."""
    word = chunk.item.text
    plain = chunk.kind == "word" and not chunk.item.senses
    return plain and word[:1].isupper() and word[1:].islower() and word.lower() not in lexicon.common


def turns(word: Word) -> bool:
    """True where one's own words may begin again after another's."""
    return word.text == ";" or "turns" in word.labels


def ends(words: Sequence[Word], place: int, stance: Stance) -> bool:
    """True where one's own words begin again: "I no longer think that Cl⁻ leaves, it enters"."""
    word, before = words[place], {other.text for other in words[:place]}
    if turns(word) or ("why" in before and word.text in _CONTRASTS):
        return True
    if word.text != "," or stance is not Stance.DENIES or before & _SUPPOSES:
        return False
    return place + 1 < len(words) and words[place + 1].text not in _GOES_ON


def closing(lead: Sequence[Word], tail: Sequence[Word]) -> Stance | None:
    """What closes a sentence: "… is flawed", "… - that's a mistake", "… loses marks"."""
    spoken = any(word.labels & {"view", "voiced"} for word in lead)
    for place, word in enumerate(tail):
        mark = max((n for n, other in enumerate(tail[:place]) if other.text in _MARKS), default=-1)
        before = tail[mark + 1 : place][-NEAR - 1 :]
        rejects = "faulty" in word.labels or ("failing" in word.labels and spoken)
        if rejects and not any("doubtful" in other.labels or other.text == "if" for other in before):
            return Stance.DENIES
    return None


def leading(lead: Sequence[Word]) -> Stance | None:
    """What leads a sentence: "it is wrong to say that …", "candidates who write …"."""
    if any("joins" in word.labels for word in lead):
        return None
    for place, word in enumerate(lead):
        before, after = lead[:place], lead[place + max(word.width, 1) :]
        near = after[: NEAR + 1]
        own = any("mine" in other.labels for other in before[-NEAR:])
        said = any("voiced" in other.labels for other in near)
        linked = any(other.text in _LINKS for other in near)
        if "faulty" in word.labels and not _denied_before(before) and (said or _led_on(near)):
            return Stance.DENIES
        said = said or any("assent" in other.labels for other in near)
        if "unsaid" in word.labels and not _tag(lead, place) and (said or _is_not_that(near)):
            twice = any("unsaid" in other.labels for other in (*before[-1:], *near[:1]))
            return None if twice else Stance.DENIES  # "I don't doubt that …"
        if "view" in word.labels and not own and (_led_on(near[:2]) or (before and _possessive(before))):
            return Stance.REPORTS
        if "tempting" in word.labels and any("voiced" in other.labels for other in after[: 2 * NEAR]):
            return Stance.REPORTS
        if "supposed-so" in word.labels and not own:
            return Stance.REPORTS
        if "speaker" in word.labels and any("voiced" in other.labels for other in after[: 2 * NEAR]):
            return Stance.REPORTS
        if "may" in word.labels and not own and any("thought-so" in other.labels for other in near):
            return Stance.REPORTS
        if "failing" in word.labels and any("voiced" in other.labels for other in after):
            return Stance.REPORTS
        gerund = word.text.endswith("ing") or (place == 1 and lead[0].text == "to")
        if "voiced" in word.labels and place <= 1 and gerund and linked and not own:
            return Stance.REPORTS
    return None


def _led_on(near: Sequence[Word]) -> bool:
    """True before "that …" or a colon."""
    return any(word.text in ("that", ":") for word in near)


def _is_not_that(near: Sequence[Word]) -> bool:
    """ "Not because …", "not that …", "can't be that …"."""
    words = [word.text for word in near if word.text not in _EMPTY]
    return bool(words) and words[0] in ("because", "due", "that")


def _possessive(before: Sequence[Word]) -> bool:
    return before[-1].text.endswith("'s") or before[-1].text in ("his", "her", "their", "whose")


def _tag(lead: Sequence[Word], place: int) -> bool:
    """ "Don't you think …?", "isn't it that …?" denies nothing."""
    if any(word.text == "why" for word in lead[:place]) and lead[place].text in ("nobody", "no"):
        return True  # "why does nobody say that …"
    opens = place == 0 or lead[place - 1].text in ("why", ",")
    return opens and any(word.labels & {"speaker", "anybody"} for word in lead[place + 1 : place + 2])


def _denied_before(before: Sequence[Word]) -> bool:
    return any("unsaid" in word.labels or "doubtful" in word.labels for word in before[-NEAR:])
