"""A slip is held only against a number that the student calls their own, and only where it is sure.

Expected numbers: E_K(4/140) -95.02, E_Na(145/12.5) +65.51, E_Cl(110/10) -64.09, E_Ca(2/0.0001) +132.34 mV,
the typical neuron by Goldman -69.14 mV, the driving force on Na at -70 mV -135.51 mV.
"""

import pytest

from tutor import Answer, Tutor

K = "with 4 mM outside and 140 mM inside"


def ask(tutor: Tutor, text: str) -> Answer:
    """The answer to the first message of a conversation."""
    return tutor.fresh().ask(text)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("I got +95 for K 4/140", "ratio-inverted"),
        ("for K, 4 mM outside and 140 inside, I ended up with +95 mV, sounds right?", "ratio-inverted"),
        ("[K+]o = 4 mM, [K+]i = 140 mM. My answer: +95 mV. Correct or not?", "ratio-inverted"),
        ("SBA says E_Na is +65 with 145 and 12.5, I got -65.5. Did I flip it?", "ratio-inverted"),
        ("got 264 for ca w 2 and .0001 help", "valence-omitted"),
        ("Given [Ca]o = 2 mM and [Ca]i = 0.0001 mM, my E_Ca = 264.7 mV. Is this right?", "valence-omitted"),
        ("calculator shows -41.3 for K 4/140", "log10-with-rt-over-f"),
        ("my answer is -23.9 for the typical neuron", "cl-not-inverted"),
        ("Goldman gives me -13.4 mV for the typical neuron, what went wrong", "permeability-omitted"),
        ("my pmf is −113.8 mV for Δψ=−160 and ΔpH=0.75", "dph-sign"),
        ("For sodium at -70 mV with E_Na = +65.5 mV I calculated a driving force of -4.5 mV.", "df-added"),
        ("I calculated that 2.2e7 ions must move in a 20 µm sphere at 70 mV", "diameter-as-radius"),
        ("I keep getting -11.3 mV for E_K " + K, "celsius-as-kelvin"),
    ],
)  # fmt: skip
def test_a_slip_in_ones_own_number_is_a_finding(tutor: Tutor, text: str, slip: str) -> None:
    """The finding has the student's words and where they stand."""
    answer = ask(tutor, text)
    assert (answer.act, answer.verdict) == ("check", "wrong")
    slips = [found for found in answer.findings if found.id in tutor.knowledge.slips]
    assert [(found.id, found.stance) for found in slips] == [(slip, "asserts")]
    start, end = slips[0].span
    assert text[start:end] == slips[0].evidence


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("EK +95 4/140 ok?", "ratio-inverted"),
        ("is E_K +95 mV " + K + "?", "ratio-inverted"),
        ("would +95 mV be right for E_K " + K + "?", "ratio-inverted"),
        ("E_K = +95 mV (4 mM outside, 140 mM inside). Correct?", "ratio-inverted"),
        ("My friend got +95 mV for E_K " + K, "ratio-inverted"),
        ("A student calculates that the equilibrium potential of calcium (2 mM outside, 0.0001 mM inside) is "
         "+265 mV. What error did the student make?", "valence-omitted"),
        ("E_Ca(2 mM/0.1 µM) = 264.7 mV — yes?", "valence-omitted"),
        ("-81.4 for 1:.04:.45?", "p-weighted-average"),
        ("DF Na -4.5 @-70, right?", "df-added"),
        ("Vm -70, EK -95, so DF = -165 mV, right?", "df-added"),
    ],
)  # fmt: skip
def test_a_number_that_is_asked_about_or_reported_pins_nothing(tutor: Tutor, text: str, slip: str) -> None:
    """It is judged wrong, and the likely slip is told without being held against anyone."""
    answer = ask(tutor, text)
    assert (answer.act, answer.verdict, answer.findings) == ("check", "wrong", ())
    assert slip in answer.suspects


def test_a_wrong_direction_beside_a_right_force_is_a_slip_too(tutor: Tutor) -> None:
    """-5.9 mV on an anion is a way out (z times the force is above zero); read as for a cation it is in."""
    force = "I got -5.9 mV for the driving force on Cl with V_m -70 mV and E_Cl -64.1 mV"
    answer = ask(tutor, f"{force}, so chloride moves into the cell.")
    assert (answer.verdict, [found.id for found in answer.findings]) == ("partly", ["anion-direction"])
    assert ask(tutor, f"{force}, so chloride moves out of the cell.").findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "I found +64 mV for E_Cl with 110 mM outside and 10 mM inside",
        "my answer for cl is 64 but teacher says -64 why",
        "I calculated the driving force on Cl as +5.9 mV with V_m -70 and E_Cl -64.1",
        # The plain mean of the E is -31.20, log10 with RT/F -30.03: this lies between.
        "I got -30.6 mV for the Goldman potential of the typical neuron",
        # No permeabilities -13.40, the mean of E_K and E_Na -14.76.
        "I got -14.1 mV for the Goldman potential of the typical neuron",
        # The sum of the E is -93.60, E_K alone -95.02.
        "I got -94.3 mV for the Goldman potential of the typical neuron",
    ],
)
def test_slips_that_cannot_be_told_apart_are_asked_about(tutor: Tutor, text: str) -> None:
    """Several routes give the number: the tutor asks, it accuses nobody."""
    answer = ask(tutor, text)
    assert (answer.verdict, answer.findings, answer.asks_kind) == ("wrong", (), "check")
    assert len(answer.suspects) > 1
    assert answer.asks


@pytest.mark.parametrize(
    "text",
    [
        *(f"I got {number} mV for E_K {K}" for number in ("-95", "-95.0", "-95.02", "-94.2", "-94", "-92.6")),
        f"I got -95 mV for E_K {K}. The answer key says -90.",
        "anser key says -90 for k 4/140 but i get -95 who is right",
        f"I got -89.6 mV for E_K at 20 °C {K}",  # 58 mV per factor of ten; exact 58.17
        f"I got -89.8 mV for E_K at 20 °C {K}",
        f"I got -92.6 mV for E_K at 25 °C {K}",  # 60 mV; exact 59.16
        f"I got -90 mV for E_K at 22 °C {K}",  # exact 58.56 mV: -90.4
        "I got +132 mV for E_Ca with 2 mM outside and 0.0001 mM inside",
        "I got +129 mV for E_Ca with 2 mM outside and 0.0001 mM inside",  # 60 mV
        "I got -67.4 mV for the Goldman potential of the typical neuron",  # 60 mV
        "I got 22.6 mV for the driving force on K at -70 mV " + K,  # -70 + 92.64
        "I got -206 mV for the pmf with delta psi -160 mV and delta pH 0.75",
        "I got 206 mV for the pmf with delta psi -160 mV and delta pH 0.75",
        "I got -204.4 mV for the pmf with delta psi -160 mV and delta pH 0.75",  # 59.16 mV, accepted
        "I got 5.5e6 ions moved for a sphere of 20 µm diameter at 70 mV",
        "I got 5.3e6 ions moved for a sphere of 20 µm diameter at 70 mV",  # 1e-5 mol/C, accepted
        "I got 0.1 mV for E_K with 140 mM on both sides",
        "I got -1 mV for E_K with 140 mM outside and 145 mM inside",  # -0.94
        "E_Cl = -61.5*log(110/10) = -64 mV",
        "Do you get -95 mV too for E_K with 4 and 140?",
    ],
)
def test_slips_stay_silent_on_right_numbers_roundings_and_textbook_slopes(tutor: Tutor, text: str) -> None:
    """60, 61, 61.5 and at room temperature 58 mV per factor of ten are right."""
    answer = ask(tutor, text)
    assert (answer.act, answer.verdict) == ("check", "right")
    assert answer.findings == ()


@pytest.mark.parametrize("slope", ["58", "59.2"])
def test_the_slope_of_another_temperature_is_a_right_method(tutor: Tutor, slope: str) -> None:
    """58 and 59.2 mV at 37 °C: the temperature is named, no slip is."""
    said = float(slope) * -1.5441  # log10(4/135) would be quoted; these are 4/140
    answer = ask(tutor, f"I got {said:.1f} mV for E_K with 4.0 mM outside and 140 mM inside at 37 °C")
    assert answer.verdict == "partly"
    assert answer.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "I got 4 mM outside and 140 mM inside for K. What is E_K?",
        "we measured -70 mV as the membrane potential. what is the driving force on Na with E_Na +65.5?",
        "my cell has V_m of -60 mV, what is the driving force on K",
        "a student has 4 mM K outside and 140 mM inside, what is E_K?",
        "My friend says the resting potential is -70 mV. What is the driving force on K?",
    ],
)
def test_what_goes_in_is_no_answer(tutor: Tutor, text: str) -> None:
    """Numbers that a question starts from are not put up for judgement."""
    assert ask(tutor, text).act in ("compute", "direction")


def test_units_of_another_kind_are_told_apart_from_size(tutor: Tutor) -> None:
    """A concentration is no potential; volts for millivolts is a matter of scale."""
    answer = ask(tutor, f"I got 95 mM for E_K {K}")
    assert answer.verdict == "wrong"
    assert "another kind" in answer.text
    answer = ask(tutor, f"I got -0.095 mV for E_K {K}")
    assert [found.id for found in answer.findings] == ["volts-for-millivolts"]
    assert ask(tutor, f"I got -0.095 V for E_K {K}").verdict == "right"


def test_total_calcium_is_halved_before_it_enters(tutor: Tutor) -> None:
    """2.4 mM total are 1.2 mM free, +125.5 mV; +134.8 takes the total for the free ions."""
    answer = ask(tutor, "With plasma Ca 2.4 total over 100 nM I get +134.8. Right?")
    assert answer.values[0].value == pytest.approx(125.52, abs=0.02)
    assert [found.id for found in answer.findings] == ["total-for-free-ca"]


def test_a_number_that_no_slip_explains_is_asked_about(tutor: Tutor) -> None:
    """The right working is shown, and the student's is asked for."""
    answer = ask(tutor, f"I got -50 mV for E_K {K}")
    assert (answer.verdict, answer.findings, answer.suspects) == ("wrong", (), ())
    assert answer.steps
    assert "How did you get" in (answer.asks or "")


def test_two_slips_are_combined_only_where_none_fits_alone(tutor: Tutor) -> None:
    """Chloride not turned round and no permeabilities: +12.46 mV. Two together accuse nobody."""
    answer = ask(tutor, "I got +12.46 mV for the Goldman potential of the typical neuron")
    assert answer.findings == ()
    assert set(answer.suspects) == {"cl-not-inverted", "permeability-omitted"}
