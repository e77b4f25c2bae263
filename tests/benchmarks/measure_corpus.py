"""How well sentences by strangers are understood, harm counted apart. Run by hand; asserts nothing.

python tests/benchmarks/measure_corpus.py [voice …]
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

from tutor import Tutor
from tutor.explain.answer import Answer, Value
from tutor.units import UNITS, to_si

CORPUS = Path(__file__).parent.parent / "corpus"
UNIT_NAMES = {
    "degC": "°C", "degF": "°F", "Ω*cm**2": "cm**2*Ω", "ohm*cm**2": "cm**2*Ω", "uM": "µM", "um": "µm",
    "ions": "1",
    "uA/cm**2": "µA/cm**2", "uF/cm**2": "µF/cm**2", "uA/cm2": "µA/cm**2", "µA/cm2": "µA/cm**2",
}  # fmt: skip
NO_MAP: Mapping[str, Sequence[str]] = {}
ACTS_WITHOUT_TARGET = ("meta", "set", "clarify")


def rows(kind: str, wanted: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The lines of each voice."""
    files = sorted((CORPUS / kind).glob("*.jsonl"))
    return {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for path in files
        if not wanted or path.stem in wanted
    }


def matches(expected: dict[str, Any], value: Value) -> bool:
    """True if a computed value is the expected one within its tolerance or 0.6 %."""
    unit = UNIT_NAMES.get(expected["unit"] or "1", expected["unit"] or "1")
    if unit not in UNITS or UNITS[unit].dimension != UNITS[value.unit].dimension:
        return False
    want, got = to_si(expected["value"], unit), to_si(value.value, value.unit)
    return abs(want - got) <= max(
        (expected.get("within") or 0) * UNITS[unit].factor, 0.006 * abs(want), 1e-12
    )


def same_quantity(expected: dict[str, Any], value: Value) -> bool:
    """True if a value claims to be the expected quantity."""
    return value.symbol == expected["symbol"] and expected.get("ion") in (None, value.ion)


def judge(
    row: dict[str, Any], answer: Answer, count: Counter[str], above: Mapping[str, Sequence[str]] = NO_MAP
) -> None:
    """Count one question: act and target, values, wrong numbers, false findings, refusals.

    ``above`` names what each idea directly rests on: an answer from an idea that rests on the wanted one is
    counted apart as nearly it ("define depolarisation" under membrane potential).
    """
    parts = answer.parts or (answer,)
    acts, targets = {row["act"], *row.get("also_acts", [])}, {row["target"], *row.get("also_targets", [])}
    if {finding.id for finding in answer.findings} - set(row.get("findings") or []):
        count["false findings"] += 1
    if row["kind"] != "in":
        count["outside"] += 1
        count["outside refused"] += answer.act in ("decline", "clarify") or row["act"] != "decline"
        return
    count["inside"] += 1
    fits = any(part.act in acts for part in parts)
    fits = fits and (row["act"] in ACTS_WITHOUT_TARGET or any(part.target in targets for part in parts))
    count["act and target"] += fits
    count["nearly"] += fits or any(
        part.act in acts and set(above.get(part.target or "", ())) & targets for part in parts
    )
    count["inside declined"] += answer.act == "decline" and row["act"] != "decline"
    count["asked back"] += answer.act == "clarify" and "clarify" not in acts
    expected = row.get("values") or []
    if expected:
        count["with values"] += 1
        hits = [any(matches(one, value) for value in answer.values) for one in expected]
        count["values right"] += all(hits)
        wrong = any(
            same_quantity(one, value)
            for one, hit in zip(expected, hits, strict=True)
            if not hit
            for value in answer.values
        )
        count["wrong numbers"] += wrong


def questions(tutor: Tutor, wanted: list[str]) -> list[float]:
    """Print the figures of the question voices; return the seconds of each turn."""
    total: Counter[str] = Counter()
    above = {idea.id: idea.needs for idea in tutor.knowledge.ideas.values()}
    seconds = []
    for voice, lines in rows("questions", wanted).items():
        count: Counter[str] = Counter()
        conversations: dict[str, Tutor] = {}
        for row in lines:
            talk = conversations.setdefault(row["conversation"], tutor.fresh())
            start = time.perf_counter()
            answer = talk.ask(row["text"])
            seconds.append(time.perf_counter() - start)
            judge(row, answer, count, above)
        show(voice, count)
        total += count
    show("all", total)
    return seconds


def show(voice: str, count: Counter[str]) -> None:
    """One line of figures."""
    share = count["act and target"] / max(count["inside"], 1)
    nearly = count["nearly"] / max(count["inside"], 1)
    print(
        f"{voice:12s} act+target {share:4.0%} (nearly {nearly:4.0%}) of {count['inside']:4d}   "
        f"values {count['values right']:3d}/"
        f"{count['with values']:3d}   wrong numbers {count['wrong numbers']:2d}   "
        f"asked back {count['asked back']:3d}   "
        f"declined inside {count['inside declined']:2d}   "
        f"outside refused {count['outside refused']:3d}/{count['outside']:3d}   "
        f"false findings {count['false findings']}"
    )


def statements(tutor: Tutor, wanted: list[str]) -> None:
    """Print the figures of the statement voices; caught is a finding or a wrong verdict on a mistaken one."""
    known = set(tutor.knowledge.rules)
    for voice, lines in rows("statements", wanted).items():
        count: Counter[str] = Counter()
        for row in lines:
            answer = tutor.fresh().ask(row["text"])
            found = {finding.id for finding in answer.findings}
            if row["right"]:
                count["right"] += 1
                count["accused"] += bool(found)
                count["called wrong"] += answer.verdict == "wrong"
            elif row["belief"] in known:
                count["mistaken"] += 1
                count["found"] += bool(found & {row["belief"], *row.get("also", [])})
                count["caught"] += bool(found) or answer.verdict in ("wrong", "partly")
        print(
            f"{voice:14s} right id {count['found']:2d}/{count['mistaken']:2d}   "
            f"caught {count['caught']:2d}   "
            f"accused though right {count['accused']}/{count['right']}   "
            f"called wrong {count['called wrong']}"
        )


def plain(text: str) -> str:
    """The words of an answer as the labels write them, whatever its superscripts and line breaks."""
    return " ".join(normalize("NFKC", text).replace("\u2212", "-").lower().split())


def concepts(tutor: Tutor) -> None:
    """Print how often the essential words are in the answer, a forbidden one is, or nothing is answered."""
    for path in sorted((CORPUS / "concepts").glob("?.jsonl")):
        count: Counter[str] = Counter()
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            answer = tutor.fresh().ask(row["text"])
            refused = answer.act in ("decline", "clarify")
            if row["kind"] != "in":
                count["outside"] += 1
                count["outside refused"] += refused
                continue
            said = plain(answer.text)
            count["inside"] += 1
            count["refused"] += refused
            count["essential"] += not refused and holds(said, row["essential"])
            count["forbidden"] += not refused and any(word in said for word in row.get("must_not", []))
        print(
            f"concepts {path.stem}: essential {count['essential']}/{count['inside']}   "
            f"refused {count['refused']}   forbidden words {count['forbidden']}   "
            f"outside refused {count['outside refused']}/{count['outside']}"
        )


def facts(tutor: Tutor) -> None:
    """Print how many facts of the source texts two of three blind wordings reach."""
    count: Counter[str] = Counter()
    for row in map(json.loads, (CORPUS / "concepts" / "facts.jsonl").read_text("utf-8").splitlines()):
        reached = 0
        for question in row["questions"]:
            answer = tutor.fresh().ask(question)
            reached += answer.act not in ("decline", "clarify") and holds(
                plain(answer.text), row["essential"]
            )
        count[row["source"]] += 1
        count[f"{row['source']} reached"] += reached > 1
    for source in ("000", "001", "002"):
        reached_here = count[f"{source} reached"]
        print(f"facts of text {source}: two of three wordings reach {reached_here}/{count[source]}")


def choices(tutor: Tutor) -> None:
    """Print how many multiple-choice items are answered, and how many rightly."""
    for voice, lines in rows("choices", []).items():
        count: Counter[str] = Counter()
        for row in lines:
            answer = tutor.fresh().ask(row["text"])
            count["items"] += 1
            count["chosen"] += answer.choice is not None
            count["right"] += (answer.choice or "").upper() == row["answer"].upper()
        print(f"multiple choice {voice}: chosen {count['chosen']}/{count['items']}, rightly {count['right']}")


def holds(said: str, essential: list[list[str]]) -> bool:
    """True if every group of words has one that is said."""
    return all(any(word in said for word in group) for group in essential)


def main() -> None:
    """All figures, then the time of a turn."""
    wanted = sys.argv[1:]
    tutor = Tutor()
    seconds = sorted(questions(tutor, wanted))
    statements(tutor, wanted)
    if not wanted:
        concepts(tutor)
        facts(tutor)
        choices(tutor)
    if seconds:
        median, late = statistics.median(seconds), seconds[int(len(seconds) * 0.99)]
        print(
            f"a turn: median {median * 1e3:.2f} ms, 99th percentile {late * 1e3:.2f} ms, "
            f"longest {seconds[-1] * 1e3:.0f} ms"
        )


if __name__ == "__main__":
    main()
