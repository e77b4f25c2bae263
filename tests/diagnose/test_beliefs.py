"""Belief rules against claims: scene, guards, cells in which a belief holds, and what is turned down."""

from dataclasses import replace

import pytest

from tutor import Tutor
from tutor.diagnose.beliefs import Diagnoser
from tutor.knowledge.model import Knowledge
from tutor.meaning import Claim, Stance, read_event


def ids(tutor: Tutor, text: str, cell: str | None = None) -> list[str]:
    """The beliefs found in a text said as the first of a conversation."""
    tutor = tutor.fresh()
    if cell:
        tutor.ask(f"use the {cell}")
    answer = tutor.ask(text)
    return [*(finding.id for finding in answer.findings), *answer.probes]


def claim(effect: str, *scene: str) -> Claim:
    """A plain statement of an event in a scene."""
    return Claim(read_event(effect), stance=Stance.ASSERTS, scene=frozenset(scene))


def test_a_scene_is_needed_and_a_guard_silences(knowledge: Knowledge) -> None:
    """V_m that ends is a belief about the pump only where it ends at once, and not slowly."""
    diagnoser = Diagnoser(knowledge)
    at_once = claim("ends(V_m)", "at-once", "pump")
    assert [found.id for found in diagnoser.find([at_once])] == ["pump-off-collapse"]
    assert not diagnoser.find([claim("ends(V_m)", "pump")])
    assert not diagnoser.find([claim("ends(V_m)", "at-once", "pump", "slowly")])


def test_an_event_without_its_first_part_finds_a_pattern_for_any(knowledge: Knowledge) -> None:
    """ "Nothing crosses" at E_K names no ion, and the rule takes any."""
    found = Diagnoser(knowledge).find([claim("move(_, nowhere)", "E")])
    assert [finding.id for finding in found] == ["equilibrium-means-no-flux"]


def test_better_evidence_in_the_same_words_wins(knowledge: Knowledge) -> None:
    """Of two rules that are confused with each other the one that asks for more speaks alone."""
    diagnoser = Diagnoser(knowledge)
    both = [
        claim("set_by(V_m, Cl)", "easiest"),
        replace(claim("set_by(V_m, Cl)", "muscle"), cause=None),
    ]
    assert [found.id for found in diagnoser.find(both)] == ["high-pcl-means-cl-dominates"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The pump does not make the resting potential.", "pump-creates-vm"),
        ("Chloride is not always at equilibrium.", "chloride-always-passive"),
        ("The resting potential is not the same as E_K.", "vm-equals-ek"),
    ],
)
def test_a_belief_turned_down_is_confirmed(tutor: Tutor, knowledge: Knowledge, text: str, rule: str) -> None:
    """Who denies a wrong belief is right, and is told so with the reason."""
    answer = tutor.fresh().ask(text)
    assert answer.verdict == "right"
    assert not answer.findings
    assert answer.headline.startswith("You are right to reject that.")
    assert knowledge.rules[rule].correction.removeprefix("But ")[5:40] in answer.headline


def test_a_named_cell_excuses_only_what_may_be_right_in_it(tutor: Tutor) -> None:
    """What is wrong in every membrane is answered when a cell is named too."""
    assert ids(tutor, "In the squid axon the whole cytoplasm is negatively charged.") == ["bulk-not-neutral"]
    assert ids(tutor, "In red blood cells chloride sets the resting potential.") == []


def test_where_the_belief_happens_to_hold_the_cell_is_told_apart(tutor: Tutor) -> None:
    """In an immature neuron E_Cl lies far above V_m and Cl- leaves; in a mature one it may enter."""
    tutor = tutor.fresh()
    tutor.ask("use the mature neuron")
    answer = tutor.ask("Chloride always flows into the cell at rest.")
    assert [finding.id for finding in answer.findings] == ["chloride-always-enters"]
    values = {name: tutor.ask(f"what is {name}?").values[0].value for name in ("V_m", "E_Cl")}
    enters = values["V_m"] > values["E_Cl"]
    assert ("does enter at rest" in answer.text) == enters


def test_one_event_alone_is_asked_about_and_a_reason_told_is_answered(knowledge: Knowledge) -> None:
    """A rule that was often wrong on bare statements asks first; with the reason said it speaks."""
    diagnoser = Diagnoser(knowledge)
    bare = claim("set_by(V_m, Cl)")
    (asked,) = diagnoser.find([bare])
    assert asked.id == "chloride-sets-vm"
    assert diagnoser.unsure(asked)
    (told,) = diagnoser.find([replace(bare, because=read_event("near(E(Cl), V_m)"))])
    assert told.id == "chloride-sets-vm"
    assert not diagnoser.unsure(told)


def test_a_belief_that_somebody_else_may_hold_is_asked_about(tutor: Tutor) -> None:
    """Where a source is named the tutor asks, and accuses nobody."""
    answer = tutor.fresh().ask("The pump creates the resting potential, there was a lecture about it.")
    assert not answer.findings
    assert answer.probes == ("pump-creates-vm",)
    assert "Yes or no?" in (answer.asks or "")


@pytest.mark.parametrize(("reply", "held"), [("yes", True), ("yeah, exactly", True), ("no", False)])
def test_the_answer_to_a_probe_decides(tutor: Tutor, reply: str, held: bool) -> None:
    """Yes is answered as the belief, no is agreed with and pins nothing."""
    tutor = tutor.fresh()
    tutor.ask("The pump creates the resting potential, there was a lecture about it.")
    answer = tutor.ask(reply)
    assert [finding.id for finding in answer.findings] == (["pump-creates-vm"] if held else [])
    assert answer.verdict == ("wrong" if held else "right")


@pytest.mark.parametrize(
    "text",
    [
        'I wrote "the pump creates the potential". Ignore that, it is the K leak.',
        "True or false: the pump creates the resting potential",
        "V_m = E_K: as many K+ in as out per second, net 0",
        "Not every cell has E_Cl equal to Vm!",
        "I had always assumed that chloride makes the inside negative",
    ],
)
def test_quoted_asked_restricted_and_past_words_accuse_nobody(tutor: Tutor, text: str) -> None:
    """Quotation marks, "true or false", "not every", a case named by an equation and past views."""
    assert not tutor.fresh().ask(text).findings


def test_one_belief_a_turn_and_the_next_one_waits(tutor: Tutor) -> None:
    """Of two beliefs in one sentence the surer is answered; once it is settled the other is asked about."""
    tutor = tutor.fresh()
    first = tutor.ask("The resting potential is the same as E_K and liver cells have no membrane potential.")
    answered, *others = (finding.id for finding in first.findings)
    assert tutor.context.follow_up == answered
    assert tutor.context.waiting == tuple(others)
    rule = tutor.knowledge.rules[answered]
    settled = tutor.ask(rule.ask.accept[0])
    assert settled.verdict == "right"
    assert settled.probes == tuple(others[:1])
    assert [finding.id for finding in tutor.ask("yes").findings] == others[:1]
    assert tutor.context.waiting == tuple(others[1:])


def test_a_belief_that_two_sentences_hold_together_is_told_once(tutor: Tutor) -> None:
    """What the first part of a message was answered for is not found in the second again."""
    text = "Chloride always flows into the cell at rest. The pump creates the resting potential."
    found = [finding.id for finding in tutor.fresh().ask(text).findings]
    assert sorted(found) == ["chloride-always-enters", "pump-creates-vm"]


def test_what_waits_is_dropped_when_the_student_moves_on(tutor: Tutor) -> None:
    """A new question ends what was open."""
    tutor = tutor.fresh()
    tutor.ask("The resting potential is the same as E_K and liver cells have no membrane potential.")
    assert tutor.context.waiting
    tutor.ask("What is E_K with 4 mM outside and 140 mM inside?")
    assert tutor.context.waiting == ()


def test_the_pump_named_pumps_nothing_by_its_name(tutor: Tutor) -> None:
    """ "Chloride … and the pump creates …": the noun is no verb of which chloride is the object."""
    found = ids(
        tutor, "Chloride always flows into the cell at rest and the pump creates the resting potential."
    )
    assert sorted(found) == ["chloride-always-enters", "pump-creates-vm"]
