"""The examples of relations: what each file says is so must be confirmed, what it says is not, refuted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tutor.choosing.relations import statement_verdict
from tutor.knowledge.model import Knowledge


def check_relations(known: Knowledge, file: Callable[[str, str], str]) -> Iterator[str]:
    """One line for each example that is judged otherwise."""
    for relation in known.relations:
        where = file("relations", relation.id)
        for key, wanted, texts in (("holds", "right", relation.holds), ("fails", "wrong", relation.fails)):
            for text in texts:
                verdict, _, _ = statement_verdict(text, known)
                if verdict != wanted:
                    yield f'{where}: examples.{key}: "{text}" is judged {verdict or "not at all"}.'
