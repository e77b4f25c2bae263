"""How a sentence was read, step by step and in words, so that it can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tutor.knowledge.lexicon import Sense
from tutor.meaning import Act, Claim
from tutor.parse.acts.found import Found
from tutor.parse.clauses import Sentence
from tutor.parse.groups import Chunk
from tutor.parse.reading import Given, Trace


def trace(
    sentence: Sentence,
    givens: Sequence[Given],
    found: Found,
    claims: Sequence[Claim],
    act: Act,
    target: str | None,
) -> Trace:
    """How the sentence was read, step by step."""

    def shown(chunk: Chunk) -> str:
        if chunk.variables:
            return f"{chunk.text} → {', '.join(map(str, chunk.variables))}"
        if chunk.kind == "number":
            return f"{chunk.text} → number"
        repaired = f" (read as {chunk.item.repaired})" if chunk.item.repaired else ""
        senses = _named(chunk.item.senses) or (chunk.kind if chunk.kind != "word" else "unknown")
        return f"{chunk.text}{repaired} → {senses}"

    bindings = tuple(f"{g.value:g} {g.unit} → {g.variable or 'nothing'} ({g.why})" for g in givens)
    says = (*map(str, found.events), *map(str, claims))
    return Trace(
        items=tuple(map(shown, sentence.chunks)),
        bindings=bindings,
        events=says,
        forms=tuple(found.forms),
        equations=found.candidates,
        ideas=tuple(
            f"{match.idea} {match.score:.1f}"
            + (f", says nothing of {', '.join(match.missed)}" if match.missed else "")
            for match in (found.ranked or [])[:3]
        ),
        considered=(f"{act} of {target}",),
    )


@lru_cache(maxsize=4096)
def _named(senses: tuple[Sense, ...]) -> str:
    return ", ".join(f"{sense.kind}:{sense.concept}" for sense in senses)


def notes(chunks: Sequence[Chunk], givens: Sequence[Given]) -> tuple[str, ...]:
    """How numbers and misspelt words were understood."""
    repairs = [
        f'read "{item.text}" as "{item.repaired}"'
        for chunk in chunks
        for item in chunk.items
        if item.repaired
    ]
    return (*(given.note for given in givens if given.note), *dict.fromkeys(repairs))
