"""What a knowledge file may say: one pydantic model a kind of file, strict about unknown keys.

These models are the contract with a teacher who writes TOML. They are loaded only when files are
validated; the running tutor works on the plain values of ``model.py`` built from them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Status = Literal["read", "second-hand", "unchecked"]
NumberStatus = Literal["read", "second-hand", "unchecked", "assumed"]
Facet = Literal[
    "why", "how", "what_for", "where", "when", "causes", "effects", "changes", "measured", "how_much",
    "kinds", "example", "analogy", "confusion",
]  # fmt: skip


class File(BaseModel):
    """Base of all: an unknown key is an error, a value once read does not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class IonEntry(File):
    """One table of ``ions.toml``."""

    name: Text
    z: int
    kind: Literal["cation", "anion"]
    also: list[Text] = []
    notation: bool = True
    idea: str | None = None


class SourceEntry(File):
    """One table of ``sources.toml``: a work a student can look up, and who opened it."""

    title: Text
    authors: str = ""
    year: int | None = None
    where: str = ""
    status: Status
    note: str = ""


class QuotedEntry(File):
    """One table of ``quoted.toml``: a printed number that its own concentrations do not give."""

    variable: Text
    out: Text
    inside: Annotated[str, Field(alias="in")]
    value: Text
    source: Id


class Citation(File):
    """A source and the place in it."""

    source: Id
    where: str = ""


class RelationExamples(File):
    """Statements that a relation confirms and statements that it refutes."""

    holds: Annotated[list[Text], Field(min_length=1)]
    fails: Annotated[list[Text], Field(min_length=1)]


class RelationFile(File):
    """``relations/<id>.toml``: which things stand in one relation, all pairs of each of them listed."""

    says: Text
    whole: bool = False
    cues: Annotated[list[Text], Field(min_length=1)]
    sources: Annotated[list[Citation], Field(min_length=1)]
    names: dict[Id, Annotated[list[Text], Field(min_length=1)]]
    pairs: dict[Id, list[Id]]
    examples: RelationExamples


class NumberEntry(File):
    """A number of a cell with its origin."""

    value: Text
    range: str = ""
    source: Id | None = None
    status: NumberStatus | None = None
    note: str = ""
    role: Literal["observed", ""] = ""


class IonRow(File):
    """Concentrations on both sides and permeability of one ion in a cell."""

    out: NumberEntry | str | None = None
    inside: NumberEntry | str | None = Field(default=None, alias="in")
    P: NumberEntry | str | None = None
    g: NumberEntry | str | None = None


class CellFile(File):
    """``cells/<id>.toml``."""

    name: Text
    also: list[Text] = []
    text: Text
    T: NumberEntry | str
    source: Id
    status: NumberStatus
    notes: list[Text] = []
    usual_for: list[Id] = []
    ions: dict[str, IonRow] = {}
    other: dict[str, NumberEntry | str] = {}


class ExperimentEntry(File):
    """A change on the current cell, or a calculation, whose numbers a text may quote."""

    change: list[Text] = []
    equation: Id | None = None
    inputs: dict[str, str] = {}


class FactEntry(File):
    """One more fact of an idea, found by what it says and by the questions it ``asks`` for.

    ``facet`` tells which kind of question it answers; ``yes`` and ``no`` are statements that it affirms
    or denies.
    """

    text: Text
    facet: Facet | None = None
    asks: list[Text] = []
    yes: list[Text] = []
    no: list[Text] = []
    source: Id | None = None
    where: str = ""


class Questions(File):
    """Questions an idea answers, in differing wordings, and near ones that it must not answer."""

    answers: Annotated[list[Text], Field(min_length=4)]
    others: Annotated[list[Text], Field(min_length=2)]


class IdeaFile(File):
    """``ideas/<id>.toml``: a concept, what it rests on, and facets that answer questions about it."""

    name: Text
    also: list[Text] = []
    definition: Text
    about: list[Text] = []
    quantity: str = ""
    needs: list[Id] = []
    equations: list[Id] = []
    misconceptions: list[Id] = []
    sources: Annotated[list[Citation], Field(min_length=1)]
    because: list[Id] = []
    facets: dict[Facet, Text] = {}
    asks: dict[Facet | Literal["definition"], list[Text]] = {}
    yes: dict[Facet | Literal["definition"], list[Text]] = {}
    no: dict[Facet | Literal["definition"], list[Text]] = {}
    facts: list[FactEntry] = []
    questions: Questions | None = None
    experiments: dict[str, ExperimentEntry] = {}


class PatternEntry(File):
    """Events in written form; a claim must match every one that is given."""

    cause: str = ""
    because: str = ""
    effect: str = ""
    given: list[Text] = []
    without: list[Text] = []


class OutlineEntry(File):
    """What a stretch of speech must name, in which order, for a belief to stand in it."""

    says: Annotated[list[Text], Field(min_length=2)]
    without: list[Text] = []
    in_order: bool = False
    asks: bool = False
    not_of: list[Text] = []


class HereEntry(File):
    """What is said where the belief happens to hold in the student's cell: ``V_m > E(Cl)``."""

    test: Text
    says: Text


class AskEntry(File):
    """The follow-up question of a rule."""

    question: Text
    accept: list[Text]
    wrong: list[Text] = []


class Examples(File):
    """Sentences that must fire and close neighbours that must stay silent."""

    fires: Annotated[list[Text], Field(min_length=3)]
    silent: Annotated[list[Text], Field(min_length=3)]


class RuleFile(File):
    """``misconceptions/<group>/<id>.toml``: a belief, what shows it, and what to say about it."""

    belief: Text
    why: Text
    credit: Text
    correction: Text
    refutation: Text
    ideas: list[Id] = []
    confused_with: list[Id] = []
    sources: Annotated[list[Citation], Field(min_length=1)]
    when: Annotated[list[PatternEntry], Field(min_length=1)]
    unless: list[PatternEntry] = []
    outline: list[OutlineEntry] = []
    truth: str = ""
    right: list[OutlineEntry] = []
    experiments: dict[str, ExperimentEntry] = {}
    ask: AskEntry
    examples: Examples
    everywhere: bool = False
    probes: bool = False
    here: list[HereEntry] = []


class ConstructionEntry(File):
    """An event in written form, placeholders in capitals, and the forms in which it is said."""

    event: Text
    forms: Annotated[list[Text], Field(min_length=1)]


class ConstructionsFile(File):
    """``constructions/*.toml``."""

    construction: Annotated[list[ConstructionEntry], Field(min_length=1)]


class WalkEntry(File):
    """A route of a slip: its steps, the equations it serves, and the line a student then writes."""

    equations: Annotated[list[Id], Field(min_length=1)]
    unknowns: list[Text] = []
    route: Annotated[list[Text], Field(min_length=1)]
    line: Text
    partly: bool = False


class SlipExamples(File):
    """Sentences in which the slip must be told, and close neighbours in which it must not."""

    fires: Annotated[list[Text], Field(min_length=1)]
    silent: Annotated[list[Text], Field(min_length=1)]


class SlipFile(File):
    """``slips/<id>.toml``: a wrong way to a number, as a route that the engine can walk."""

    slip: Text
    remedy: Text
    question: Text
    accepted: bool = False
    same_as: Id | None = None
    walks: Annotated[list[WalkEntry], Field(min_length=1)]
    ideas: list[Id] = []
    sources: Annotated[list[Citation], Field(min_length=1)]
    examples: SlipExamples


class WordEntry(File):
    """A concept and the ways to say it; verbs and nouns are inflected by the program."""

    forms: list[Text] = []
    verbs: list[Text] = []
    nouns: list[Text] = []
    adjectives: list[Text] = []
    isa: list[Text] = []
    says: str = ""


class WordsFile(File):
    """``words/<kind>.toml``: all concepts of one kind.

    Words ``apart`` are heard beside the others, never instead of them: they only label what
    constructions look for.
    """

    kind: Text
    apart: bool = False
    concepts: dict[str, WordEntry]


class KinFile(File):
    """``kin.toml``: words of every day that say much the same, by meaning."""

    kin: dict[str, Text]


class AlikeFile(File):
    """``alike.toml``: words that stand for each other in statements that are affirmed or denied, by group."""

    alike: dict[str, Text]


class HeardFile(File):
    """``heard/held.toml`` and ``heard/right.toml``: statements in people's own words, by rule."""

    statements: dict[str, list[Text]]


class UnitsFile(File):
    """``units.toml``: spellings by canonical unit."""

    spellings: dict[str, list[Text]]
    prefixed: dict[str, list[Text]] = {}


class SymbolEntry(File):
    """A symbol of the blackboard: the letters for it before an ion, and those for it ``alone``."""

    name: Text
    letters: list[Text] = []
    alone: list[Text] = []
    unit: str = ""
    equation: Id | None = None
    idea: Id | None = None
