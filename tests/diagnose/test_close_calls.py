"""Statements a word away from a belief: what is right accuses nobody, what is mistaken is told.

Where a number is expected it follows by hand: E_Ca = 26.727 mV / 2 * ln(2 / 1e-4) = +132.3 mV at 37 °C,
E_Cl = -26.727 mV * ln(110 / 10) = -64.1 mV, E_K = 26.727 mV * ln(4 / 140) = -95.0 mV,
E_Na = 26.727 mV * ln(145 / 12.5) = +65.5 mV.
"""

from __future__ import annotations

import pytest

from tutor import Tutor

RIGHT = [
    "The voltage is relevant: what you clamp it at decides where K+ goes.",
    "5 over 50 and 10 over 100 give the identical E, never mind that the gap has doubled.",
    "Averaging the E's works out if the weights are conductances; in Goldman the permeabilities stand inside "
    "the logarithm, next to concentrations.",
    "A drop from the middle of the cytosol has as many minuses as pluses.",
    "The middle of the cytosol is neutral, the charge sits at the membrane.",
    "If you sum up all charges in a millilitre of cytoplasm the total is zero.",
    "Blood plasma and intracellular fluid are both electroneutral.",
    "Intracellular fluid has more negative proteins than the blood, but as many cations to go with them.",
    "Liver cells never fire, yet there is a potential of about -40 mV across their membrane.",
    "A liver cell that isn't polarised at all would be dead.",
    "A dead cell has no potential across its membrane.",
    "With no gradient there's nothing to measure with the electrode.",
    "Chloride is an exception: for it Vm - E under zero means that the ions leave.",
    "Vm - E less than zero means they enter for sodium, but for chloride it means they leave.",
    "For chloride the driving force is below zero, so the current is inward and the ion leaves.",
    "KCC2 doesn't get a boost from the voltage as it moves no net charge.",
    "SGLT1 gets a boost if you make the cell more negative, the voltage is part of what powers it.",
    "KCC2 gets stronger if you raise potassium inside.",
    "KCC2 is powered by the potassium gradient, voltage doesn't help.",
    "A hydroelectric dam is like the ATP synthase, protons falling back through it spin it.",
    "The Na/K pump fills the reservoir of the hydroelectric dam, SGLT is one of the turbines.",
    "Sodium falling back through SGLT pulls glucose in.",
    "If the gradients were very steep, sodium falling back through the pump could make ATP.",
    "Stroma at pH 8, lumen at 6: the lumen has a hundred times more H+.",
    "At pH 6 there are a hundred times more protons than at pH 8.",
    "The intermembrane space has a higher concentration of protons than the matrix.",
    "matrix 7.75, outside 7.0, so the concentration of protons is higher outside",
    "Between spikes ions keep leaking across the membrane.",
    "Until a stimulus comes the voltage-gated channels stay closed, the leak channels don't.",
    "Between action potentials the pump makes up for the leaks, nothing stops.",
    "It's not true that the membrane is tight for Na+ between spikes.",
    "Bacteriorhodopsin takes protons from the cytoplasm and throws them out.",
    "Halobacterium in the sun: its purple protein empties the cell of H+, after that they come back "
    "into the archaeon by the synthase.",
    "The protons pumped out by bacteriorhodopsin flow back into the archaeon through the synthase.",
    "The purple protein pumps H+ out of the cell into the salt water.",
    "Potassium leaving by a leak channel costs no ATP, but the pump that brings it back does.",
    "The leak costs the cell ATP only indirectly, as the pump must undo it.",
    "Every leaked ion has to be pumped back, which costs ATP.",
    "No energy comes into being in the mitochondrion, it's only converted.",
    "Whatever the tissue, there is some membrane potential.",
    "Red cell -8, liver cell -40, muscle -90: whatever the tissue, look the value up.",
    "No matter which tissue, -70 is not a constant.",
    "It isn't a shortage of five positives that makes the -70, it is the K+ leak.",
    "145 sodium outside versus 140 potassium inside, that's five positives short, and five anions "
    "short as well, so it's neutral.",
    "The bath is five mM short of potassium.",
    "At +70 mV the outside of the membrane would be negative to the inside.",
    "The bath is at zero and the cell at -70.",
    "Clamped at +70 mV the driving force on sodium is about +4 mV.",
    "The driving force for the ATP synthase is the pH gradient and the voltage together.",
    "Without ΔpH the driving force for the ATP synthase is the voltage alone.",
    "In thylakoids the driving force for the ATP synthase is almost only the pH gradient.",
    "GABA makes newborn neurons less negative, unlike adult ones.",
    "In an adult neuron GABA makes Vm go down, in newborn neurons up.",
    "gaba = chloride channel open = toward E_Cl",
    "I summed the currents and they make zero.",
    "I summed -95 and +66 to see that this isn't the membrane potential.",
    "The meter reads -70, none of the three equilibrium potentials.",
    "Whatever you clamp it at, E_K stays -95.",
    "Doesn't matter what you clamp it at, E_K is the same.",
    "Doesn't matter if chloride is passive, opening its channels still shunts.",
    "Doesn't matter which cell you take, there is always some potential.",
    "According to my answer the axon loses a few micromolar of potassium in the repolarising phase.",
    "My essay says: proteins carry minus charges, but it's the potassium leak that makes the -70.",
    "My essay says that the pump only adds a few millivolts.",
    "My friend's essay says that the pump makes the resting potential.",
    "According to my friend's answer the pump makes the resting potential.",
    "In my notes from the lecture it says the pump makes the resting potential.",
    "less K outside = more K leaves = more negative",
    "more K outside = smaller gradient = less K leaves = less negative",
    "more Na outside = bigger E_Na",
    "E_K = -95 mV = where K+ is balanced",
    "more K outside = less negative E_K",
    "The pump takes sodium the way in which it would not go by itself, and potassium too.",
    "The pump brings potassium in, against the direction in which it would leak.",
    "With 8 instead of 4 mM outside E_K is less negative.",
    "140 mM rather than 14 mM inside makes E_K more negative.",
    "Nothing happens to E_Na when sodium channels open.",
    "Nothing happens to the voltage if you double both concentrations.",
    "Double K inside and outside and nothing happens to its equilibrium potential.",
    "At E_K for every ion that goes out another comes in.",
    "At E_K labelled potassium still gets into the cell.",
    "Radioactive sodium leaves the cell at rest too, only much more comes in.",
    "Held at -120 mV potassium flows into the cell.",
    "At -110 mV K+ is driven in, since E_K is only -95.",
    "E_Cl is nearest to rest but that's because chloride follows, so it isn't chloride that calls the shots.",
    "It isn't Cl- that decides where this cell settles.",
    "Chloride settles where the voltage puts it.",
    "How much glucose SGLT1 can pile up depends on sodium and on the voltage.",
    "How much the cell loses depends on the pump.",
    "The nearest E isn't what calls the shots.",
    "Calcium has the greatest gradient, potassium has the greatest say.",
    "Potassium has the biggest say at rest as it is the most permeable.",
    "Na+ is the most crowded ion outside but it has little say.",
    "The pump contributes 3 mV, the rest of the voltage comes from the K+ leak.",
    "The Na/K ATPase creates about 5 mV of the resting potential.",
    "Proteins give at most 13 mV, so they aren't the reason for -70.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_accuses_nobody(tutor: Tutor, text: str) -> None:
    """Right, reported or asked, in the very words by which the beliefs are heard."""
    assert not tutor.fresh().ask(text).findings


MISTAKEN = [
    ("bulk-not-neutral", "take a sample of the cytosol and add up everything, the sum is negative"),
    ("bulk-not-neutral", "In the core of the cell the minuses outnumber the pluses."),
    ("bulk-not-neutral", "the fluid of the cell has more negatives than positives in it"),
    (
        "large-concentration-change",
        "In my answer I say the axon loses a big part of its potassium in one spike.",
    ),
    ("pump-creates-vm", "My essay says that the pump creates the resting potential."),
    ("pump-creates-vm", "According to my theory the -70 comes from the Na/K pump."),
    ("only-excitable-cells", "Skin cells never fire, so they have no potential across the membrane."),
    ("only-excitable-cells", "Fat cells aren't polarised, they don't signal."),
    ("anion-same-as-cation", "Vm - E less than zero means they enter, chloride is no exception."),
    (
        "anion-same-as-cation",
        "A driving force under zero means the ion enters, whatever its charge, so chloride too.",
    ),
    (
        "cotransport-ignores-voltage",
        "KCC2 works harder if the inside is more negative because the voltage is part of what drives it.",
    ),
    ("cotransport-ignores-voltage", "NKCC1 gets a boost from the negative membrane potential"),
    ("ph-scale-inverted", "matrix pH 7.75, outside 7.0, so there are more free protons in the matrix"),
    ("ph-scale-inverted", "Stroma pH 8, lumen pH 6, so the stroma has a hundred times as many protons."),
    (
        "pump-is-turbine",
        "Ions run downhill through the Na/K pump like water over a paddle wheel and turn it.",
    ),
    ("pump-is-turbine", "Sodium flowing back through the pump spins it like water in a mill."),
    ("rest-means-no-movement", "Between two spikes not a single ion passes the membrane."),
    ("rest-means-no-movement", "Until the next stimulus nothing crosses the membrane."),
    ("bacteriorhodopsin-inward", "In light bacteriorhodopsin fills the cell with H+ from the water."),
    (
        "bacteriorhodopsin-inward",
        "The purple protein takes protons from the water and loads the cell with them.",
    ),
    ("energy-is-created", "Leak channels cost the cell a bit of ATP for each ion that passes."),
    ("energy-is-created", "in mitochondria energy comes into being that did not exist before"),
    ("every-cell-minus-70", "whatever the tissue, the electrode reads -70"),
    ("every-cell-minus-70", "No matter which tissue you take, a cell is at -70 mV."),
    (
        "fewer-cations-inside",
        "Inside there are three positives short, and this shortage is the reason for the minus.",
    ),
    (
        "fewer-cations-inside",
        "the inside is short of five cations compared with the outside, that's why it is negative",
    ),
    ("solution-of-one-ion", "My bath has 145 mM sodium ions and nothing else in it, cations only."),
    (
        "difference-not-ratio",
        "120 in and 20 out or 101 in and 1 out, 100 between them both times so the same E_K",
    ),
    ("vm-sign-reference", "the cell is at -70 so the bath sits at +70"),
    ("gaba-always-hyperpolarises", "GABA makes newborn neurons more negative just as in adults."),
    ("pmf-is-only-ph", "What drives the ATP synthase is only the pH gradient."),
    ("na-impermeable-at-rest", "At rest the sodium permeability is nil."),
    ("force-is-vm", "The driving force on sodium is the sum, Vm plus E_Na."),
    ("equilibrium-means-no-flux", "at E_K not one ion crosses any more"),
    (
        "k-up-because-k-rushes-in",
        "it depolarises with 8 instead of 4 mM outside since the extra potassium flows inwards",
    ),
    ("k-up-hyperpolarises", "more K outside = steeper gradient = more K leaves = more negative"),
    (
        "only-concentration-matters",
        "Doesn't matter what you clamp it at, potassium always goes out since there's more inside.",
    ),
]


@pytest.mark.parametrize(("belief", "text"), MISTAKEN)
def test_the_belief_is_told(tutor: Tutor, belief: str, text: str) -> None:
    """Each way of saying it was written after its words were, and differs from those they came from."""
    assert belief in {found.id for found in tutor.fresh().ask(text).findings}


SET_RIGHT = [
    "Forgot z = 2 at first and got +265 for calcium. Half of that, about +132, is right.",
    "At first I wrote E_Cl = +64 mV because I left out the minus of the charge. It must be -64.",
    "First I got +64 for E_Cl, then I saw that z = -1 makes it -64.",
    "Originally I had E_K = +95 mV, but the ratio was upside down and -95 mV is correct.",
    "My first answer for E_Ca was +265 mV, until I remembered the two charges: +132 mV.",
    "I got +265 for calcium before I divided by z, so I forgot the charge.",
]


@pytest.mark.parametrize("text", SET_RIGHT)
def test_a_number_taken_back_is_not_held_against_anyone(tutor: Tutor, text: str) -> None:
    """The slip was seen by its writer; only what it was mended to is judged."""
    answer = tutor.fresh().ask(text)
    assert not answer.findings
    assert answer.verdict != "wrong"


def test_the_number_it_was_mended_to_is_judged(tutor: Tutor) -> None:
    """The later number counts, whichever of the two is right: -64.1 and +132.3 mV are, +95 mV is not."""
    assert tutor.fresh().ask(SET_RIGHT[2]).verdict == "right"
    assert tutor.fresh().ask(SET_RIGHT[4]).verdict == "right"
    worse = tutor.fresh().ask("At first I got -95 for E_K, but now I get +95 mV.")
    assert worse.verdict == "wrong"


@pytest.mark.parametrize(
    "text",
    ["I first calculated E_K and got +95 mV, which must be right", "First I found E_K = +95 mV"],
)
def test_a_first_step_is_not_taken_back(tutor: Tutor, text: str) -> None:
    """What is told in order is still held: E_K is -95 mV."""
    assert tutor.fresh().ask(text).verdict == "wrong"


DIFFERENCES = [
    ("I got Vm - E_K = 25 mV", "right"),  # -69.1 + 95.0 = 25.9, with a slope of 61 25.0
    ("I calculated V_m - E_Na to be -4.5 mV", "wrong"),  # -69.1 - 65.5 = -134.6
]


@pytest.mark.parametrize(("text", "verdict"), DIFFERENCES)
def test_a_number_equated_with_a_difference_is_a_force(tutor: Tutor, text: str, verdict: str) -> None:
    """Neither V_m nor E has that value."""
    answer = tutor.fresh().ask(text)
    assert (answer.target, answer.verdict) == ("driving-force", verdict)
    assert all(value.symbol == "DF" for value in answer.values)


def test_a_difference_at_a_voltage_is_computed(tutor: Tutor) -> None:
    """-60 mV is V_m here: -60 - 132.3 = -192.3 mV."""
    (value,) = tutor.fresh().ask("Vm-ECa at -60").values
    assert value.value == pytest.approx(-192.3, abs=0.1)


def test_no_direction_is_judged_at_the_ions_own_potential(tutor: Tutor) -> None:
    """At E_K as many go in as come out, so that potassium enters is no mistake."""
    text = "Sitting at E_K you'd still see labelled potassium enter. As many go in as come out."
    assert tutor.fresh().ask(text).verdict == "right"


def test_right_beside_wrong_is_not_called_right(tutor: Tutor) -> None:
    """A right number (-6 mV) with a wrong direction for an anion, in two parts of one message."""
    text = "For chloride I worked out V_m minus E = -6 mV; negative means in, so chloride goes in."
    answer = tutor.fresh().ask(text)
    assert [found.id for found in answer.findings] == ["anion-same-as-cation"]
    assert answer.verdict == "partly"


def test_what_ones_own_text_says_is_held_and_anothers_is_not(tutor: Tutor) -> None:
    """My essay speaks for me; a friend's essay and the notes of a lecture do not."""
    says = "says that the pump creates the resting potential."
    assert tutor.fresh().ask(f"My essay {says}").findings
    assert not tutor.fresh().ask(f"My friend's essay {says}").findings
    assert not tutor.fresh().ask(f"The lecture script {says}").findings
    assert not tutor.fresh().ask(f"My essay {says} True or not?").findings


def test_a_belief_that_the_words_are_not_like_is_not_told(tutor: Tutor) -> None:
    """A claim that was misread points to a belief of which the sentence has none of the words."""
    text = (
        "Clamped at -110 with 4 mM outside, potassium goes into a cell which already has 140 of it, as the "
    )
    answer = tutor.fresh().ask(f"{text}pull of the voltage is larger than the chemical push.")
    assert not answer.findings


def test_another_s_view_is_answered_in_its_own_matter(tutor: Tutor) -> None:
    """ "Which can't leave" stops no flux; what is not like the reported words is not spoken of."""
    text = (
        "Our tutor in biochemistry always says the -70 is just the big anions which can't leave. Is he right?"
    )
    answer = tutor.fresh().ask(text)
    assert not answer.findings
    assert "as many go in as go out" not in answer.text
