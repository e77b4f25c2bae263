"""How many times: the factor that a number before "times", or a word such as "tenfold", stands for."""

from __future__ import annotations

from tutor.parse.numbers.row import Row

WORDS = {"double": 2.0, "triple": 3.0, "tenfold": 10.0, "hundredfold": 100.0}
TIMES = frozenset({"times", "fold", "-fold", "x", "×"})


def factor_of(row: Row, index: int) -> float | None:
    """The factor that a number before "times", or a word such as "tenfold", stands for."""
    chunk = row.chunks[index]
    if chunk.kind == "word":
        return WORDS.get(chunk.concept("change") or "")
    after = [other.text for other in row.chunks[index + 1 : index + 3]]
    counted = chunk.kind == "number" and chunk.item.unit is None and (chunk.item.value or 0) > 0
    timed = bool(after) and (after[0] in TIMES or after[:2] == ["-", "fold"])
    return chunk.item.value if counted and timed else None
