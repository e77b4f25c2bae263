"""Questions for what a thing is, and how or why it works."""

from __future__ import annotations

from tutor.knowledge.model import Knowledge
from tutor.meaning import V_M, Act
from tutor.parse.acts.facets import facet_asked
from tutor.parse.acts.found import Decision, Found
from tutor.parse.acts.topics import ALIKE, covered, foreign, ranking, sure, topic
from tutor.parse.acts.unknown import unknown_of
from tutor.parse.asked import Weighed


def why(found: Found, knowledge: Knowledge) -> Decision | None:
    """The reason of something is asked."""
    if not found.asks("why"):
        return None
    return Act.EXPLAIN, topic(found, knowledge), None, facet_asked(found) or "why"


def explanation(found: Found, knowledge: Knowledge) -> Decision | None:
    """Questions for what a thing is or how it works."""
    if found.givens or (found.holds_a_belief and not found.question):
        return None
    if not (found.question or found.leads("how", "define", "what") or found.fragment or facet_asked(found)):
        return None
    subject = topic(found, knowledge) or _of_the_ion(found, knowledge)
    if subject is None:
        return None
    facet = facet_asked(found)
    if not facet and not found.asks_openly and _bare(found, knowledge):
        return None
    if facet == "how" or (found.asks("how") and not found.asks("define")):
        return Act.EXPLAIN, subject, None, facet
    if yes_no(found) or (found.claims and found.question and not found.asks("what", "define") and not facet):
        return Act.CHECK, subject, None, None
    wanted = found.question or any(chunk.text.endswith("definition") for chunk in found.chunks)
    return _told(found, subject, facet) if not found.claims or wanted else None


def meant(found: Found, knowledge: Knowledge) -> Decision | None:
    """ "What does an E_K of -95 mV mean?": a value told, and what such a quantity is."""
    told = [given.variable for given in found.own if given.variable is not None]
    symbol = knowledge.symbols.get(told[0].symbol) if len(told) == len(found.own) == 1 else None
    asks = found.asks("meaning") and found.asks("define") and not (found.shifts or found.first("cell"))
    if symbol is None or symbol.idea not in knowledge.ideas or not asks:
        return None
    return Act.DEFINE, symbol.idea, None, "definition"


def _of_the_ion(found: Found, knowledge: Knowledge) -> str | None:
    """ "Tell me about chloride": the ion alone is named, and what there is to tell of it."""
    content = [c for c in found.chunks if c.kind != "mark" and not c.concept("filler")]
    bare = len(content) == 2 and content[0].names("ask", "define", "what") and content[1].kind == "ion"
    ion = knowledge.ions.get(found.ions[0]) if bare and len(found.ions) == 1 else None
    return ion.idea if ion is not None and ion.idea in knowledge.ideas else None


def _bare(found: Found, knowledge: Knowledge) -> bool:
    """True for hardly a word: "NaCl instead?" goes on with what was said, "ATP synthase" names an idea."""
    ranked = ranking(found, knowledge)
    telling = [part for part in found.weighed if part.weight > 0.15 and not part.everyday]
    return not (ranked and ranked[0].named) and len(telling) < 2


def concept(found: Found, knowledge: Knowledge) -> Decision | None:
    """A sentence that nothing else explains and that one idea covers nearly whole."""
    best = sure(found, knowledge)
    if best is None or found.givens or found.shifts:
        return None
    return as_idea(found, best.idea)


def asked_of(found: Found, knowledge: Knowledge) -> Decision | None:
    """A question with numbers that nothing computes: "how can a cell be at -70 and not be at equilibrium"."""
    asks = found.asks("how", "what") and not found.asks("calculate", "what-if", "compare")
    if not (found.givens and asks) or unknown_of(found) is not None:
        return None
    best = covered(found, knowledge)
    loose = all(given.variable in (None, V_M) for given in found.givens)  # no values of a sum
    near = best is not None and (best.support >= SPOKEN_OF or (loose and best.alike >= ALIKE))
    if best is None or not near or foreign(found):
        return None
    if not found.asks("how") and best.alike < ALIKE:
        return None
    return as_idea(found, best.idea)


def as_idea(found: Found, idea: str) -> Decision:
    """The act of a sentence that is answered by an idea."""
    facet = facet_asked(found)
    if found.asks("why"):
        return Act.EXPLAIN, idea, None, facet or "why"
    if found.asks("how") and not found.asks("define"):
        return Act.EXPLAIN, idea, None, facet or "how"
    if not facet and (yes_no(found) or says(found)):
        return Act.CHECK, idea, None, None
    return _told(found, idea, facet)


def _told(found: Found, idea: str, facet: str | None) -> Decision:
    """What a thing is, or whatever else is asked of it beside its name, which has no facet."""
    beyond = not found.asks("define") and any(_beyond(part, idea) for part in found.weighed)
    return Act.DEFINE, idea, None, facet or (None if beyond else "definition")


def _beyond(part: Weighed, idea: str) -> bool:
    """A telling word of the subject that is no part of the idea's name: "what powers the pump"."""
    word = part.known and part.term.sort == "word"
    return word and part.weight > TELLS and f"n:{idea}" not in part.term.keys


def yes_no(found: Found) -> bool:
    """A question for yes or no: it opens with its verb, or ends in a tag."""
    content = [chunk for chunk in found.chunks if chunk.kind != "mark"]
    asks = (c for c in content if c.text not in ("do", "does")) if found.asks(*OPEN_FORMS) else ()
    if not content or any(c.names("ask", *OPEN_FORMS) for c in asks):
        return False
    opener = content[0].said[0]
    tagged = content[-1].names("stance", "tag") and content[-1].text not in ("or", "no", "yes")
    return (
        opener in OPENERS
        or (found.sentence.mark == "?" and content[-1].names("stance", "tag"))
        or (tagged and (len(content) > NAMES or _equates(found)))
        or (found.sentence.mark == "?" and _equates(found))
    )


def _equates(found: Found) -> bool:
    """ "Pump = turbine": two things are set equal, and no value is left open ("chord conductance = ?")."""
    texts = [chunk.text for chunk in found.chunks]
    place = texts.index("=") if "=" in texts else 0
    return (
        any(chunk.kind not in ("mark", "number") for chunk in found.chunks[place + 1 :]) if place else False
    )


def says(found: Found) -> bool:
    """A statement, not a bare name with something beside it: "Erev meaning", "K+ during repolarisation"."""
    if found.question or found.fragment:
        return False
    verbs = any(c.concept("rule") or c.concept("relation") or c.names("stance", "tag") for c in found.chunks)
    return bool(found.claims) or verbs or len(found.chunks) > BARE


def asks_for_a_thing(found: Found) -> bool:
    """ "Which ions set V_m", "what channels are open": ions or channels are wanted, no amount."""
    content = [c for c in found.chunks if c.kind != "mark"]
    after = next((i for i, c in enumerate(content[:3]) if c.text in ("which", "what")), None)
    head = content[after + 1] if after is not None and after + 1 < len(content) else None
    thing = head is not None and head.kind == "word" and head.concept("thing") is not None
    return thing and head is not None and not head.variables


SPOKEN_OF = 0.45  # the weight of the subject's own words from which on a question is about an idea
TELLS = 0.3  # from this weight on a word says what is asked of a thing
OPEN_FORMS = ("what", "define", "why", "how", "calculate", "compare")
NAMES = 3  # pieces of a message that names a thing
BARE = 6  # pieces of a message that may be a name and what is wanted of it
OPENERS = frozenset(
    {"is", "are", "does", "do", "did", "can", "could", "will", "would", "should", "has", "have", "was"}
)
