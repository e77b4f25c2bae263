"""What a statement says of things: roles by the side of the verb, marks, voices, and the beliefs behind."""

import time

import pytest

from tutor import Tutor
from tutor.conversation import Brain
from tutor.knowledge.load import load_knowledge
from tutor.meaning import Stance

BRAIN = Brain(load_knowledge())


def said(text: str) -> dict[str, Stance]:
    """The events of the frames of a statement, in written form, with their voice."""
    claims = [claim for reading in BRAIN.parser.parse(text) for claim in reading.told if claim.framed]
    return {str(claim.effect): claim.stance for claim in claims if claim.cause is None}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("SGLT splits one ATP for each glucose.", "uses(voltage-carrier, atp)"),
        ("The pump puts 3 sodium in and takes 2 potassium out.", "move(K, out, _, pump)"),
        ("The sodium pump is driven round by ions.", "drives(ion-set, pump)"),
        ("Fat cells have no membrane potential.", "not has(unexcitable, V_m)"),
        ("Fat cells have a membrane potential.", "has(unexcitable, V_m)"),
        ("It is impossible for ATP synthase to run backwards.", "not runs(synthase, backward)"),
        ("Permeability and conductance are the same thing.", "equal(P, g)"),
        ("The force on sodium is -70 mV.", "is(DF(Na), minus-seventy)"),
        ("Vm can never become more negative than E_K.", "not beyond(V_m, E(K))"),
    ],
)
def test_the_sides_of_a_verb_fill_its_roles(text: str, event: str) -> None:
    """Subject and object are told apart, the passive turns them round, and a denial turns the event."""
    assert event in {_without_scene(key) for key in said(text)}


def test_no_agent_is_no_agent() -> None:
    """What no cotransporter does is not heard as done by one."""
    heard = {_without_scene(key) for key in said("ATP is split by no cotransporter.")}
    assert heard
    assert not any(event.startswith("uses(") for event in heard)


def _without_scene(key: str) -> str:
    """The written event without the marks that tell of the scene, its denial kept."""
    *marks, kind = key.split("(")[0].split(" ")
    return ("not " if "not" in marks else "") + kind + key[key.index("(") :]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Mitochondria create energy.", Stance.ASSERTS),
        ("How does a mitochondrion create energy?", Stance.PRESUPPOSES),
        ("Mitochondria create energy, don't they?", Stance.PRESUPPOSES),
        ("Do mitochondria create energy?", Stance.ASKS),
        ("My teacher always told us that mitochondria create energy.", Stance.REPORTS),
        ("I used to think mitochondria create energy.", Stance.PAST),
    ],
)
def test_the_form_of_a_sentence_says_whose_belief_it_is(text: str, stance: Stance) -> None:
    """Only what is stated or taken for granted is held."""
    voices = {voice for event, voice in said(text).items() if event.endswith("makes(mitochondrion, energy)")}
    assert voices == {stance}


@pytest.mark.parametrize(
    "text",
    [
        "Hardly any sodium crosses the resting membrane.",
        "Not every cell rests at -70 mV.",
        "GABA does not always hyperpolarise.",
        "The pmf is not only the pH difference.",
        "SGLT does not use ATP itself.",
        "-90 is more polarised than -70.",
        "E_K is negative although K+ is positive.",
        "A higher pH means fewer protons.",
        "In one direction ATP synthase makes ATP, in the other it pumps protons.",
        "Open Ca channels pull Vm toward E_Ca.",
    ],
)
def test_what_is_right_and_close_to_a_belief_is_left_alone(text: str) -> None:
    """A negated wide word, a small amount, or the other direction is no belief."""
    assert Tutor(BRAIN.knowledge).ask(text).findings == ()


@pytest.mark.parametrize(
    ("text", "belief"),
    [
        ("Fat cells have no membrane potential.", "only-excitable-cells"),
        ("Red blood cells rest at -70 mV too.", "every-cell-minus-70"),
        ("the pump puts 3 sodium in and takes 2 potassium out", "active-follows-gradient"),
        ("If I double K+ inside and outside then E_K doubles.", "difference-not-ratio"),
        ("P and g are identical, just in different units.", "permeability-is-conductance"),
        ("K up outside, K goes in, cell depolarises", "k-up-because-k-rushes-in"),
    ],
)
def test_a_denial_and_an_adverb_belong_to_the_belief(text: str, belief: str) -> None:
    """The belief is found, and turning the sentence round makes it go."""
    tutor = Tutor(BRAIN.knowledge)
    assert belief in {finding.id for finding in tutor.ask(text).findings}
    assert belief not in {finding.id for finding in tutor.fresh().ask(f"It is not true that {text}").findings}


def test_matching_a_statement_is_cheap() -> None:
    """One statement's claims against all rules: well below a millisecond."""
    claims = [
        claim for reading in BRAIN.parser.parse("Mitochondria create energy.") for claim in reading.told
    ]
    BRAIN.diagnoser.find(claims)
    started = time.perf_counter()
    for _ in range(50):
        BRAIN.diagnoser.find(claims)
    assert (time.perf_counter() - started) / 50 < 3e-3
