"""Which ions a membrane lets through, where the student says so: "permeable only to Na+", "no Cl-"."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.meaning import V_M
from tutor.parse.chunks import Chunks
from tutor.parse.groups import Chunk
from tutor.parse.reading import Selection

ONLY = frozenset({
    "only", "alone", "solely", "exclusively", "just", "purely", "selective", "selectively", "nothing but",
    "none but",
})  # fmt: skip
EQUALLY = frozenset({"equally", "same", "equal", "the same", "identical"})
IGNORED = frozenset({
    "no", "without", "ignore", "ignoring", "neglect", "neglecting", "ignored", "neglected", "omit",
    "omitting", "excluding", "exclude", "excluded", "skip", "skipping", "disregard", "disregarding", "w/o",
    "drop", "dropping", "forget", "forget about", "forgetting", "discard", "scrap", "take out", "sans",
})  # fmt: skip
DROPPED = frozenset({"drop", "dropping", "take out"})  # orders; said of a quantity they tell of a fall
LEAVING = frozenset({"leave", "leaving", "left", "take", "taking", "keep", "keeping"})
PASSIVE = frozenset({"ignored", "neglected", "omitted", "excluded", "left out", "dropped", "disregarded"})
BACK = frozenset({"with", "include", "including", "reinstate", "restore", "add back", "bring back"})
BEHIND = ("back", "back in")  # likewise, behind an ion


def read_selection(chunks: Chunks) -> Selection:
    """What a sentence says about who can cross; a permeability with a number is a given, not this."""
    alike = _all_alike(chunks)
    if alike:
        named = tuple(dict.fromkeys(ion for chunk in chunks for ion in chunk.ions))
        return Selection(only=named if len(named) > 1 else (), equally=True, words=alike)
    for index, chunk in enumerate(chunks):
        passing = bool(chunk.variables) and chunk.variables[0].symbol == "P"
        if not passing:
            continue
        follows = index + 1 < len(chunks) and chunks[index + 1].text in ONLY | EQUALLY
        if index and chunks[index - 1].text in EQUALLY and not chunk.ions and chunk.kind == "var":
            before = tuple(dict.fromkeys(ion for other in chunks[:index] for ion in other.ions))
            amounts = any(v.symbol == "c" for c in chunks[:index] for v in c.variables)
            if len(before) > 1 and not amounts:
                return Selection(
                    only=before, equally=True, words=(chunk.text, chunks[index - 1].text, "have")
                )
        if not chunk.ions and not (follows and _ions(chunks, index)):
            continue
        near = [c.text for c in (*chunks[max(0, index - 3) : index], *chunks[index + 1 : index + 3])]
        inside = {item.text.lower() for item in chunk.items}
        if ONLY & {*near, *inside}:
            ions = _ions(chunks, index)
            return Selection(only=ions, equally=bool(EQUALLY & {*near, *inside}), words=(chunk.text, *near))
        if (EQUALLY & {*near, *inside}) and len(_ions(chunks, index)) > 1:
            return Selection(only=_ions(chunks, index), equally=True, words=(chunk.text, *near))
    let_through = _let_through(chunks) or _sole(chunks) or _selective(chunks) if _restricts(chunks) else ()
    if let_through:
        heard = tuple(chunk.text for chunk in chunks if chunk.text in ONLY or _crosses(chunk))
        return Selection(only=let_through, words=heard)
    beside = _nothing_else(chunks)
    if beside:
        return Selection(only=beside, words=(*NOTHING, *OTHERS, *(c.text for c in chunks if _crosses(c))))
    words = IGNORED | {chunk.text for chunk in chunks if chunk.text == "back"}
    return Selection(without=_left_out(chunks), back=_taken_back(chunks), words=tuple(sorted(words)))


EVERY = frozenset({"all", "every", "each", "all the"})
AROUND = 5  # chunks


def _all_alike(chunks: Chunks) -> tuple[str, ...]:
    """ "All permeabilities are equal", "every ion has the same permeability": the words that say so."""
    for index, chunk in enumerate(chunks):
        if chunk.ions or not any(v.symbol == "P" for v in chunk.variables):
            continue
        near = [c.text for c in chunks[max(0, index - AROUND) : index + AROUND]]
        every = any(text in EVERY or text.split()[0] in EVERY for text in near if text)
        if every and EQUALLY & {*near}:
            return (chunk.text, *near)
    return ()


NOTHING = ("nothing", "no", "none", "without", "neither")
OTHERS = ("else", "other", "others", "any other", "other ions", "other ion", "further")


def _nothing_else(chunks: Chunks) -> tuple[str, ...]:
    """ "K 4 and 140, Na 145 and 12 and nothing else permeable": the ions named before are all that cross."""
    for index, chunk in enumerate(chunks[:-1]):
        if chunk.text not in NOTHING or chunks[index + 1].text not in OTHERS:
            continue
        named = tuple(dict.fromkeys(ion for before in chunks[:index] for ion in before.ions))
        if named and any(_crosses(near) for near in chunks[index + 1 : index + 5]):
            return named
    return ()


def _restricts(chunks: Chunks) -> bool:
    """True if it says "only", and not of the resting membrane: that is said of cells, and sets up none."""
    if not chunks.say(ONLY):
        return False
    return not (chunks.names("state", "at-rest") or any("rest" in chunk.text for chunk in chunks))


def _let_through(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """ "Lets only chloride through", "only K+ can cross": the ions behind "only"."""
    crossing = any(
        chunk.names("move", "cross") or chunk.text in ("through", "across", "permeant") for chunk in chunks
    )
    for index, chunk in enumerate(chunks[:-1]):
        if crossing and chunk.text in ("only", "solely", "exclusively") and chunks[index + 1].kind == "ion":
            return _listed(chunks[index + 1 :])
    return ()


def declared(chunks: Chunks) -> tuple[str, ...]:
    """ "Only K+ and Na+ leak": who crosses, told as the setting of a sum that another sentence asks for."""
    return _sole(chunks, told=True) if _restricts(chunks) else ()


def _sole(chunks: Chunks, told: bool = False) -> tuple[str, ...]:
    """ "If just Na+ can cross", "only K and Na permeable", "K is the only permeant ion", "K only, V_m?"."""
    supposed = told or chunks.names("relation", "if") or chunks.names("ask", "what", "what-if", "calculate")
    leans = len(chunks) <= LONGEST_REMARK and chunks[0].names("ask", "and-for")  # "and only sodium"
    if not (supposed or leans or any(c.text == "?" or V_M in c.variables for c in chunks)):
        return ()
    crossing = any(_crosses(chunk) for chunk in chunks)
    for index, chunk in enumerate(chunks):
        if chunk.text not in ONLY:
            continue
        place = index + 1
        while place < len(chunks) and chunks[place].text in PASSING:
            place += 1
        ions = _listed(chunks[place:])
        before = chunks[index - 1] if index else None
        if not ions and before is not None:
            ions = before.ions or (_subject(chunks[:index]) if before.text in ("the", "is") else ())
        if ions and (crossing or (not supposed and index <= 2 and len(ions) == 1)):
            return ions
    return ()


# What may stand between "only" and the ions: "permeable only to K+", "only lets K+ through".
PASSING = frozenset({
    "to", "for", "the", "one", "lets", "let", "letting", "passes", "pass", "allows", "admits", "leaks",
})  # fmt: skip
LONGEST_REMARK = 4  # chunks of a remark that leans on the last membrane


def _crosses(chunk: Chunk) -> bool:
    """A word that says that something gets across."""
    named = chunk.names("move", "cross") or chunk.text in CROSSING or chunk.names("change", "open")
    return named or any(variable.symbol in ("P", "flux") for variable in chunk.variables)


BARRIERS = frozenset({"membrane", "bilayer", "barrier", "film", "electrode", "vesicle", "liposome", "patch"})


def _selective(chunks: Chunks) -> tuple[str, ...]:
    """ "A K+-selective membrane", "an electrode selective for Na+": the ion beside the word, of a barrier."""
    if not BARRIERS & chunks.said:
        return ()
    for index, chunk in enumerate(chunks):
        if chunk.text != "selective":
            continue
        before = [other for other in chunks[max(0, index - 2) : index] if other.text != "-"]
        if before and before[-1].kind == "ion":
            return before[-1].ions
        return _listed([other for other in chunks[index + 1 :] if other.text not in ("for", "to", "the")])
    return ()


CROSSING = frozenset({
    "through", "across", "permeant", "permeable", "pass", "passes", "crosses", "cross", "gets through",
    "get through", "leak", "leaks", "let", "lets",
})  # fmt: skip


def _listed(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """The ions at the beginning of these chunks, as far as they are a list."""
    ions: list[str] = []
    for chunk in chunks:
        if not (chunk.kind == "ion" or _crossing(chunk) or chunk.text in ("and", ",", "&", "+", "n")):
            break
        ions.extend(chunk.ions)
    return tuple(dict.fromkeys(ions))


def _crossing(chunk: Chunk) -> bool:
    """ "K and Na leak": the ions of a flux."""
    return bool(chunk.ions) and any(variable.symbol == "flux" for variable in chunk.variables)


def _subject(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """ "K is the only permeant ion": what stands before the verb."""
    for chunk in reversed(chunks):
        if chunk.ions:
            return chunk.ions
        if chunk.text not in ("is", "the", "are", "ion", "ions", "being"):
            break
    return ()


def _ions(chunks: Sequence[Chunk], index: int) -> tuple[str, ...]:
    """The ions named with a permeability, those joined to it by "and" included."""
    ions = [*chunks[index].ions]
    for chunk in (*chunks[max(0, index - 3) : index], *_list_after(chunks, index)):
        if chunk.names("stance", "not", "rather-than"):
            break  # "to Na+ and K+ and not to Cl-"
        ions.extend(chunk.ions)
    return tuple(dict.fromkeys(ions))


BETWEEN = ONLY | {"to", "for", "and", ",", "&", "or", "plus"}


def _list_after(chunks: Sequence[Chunk], index: int) -> Sequence[Chunk]:
    """What follows up to the third chunk, and on while it is a list of ions."""
    stop = index + 1
    while stop < len(chunks) and (stop < index + 4 or chunks[stop].ions or chunks[stop].text in BETWEEN):
        stop += 1
    return chunks[index + 1 : stop]


def _left_out(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """ "no Cl", "neglecting chloride", "chloride may be ignored"."""
    out: list[str] = []
    for index, chunk in enumerate(chunks):
        if not chunk.ions or chunk.kind == "number":
            continue
        place = _before_article(chunks, index)
        before = chunks[place].text if place >= 0 else ""
        after = [c.text for c in chunks[index + 1 : index + 5]]
        passive = any(word in PASSIVE for word in after)
        split = chunk.text.startswith("out ") or (chunk.text.endswith(" out") and after[:1] != ["of"])
        split = split or (after[:1] == ["out"] and after[1:2] not in (["of"], ["side"]))  # "leave Cl- out"
        passive = passive or (split and before in LEAVING)
        bare = chunk.kind == "ion" or split or (chunk.variables and chunk.variables[0].symbol == "P")
        if before in DROPPED and not _ordered(chunks, place, index):
            continue  # "does a drop chloride to 4 mM", "drop K+ to 2 mM": a change
        if bare and ((before in IGNORED) or passive):
            out.extend(chunk.ions)
    return tuple(dict.fromkeys(out))


def _before_article(chunks: Sequence[Chunk], index: int) -> int:
    """The place of what stands before an ion and its article: "drop the chloride"."""
    place = index - 1
    while place >= 0 and chunks[place].text in ("the", "about", "all", "any"):
        place -= 1
    return place


def _ordered(chunks: Sequence[Chunk], place: int, index: int) -> bool:
    """True for an order to leave something out: no subject before the verb, no amount behind the ion."""
    free = all(chunk.kind == "word" and not chunk.concept("thing") for chunk in chunks[:place])
    return free and not any(c.kind == "number" or c.text in ("by", "to") for c in chunks[index + 1 :])


def _taken_back(chunks: Chunks) -> tuple[str, ...]:
    """ "And with Cl?", "put chloride back": the ions that are to count again."""
    if not (chunks.say(BACK) or chunks.say(BEHIND)):
        return ()
    for index, chunk in enumerate(chunks):
        place = _before_article(chunks, index)
        led = place >= 0 and chunks[place].text in BACK
        put = any(c.text in BEHIND for c in chunks[index + 1 : index + 3])
        if chunk.kind == "ion" and (led or put):
            return chunk.ions
    return ()
