"""Belief rules against claims: a rule speaks where a held claim has the events it names."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from tutor.diagnose.index import PatternIndex
from tutor.diagnose.likeness import Likeness
from tutor.diagnose.outlines import Outlines, apart, denied, fills_across, mostly
from tutor.diagnose.slips import SlipBook
from tutor.knowledge.model import Knowledge, Pattern, Rule
from tutor.meaning import Ancestors, Claim, Event, Span, Stance, Stretch, Variable, covers

HELD = frozenset(stance for stance in Stance if stance.held)
CLEARLY = 0.12  # by how much more like a twin than like what a claim showed the words must be
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
    outlined: bool = False  # all that makes it up is named; who does what to whom was not bound
    asks: bool = False  # the evidence proves nothing yet
    alike: bool = False  # no rule hears it; it only sounds like what those say who hold it


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

    @cached_property
    def _outlines(self) -> Outlines:
        """Built when the first stretch is judged."""
        return Outlines(self.knowledge.rules.values())

    @cached_property
    def _rights(self) -> Outlines:
        """Built when the first stretch is judged."""
        return Outlines(self.knowledge.rules.values(), lambda rule: rule.rights)

    @cached_property
    def likeness(self) -> Likeness:
        """Built when the first statement is set beside others."""
        return Likeness(self.knowledge)

    def likely(self, stretches: Sequence[Stretch]) -> tuple[Finding, ...]:
        """The belief that what is held sounds most like where no rule speaks: asked about, seldom told.

        It is told where it is clearly like it and also names most of what an outline of that belief asks for.
        """
        found = self.likeness.suggests([said for said in stretches if said.stance.held])
        if found is None:
            return ()
        alike, said = found
        outlined = any(mostly(said, outline) for outline in self.knowledge.rules[alike.rule].outlines)
        held = said.stance is Stance.ASSERTS and not said.cited
        asks = not (alike.clear and outlined and held)
        return (Finding(alike.rule, said.stance, said.text, said.span, asks=asks, alike=True),)

    def confirmed(self, stretches: Sequence[Stretch]) -> tuple[str, ...]:
        """The rules of which the student says what is right."""
        held = [said for said in stretches if said.stance.held]
        return tuple(dict.fromkeys(rule.id for rule, _, _ in self._rights.find(held, fills_across)))

    def rejected(self, stretches: Sequence[Stretch]) -> tuple[str, ...]:
        """The rules whose belief the student names and denies."""
        held = [said for said in stretches if said.stance.held and not said.cited]
        return tuple(dict.fromkeys(rule.id for rule, _, _ in self._outlines.find(held, denied)))

    def find(self, claims: Sequence[Claim], stretches: Sequence[Stretch] = ()) -> tuple[Finding, ...]:
        """The beliefs held in these claims, the best supported first, each once; else those outlined."""
        found = self._claimed(claims)
        sure = [finding for finding in found if not self.unsure(finding)]
        if sure:
            return (*self._liker(sure[0], stretches, claims), *found)
        outlined = self._outlined([said for said in stretches if said.stance.held], claims)
        return (*outlined, *(finding for finding in found if finding.id not in {o.id for o in outlined}))

    def _liker(
        self, first: Finding, stretches: Sequence[Stretch], claims: Sequence[Claim]
    ) -> tuple[Finding, ...]:
        """An outlined belief that the words are most like, where what a claim shows is confused with it."""
        ranked = self.likeness.ranked(first.evidence)
        twin = ranked[0].rule if ranked and ranked[0].nearest else first.id
        own = next((alike.lead for alike in ranked if alike.rule == first.id), 0.0)
        if twin == first.id or ranked[0].lead - own < CLEARLY:
            return ()
        rules = self.knowledge.rules
        if twin not in rules[first.id].confused_with and first.id not in rules[twin].confused_with:
            return ()
        outlined = self._outlined([said for said in stretches if said.stance.held], claims)
        return tuple(found for found in outlined if found.id == twin and not found.asks)

    def _outlined(self, stretches: Sequence[Stretch], claims: Sequence[Claim]) -> tuple[Finding, ...]:
        """The beliefs outlined: those told before those asked about, what names most first."""
        found: dict[str, Finding] = {}
        for rule, outline, said in self._outlines.find(stretches):
            asks = outline.asks or said.cited or apart(said, outline)
            asks = asks or not self.likeness.bears_out(rule.id, said.text)
            weight = 10 + 2 * len(outline.says) - 20 * asks
            held = found.get(rule.id)
            if (held is None or held.weight < weight) and not self._silenced(rule, claims):
                found[rule.id] = Finding(
                    rule.id,
                    said.stance,
                    said.text,
                    said.span,
                    weight=weight,
                    outlined=True,
                    asks=asks,
                )
        return tuple(sorted(found.values(), key=lambda finding: -finding.weight))

    def _claimed(self, claims: Sequence[Claim]) -> tuple[Finding, ...]:
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

    def matched(
        self, claims: Sequence[Claim], stances: Sequence[Stance], stretches: Sequence[Stretch] = ()
    ) -> tuple[str, ...]:
        """The rules whose belief stands in a claim of one of these stances: asked, reported, denied."""
        found = dict.fromkeys(
            rule.id
            for claim, rule, _ in self._fitting(claims, stances)
            if Stance.DENIES in stances or not self.likeness.speaks_against(rule.id, claim.text)
        )
        spoken = [said for said in stretches if said.stance in stances]
        if spoken:
            outlined = self._outlines.find(spoken)
            found |= dict.fromkeys(rule.id for rule, outline, _ in outlined if not outline.asks)
        return tuple(found)

    def _fitting(
        self, claims: Sequence[Claim], stances: Container[Stance]
    ) -> Iterator[tuple[Claim, Rule, Pattern]]:
        """The claims of these stances with the patterns they fit."""
        meant = [claim for claim in claims if claim.stance in stances]
        for claim, entry in self._patterns.candidates(meant) if meant else ():
            if fits(entry.pattern, claim, self.ancestors) and not self._silenced(entry.rule, claims):
                yield claim, entry.rule, entry.pattern

    def unsure(self, finding: Finding) -> bool:
        """True for a finding that is asked about: one event alone, of a rule that was often wrong so.

        So is one told without its reason in words that are not like those of the belief at all.
        """
        if finding.outlined or finding.alike:
            return finding.asks
        if not finding.reasoned and self.likeness.speaks_against(finding.id, finding.evidence):
            return True
        return self.knowledge.rules[finding.id].probes and finding.weight < STRONG and not finding.reasoned

    def witnessed(self, finding: Finding, stretches: Sequence[Stretch]) -> bool:
        """True if likeness bears out what a rule alone would only ask about."""
        return self.likeness.bears_witness(finding.id, finding.evidence, stretches)

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
