"""The worst it can do: questions that look computable and are not must end in a question back."""

import json
from pathlib import Path

import pytest

from tutor import Tutor

UNSAFE = [
    "What would V_m be if sodium behaved quite differently?",
    "E_K with 4 mM outside and 140 mM inside and 7 mM somewhere",
    "What is E_K with 4 mM outside, 5 mM outside and 140 mM inside?",
    "What is E_K with 0 mM outside and 140 mM inside?",
    "What is E_K with 4 mM outside and -140 mM inside?",
    "E_K at 37 K with 4 mM out and 140 mM in",
    "[K+]o = 4e400 mM and [K+]i = 140 mM. E_K?",
    "E_K with 4 kg outside and 140 mM inside",
    "What is the voltage of a zinc copper battery with 4 mM and 140 mM?",
    "time constant with R_m = 10000 ohm and C_m = 1 µF/cm2",
    "What if it doubles?",
]


@pytest.mark.parametrize("text", UNSAFE)
def test_no_number_is_guessed(tutor: Tutor, text: str) -> None:
    """Nothing is computed; the tutor asks, or says it is not its subject."""
    answer = tutor.fresh().ask(text)
    assert answer.act in ("clarify", "decline"), answer.text
    assert not answer.values


SIGNS = [
    ("V_m = −70 mV", -70.0),
    ("V_m = –70 mV", -70.0),
    ("V_m = — 70 mV", -70.0),
    ("at minus seventy millivolts", -70.0),
    ("at -70mV", -70.0),
    ("at negative 70 mV", -70.0),
    ("70 mV, inside negative,", -70.0),
    ("at +30 mV", 30.0),
]


@pytest.mark.parametrize(("voltage", "value"), SIGNS)
def test_a_sign_is_never_lost(tutor: Tutor, voltage: str, value: float) -> None:
    """Every dash, and every word for a sign, reaches the calculation."""
    answer = tutor.fresh().ask(f"{voltage} which way does Na+ move?")
    given = next(item for item in answer.givens if item.symbol == "V_m")
    assert given.value == value


RIGHT = [
    "Raising external K+ depolarises because the gradient gets smaller, not because it adds charge.",
    "Only a few ions cross when the membrane potential changes.",
    "E_Cl is close to Vm because chloride follows the membrane potential.",
    "Potassium sets the resting potential.",
    "My friend says chloride sets the resting potential.",
    "Does adding K+ outside add positive charge?",
    "I used to think adding K+ adds positive charge.",
]


@pytest.mark.parametrize("statement", RIGHT)
def test_nobody_is_accused_of_what_they_do_not_believe(tutor: Tutor, statement: str) -> None:
    """Right, reported, past, denied and asked statements are no findings."""
    assert not tutor.fresh().ask(statement).findings


def _first(tutor: Tutor, text: str) -> float | None:
    """The first value told for a message by itself."""
    values = tutor.fresh().ask(text).values
    return values[0].value if values else None


SAID = [
    ("With E_Na = +50, sodium leaves the cell at +60 mV.", "right"),
    ("With E_K=-60, potassium leaves at -70 mV", "wrong"),
    ("At -50 mV chloride flows in when E_Cl is -40.", "wrong"),
    ("Potassium moves into the cell when Vm is below E_K.", "right"),
    ("At Vm = -95 and E_K=-90, opening K channels depolarises.", None),
]


@pytest.mark.parametrize(("text", "verdict"), SAID)
def test_a_voltage_said_is_used_or_nothing_is_judged(tutor: Tutor, text: str, verdict: str | None) -> None:
    """V_m - E of the sentence decides: +10 mV, -10 mV, -10 mV on an anion; words alone are not computed."""
    assert tutor.fresh().ask(text).verdict == verdict


NO_GUESS = [
    "Vm of a K-only membrane with 4/140 at 20C",
    "E_K: K inside is 35-fold the outside value",
    "E_K with 4 mM out if inside is 30 times that",
    "K+ inside is 40 times higher than outside, E_K at 20 °C?",
    "GHK current for K with P=1e-7 in teaching cell at -70",
    "What's E_K for patients 3 and 7?",
    "how many ions cross in one action potential",
]


@pytest.mark.parametrize("text", NO_GUESS)
def test_what_was_said_and_is_not_used_stops_the_number(tutor: Tutor, text: str) -> None:
    """A voltage, an "only", a factor, a unit of another kind or a "both" that would be left aside."""
    assert _first(tutor, text) is None


READ = [
    ("The membrane lets only chloride through, 110 out, 5 in. Vm?", -82.61),
    ("4 Na : 1 Ca NCX reversal in typical neuron", -1.329),
    ("NKCC1 direction with Na 145/15 K 4/140 Cl 110/10", -9.049),
    ("At what temperature is E_K = -92 mV with 4 mM out and 140 mM in?", 27.13),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_what_was_said_is_used(tutor: Tutor, text: str, value: float) -> None:
    """Nernst of the one ion let through, 4 E_Na - 2 E_Ca over 2, the sum of three entries, T for E."""
    assert _first(tutor, text) == pytest.approx(value, rel=2e-3)


def test_inside_changes_inside_and_the_temperature_stays(tutor: Tutor) -> None:
    """E_Cl with 30 mM inside is -34.7 mV; at 20 °C a doubled P_Na leaves 20 °C in force."""
    talk = tutor.fresh()
    talk.ask("E_Cl 110 out 10 in")
    after = [v.value for v in talk.ask("what if inside becomes 30 mM?").values if v.role == "after"]
    assert any(value == pytest.approx(-34.72, abs=0.05) for value in after)
    cold = tutor.fresh()
    cold.ask("typical neuron at 20 °C: Vm?")
    before = [v.value for v in cold.ask("what if P_Na doubles?").values if v.role == "before"]
    assert before[0] == pytest.approx(-65.35, abs=0.05)


LEFT_OPEN = [
    "What is the threshold potential of a nerve cell?",
    "How many sodium ions enter a 1 mm long 1 µm diameter axon for a 100 mV spike?",
    "Compare E_K at 4 and 8 mM outside",
    "In muscle, what is E_Cl?",
]


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_a_second_length_or_side_or_an_unused_name_is_asked_about(tutor: Tutor, text: str) -> None:
    """No V_m for a threshold, no sphere for a length and a width, no 4 mM inside, no neuron for muscle."""
    assert _first(tutor, text) is None


@pytest.mark.parametrize(
    ("text", "micromolar"),
    [
        ("concentration change in a 500 µm squid axon for 100 mV", 0.08291),
        ("What concentration change does a 100 mV spike cause in a 1 µm axon?", 41.457),
    ],
)
def test_an_axon_is_a_cylinder(tutor: Tutor, text: str, micromolar: float) -> None:
    """4 * C_m * V / (F * d), not 6: 1 µF/cm² and 100 mV over F and the diameter."""
    value = tutor.fresh().ask(text).values[0]
    scale = {"nM": 1e-3, "µM": 1.0, "mM": 1e3}[value.unit]
    assert value.value * scale == pytest.approx(micromolar, rel=1e-3)


def _strangers() -> dict[str, list[str]]:
    """Every sentence of the corpus, those of one conversation together."""
    talks: dict[str, list[str]] = {}
    for path in sorted((Path(__file__).parent / "corpus").glob("*/*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            row = json.loads(line)
            said = row.get("questions") or [row["text"]]
            talks.setdefault(f"{path} {row.get('conversation', number)}", []).extend(said)
    return talks


def test_no_sentence_of_a_stranger_ends_in_a_fault_of_ours(tutor: Tutor) -> None:
    """Whatever they say, in a conversation or alone, it is answered, asked back or declined."""
    tutor = tutor.fresh()
    faults = []
    for place, said in _strangers().items():
        talk = tutor.fresh()
        faults += [place for text in said if "went wrong on my side" in talk.ask(text).headline]
    assert not faults


@pytest.mark.parametrize(
    "text",
    [
        "no, extra K+ outside doesn't add net charge out there; it comes with its anion",
        "no, raising external K+ does not add charge",
        "i was so sure gaba always hyperpolarises, then we did newborn neurons",
        "hey quick one does the pump repolarise the membrane after a spike or is that the channels",
        "hi does raising K outside add positive charge",
        "If [K+]o doubles, EK changes by how many mV",
        "K outside doubles, E_K becomes what",
        "K channels close at rest, so what happens",
    ],
)
def test_no_belief_is_pinned_on_who_denies_asks_or_left_it(tutor: Tutor, text: str) -> None:
    """An answering "no", a greeting before a question and a view of the past accuse nobody."""
    assert not tutor.fresh().ask(text).findings


def test_a_no_before_a_belief_takes_nothing_from_it(tutor: Tutor) -> None:
    """ "No, it adds charge" holds the belief; "no raising K adds charge" rejects it."""
    held = tutor.fresh().ask("no, raising external K+ adds positive charge")
    assert [finding.id for finding in held.findings] == ["adding-ions-adds-charge"]
    assert not tutor.fresh().ask("no raising K adds positive charge").findings


def test_a_wondering_question_changes_nothing(tutor: Tutor) -> None:
    """ "If there is more inside" describes the cell; nobody asked for another one."""
    answer = tutor.fresh().ask("how can the inside be negative if there is more potassium inside")
    assert answer.act == "explain"
    assert not answer.values


NOT_HELD = [
    "Sodium is far from equilibrium at rest",
    "Ca entry can raise the concentration inside a lot because it starts at 100 nM",
    "a common mistake is thinking that Cl- always enters",
    "The classic error is that adding KCl adds charge",
    "how does E_K change when K doubles outside",
    "E_K change when K out doubles from 5 mM",
    "The oligomycin blocked synthase makes the proton motive force rise",
    "T or F? Raising [K+]o by adding KCl adds as much negative as positive charge to the bath.",
    "Adding KCl outside adds both a positive and a negative charge",
    "at rest does chloride always move in",
    "when sodium channels open does E_Na change",
    "during a spike do the concentrations change a lot",
    "If the pump made the resting potential, ouabain would abolish it at once.",
]


@pytest.mark.parametrize("text", NOT_HELD)
def test_what_is_right_asked_or_supposed_is_no_belief(tutor: Tutor, text: str) -> None:
    """A right statement, a question without its mark, a view only supposed: nobody is told they hold it."""
    assert not tutor.fresh().ask(text).findings, text


HELD_STILL = [
    "at rest sodium is at equilibrium",
    "adding KCl adds positive charge to the bath",
    "the synthase makes the pmf",
    "if you block the pump Vm would collapse immediately",
    "when sodium channels open E_Na changes",
]


@pytest.mark.parametrize("text", HELD_STILL)
def test_the_belief_beside_it_is_still_heard(tutor: Tutor, text: str) -> None:
    """What differs from it only in what makes it wrong."""
    assert tutor.fresh().ask(text).findings, text


SAID = [  # the values follow from E = (RT/zF) ln(out/in) and Goldman with RT/F = 26.727 mV
    (["[Na]o/[Na]i = 145/12.5, E_Na?"], 65.51),
    (["[K]o/[K]i = 4/140. what is E_K"], -95.02),
    (["I=-2.7pA through Na, g = 0.5 nS. what is the driving force"], -5.4),
    (["I = 20 pA, g = 2 nS. what is the driving force?"], 10.0),
    (["Find the ratio of [Cl]in/[Cl]out if chloride is passively distributed at -80 mV"], 19.95),
    (["only K permeable with 140 inside 4 outside, Vm?"], -95.02),
    (["only Cl permeable with 10 inside 110 outside, Vm?"], -64.09),
    (["K inside drops by 20 mM from 140, outside 4; E_K?"], -90.90),
    (["K outside falls by 2 mM from 5; what's E_K with 140 inside"], -102.72),
    (["slope per decade of Ca at 37C"], 30.77),
    (["g=10 nS, Vm=-50 mV, EK=-90mV, I?"], 400.0),
    (["nigericin with -160 mV and delta pH 0.75. remaining pmf?"], -160.0),
    (["what does FCCP do to the pmf"], 0.0),
    (["K 5/150, Na 150/15, Cl 110/10, P 1:0.04:0.45. Vm?", "leave out chloride"], -69.94),
    (["driving force on Cl at -70, 110 out 10 in", "and if it's 4 mM inside?"], 18.58),
]


@pytest.mark.parametrize(("turns", "expected"), SAID)
def test_what_was_said_enters_the_number(tutor: Tutor, turns: list[str], expected: float) -> None:
    """Each of these once gave the number of another case: the condition was read past."""
    tutor = tutor.fresh()
    answer = [tutor.ask(turn) for turn in turns][-1]
    assert any(value.value == pytest.approx(expected, abs=0.011) for value in answer.values), answer.text


UNREAD = [
    "K inside 140, outside 4; what if I swap them",
    "how big is the error if I use 58 instead of 61.5 for E_K",
    "I_K = 9 µA/cm2 with g_K = 3 nS. driving force?",
    "If the pump current is 1 pA with 3:2 stoichiometry how many Na leave per second?",
    "P_Na doubles; K 4/140; Na 145/12; new Vm?",
    "Vm if the membrane is equally permeable to Na and K but not Cl: K 5/150, Na 145/12",
    "what does cyanide do to the pmf",
]


@pytest.mark.parametrize("text", UNREAD)
def test_a_condition_not_read_gives_no_number(tutor: Tutor, text: str) -> None:
    """A sentence before the question that tells of a permeability is used or asked about, never dropped."""
    assert not tutor.fresh().ask(text).values


def test_a_force_found_from_a_current_speaks_of_no_voltage(tutor: Tutor) -> None:
    """It follows from I/g alone; a V_m and an E that nobody gave were shown with it."""
    answer = tutor.fresh().ask("I = 20 pA, g = 2 nS. what is the driving force?")
    assert "I/g" in answer.headline
    assert "V_m" not in answer.headline


TRUE = [
    "Doubling both potassium concentrations leaves E_K unchanged.",
    "V_m cannot be more negative than E_K unless current is injected or a pump contributes.",
    "Chloride entering the cell is an outward current.",
    "In many neurons E_Cl is more negative than V_m.",
    "More negative than E_K, potassium would flow in.",
    "Comparing SGLT1 and SGLT2, why can the one with two sodiums pull glucose up so much further?",
    "Why do I need z on the bottom of Nernst? For calcium the answer halves and I can't see why.",
]


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_is_not_called_wrong(tutor: Tutor, text: str) -> None:
    """Said of some cells, with its condition, or as a way to count: nothing in it needs to be mended."""
    answer = tutor.fresh().ask(text)
    assert not answer.findings
    assert answer.verdict != "wrong"


CLOSE = (
    "z_corridor",
    "z_landing",
    "z_stairs",
    "z_study",
    "z_tram",
)  # right statements worded close to the beliefs, as students talk


def test_nobody_is_accused_of_what_he_sets_right() -> None:
    """Denied, weighed against its opposite, left behind or reported: not one finding in these voices."""
    folder = Path(__file__).parent / "corpus" / "statements"
    texts = [(folder / f"{voice}.jsonl").read_text("utf-8") for voice in CLOSE]
    rows = [json.loads(line) for text in texts for line in text.splitlines()]
    base = Tutor()
    right = [row["text"] for row in rows if row["right"]]
    assert len(right) == 348
    assert [text for text in right if base.fresh().ask(text).findings] == []


def test_a_view_told_in_the_past_without_its_i_is_left_behind(tutor: Tutor) -> None:
    """ "Used to have it that …" and "…; wrong, …" hold nothing, and neither does what sets them right."""
    past = tutor.fresh().ask("Used to have it that the pump creates the resting potential.")
    assert not past.findings
    assert not past.probes
    back = tutor.fresh().ask("I put that the pump creates the resting potential; wrong, potassium leaks out.")
    assert not back.findings
    held = tutor.fresh().ask("I put that the pump creates the resting potential.")
    assert [found.id for found in held.findings] == ["pump-creates-vm"]


def test_what_stays_put_is_what_it_is_said_of(tutor: Tutor) -> None:
    """E_K that stays put is right; potassium that does at E_K is the belief."""
    assert not tutor.fresh().ask("More open channels bring V_m nearer E_K, E_K itself stays put.").findings
    held = tutor.fresh().ask("Once V_m is at E_K the potassium ions stay put.")
    assert [found.id for found in held.findings] == ["equilibrium-means-no-flux"]


SWAPPED = [
    "There are more H+ at pH 7 than at 8.",
    "A solution of pH 6 has more protons than one of pH 8.",
    "The driving force on sodium is minus seventy minus sixty-five.",
    "The force on sodium is -70 - 65 = -135 mV.",
    "The pump moves sodium out and potassium in.",
    "Less potassium outside makes the cell more negative.",
    "Sodium has the larger driving force and potassium the larger conductance at rest.",
    "A hyperpolarising current can push the voltage below E_K.",
]


@pytest.mark.parametrize("text", SWAPPED)
def test_the_words_of_a_belief_the_other_way_round_accuse_nobody(tutor: Tutor, text: str) -> None:
    """Which is which decides: the same words in other places are right."""
    answer = tutor.fresh().ask(text)
    assert not answer.findings
    assert answer.verdict != "wrong"


REFUSED = [
    "V_m is below E_K",
    "The membrane potential is below E_K.",
    "At what voltage is I_K equal and opposite to I_Na with gK 10 gNa 1 EK -95 ENa 60",
    "no chance every cell's at -70, red cells are barely at -8",
    "There is no chance that the pump makes the -70 directly.",
]


@pytest.mark.parametrize("text", REFUSED)
def test_a_side_a_question_and_a_refusal_accuse_nobody(tutor: Tutor, text: str) -> None:
    """ "Below E_K" is not "equal to E_K", and "no chance" rejects what follows."""
    assert not tutor.fresh().ask(text).findings


def test_one_number_said_twice_makes_no_potential(tutor: Tutor) -> None:
    """It is no pair of concentrations, of which E would be zero."""
    text = "E_Na? Sixty-five, they print it in every textbook, so it's sixty-five in my cell too."
    assert not tutor.fresh().ask(text).values
