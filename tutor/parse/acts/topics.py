"""The idea a sentence is about: the one that covers its telling terms and what is said to happen."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.knowledge.weights import EVEN
from tutor.meaning import Variable, covers
from tutor.parse.acts.facets import facet_asked, said_of_it
from tutor.parse.acts.found import Found, once
from tutor.parse.asked import Weighed, question_terms, weighed
from tutor.parse.find import Match, matches, passages_asked
from tutor.parse.tellings import best_score, exactly

ENOUGH = 0.5  # the share of the weight that must be covered
MISSING = 0.3  # the share of essential weight that may stay uncovered
TOGETHER = 0.45  # the share that the name and one passage cover
MOST, FOREMOST = 8, 3  # ideas that are looked into, and those of which one must come near the best
COVERS, FIRST, NAMED = 6.0, 1.0, 0.9  # what an idea's own share adds to that of its best passage
NEAR = 0.9  # how close to the best one that covers the sentence must come
CLOSE = 0.85  # how close an idea must come for a question listed for it to count
SAME = 0.94  # from here on a listed question was asked nearly word for word
ALIKE = 0.69  # from here on a listed question was asked
PASSAGE = 0.85  # from here on a question listed for one passage was asked
WORDS = 0.75  # a question that says less than this asks nothing in particular
LISTED = 0.98  # the same for words that name nothing of the subject
SURE, WHOLE = 0.65, 0.55
NEARLY_ALL = 0.75  # the share that one passage must use of words that are all plain
SUPPORT = 0.3  # the weight of the subject's own words that must be covered
LEFT_OUT = 0.15
SHORT = 3  # the words of a name, and the letters of a word that may be one of grammar
MUCH = 0.9  # the same where a plain word that is left aside comes first
HAPPENS = 0.15  # what an event that an idea listens for adds, a role


def ranking(found: Found, knowledge: Knowledge) -> list[Match]:
    """The ideas that may answer a sentence, best first; worked out once."""
    if found.ranked is None:
        items = [item for chunk in found.chunks for item in chunk.items]
        said = question_terms(items, knowledge.facts, knowledge.lexicon)
        found.weighed = weighed(said, knowledge.facts, knowledge.lexicon)
        ranked = matches(found.weighed, knowledge.facts)
        loose = any(match.alike >= LISTED and match.support < SUPPORT for match in ranked[:3])
        heard = {} if loose else _by_events(found, knowledge)
        if heard:
            known = {match.idea for match in ranked}
            ranked = [_happening(match, heard.get(match.idea, 0)) for match in ranked]
            ranked += [
                Match(idea, HAPPENS * weight, 0.0, ()) for idea, weight in heard.items() if idea not in known
            ]
            ranked.sort(key=lambda match: -match.score)
        found.ranked = ranked
    return found.ranked


def _happening(match: Match, weight: int) -> Match:
    """The match, worth more where the idea listens for what is said to happen and nothing is left out."""
    if match.gap > LEFT_OUT:
        return match
    more = HAPPENS * weight
    return match._replace(score=match.score + more, support=match.support + more)


@once
def covered(found: Found, knowledge: Knowledge) -> Match | None:
    """The idea that covers what is essential in the sentence and has the passage that answers it best."""
    ranked = ranking(found, knowledge)[:MOST]
    least = [match for match in ranked if match.gap <= ranked[0].gap]
    enough = [
        match for match in least if (_enough(match) or _all_told(match, found)) and _reached(match, found)
    ]
    if not any(match.score >= NEAR * ranked[0].score for match in enough if match in ranked[:FOREMOST]):
        return None  # what comes nearest does not cover it: nothing else may stand in
    if len(enough) < 2:
        return enough[0]
    facet, parts = facet_asked(found), said_of_it(found)

    def worth(match: Match) -> float:
        best = best_score(match.idea, parts, facet, knowledge)
        own = COVERS * match.score / ranked[0].score + FIRST * (match is ranked[0]) + NAMED * match.named
        near = match.score >= CLOSE * ranked[0].score
        return best + own + (exactly(match.alike, SAME) if near else 0.0)

    return max(enough, key=worth)


def listed(match: Match, found: Found, knowledge: Knowledge) -> float:
    """How nearly a question is asked that is listed for one passage of an idea."""
    if sum(min(part.weight, EVEN) for part in found.weighed) < WORDS:
        return 0.0
    return max(passages_asked(match.idea, found.weighed, knowledge.facts).values(), default=0.0)


def _enough(match: Match) -> bool:
    """True if a match covers enough of the weight, of the essential, and not in scattered pieces.

    Words of how much and where alone ("almost nothing") ask no listed question, however alike.
    """
    return match.alike >= (ALIKE if match.support else LISTED) or (
        match.share >= ENOUGH
        and match.whole >= TOGETHER
        and match.gap <= MISSING
        and match.support >= SUPPORT
    )


def _all_told(match: Match, found: Found) -> bool:
    """ "Why do they spread": all plain words, and one passage uses nearly all of them."""
    said = sum(part.weight > LEFT_OUT and part.term.sort != "soft" for part in found.weighed)
    asks = found.asks("why", "how", "what")
    return asks and said > 1 and match.whole >= NEARLY_ALL and match.gap <= MISSING


def _reached(match: Match, found: Found) -> bool:
    """True if no plain word has to be left aside, or the idea is named, or asked as it is listed.

    A word that comes first ("why does a toaster need ions") is likely what is asked about: then more of
    the subject must be said. In "what is the curtain of the membrane" it is.
    """
    parts = found.weighed
    if _of_what_it_is(found) and not match.named and any(map(_unheard_of, parts)):
        return False  # "what is spreading depression": what is asked about is nothing known here
    aside = next((place for place, part in enumerate(parts) if part.aside), None)
    if aside is None:
        return True
    if aside == 0 and found.leads("define", "what") and " is " in f"{found.text} ":
        return False
    first = next((place for place, part in enumerate(parts) if part.essential), len(parts))
    enough = MUCH if aside < first else 2 * SUPPORT
    return match.support >= enough and (match.named or match.alike >= ALIKE)


def _of_what_it_is(found: Found) -> bool:
    """ "What is tonic inhibition": a name of a word or two, and nothing else."""
    named = [part for part in found.weighed if part.term.sort != "soft"]
    return found.text.startswith(("what is ", "what's ", "whats ")) and len(named) <= SHORT


def _unheard_of(part: Weighed) -> bool:
    """A word that nothing here uses."""
    return not part.known and part.term.sort == "word" and len(part.term.word) > SHORT


def sure(found: Found, knowledge: Knowledge) -> Match | None:
    """The idea that covers nearly all of a sentence, so that it may answer where nothing else does."""
    best = covered(found, knowledge)
    telling = sum(part.weight > 0.15 for part in found.weighed)
    if best is not None and best.alike >= ALIKE and telling > 1:
        return best
    if best is None or best.share < SURE or best.whole < WHOLE or best.support < 2 * SUPPORT:
        return None
    return best if best.named or telling > 2 else None


def topic(found: Found, knowledge: Knowledge) -> str | None:
    """The idea a sentence is about, else that of the equation or quantity it names."""
    best = covered(found, knowledge)
    if best is not None:
        return best.idea
    if foreign(found):
        return None
    for variable in found.variables:
        symbol = knowledge.symbols.get(variable.symbol)
        if symbol is not None and symbol.idea in knowledge.ideas:
            return symbol.idea
    equation = found.first("equation")
    if equation:
        return next((idea.id for idea in knowledge.ideas.values() if equation in idea.equations), None)
    return None


def foreign(found: Found) -> bool:
    """True if something essential in it is said nowhere in what is known."""
    return any((part.essential or part.aside) and not part.known for part in found.weighed)


def _by_events(found: Found, knowledge: Knowledge) -> dict[str, int]:
    """The ideas whose events are said, with how much their pattern says."""
    ancestors = knowledge.lexicon.ancestors
    heard: dict[str, int] = {}
    for event in found.events:
        for pattern, idea in knowledge.facts.events.get(event.kind, ()):
            if covers(pattern, event, ancestors):
                weight = sum(
                    2 if isinstance(role, Variable) and role.ion else 1
                    for role in pattern.roles
                    if role is not None
                )
                heard[idea] = max(weight, heard.get(idea, 0))
    return heard
