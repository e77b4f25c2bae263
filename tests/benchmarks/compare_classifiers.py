"""The tutor beside two usual ways to sort questions, trained on the voices that may be read.

TF-IDF with logistic regression and the nearest phrase by rapidfuzz learn act and target from the seen
voices and sort the others. They name an act and a target and read no number, and they never refuse.

python -m pip install -e '.[compare]' && python tests/benchmarks/compare_classifiers.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rapidfuzz import process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from tutor import Tutor

CORPUS = Path(__file__).parent.parent / "corpus" / "questions"
UNREAD = (
    "secondlang", "hostile", "nightbefore", "teaching_assistant", "seminar", "officehours", "library",
    "finals", "dorm", "lastnight",
)  # fmt: skip


def rows(seen: bool) -> list[dict[str, Any]]:
    """The questions inside the subject of the voices that were, or were not, read while building."""
    files = [path for path in sorted(CORPUS.glob("*.jsonl")) if (path.stem not in UNREAD) is seen]
    lines = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    return [row for row in lines if row["kind"] == "in"]


def fits(row: dict[str, Any], act: str, target: str | None) -> bool:
    """True if act and target are among those wanted."""
    acts, targets = {row["act"], *row.get("also_acts", [])}, {row["target"], *row.get("also_targets", [])}
    return act in acts and (target in targets or row["act"] in ("meta", "set", "clarify"))


def main() -> None:
    """One line a way of sorting, in the same run."""
    known, asked = rows(True), rows(False)
    labels = [f"{row['act']} {row['target']}" for row in known]
    texts = [row["text"] for row in known]
    model = make_pipeline(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4)), LogisticRegression(max_iter=2000, C=20)
    )
    model.fit(texts, labels)
    learnt = model.predict([row["text"] for row in asked])
    nearest = [process.extractOne(row["text"], texts) for row in asked]
    guesses = {
        "TF-IDF and logistic regression": list(learnt),
        "nearest phrase (rapidfuzz)": [labels[hit[2]] if hit else "none none" for hit in nearest],
    }
    for name, found in guesses.items():
        right = sum(fits(row, *label.split(" ", 1)) for row, label in zip(asked, found, strict=True))
        print(f"{name:32s} {right / len(asked):.0%} of {len(asked)} act and target right, no values")
    print(f"{'tutor':32s} {told(asked) / len(asked):.0%}")


def told(asked: list[dict[str, Any]]) -> int:
    """How many the tutor reads rightly, each conversation in its order."""
    base = Tutor()
    talks: dict[str, Tutor] = {}
    right = 0
    for row in asked:
        answer = talks.setdefault(row["conversation"], base.fresh()).ask(row["text"])
        right += any(fits(row, part.act, part.target) for part in answer.parts or (answer,))
    return right


if __name__ == "__main__":
    main()
