"""The same quantity in every spelling gives the same whole answer, and what is swapped is swapped."""

import re
from itertools import product

import pytest

from tutor.conversation import Tutor
from tutor.explain.answer import Answer


def told(answer: Answer) -> str:
    """The whole answer without its remarks on how a writing was understood."""
    return re.sub(r"\n\nNote: .*?(?=\n\n|$)", "", answer.text, flags=re.DOTALL)


def ask(tutor: Tutor, text: str) -> Answer:
    """The answer in a conversation of its own."""
    return tutor.fresh().ask(text)


OUTSIDE = [
    "4 mM", "4mM", "4 mmol/L", "4 mmol/l", "4 mmol pr liter", "4 milimolar", "4 millimolar", "four mM",
    "4.0 mM", "4,0 mM", "4 mEq/L", "4 mmol·L⁻¹", "4 mol/m3", "4 mm", "4. mM", "4e0 mM", "0.4e1 mM", "４ mM",
    "4 mmol dm-3", r"4\,mM", "4  mM", "4",
]  # fmt: skip
VOLTAGES = [
    "-70 mV", "−70 mV", "–70 mV", "—70 mV", "-70mV", "minus 70 mV", "minus seventy millivolts", "- 70 mV",
    "-70", "-70 milivolts", "-70,0 mV", "negative 70 mV", r"-70\,\mathrm{mV}",
]  # fmt: skip
SMALL = [
    "1e-4 mM", "1x10^-4 mM", "1×10⁻⁴ mM", "10⁻⁴ mM", "10^-4 mM", "10^{-4} mM", "0.0001 mM", "0,0001 mM",
    "1·10⁻⁴ mM", "1.0 * 10^-4 mM", r"10^{-4}\,\text{mM}", "1 x 10-4 mM",
]  # fmt: skip
PLACES = [
    "What is E_K with {o} outside and {i} inside?",
    "What is E_K if [K+]o = {o} and [K+]i = {i}?",
    "What is E_K if K_o = {o} and K_i = {i}?",
    "What is E_K? K+ out {o}, K+ in {i}",
    "What is E_K if extracellular potassium is {o} and intracellular potassium is {i}?",
    "What is E_K if [K⁺]ₒ is {o} and [K⁺]ᵢ is {i}?",
    "What is E_K if [K]out is {o} and [K]in is {i}?",
    r"What is $E_K$ if $[K^+]_o = {o}$ and $[K^+]_i = {i}$?",
    r"What is $E_K$ if $[K^{{+}}]_{{out}} = {o}$, $[K^{{+}}]_{{in}} = {i}$?",
    "What is E_K?\nion\tout\tin\nK\t{o}\t{i}",
    "What is E_K?\n| ion | out | in |\n|---|---|---|\n| K+ | {o} | {i} |",
    "What is E_K? {o} outside it, {i} inside",
    "What is E_K with {o} and {i} outside and inside respectively?",
]  # fmt: skip


def result(answer: Answer) -> list[tuple[str, str | None, float, str]]:
    """What was computed."""
    return [(v.symbol, v.ion, round(v.value, 9), v.unit) for v in answer.values]


@pytest.mark.parametrize("amount", OUTSIDE)
def test_a_concentration_is_the_same_in_every_spelling(tutor: Tutor, amount: str) -> None:
    """Text, working, meaning and suggestions are those of "4 mM"."""
    plain = ask(tutor, "What is E_K with 4 mM outside and 140 mM inside?")
    other = ask(tutor, f"What is E_K with {amount} outside and 140 mM inside?")
    assert told(other) == told(plain)


@pytest.mark.parametrize("voltage", VOLTAGES)
def test_a_voltage_is_the_same_in_every_spelling(tutor: Tutor, voltage: str) -> None:
    """Every dash, word and unit of a voltage says the same."""
    plain = ask(tutor, "At -70 mV, which way does K+ move with 4 mM outside and 140 mM inside?")
    other = ask(tutor, f"At {voltage}, which way does K+ move with 4 mM outside and 140 mM inside?")
    assert told(other) == told(plain)


@pytest.mark.parametrize("amount", SMALL)
def test_a_power_is_the_same_in_every_spelling(tutor: Tutor, amount: str) -> None:
    """Powers of ten are one number however they are raised, and 10^-4 mM is 100 nM."""
    plain = ask(tutor, "What is E_Ca with 2 mM outside and 100 nM inside?")
    other = ask(tutor, f"What is E_Ca with 2 mM outside and {amount} inside?")
    assert result(other) == result(plain)


@pytest.mark.parametrize(("place", "swapped"), list(product(PLACES, (False, True))))
def test_an_arrangement_says_where(tutor: Tutor, place: str, swapped: bool) -> None:
    """However sides are written, the result is that of the plain words; swapped sides turn its sign."""
    out, inside = ("140 mM", "4 mM") if swapped else ("4 mM", "140 mM")
    plain = ask(tutor, f"What is E_K with {out} outside and {inside} inside?")
    other = ask(tutor, place.format(o=out, i=inside))
    assert result(other) == result(plain)
    assert (plain.values[0].value > 0) is swapped


IONS = {"K": "K+", "Na": "Na+", "Cl": "Cl-", "Ca": "Ca2+"}


@pytest.mark.parametrize(("ion", "place"), list(product(IONS, PLACES[:7])))
def test_another_ion_is_another_ion(tutor: Tutor, ion: str, place: str) -> None:
    """The same sentence about another ion answers about that ion, at its valence."""
    text = re.sub(
        r"potassium", {"K": "potassium", "Na": "sodium", "Cl": "chloride", "Ca": "calcium"}[ion], place
    )
    text = (
        re.sub(r"K(?=[_\]⁺+])|(?<=_)K", ion, text).replace(f"{ion}+", IONS[ion]).replace(f"{ion}⁺", IONS[ion])
    )
    answer = ask(tutor, text.format(o="2 mM", i="20 mM"))
    z = {"K": 1, "Na": 1, "Cl": -1, "Ca": 2}[ion]
    assert [value.ion for value in answer.values] == [ion]
    # RT/F at 37 °C is 26.7267 mV and ln(10) = 2.302585.
    assert answer.values[0].value == pytest.approx(-26.7267 * 2.302585 / z, rel=1e-5)


@pytest.mark.parametrize("name", ["sodium potassium pump", "sodium-potassium pump", "sodium-potassium-pump"])
def test_a_phrase_is_one_with_hyphens_or_without(tutor: Tutor, name: str) -> None:
    """It was an ion and "potassium pump" where a hyphen stood, and so a question of which way Na+ goes."""
    answer = tutor.fresh().ask(f"Is the {name} directly responsible for the -70 mV?")
    assert (answer.act, answer.values) == ("check", ())


def test_a_hyphen_with_gaps_is_a_dash(tutor: Tutor) -> None:
    """What stands on its two sides stays apart."""
    answer = tutor.fresh().ask("E_K for 4 mM potassium - 140 mM inside")
    assert [value.symbol for value in answer.values] == ["E"]
