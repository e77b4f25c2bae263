"""Sentences to stretches: what one speaker says in one voice, as a row of labels with its denials.

A stretch is what an outline of a belief is held against. It ends where the voice changes ("they say
…, but …"), and sentences that follow each other in one voice also make longer ones, for a belief may
take two or three sentences: "Chloride is negative. It is inside. That is why the inside is negative."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.knowledge.lexicon import Lexicon
from tutor.meaning import Span, Stance, Stretch
from tutor.parse.chunks import Chunks
from tutor.parse.clauses import Sentence
from tutor.parse.events.pieces import Piece
from tutor.parse.frames.marks import left_open
from tutor.parse.framing import Frame
from tutor.parse.groups import Chunk
from tutor.parse.sayings import Heard, sayings
from tutor.parse.settle import put_up, quoted
from tutor.parse.stance import (
    asks_after_a_phrase,
    asks_back,
    denies,
    ends_in_tag,
    takes_for_granted,
    tells_though_it_opens,
)
from tutor.parse.text import Text

LONGEST = 90  # pieces
TOGETHER = 3  # sentences
ALONE = 2  # pieces: a sentence of "Wrong!" takes back the one before
_CUTS = frozenset({",", ";", ":", "->", "=>", "→", "⇒", "-", "–"})
_JOINTS = ("because", "so", "but")
_CONTRASTS = frozenset({
    "but", "yet", "while", "whereas", "although", "though", "even though", "however", "despite",
    "in spite of", "nevertheless", "nonetheless",
})  # fmt: skip
_WHATEVER = frozenset({"always", "every", "only"})  # "no matter what" denies nothing
_OF_AN_ION = frozenset({"gradient", "flux", "P", "g", "I", "DF"})
_WONDERING = frozenset({"when", "when's", "where", "where's", "who", "who's"})
_OWN = frozenset({"makes-own", "own-turn"})
_REJECTS = frozenset({"'wrong", "'nope", "'false", "'rubbish", "'nonsense"})
_STOPS = frozenset({"',", "':", "';", "'.", "'-", "'–"})
_SINCE = frozenset(
    {"'now", "'turns out", "'turns", "'these days", "'nowadays", "'actually", "'since then", "'today"}
)
_PRONOUNS = frozenset({"'it", "'it's", "'its", "'they"})
_TOPICS = frozenset({"ion", "ion-set", "pump", "protein", "sglt-word", "E", "channel", "GABA"})


def stretches(
    text: Text, sentence: Sentence, pieces: Sequence[Piece], lexicon: Lexicon, frame: Frame | None = None
) -> tuple[Stretch, ...]:
    """The stretches of one sentence, in order."""
    if not pieces or len(pieces) > LONGEST:
        return ()
    heard = sayings(pieces, sentence.chunks, lexicon)
    voices = [Stance.ASKS] * len(pieces) if put_up(text.plain) else _voices(sentence, pieces, heard)
    if frame is not None and frame.stance is not Stance.DENIES:
        voices = [
            frame.stance if voice.held and frame.holds(piece.chunk.start) else voice
            for voice, piece in zip(voices, pieces, strict=True)
        ]
    quotes = quoted(text.plain)
    for place, piece in enumerate(pieces):
        if any(start <= piece.chunk.start and piece.chunk.end <= end for start, end in quotes):
            voices[place] = Stance.REPORTS
    span = text.span(sentence.start, sentence.end)
    quote = text.quote(span)
    return tuple(
        _stretch(sentence.chunks, pieces[start:stop], heard[start:stop], voices[start], quote, span, frame)
        for start, stop in _runs(voices)
    )


def _voices(sentence: Sentence, pieces: Sequence[Piece], heard: Sequence[Heard]) -> list[Stance]:
    """In which voice each piece is said; a connective speaks with what follows it."""
    said = {id(chunk): clause.voice for clause in sentence.clauses for chunk in clause.chunks}
    form = _form(sentence)
    voice = sentence.clauses[-1].voice
    voices = []
    for piece in reversed(pieces):
        voice = said.get(id(piece.chunk), voice)
        open_to = voice.held if form is Stance.ASKS else voice is Stance.ASKS
        voices.append(form if open_to and form is not None else voice)
    voices.reverse()
    own = False
    for place, here in enumerate(heard):
        own = own or ("own-turn" in here.labels and not voices[place].held)
        if own and voices[place] in (Stance.REPORTS, Stance.PAST):
            voices[place] = Stance.ASSERTS  # "the book says …, which is wrong, they …"
    return voices


def _form(sentence: Sentence) -> Stance | None:
    """What the form of a question holds, where it is not left open."""
    words = [word for chunk in sentence.chunks if chunk.kind != "mark" for word in chunk.said]
    after = [*words[1:], ""]
    plain = [word for word, following in zip(words, after, strict=False) if (word, following) != ("or", "so")]
    if asks_back(sentence.chunks, sentence.mark) or (sentence.mark == "?" and ends_in_tag(words)):
        return Stance.PRESUPPOSES
    if words[:1] in (["since"], ["because"], ["given"]) and sentence.mark == "?":
        return Stance.PRESUPPOSES  # "given that …, what does …?"
    if sentence.chunks and tells_though_it_opens(sentence.chunks, sentence.mark):
        return Stance.ASSERTS
    if (
        left_open(plain, sentence.mark)
        or words[:2] == ["how", "much"]
        or asks_after_a_phrase(sentence.chunks)
    ):
        return Stance.ASKS
    if sentence.mark == "?" and any(word in _WONDERING for word in words[:2]):
        return Stance.ASKS
    if len(sentence.chunks) > 2 and sentence.chunks[1].text == ":" and sentence.mark != "?":
        return Stance.ASSERTS  # "direction: high to low"
    if ends_in_tag(words):
        return Stance.PRESUPPOSES
    return Stance.PRESUPPOSES if takes_for_granted(sentence.chunks) else None


def _runs(voices: Sequence[Stance]) -> Iterator[tuple[int, int]]:
    """Where the voice stays the same; what is held as one guesses is held."""
    begin = 0
    for index in range(1, len(voices) + 1):
        if index == len(voices) or (
            voices[index] != voices[begin] and not (voices[index].held and voices[begin].held)
        ):
            yield begin, index
            begin = index


def _stretch(
    chunks: Chunks,
    pieces: Sequence[Piece],
    heard: Sequence[Heard],
    stance: Stance,
    quote: str,
    span: Span,
    frame: Frame | None,
) -> Stretch:
    parts: list[int] = []
    denials: dict[int, frozenset[str]] = {}
    part = 0
    joins = chunks.names("relation", *_JOINTS) or chunks.names("stance", "rather-than")
    negates = chunks.names("stance", "rather-than", "not") or any(c.text.startswith("too") for c in chunks)
    rows = tuple(piece.labels | said.labels | _ions(piece) for piece, said in zip(pieces, heard, strict=True))
    for number, piece in enumerate(pieces):
        chunk = piece.chunk
        leads = joins and (chunk.names("relation", *_JOINTS) or chunk.names("stance", "rather-than"))
        if chunk.text in _CUTS or leads:
            part += 1
        parts.append(part)
        if chunk.names("relation", "because") and any(parts[place] == part - 1 for place in denials):
            parts[number] = part = part - 1  # "it is not negative because of …": the reason is denied
        sealed = piece.phrase and piece.several
        for index in range(piece.first, piece.last + 1) if negates else ():
            if denies(chunks, index) and not (sealed and rows[number] & _WHATEVER):
                taken = rows[number] if sealed else heard[number].within.get(chunks[index].start, ())
                denials[number] = frozenset(taken)
    if frame is not None and frame.stance is Stance.DENIES:
        denials |= _framed(chunks, pieces, heard, frame)
    scene = frozenset().union(*rows)
    cited = "source-word" in scene and scene.isdisjoint(_OWN)
    sides = _sides(pieces)
    return Stretch(rows, tuple(parts), tuple(denials.items()), stance, quote, span, scene, cited, sides)


def _framed(
    chunks: Sequence[Chunk], pieces: Sequence[Piece], heard: Sequence[Heard], frame: Frame
) -> dict[int, frozenset[str]]:
    """What a frame denies: each piece of its own, though an outline may ask for the phrase that denies."""
    said: frozenset[str] = frozenset()
    if frame.place is not None:
        own = next((n for n, piece in enumerate(pieces) if piece.first <= frame.place <= piece.last), 0)
        said = frozenset(heard[own].within.get(chunks[frame.place].start, ()))
    return {place: said for place, piece in enumerate(pieces) if frame.holds(piece.chunk.start)}


def _sides(pieces: Sequence[Piece]) -> tuple[int, ...]:
    """For each piece the side of a contrast; what an "although" leads ends at the next comma."""
    sides: list[int] = []
    side, leads = 0, False
    for piece in pieces:
        if piece.chunk.text in _CONTRASTS:
            side, leads = side + bool(sides), not sides
        elif leads and piece.chunk.text == ",":
            side, leads = side + 1, False
        sides.append(side)
    return tuple(sides)


def _ions(piece: Piece) -> frozenset[str]:
    """The ion of which a flux, a force or a gradient is."""
    variables = piece.chunk.variables
    named = {variable.ion for variable in variables if variable.symbol in _OF_AN_ION and variable.ion}
    return frozenset({*named, "ion"} if named else ())


def joined(said: Sequence[Stretch]) -> Iterator[Stretch]:
    """All stretches of a message, and up to three that follow each other in a voice that is held."""
    found = _owned(said)
    yield from found
    for start, first in enumerate(found):
        whole = first
        for other in found[start + 1 : start + TOGETHER]:
            if not (whole.stance.held and other.stance.held) or other.span == whole.span:
                break
            if len(whole.rows) + len(other.rows) > LONGEST:
                break
            whole = _both(whole, other)
            yield whole


def _owned(said: Sequence[Stretch]) -> list[Stretch]:
    """The stretches as the rest of the message leaves them: taken back, made one's own, or as they are.

    "I wrote that … Oops." takes back, "my book says … and I agree" makes one's own. After another's
    words "it" is what they spoke of: "He says Cl⁻ leaves. It enters."
    """
    found = list(said)
    for place, stretch in enumerate(found):
        before = found[place - 1] if place else None
        back = "takes-back" in stretch.scene or _turns_down(stretch)
        if before is not None and back and before.stance.held:
            found[place - 1] = replace(before, stance=Stance.PAST)
        for other in (place - 1, place):
            if other >= 0 and "makes-own" in stretch.scene and found[other].stance is Stance.REPORTS:
                found[other] = replace(found[other], stance=Stance.ASSERTS)
        if before is not None and found[place].stance.held and not before.stance.held:
            found[place] = _about(found[place], before)
        if before is not None and before.stance is Stance.PAST and _sets_right(stretch):
            found[place] = replace(found[place], cited=True)
    return found


def _turns_down(stretch: Stretch) -> bool:
    """ "Wrong!", or "wrong, on balance it leaves": the sentence before is taken back."""
    rejects = [bool(row & _REJECTS) for row in stretch.rows[: ALONE + 1]]
    return any(rejects) if len(stretch.rows) <= ALONE else rejects[0] and bool(stretch.rows[1] & _STOPS)


def _sets_right(stretch: Stretch) -> bool:
    """ "Now I …", "Turns out …" behind what one used to think: more likely right than another mistake."""
    return bool(stretch.rows[0] & _SINCE)


def _about(stretch: Stretch, before: Stretch) -> Stretch:
    """The stretch with its first pronoun standing for the first ion or thing named before it."""
    named = next((row for row in before.rows if row & _TOPICS), None)
    own = next((place for place, row in enumerate(stretch.rows) if row & _TOPICS), len(stretch.rows))
    place = next((place for place, row in enumerate(stretch.rows[:own]) if row & _PRONOUNS), None)
    if named is None or place is None:
        return stretch
    row = stretch.rows[place] | named
    rows = (*stretch.rows[:place], row, *stretch.rows[place + 1 :])
    return replace(stretch, rows=rows, scene=stretch.scene | row)


def _both(one: Stretch, other: Stretch) -> Stretch:
    """Two stretches as one."""
    count, last = len(one.rows), one.parts[-1] + 1
    return replace(
        one,
        rows=one.rows + other.rows,
        parts=one.parts + tuple(part + last for part in other.parts),
        denials=one.denials + tuple((place + count, said) for place, said in other.denials),
        text=f"{one.text} {other.text}",
        span=(one.span[0], other.span[1]),
        scene=one.scene | other.scene,
        sides=one.sides + tuple(side + one.sides[-1] for side in other.sides),
        cited=one.cited or other.cited,
    )
