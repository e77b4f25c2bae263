"""What the form of a sentence says about the one who wrote it: told, asked, or asked and believed."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import Stance
from tutor.parse.chunks import Chunks
from tutor.parse.groups import Chunk

NEGATIVE_TAGS = (
    "isn't", "doesn't", "don't", "aren't", "wouldn't", "won't", "didn't", "can't", "isnt", "doesnt",
    "dont",
)  # fmt: skip
QUESTION_WORDS = frozenset({"what", "why", "how", "where", "when", "which", "who", "under", "at"})
_NEGATIVES = frozenset(
    {*NEGATIVE_TAGS, "isnt", "arent", "wouldnt", "wont", "didnt", "cant", "shouldnt", "wasnt"}
)
_NEGATIVES |= {"shouldn't", "wasn't", "weren't", "hasn't", "haven't", "couldn't", "couldnt"}
_AUXILIARIES = frozenset({
    "is", "are", "does", "do", "did", "can", "could", "will", "would", "should", "has", "have",
    "was", "were", "may", "might", "am",
})  # fmt: skip


def form_of(chunks: Sequence[Chunk], mark: str) -> Stance:
    """What the form of a sentence says: a statement, an open question, or one that holds a belief."""
    words = _after_greeting([chunk for chunk in chunks if chunk.kind != "mark"])
    if not words:
        return Stance.ASSERTS
    first = words[0]
    dropped = mark != "?" and " ".join(chunk.text for chunk in words[:2]).startswith(_DROPPED)
    if (first.text.split(" ")[0] in _NEGATIVES and not dropped) or asks_back(words, mark):
        return Stance.PRESUPPOSES
    if tells_though_it_opens(words, mark):
        return Stance.ASSERTS
    if any(chunk.names("ask", "why") for chunk in words[:3]):
        return Stance.PRESUPPOSES
    tail = [chunk for chunk in words[-2:] if chunk.text != "or" or chunk is words[-1]]
    if mark == "?" and any(chunk.names("stance", "tag") for chunk in tail) and len(words) > 3:
        of_a_case = first.text in _SCENES or first.names("stance", "hedge")
        return Stance.PRESUPPOSES if of_a_case or not _opens(first) else Stance.ASKS
    if first.names("stance", "think", "past", "report", "hedge") and not any(
        c.names("ask", "check") for c in words[:1]
    ):
        return Stance.ASSERTS
    if supposed_to_be_so(words):
        return Stance.REPORTS
    if _opens(first) or asks_within(words) or asks_after_a_phrase(words):
        return Stance.ASKS
    own = any(chunk.text in _OWN_VIEW for chunk in words)
    return Stance.ASKS if mark == "?" and not own else Stance.ASSERTS


def asks_back(words: Sequence[Chunk], mark: str) -> bool:
    """ "…, otherwise where would it come from?", "…, or am I wrong?": what was said before is held."""
    said = " ".join(chunk.text for chunk in words[len(words) // 3 :]) if mark == "?" else ""
    return any(aside in said for aside in ASIDES)


ASIDES = ("otherwise ", "or am i ")


def tells_though_it_opens(words: Sequence[Chunk], mark: str) -> bool:
    """ "Were you to take a drop, it would …", "what makes it negative is the pump.": no questions."""
    first, after = [word for chunk in [*words[:2], *words[:1]] for word in chunk.text.split(" ")][:2]
    if mark == "?":
        return False
    if first in _CONDITIONS or " ".join(chunk.text for chunk in words[:2]).startswith(_DROPPED):
        return True
    if first == "how" and any(chunk.text in _DEPENDS for chunk in words[1:]):
        return True  # "how much it can pile up depends on sodium"
    cleft = mark == "." and first in _CLEFTS and after not in _AUXILIARIES
    return cleft and any(chunk.text in ("is", "are", "is that") for chunk in words[1:-1])


_CONDITIONS = frozenset({"were", "had"})
_DEPENDS = frozenset({"depends", "depends on", "is set by", "is determined by", "is decided by"})
# What opens a statement with its "it" left out.
_DROPPED = ("doesn't matter", "doesnt matter", "does not matter", "doesn't make a difference", "makes no")
_CLEFTS = frozenset({"what", "where", "how", "why"})
_OWN_VIEW = frozenset({
    "i suppose", "i guess", "i reckon", "i think", "i believe", "i assume", "i'd say", "i would say",
    "my guess", "surely", "obviously",
})  # fmt: skip


def asks_within(words: Sequence[Chunk]) -> bool:
    """ "E_K changes by how many mV", "V_m goes where": the question word stands late, the mark is missing."""
    late = any(
        c.text in AMOUNTS
        and i
        and words[i - 1].text in BEFORE_AMOUNTS
        and (c.text != "what" or i + 2 >= len(words))  # "V_m is what you get when …" tells
        for i, c in enumerate(words)
    )
    return late or (len(words) > 1 and words[-1].text in ("where", "how much", "how many", "which way"))


def asks_after_a_phrase(words: Sequence[Chunk]) -> bool:
    """ "At rest does chloride move in", "when Na+ channels open does E_Na change": asked behind its scene."""
    if not words or words[0].text.split(" ")[0] not in _SCENES:
        return False
    return any(
        (chunk.text in _DOES or (before.kind == "number" and chunk.text in ("is", "are") and after.ions))
        and before.text not in _SO
        and (after.ions or after.variables or after.concept("thing") or after.text == "the")
        for before, chunk, after in zip(words, words[1:], words[2:], strict=False)
    )


def supposed_to_be_so(words: Sequence[Chunk]) -> bool:
    """ "If the pump made the potential, ouabain would abolish it": a view supposed in order to be tested."""
    if not words or words[0].text != "if":
        return False
    would = next((i for i, chunk in enumerate(words) if chunk.text in _WOULD), 0)
    condition = words[1:would]
    denied = any(chunk.names("stance", "not") for chunk in condition)  # "if chloride doesn't set it"
    return not denied and any(chunk.text in _MADE or chunk.text in _STANDING for chunk in condition)


_MADE = frozenset({
    "made", "caused", "created", "set", "generated", "produced", "determined", "repolarised", "repolarized",
    "really made", "came from",
})  # fmt: skip
# What is said to be so in general is a view put to the test, where a single change is an experiment.
_STANDING = frozenset({"always", "never", "really", "truly", "actually", "indeed"})
_WOULD = frozenset({"would", "wouldn't", "should", "ought"})
_SCENES = frozenset({"at", "in", "during", "after", "before", "when", "if", "with", "without", "inside"})
_SO = frozenset({"so", "and so", "as", "nor", "neither"})  # "… and so does V_m" tells
_DOES = frozenset({"does", "do", "did"})
AMOUNTS = frozenset({"how much", "how many", "what"})
BEFORE_AMOUNTS = frozenset(
    {"by", "to", "changes", "change", "moves", "shifts", "goes", "is", "into", "becomes"}
)


def _after_greeting(words: Sequence[Chunk]) -> Sequence[Chunk]:
    """ "Hey, quick one: does the pump …": the question begins behind the greeting."""
    if not words or not words[0].names("ask", "greet"):
        return words
    spoken = (i for i, c in enumerate(words) if _opens(c) and not c.names("ask", "greet"))
    begins = next(spoken, 0)
    return words[begins:] if all(c.concept("filler") for c in words[:begins]) else words


def is_tag(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """A negation that opens a question ("doesn't it…?") or answers one ("no, …") denies nothing."""
    return chunk is chunks[0] and (chunk.text.split(" ")[0] in _NEGATIVES or answers(chunks, 0))


def answers(chunks: Sequence[Chunk], index: int) -> bool:
    """ "No, it does not": the word stands by itself before a mark and denies what was said before."""
    alone = index + 1 == len(chunks) or chunks[index + 1].kind == "mark"
    return index == 0 and chunks[index].text in ("no", "nope", "nah") and alone


_QUESTIONS = ("what", "calculate", "why", "how", "define", "which-way", "what-if", "compare", "show", "help")


def _opens(chunk: Chunk) -> bool:
    """True if a word opens a question."""
    first = chunk.text.split(" ")[0]
    wondering = chunk.concept("facet") is not None and first in QUESTION_WORDS
    return first in _AUXILIARIES or wondering or chunk.names("ask", *_QUESTIONS)


_SUBJECTS = frozenset(
    {"it", "they", "that", "this", "he", "she", "there", "you", "we", "i", "these", "those"}
)
MANY = 5  # words
REACH = 5  # chunks between the one who speaks and the verb of saying


_TAG_VERBS = frozenset({"does", "do", "is", "are", "can", "will", "would", "has", "have"})
_GUESSES = frozenset({"think", "guess", "reckon", "suppose", "believe"})


def ends_in_tag(words: Sequence[str]) -> bool:
    """ "…, does it?", "… i think?": what is said before is held, and only confirmed."""
    if len(words) < MANY:
        return False
    verb, last = words[-2:]
    return (last in _SUBJECTS and verb in _TAG_VERBS | _NEGATIVES) or (verb == "i" and last in _GUESSES)


def paired(chunks: Sequence[Chunk], index: int) -> bool:
    """ "Neither … nor": the second word denies nothing that the first has not denied."""
    return chunks[index].text == "nor" and any(c.text.startswith("neither") for c in chunks[:index])


def denies(chunks: Sequence[Chunk], index: int) -> bool:
    """True for a word that denies what stands with it, and is no tag and no turn of a question."""
    chunk = chunks[index]
    if chunk.names("stance", "rather-than"):
        return True
    if paired(chunks, index):
        return False
    if chunk.text.startswith("too"):  # "too slow to …"
        return any(other.text.split(" ")[0] == "to" for other in chunks[index + 1 : index + 3])
    if chunk.text == "without" and any(c.text.endswith("ing") for c in chunks[index + 1 : index + 2]):
        return True  # "without affecting E_K"
    if not chunk.names("stance", "not") or chunk.text in ("without", "nothing", "none"):
        return False  # these deny their noun, and a form that needs them names them
    if chunk.text.split(" ")[0] not in _NEGATIVES:
        return not (answers(chunks, index) or (chunk.text == "no" and index + 1 == len(chunks)))
    opens = index == 0 or chunks[index - 1].kind == "mark" or chunks[index - 1].names("relation", "so", "and")
    closes = index + 2 >= len(chunks) and chunks[-1].text in _SUBJECTS
    return not (opens or closes)


def takes_for_granted(chunks: Sequence[Chunk]) -> bool:
    """True for a question that asks how or why something is, and so holds that it is."""
    words = [chunk for chunk in chunks if chunk.kind != "mark"]
    if any(chunk.names("ask", "why") for chunk in words):
        return True
    first = words[0].text if words else ""
    if first.startswith(("how much of", "how many of")) or (
        first in ("how much", "how many") and len(words) > 1 and words[1].text == "of"
    ):
        return False  # "how much of it comes from the pump?" leaves it open
    if first.startswith("how") and not first.startswith(("how would", "how will", "how is", "how are")):
        return True
    if any(
        chunk.text.split(" ")[0] in _NEGATIVES and not denies(chunks, i) for i, chunk in enumerate(chunks)
    ):
        return True
    return len(words) > 1 and first == "what" and words[1].names("relation", "makes")


def tells_of_a_view(chunks: Chunks) -> bool:
    """True if any word is there by which ``spoken_as`` knows whose view it is."""
    views = chunks.names("stance", "believed", "says") or chunks.names("ask", "check")
    return views or chunks.names("offer", "theirs")


def spoken_as(chunks: Sequence[Chunk]) -> Stance | None:
    """Whose view a clause gives: "our old teacher told us that …" reports, "I always figured …" is past."""
    for index, chunk in enumerate(chunks):
        before = [other.text for other in chunks[max(0, index - REACH) : index]]
        if chunk.names("offer", "theirs"):
            return Stance.REPORTS
        own = any(word in _SPEAKERS for word in before) or (index == 0 and chunk.text in _LEFT_BEHIND)
        if own and chunk.names("stance", "believed"):
            return Stance.PAST
        if chunk.names("stance", "says") or chunk.names("ask", "check"):
            others = any(other.names("stance", "person") for other in chunks[max(0, index - REACH) : index])
            if others or (
                before
                and before[0] != "if"
                and not own
                and chunk.names("stance", "says")
                and chunk.text in _TOLD
            ):
                return Stance.REPORTS
    return None


# What leads a sentence with its "I" left out: "Used to have it that …".
_LEFT_BEHIND = frozenset({
    "used to", "was sure", "was certain", "was convinced", "had always", "always had", "always thought",
    "would have said", "would have sworn", "would've said", "would've sworn", "had it",
})  # fmt: skip
_SPEAKERS = frozenset({"i", "we", "i'd", "id", "i've", "ive"})
_TOLD = frozenset({
    "says", "said", "claims", "claimed", "told", "told me", "told us", "wrote", "argues", "argued", "reckons",
    "reckoned", "insists", "insisted", "believes", "swears", "swore", "is convinced", "was convinced",
    "thinks", "taught us", "taught me", "suggests", "suggested",
})  # fmt: skip
