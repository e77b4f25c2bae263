"""Several tasks under one head: "State (a) the driving force and (b) the direction of the current."."""

from __future__ import annotations

import re

_LABEL = re.compile(r"(?:^|(?<=\s))\(?(?P<label>[a-h]|[ivx]{1,4}|[1-9])\)\s+")
_ORDERS = ("abcdefgh", ("i", "ii", "iii", "iv", "v", "vi"), "123456789")
# What a head ends with that each of its tasks completes; a stem of options ends otherwise.
_VERBS = (
    r"calculate|compute|find|determine|state|define|describe|give|explain|predict|estimate|derive|name|"
    r"list|compare|sketch|obtain|deduce|show|outline|what (?:is|are)|how (?:does|do|would)"
)
_VERB = re.compile(rf"\b(?:{_VERBS})\b", re.IGNORECASE)
JOINTS = ("of", "for", "on")
_HEAD = re.compile(rf"\b(?:{_VERBS}|{'|'.join(JOINTS)})\s*:?\s*$", re.IGNORECASE)
_LAST = re.compile(r"[.?!](?=\s|$)|\n|,\s(?=(?:in|for|at|using|assuming|given|with|if|when)\b)")
_ENDS = re.compile(r"[\s,;]*(?:\band\b|\bor\b)?[\s,;]*$")


def tasks_of(text: str) -> tuple[str, ...]:
    """The message once for each task, the others blanked so that every place stays where it was."""
    marks = _in_order(list(_LABEL.finditer(text)))
    if len(marks) < 2 or not _orders(text[: marks[0].start()]):
        return ()
    ends = [mark.start() for mark in marks[1:]] + [_end_of_list(text, marks[-1].end())]
    if any("?" in text[mark.end() : end] for mark, end in zip(marks[:-1], ends, strict=False)):
        return ()  # each asks for itself
    head, tail = text[: marks[0].start()], text[ends[-1] :]
    tasks = []
    for mark, end in zip(marks, ends, strict=True):
        item = _ENDS.sub(lambda found: " " * len(found.group()), text[mark.end() : end])
        tasks.append(head + " " * (mark.end() - len(head)) + item + " " * (ends[-1] - end) + tail)
    return tuple(tasks)


def _orders(head: str) -> bool:
    """True for a head that tells what to do; "the pmf is made up of" has options behind it."""
    found = _HEAD.search(head)
    if found is None:
        return False
    return found.group().strip(" :").lower() not in JOINTS or _VERB.search(head) is not None


def _in_order(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The labels that count up from the first of their kind."""
    for order in _ORDERS:
        run: list[re.Match[str]] = []
        for mark in marks:
            if len(run) < len(order) and mark["label"] == order[len(run)]:
                run.append(mark)
        if len(run) > 1:
            return run
    return []


def _end_of_list(text: str, start: int) -> int:
    """Where the last task ends: at the end of its sentence, or where a condition for all of them follows."""
    found = _LAST.search(text, start)
    return found.start() if found else len(text)
