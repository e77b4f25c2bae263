"""Voices that mix numbers, changes and ideas, and true-or-false items. Run by hand; asserts nothing.

python tests/benchmarks/measure_mixed.py
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from measure_corpus import matches, rows

from tutor import Tutor
from tutor.explain.answer import Answer

TOLD = {"right": "true", "wrong": "false"}


def main() -> None:
    """A line of figures for each file."""
    tutor = Tutor()
    for voice, lines in rows("mixed", []).items():
        count: Counter[str] = Counter()
        talks: dict[str, Tutor] = {}
        for row in lines:
            talk = talks.setdefault(row.get("conversation", row["text"]), tutor.fresh())
            judge(row, talk.ask(row["text"]), count)
        print(f"{voice:10s}", "   ".join(f"{name} {number}" for name, number in count.items()))


def judge(row: dict[str, Any], answer: Answer, count: Counter[str]) -> None:
    """Count one line: a verdict, a refusal, or what a question inside the subject needs."""
    if "answer" in row:
        said = TOLD.get(answer.verdict or "")
        count["items"] += 1
        count["judged"] += said is not None
        count["rightly"] += said == row["answer"]
        return
    refused = answer.act in ("clarify", "decline")
    if row["kind"] != "in":
        count["outside"] += 1
        count["refused"] += refused
        return
    acts = {row["act"], *row.get("also_acts", [])}
    count["inside"] += 1
    count["act right"] += any(part.act in acts for part in answer.parts or (answer,))
    count["asked back"] += answer.act == "clarify" and "clarify" not in acts
    if row.get("values"):
        hits = [any(reaches(one, value) for value in answer.values) for one in row["values"]]
        wrong = any(
            value.symbol == one["symbol"] and value.ion in (None, one.get("ion"))
            for one, hit in zip(row["values"], hits, strict=True)
            if not hit
            for value in answer.values
        )
        count["with values"] += 1
        count["values right"] += all(hits)
        count["numbers that differ"] += wrong
    if row.get("essential"):
        said = answer.text.lower()
        count["with essentials"] += 1
        count["essentials said"] += not refused and all(
            any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) for word in group)
            for group in row["essential"]
        )
        count["forbidden said"] += any(phrase in said for phrase in row.get("must_not", []))


def reaches(expected: dict[str, Any], value: Any) -> bool:
    """True for the expected value, its size where the sign is free, or the same in another unit."""
    forms = [expected]
    if "or_value" in expected:
        unit = expected.get("or_unit", expected["unit"])
        forms.append({**expected, "value": expected["or_value"], "unit": unit})
    if expected.get("abs_ok"):
        forms += [{**form, "value": -form["value"]} for form in forms]
    return any(matches(form, value) for form in forms)


if __name__ == "__main__":
    main()
