"""Any text can be typed: spans stay inside it, and an answer comes."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.conversation import Tutor
from tutor.knowledge.model import Knowledge
from tutor.parse.text import LONGEST, normalise
from tutor.render import as_json, markdown

PIECES = [
    "E_K",
    "E_Na",
    "Vm",
    "V_m",
    "K+",
    "K⁺",
    "Na⁺",
    "Cl−",
    "Ca²⁺",
    "[K+]o",
    "[Na]i",
    "H+",
    "potassium",
    "chloride",
    "sodium",
    "4",
    "mM",
    "140",
    "mM",
    "−70",
    "mV",
    "1,4",
    "10⁻⁴",
    "1e-7",
    "37",
    "°C",
    "20C",
    "3:2",
    "0",
    "-5",
    "inside",
    "outside",
    "what",
    "is",
    "why",
    "how",
    "and",
    "if",
    "because",
    "doubles",
    "goes",
    "from",
    "to",
    "tenfold",
    "not",
    "I",
    "think",
    "?",
    ".",
    ",",
    "(",
    ")",
    "=",
    "≈",
    "×",
    "µM",
    "um",
    "mm",
    "pH",
    "7.4",
    "the",
    "pump",
    "gradient",
    "equilibrium",
    "potential",
    "permeability",
    "of",
    "set",
    "use",
    "squid",
    "axon",
    "depolarises",
    "charge",
    "does",
    "it",
    "at",
    "rest",
    "bigger",
    "than",
]

subject_talk = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map(" ".join)
anything = st.one_of(st.text(max_size=300), subject_talk)
calm = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@calm
@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_spans_point_into_the_raw_text(raw: str, start: int, end: int) -> None:
    """Each plain character stands for a place in the raw text, in order; a span covers real characters."""
    text = normalise(raw)
    assert len(text.plain) == len(text.origin)
    assert list(text.origin) == sorted(text.origin)
    assert all(0 <= place < len(raw) for place in text.origin)
    first, last = text.span(min(start, len(text.plain)), min(end, len(text.plain)))
    assert 0 <= first <= last <= len(raw)


@calm
@given(anything)
def test_any_text_is_answered(knowledge: Knowledge, raw: str) -> None:
    """No text ends in a fault of ours; spans of the answer lie in the text; the answer serialises."""
    tutor = Tutor(knowledge)
    for _ in range(2):  # the second time with what the first left behind
        answer = tutor.ask(raw)
        assert "on my side" not in answer.headline, answer.notes
        spans = [finding.span for finding in answer.findings] + [
            given.span for given in answer.givens if given.span
        ]
        assert all(0 <= first <= last <= len(raw) for first, last in spans)
        assert answer.text.strip()
        json.dumps(as_json(answer))
        markdown(answer)


@pytest.mark.parametrize(
    "raw",
    [
        "E_K with 4 mM outside and 140 mM inside? " * 2500,
        "a" * 100_000,
        "[" * 100_000,
        "9" * 100_000,
        "K+ " * (LONGEST // 3),
        "because " * (LONGEST // 8),
        "E_K? " * (LONGEST // 5),
        "((((1.1.1.1e-e-e" * (LONGEST // 16),
    ],
    ids=["questions", "one-word", "brackets", "digits", "ions", "becauses", "many-questions", "numbers"],
)
def test_a_huge_text_ends(tutor: Tutor, raw: str) -> None:
    """100 kB of anything, and the longest text that is read at all, are answered in reasonable time."""
    began = time.perf_counter()
    answer = tutor.fresh().ask(raw)
    assert answer.text.strip()
    assert "on my side" not in answer.headline, answer.notes
    assert time.perf_counter() - began < 30


def _shortest(tutor: Tutor, text: str) -> float:
    """The shortest of several turns, in seconds, since others may be at work on the machine."""
    took = []
    for _ in range(4):
        began = time.perf_counter()
        tutor.fresh().ask(text)
        took.append(time.perf_counter() - began)
    return min(took)


# Pieces that once took time with the square or the cube of their number, alone or in pairs.
HEAVY = [
    "if permeable ",
    "if only ",
    "i,",
    "and ",
    "mM,",
    "goes from V ",
    "a hundred E_K ",
    "KCl increases ",
    "depolarization.",
    "1,",
    "[K+]o ",
    "4 mM ",
    "| ",
]


@pytest.mark.parametrize("piece", HEAVY)
def test_time_does_not_run_away(knowledge: Knowledge, piece: str) -> None:
    """As much of anything as fits is answered or refused in about 50 ms on a quiet machine."""
    text = piece * (LONGEST // len(piece))
    shorter = piece * (400 // len(piece.split()) if " " in piece else 200)
    tutor = Tutor(knowledge)
    tutor.ask("depolarizasion")  # builds the index of the spelling repair
    plain = _shortest(tutor, "What is E_K with 4 mM outside and 140 mM inside?")
    for raw in (text, shorter[:LONGEST]):
        assert _shortest(tutor, raw) < max(200 * plain, 0.1)
