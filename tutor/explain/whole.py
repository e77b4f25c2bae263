"""Answers to the parts of one message, joined into one answer."""

from __future__ import annotations

from tutor.explain.answer import Answer


def join(text: str, answers: list[Answer]) -> Answer:
    """One answer; of several parts the first gives act and target, and all values are listed."""
    if len(answers) == 1:
        whole = answers[0]
        return whole if whole.question == text else whole.model_copy(update={"question": text})
    parts, first = tuple(answers), answers[0]
    asking = [part for part in parts if part.asks]
    return first.model_copy(
        update={
            "question": text,
            "ions": tuple(dict.fromkeys(ion for part in parts for ion in part.ions)),
            "values": tuple(value for part in parts for value in part.values),
            "givens": tuple(dict.fromkeys(given for part in parts for given in part.givens)),
            "findings": tuple(finding for part in parts for finding in part.findings),
            "claims": tuple(claim for part in parts for claim in part.claims),
            "verdict": _verdict([part.verdict for part in parts if part.verdict]),
            "sources": tuple(dict.fromkeys(source for part in parts for source in part.sources)),
            "asks": asking[-1].asks if asking else None,
            "asks_kind": asking[-1].asks_kind if asking else None,
            "context": parts[-1].context,
            "parts": parts,
        }
    )


def _verdict(verdicts: list[str]) -> str | None:
    """That of the first part, unless what is right stands beside what is wrong."""
    wrong = [verdict for verdict in verdicts if verdict in ("wrong", "partly")]
    return "partly" if wrong and "right" in verdicts else next(iter(verdicts), None)
