"""Terms to frames: around each verb, what stands before it and what after it, as events with marks.

A verb of the statement lexicon names a kind of event; the nouns on its left and on its right fill the
two roles, the other way round in the passive. "It", and a verb without a noun before it, take the
subject of the verb before. A negation between the bounds of a verb turns the event round; "hardly"
or "not every" take it out, for they say neither the one nor the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tutor.knowledge.lexicon import Trie
from tutor.meaning import SIGNATURES, Event, Role, Stance, Variable
from tutor.parse.clauses import Clause, Sentence
from tutor.parse.frames.carry import carried, crossing
from tutor.parse.frames.marks import SOFT, WIDE, form_of_question, marks_around, read_marks, told_before
from tutor.parse.frames.terms import Term, read_terms
from tutor.parse.groups import Chunk

NOUNS = ("noun", "number", "side")
NEAREST = 3  # nouns on each side of a verb that may fill its role
ALONE = (
    "wants",
    "has",
    "matters",
    "runs",
    "beyond",
    "divides",
    "decides",
)  # kinds that tell something without a second role
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


@dataclass(slots=True)
class Verb:
    """A verb with the terms on its left and right."""

    term: Term
    left: list[Term]
    right: list[Term]
    marks: list[Term]
    segment: int = 0
    beside: Role = None  # the noun that a state follows without a verb between them


@dataclass(slots=True)
class Carried:
    """The subject that the next verb without one takes over, and the first one of its sentence."""

    nouns: list[Term] = field(default_factory=list)
    first: list[Term] = field(default_factory=list)


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
    for verb in _verbs(terms, chunks, subject):
        marks = read_marks(verb.term, verb.marks, scene)
        if marks is None:
            continue
        voice = voices.at(chunks[verb.term.start].start, verb.term)
        for event in _events(verb):
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
        said = {word for chunk in chunks[term.start : term.stop] for word in chunk.text.split()}
        if isinstance(term.role, Variable) and term.role.symbol == "flux" and term.role.ion and said & INWARD:
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
    if any(word.startswith("rest") or word == "rmp" for chunk in chunks for word in chunk.text.split()):
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


# --- segments ---------------------------------------------------------------------------------


def _verbs(terms: Sequence[Term], chunks: Sequence[Chunk], subject: Carried) -> Iterator[Verb]:
    """Each verb or state with its sides: up to the verb before and after, and to the bounds."""
    segment = begin = 0
    twin: Verb | None = None
    for index, term in enumerate(terms):
        if term.kind == "bound" and term.role not in SOFT:
            segment, begin = segment + 1, index + 1
            continue
        if term.kind not in ("verb", "state"):
            continue
        right, stop = _right(terms, index)
        if begin == 0 and _counted(chunks):
            right = [*_nouns(terms[:index])[1:], *right]
        if twin is not None and term.kind == "verb" and twin.term.start == term.start:
            begin = index + 1
            yield Verb(term, twin.left, right or twin.right, twin.marks, segment)
            continue
        before = subject.nouns
        left = _left(terms, chunks, begin, index, subject)
        if term.text == "=":
            left = left[:1]
        if term.kind == "verb":
            if not left and term.role == "is" and not (index and terms[index - 1].kind == "verb"):
                left, right = [t for t in right if t.kind in NOUNS][:1], right[1:]
            subject.nouns = left
            subject.first = subject.first or left
        if any(t.kind == "pronoun" for t in right) and not any(t.kind in NOUNS for t in right):
            right = [*before, *right]
        verb = Verb(term, left, right, marks_around(terms, index, stop), segment)
        if term.kind == "verb":
            twin, begin = verb, index + 1
        elif index > begin and terms[index - 1].kind == "noun":
            verb.beside = terms[index - 1].role
        elif index > begin + 1 and terms[index - 1].role == ":":
            verb.beside = terms[index - 2].role
        yield verb
    if begin == 0:
        subject.nouns = _nouns(terms) or subject.nouns


def _left(
    terms: Sequence[Term], chunks: Sequence[Chunk], begin: int, index: int, subject: Carried
) -> list[Term]:
    """The nouns before a verb, the nearest first; what follows "and" or "to" keeps the subject before."""
    between = [term for term in terms[begin:index] if term.kind != "mark"]
    comma = max((i for i, term in enumerate(between) if term.role == ","), default=-1)
    nouns = _nouns(between[comma + 1 :]) or _nouns(between)
    if terms[index].kind != "verb":
        return nouns
    start = terms[index].start
    if subject.nouns and (
        not between or between[-1].kind == "bound" or (start and chunks[start - 1].text == "to")
    ):
        return subject.nouns
    if not nouns and any(term.kind == "pronoun" for term in between):
        return subject.first or _nouns(terms[:begin])[-1:] or subject.nouns
    if not nouns:
        return subject.nouns
    if _counted(chunks) and len(nouns) > 1 and begin == 0:
        return nouns[:1]  # "how many ATP does SGLT split": what is counted is the object
    return nouns


def _counted(chunks: Sequence[Chunk]) -> bool:
    """True for a sentence that asks how many."""
    return " ".join(chunk.text for chunk in chunks[:2]).startswith(("how many", "how much"))


def _nouns(terms: Sequence[Term]) -> list[Term]:
    """The nouns of a stretch, the nearest to its end first; a change of voltage may be spoken of too."""
    nouns = [t for t in terms if (t.kind in NOUNS and t.role is not None) or t.role in ("down", "up")]
    return nouns[::-1][:NEAREST]


def _right(terms: Sequence[Term], index: int) -> tuple[list[Term], int]:
    """What follows a verb up to the next verb or hard bound; what is carried may itself run."""
    found: list[Term] = []
    aside = False
    carries = "carry" in (terms[index].role, *terms[index].says.split())
    for place in range(index + 1, len(terms)):
        term = terms[place]
        if term.kind == "verb":
            wished = terms[index].role == "wants" and term.role == "is"
            moved = carries and term.role in ("runs", "crosses")
            if term.start == terms[index].start or wished or moved:
                continue
            return found, place
        if term.kind == "bound" and (term.role not in SOFT or (term.role == "," and not carries)):
            return found, place
        if term.kind not in ("mark", "bound") and not (aside and term.kind == "noun"):
            found.append(term)
        aside = term.role == "aside" and terms[index].role in ("makes", "uses")
    return found, len(terms)


# --- events -----------------------------------------------------------------------------------


def _events(verb: Verb) -> Iterator[Event]:
    """The events of one verb or state; what a verb says names its kind where its concept does not."""
    term = verb.term
    if term.kind == "state":
        yield from _stated(verb)
        return
    says = term.says.split()
    kind = says[0] if says and says[0] not in ("passive", "not") else str(term.role)
    left, right = (verb.right, verb.left) if "passive" in says else (verb.left, verb.right)
    if kind == "carry":
        yield from carried(left, right, says[-1] if says else "")
    elif kind == "crossing":
        yield from crossing(verb.left, verb.right, term.text)
    elif kind == "shifts":
        yield from (Event("shifts", (one, says[-1])) for one in _roles(left))
    else:
        yield from _related(kind, left, right)


def _related(kind: str, left: Sequence[Term], right: Sequence[Term]) -> Iterator[Event]:
    """The nouns before a verb related to what stands after it."""
    ones, others = _roles(left), _roles(right)
    owned = {role.ion for role in ones if isinstance(role, Variable) and role.symbol != "flux"}
    ones = [role for role in ones if role not in owned]  # of "the force on sodium" the force is spoken of
    if kind == "is" and "equal" in others and len(ones) > 1:
        yield Event("equal", (ones[1], ones[0]))
    if kind == "is" and "equal" in others:
        yield from (Event("equal", (ones[0], other)) for other in others if ones and other != "equal")
    if kind == "exists":
        yield from (Event("has", (None, other)) for other in others)
        if "equal" in others and len(others) > 2:
            yield Event("equal", (others[1], others[2]))
        return
    if kind == "makes":
        yield from (Event("shifts", (one, way)) for one in ones for way in ("down", "up") if way in others)
    if kind == "matters" and not others and len(ones) > 1:
        yield Event("matters", (ones[0], ones[1]))
    if kind == "multiplies" and len(others) > 1:
        yield Event(kind, (others[0], others[1]))
    for one in ones or ([None] if kind != "is" else []):
        for other in others or ([None] if kind in ALONE else []):
            if one != other:
                yield Event(kind, (one, other))


def _roles(terms: Sequence[Term]) -> list[Role]:
    """The roles on one side of a verb, each once."""
    return list(
        dict.fromkeys(t.role for t in terms[: NEAREST + 1] if t.role is not None and t.kind != "pronoun")
    )


def _stated(verb: Verb) -> Iterator[Event]:
    """A state: "the same thing" joins the two nouns beside it, "big" belongs to the noun after it."""
    term = verb.term
    nouns = [other.role for other in verb.left if other.kind in ("noun", "side") and other.role is not None]
    after = [other for other in verb.right if other.kind == "noun" and other.role is not None]
    if term.role == "equal":
        if len(nouns) > 1:
            yield Event("equal", (nouns[1], nouns[0]))
        for other in after[:2]:
            for one in nouns[:2]:
                yield Event("equal", (one, other.role))
        return
    for other in after[:2]:
        if 0 <= other.start - term.stop <= (3 if term.role == "large" else 1):
            yield Event("is", (other.role, term.role))
    if verb.beside is not None:
        yield Event("is", (verb.beside, term.role))
