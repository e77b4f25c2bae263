"""Belief rules against claims: a rule speaks where a held claim has the events it names."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from tutor.diagnose.index import PatternIndex
from tutor.diagnose.slips import SlipBook
from tutor.knowledge.model import Knowledge, Pattern, Rule
from tutor.meaning import Ancestors, Claim, Event, Span, Stance, Variable, covers

HELD = frozenset(stance for stance in Stance if stance.held)
STRONG = 20  # two events: what is believed and why, or what it brings about


class Finding(NamedTuple):
    """A belief the student holds, with their own words and what the wildcards of the rule stood for."""

    id: str
    stance: Stance
    evidence: str
    span: Span
    bound: tuple[tuple[str, str], ...] = ()
    weight: int = 0
    reasoned: bool = False  # said with its reason


class Diagnoser:
    """The rules of one knowledge base, indexed."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.ancestors = knowledge.lexicon.ancestors
        self.slips = SlipBook(knowledge.slips)

    @cached_property
    def _patterns(self) -> PatternIndex:
        """Built when the first claim is judged."""
        return PatternIndex(self.knowledge.rules.values(), self.ancestors)

    def find(self, claims: Sequence[Claim]) -> tuple[Finding, ...]:
        """The beliefs held in these claims, the best supported first, each once."""
        found: dict[str, Finding] = {}
        for claim, rule, pattern in self._fitting(claims, HELD):
            finding = Finding(
                rule.id,
                claim.stance,
                claim.text,
                claim.span,
                _bound(claim),
                _weight(pattern),
                any(other.because is not None for other in claims if other.span == claim.span),
            )
            held = found.get(rule.id)
            if held is None or held.weight < finding.weight:
                found[rule.id] = finding
        ranked = sorted(found.values(), key=lambda finding: -finding.weight)
        return tuple(finding for finding in ranked if not self._outdone(finding, ranked))

    def _outdone(self, finding: Finding, ranked: Sequence[Finding]) -> bool:
        """True if a rule it is confused with has better evidence in the same words."""
        twins = self.knowledge.rules[finding.id].confused_with
        return any(
            other.weight > finding.weight and other.span == finding.span and other.id in twins
            for other in ranked
        )

    def matched(self, claims: Sequence[Claim], stances: Sequence[Stance]) -> tuple[str, ...]:
        """The rules whose belief stands in a claim of one of these stances: asked, reported, denied."""
        return tuple(dict.fromkeys(rule.id for _, rule, _ in self._fitting(claims, stances)))

    def _fitting(
        self, claims: Sequence[Claim], stances: Container[Stance]
    ) -> Iterator[tuple[Claim, Rule, Pattern]]:
        """The claims of these stances with the patterns they fit."""
        meant = [claim for claim in claims if claim.stance in stances]
        for claim, entry in self._patterns.candidates(meant) if meant else ():
            if fits(entry.pattern, claim, self.ancestors) and not self._silenced(entry.rule, claims):
                yield claim, entry.rule, entry.pattern

    def unsure(self, finding: Finding) -> bool:
        """True for a finding that is asked about: one event alone, of a rule that was often wrong so."""
        return self.knowledge.rules[finding.id].probes and finding.weight < STRONG and not finding.reasoned

    def everywhere(self, rule_id: str) -> bool:
        """True for a belief that is wrong in every membrane."""
        return self.knowledge.rules[rule_id].everywhere

    def _silenced(self, rule: Rule, claims: Sequence[Claim]) -> bool:
        """True if the student also says what the rule lists as making the statement right."""
        return any(
            fits(pattern, claim, self.ancestors)
            for pattern in rule.unless
            for claim in claims
            if claim.stance.held
        )


def fits(pattern: Pattern, claim: Claim, ancestors: Ancestors) -> bool:
    """True if every event of the pattern is covered; a cause may be given as the reason."""
    if pattern.without & claim.scene or not all(wanted & claim.scene for wanted in pattern.given):
        return False
    if pattern.effect is not None and not covers(pattern.effect, claim.effect, ancestors):
        return False
    if pattern.because is not None and not _covered(pattern.because, (claim.because,), ancestors):
        return False
    causes = (claim.cause, claim.because) if pattern.because is None else (claim.cause,)
    return pattern.cause is None or _covered(pattern.cause, causes, ancestors)


def _covered(wanted: Event, offered: Sequence[Event | None], ancestors: Ancestors) -> bool:
    return any(event is not None and covers(wanted, event, ancestors) for event in offered)


def _weight(pattern: Pattern) -> int:
    """How much a pattern asks for: more matched events and roles are stronger evidence."""
    events = [event for event in (pattern.cause, pattern.because, pattern.effect) if event is not None]
    return (
        10 * len(events)
        + 2 * len(pattern.given)
        + sum(role is not None for event in events for role in event.roles)
    )


def _bound(claim: Claim) -> tuple[tuple[str, str], ...]:
    """The ion and side that the claim speaks of, for the words of the rule."""
    bound: Mapping[str, str] = {}
    for event in (claim.cause, claim.because, claim.effect):
        for role in event.roles if event is not None else ():
            if isinstance(role, Variable):
                bound = {
                    **({"ion": role.ion} if role.ion else {}),
                    **({"side": role.side} if role.side else {}),
                    **bound,
                }
            elif (
                isinstance(role, str)
                and event is not None
                and event.kind in ("move", "set_by")
                and role[:1].isupper()
            ):
                bound = {"ion": role, **bound}
    return tuple(bound.items())
