"""A number that the student puts up for judgement: "I got -90", "-90, right?"."""

from __future__ import annotations

from tutor.meaning import Variable
from tutor.parse.numbers.measures import dimension, has_sign
from tutor.parse.numbers.row import LIGHT, Row

ANSWER = Variable("answer")


def bind_offered(row: Row) -> None:
    """ "I got -90": the number right after is the student's answer, whatever it is an answer to."""
    for index in row.open_numbers():
        kind = dimension(row.chunks[index].item.unit)
        if kind not in (None, "potential"):
            continue
        place = index - 1
        while place >= 0 and row.chunks[place].text in LIGHT and not row.chunks[place].names("ask", "check"):
            place -= 1
        before = row.chunks[place] if place >= 0 else None
        told = before is not None and before.names("ask", "check") and before.text not in ("check", "verify")
        mine = index > 0 and row.chunks[index - 1].text in ("is", "was", "=", "of")
        told = told or (
            mine and any(c.names("ask", "check") and c.text.startswith("my ") for c in row.chunks)
        )
        told = told or (_judged(row, index) and has_sign(row.chunks[index].item))
        after = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
        asked = (
            index <= 2 and after is not None and (after.names("stance", "tag") or after.names("ask", "check"))
        )
        if (told or asked) and not (before is not None and before.variables):
            row.bound[index] = (ANSWER, "offered as the answer")


def _judged(row: Row, index: int) -> bool:
    """ "I think Na is +28, is that ok": an ion is said to be a number, and judgement is asked for."""
    before = [c for c in row.chunks[max(0, index - 3) : index] if c.text not in LIGHT]
    equated = index > 0 and row.chunks[index - 1].text in ("is", "=")
    asked = any(c.names("stance", "tag", "think") or c.names("ask", "check") for c in row.chunks)
    return equated and asked and bool(before) and before[-1].kind == "ion"
