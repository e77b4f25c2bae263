"""How a sentence frames what it says: as false, as somebody else's view, as supposed or left open.

The words of a frame stand before all that is said of the subject or behind it, and it holds up to the
next "but". What is framed so is nobody's belief.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tutor.knowledge.lexicon import Lexicon
from tutor.meaning import Span, Stance
from tutor.parse.chunks import Chunks
from tutor.parse.clauses import Sentence
from tutor.parse.framing_words import Word, closing, ends, heard, leading, turns
from tutor.parse.groups import Chunk

SAYS = ("thing", "move", "change", "state", "carrier", "cell", "drug", "equation")  # what a sentence is about
WITHIN = 5  # chunks between "whether" and its "or"
LEADING = {"leaves-open": Stance.ASKS, "sets-aside": Stance.REPORTS}


class Frame(NamedTuple):
    """How a stretch of a sentence is put forward; ``place``: a phrase that may be a belief itself."""

    stance: Stance
    span: Span
    place: int | None = None

    def holds(self, start: int) -> bool:
        """True for what begins at this place."""
        return self.span[0] <= start < self.span[1]


def frame_of(chunks: Chunks, lexicon: Lexicon) -> Frame | None:
    """The frame of a sentence, or None for one that speaks for itself."""
    rejects = _rejecting(chunks)
    if rejects is not None:
        return Frame(Stance.DENIES, (chunks[0].start, chunks[-1].end), rejects)
    for place, chunk in enumerate(chunks) if chunks.names("stance", *LEADING) else ():
        stance = next((stance for name, stance in LEADING.items() if chunk.names("stance", name)), None)
        if stance is not None and _leads(chunks, place) and not _denied(chunks, place):
            return Frame(stance, (chunks[0].start, chunks[-1].end))
    supposed = bool(chunks) and chunks[0].names("relation", "if")
    if supposed and chunks.names("ask", "why"):
        return Frame(Stance.ASKS, (chunks[0].start, chunks[-1].end))
    return _composed(chunks, heard(chunks, lexicon))


def reasons_denied(sentence: Sentence) -> list[Frame]:
    """The reasons and alternatives that a sentence refuses: "not because …", "it is not so because …"."""
    frames = []
    for before, clause in pairwise((None, *sentence.clauses)):
        if clause is None or not clause.chunks:
            continue
        place = sentence.chunks.index(clause.chunks[0])
        because = place > 0 and sentence.chunks[place - 1].text.startswith(("because", "due"))
        doubted = because and before is not None and before.denied
        apart = place > 1 and sentence.chunks[place - 2].text == ","
        if (clause.refused and clause.joint in ("because", "rather")) or (doubted and not apart):
            frames.append(Frame(Stance.DENIES, (clause.chunks[0].start, clause.chunks[-1].end)))
    return frames


def _composed(chunks: Chunks, words: Sequence[Word]) -> Frame | None:
    """The frame that several words make up, before or behind what is said of the subject."""
    framing = {w.chunk for n, word in enumerate(words) for w in words[n : n + word.width] if word.labels}
    about = [n for n, chunk in enumerate(chunks) if n not in framing and _tells(chunk)]
    if not about:
        return None
    lead = [word for word in words if word.chunk < about[0]]
    spoken = next((place for place, word in enumerate(lead) if "voiced" in word.labels), len(lead))
    lead = lead[max((n + 1 for n, word in enumerate(lead) if n > spoken and turns(word)), default=0) :]
    tail = [word for word in words if word.chunk > about[-1]]
    stance = closing(lead, tail)
    if stance is not None:
        begin = max((w.chunk for w in words if about[0] < w.chunk < about[-1] and turns(w)), default=0)
        view = max((w.chunk for w in words if "view" in w.labels and w.chunk < about[-1]), default=0)
        return Frame(stance, (chunks[max(begin, view)].start, chunks[-1].end))
    stance = leading(lead)
    if stance is None:
        return None
    inside = [place for place, word in enumerate(words) if about[0] < word.chunk < about[-1]]
    own = (chunks[words[place].chunk].start for place in inside if ends(words, place, stance))
    return Frame(stance, (chunks[0].start, next(own, chunks[-1].end)))


def _rejecting(chunks: Chunks) -> int | None:
    """The place of the phrase that rejects the whole sentence, before or behind all that it says."""
    if not chunks.names("stance", "rejects"):
        return None
    for place, chunk in enumerate(chunks):
        if not chunk.names("stance", "rejects"):
            continue
        if place + 1 < len(chunks) and chunks[place + 1].text == ",":
            continue  # "I disagree, it …": what is rejected was said before
        closes = _told(chunks[:place]) and all(after.kind == "mark" for after in chunks[place + 1 :])
        if (closes or _leads(chunks, place)) and not _denied(chunks, place):
            return place
    return None


def weighs(chunks: Sequence[Chunk]) -> bool:
    """True for a message that sets one thing against another: "… however …", "not because …", "not when …".

    Words of both views do not yet make one belief, so what is found in it is asked about.
    """
    reasons = (
        one.names("stance", "not", "rather-than") and other.names("relation", "because", "if")
        for one, other in pairwise(chunks)
    )
    weighed = any(
        chunk.names("stance", "weighs") and not _whatever(chunks, place) for place, chunk in enumerate(chunks)
    )
    return weighed or any(reasons)


def _whatever(chunks: Sequence[Chunk], place: int) -> bool:
    """ "However low it falls", "whether young or old": said of all cases alike, nothing is set against it."""
    after = chunks[place + 1 : place + 1 + WITHIN]
    if chunks[place].text == "however":
        return bool(after) and after[0].kind != "mark" and place > 0 and chunks[place - 1].kind != "mark"
    return chunks[place].text == "whether" and any(chunk.said[0] == "or" for chunk in after)


def _leads(chunks: Sequence[Chunk], place: int) -> bool:
    """True for a phrase before all that is said of the subject."""
    return not _told(chunks[:place]) and _told(chunks[place + 1 :])


def _told(chunks: Sequence[Chunk]) -> bool:
    """True if anything of the subject is said here."""
    return any(map(_tells, chunks))


def _tells(chunk: Chunk) -> bool:
    if chunk.kind == "word" and chunk.concept("filler"):
        return False
    return bool(chunk.ions or chunk.variables or chunk.side) or any(map(chunk.concept, SAYS))


def _denied(chunks: Sequence[Chunk], place: int) -> bool:
    """True behind a plain "not", "don't"."""
    near = chunks[max(0, place - 2) : place]
    return any(chunk.names("stance", "not") and not chunk.names("stance", "rejects") for chunk in near)
