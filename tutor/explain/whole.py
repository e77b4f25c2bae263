"""Answers to the parts of one message, joined into one answer."""

from __future__ import annotations

from collections.abc import Sequence

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
            "verdict": _verdict(parts),
            "sources": tuple(dict.fromkeys(source for part in parts for source in part.sources)),
            "asks": asking[-1].asks if asking else None,
            "asks_kind": asking[-1].asks_kind if asking else None,
            "context": parts[-1].context,
            "parts": parts,
        }
    )


_HELD = frozenset({"asserts", "presupposes", "hedges"})


def _verdict(parts: Sequence[Answer]) -> str | None:
    """That of the first part that has one, unless it is right and something else that is held is wrong."""
    first = next((part.verdict for part in parts if part.verdict), None)
    return "partly" if first == "right" and any(map(_wrong, parts)) else first


def _wrong(part: Answer) -> bool:
    """True for a belief or a slip, and for a wrong claim of one's own; what others say does not count."""
    own = any(claim.stance in _HELD for claim in part.claims)
    return bool(part.findings) or (part.verdict == "wrong" and own)
