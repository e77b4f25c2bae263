"""Terms to frames: around each verb, what stands before it and what after it, as events with marks.

A verb of the statement lexicon names a kind of event; the nouns on its left and on its right fill
the two roles, the other way round in the passive. A negation between the bounds of a verb turns the
event round; "hardly" or "not every" take it out, for they say neither the one nor the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.knowledge.lexicon import Trie
from tutor.meaning import SIGNATURES, Event, Stance, Variable
from tutor.parse.clauses import Clause, Sentence
from tutor.parse.frames.marks import WIDE, form_of_question, read_marks, told_before
from tutor.parse.frames.relations import events_of
from tutor.parse.frames.terms import Term, read_terms
from tutor.parse.frames.verbs import Carried, verbs
from tutor.parse.groups import Chunk

GRADED = ("c", "gradient", "ratio")
DIVALENT = ("Ca", "Mg")
INWARD = frozenset({"influx", "inflow", "entry", "entering"})
SCENES = frozenset({"rest", "open", "pure"})
TOLD = {"report": Stance.REPORTS, "past": Stance.PAST, "untrue": Stance.DENIES}
MOST = 24  # frames of one sentence


@dataclass(slots=True)
class Frame:
    """An event, where it stands in its sentence, in which voice it is said, and in which segment."""

    event: Event
    place: int
    segment: int
    voice: Stance


def read_frames(sentence: Sentence, trie: Trie, subject: Carried) -> list[Frame]:
    """The frames of a sentence in order; ``subject`` is read and brought up to date."""
    chunks = sentence.chunks
    terms = read_terms(chunks, trie)
    terms, form = form_of_question(terms, chunks, sentence.mark)
    clauses = [(chunk.start, clause) for clause in sentence.clauses for chunk in clause.chunks]
    if not clauses:
        return []
    scene = _scene(terms, chunks)
    subject.first = []
    frames: list[Frame] = []
    voices = Voices(clauses, form, terms)
    for event, term in _verbless(terms, chunks):
        wide = [t for t in terms if t.kind == "mark" and t.role in WIDE and t.start < term.stop]
        around = read_marks(term, wide, scene) or frozenset()
        frames.append(
            Frame(
                _said(event, around, chunks, term), term.start, 0, voices.at(chunks[term.start].start, term)
            )
        )
    for verb in verbs(terms, chunks, subject):
        marks = read_marks(verb.term, verb.marks, scene)
        if marks is None:
            continue
        voice = voices.at(chunks[verb.term.start].start, verb.term)
        for event in events_of(verb):
            said = _said(event, marks, chunks, verb.term)
            if said not in (frame.event for frame in frames):
                frames.append(Frame(said, verb.term.start, verb.segment, voice))
    return frames[:MOST]


@dataclass(slots=True)
class Voices:
    """In which voice each stretch of a sentence is said."""

    clauses: Sequence[tuple[int, Clause]]
    form: Stance | None
    terms: Sequence[Term]

    def at(self, start: int, term: Term) -> Stance:
        """The voice of a term: its clause's, unless the form of a question or a report says otherwise."""
        last = self.clauses[-1][1].voice
        voice = next((clause.voice for place, clause in self.clauses if place >= start), last)
        if self.form is Stance.ASKS or (self.form is not None and voice is Stance.ASKS):
            voice = self.form
        return TOLD.get(told_before(self.terms, term.start), voice)


def _said(event: Event, marks: frozenset[str], chunks: Sequence[Chunk], term: Term) -> Event:
    """The event with all its roles, its place and its marks."""
    roles = event.roles + (None,) * (len(SIGNATURES[event.kind]) - len(event.roles))
    return Event(event.kind, roles, (chunks[term.start].start, chunks[term.stop - 1].end), marks)


def _verbless(terms: Sequence[Term], chunks: Sequence[Chunk]) -> Iterator[tuple[Event, Term]]:
    """What stands side by side without a verb: "Cl in", "outside +70", "K+ influx", "no pH difference"."""
    for index, term in enumerate(terms):
        after = terms[index + 1] if index + 1 < len(terms) else None
        beside = after is not None and after.start - term.stop <= 1
        if (
            isinstance(term.role, Variable)
            and term.role.symbol == "flux"
            and term.role.ion
            and any(not INWARD.isdisjoint(chunk.said) for chunk in chunks[term.start : term.stop])
        ):
            yield Event("move", (term.role.ion, "in")), term
        if after is None or not beside:
            continue
        bare = term.kind == "side" or (term.kind == "noun" and isinstance(term.role, str))
        if bare and after.kind == "number" and after.role is not None:
            yield Event("is", (term.role, after.role)), term
        ends = index + 2 == len(terms) or terms[index + 2].kind == "bound"
        alone = index == 0 or terms[index - 1].kind == "bound"
        if isinstance(term.role, str) and term.role[:1].isupper() and after.kind == "side" and ends and alone:
            yield Event("move", (term.role, after.role)), term
        if term.role == "not" and term.text in ("no", "without") and after.kind == "noun":
            yield Event("is", (after.role, "zero")), term


def _scene(terms: Sequence[Term], chunks: Sequence[Chunk]) -> set[str]:
    """What the whole sentence is said of: rest, open channels, one ion, concentrations, a condition."""
    scene = {str(term.role) for term in terms if term.kind == "mark"} & SCENES
    near = [chunk.text for chunk in chunks if "rest" in chunk.text or "rmp" in chunk.text]
    if any(word.startswith("rest") or word == "rmp" for text in near for word in text.split()):
        scene.add("rest")
    if any(
        term.kind == "side" or (isinstance(term.role, Variable) and term.role.symbol in GRADED)
        for term in terms
    ):
        scene.add("graded")
    if any(term.kind == "bound" and term.role == "if" for term in terms):
        scene.add("if")
    if any(term.role in DIVALENT or getattr(term.role, "ion", None) in DIVALENT for term in terms):
        scene.add("divalent")
    symbols = {term.role.symbol for term in terms if isinstance(term.role, Variable)}
    if {"V_m", "E"} <= symbols or {"depolarise", "hyperpolarise"} <= {term.role for term in terms}:
        scene.add("compared")
    return scene
