"""A pore that tells no ions apart, and the voltage at which its current reverses.

"A channel that does not distinguish Na+ from K+", "a nonselective cation channel": its reversal potential is
the voltage of a membrane with these ions alone, equally permeable to each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tutor.meaning import V_M
from tutor.parse.alternatives import FLOWS, STILL
from tutor.parse.chunks import Chunks
from tutor.parse.groups import Chunk
from tutor.parse.reading import Selection

PORES = frozenset({"channel", "pore", "receptor", "conductance", "pathway"})
APART = frozenset({"distinguish", "discriminate", "differentiate", "tell", "separate", "select"})
ALIKE = frozenset({"equally", "indiscriminately", "alike", "equal", "ease"})
PASSES = frozenset(
    {"lets", "let", "letting", "pass", "passes", "admits", "conducts", "through", "permeate", "permeant"}
)
UNSELECTIVE = frozenset({"nonselective", "unselective"})
CATIONS = ("K", "Na")  # what a pore open to all cations passes in a cell
STOPPED = STILL | {"no", "disappear", "disappears", "nil"}  # beside a current or a flux named


def of_a_pore(chunks: Chunks) -> Selection | None:
    """The ions that a pore passes alike, where it is asked at what voltage it reverses."""
    return _passed_alike(chunks) if asks_reversal(chunks) else None


def told_of_a_pore(chunks: Chunks) -> Selection | None:
    """ "A channel lets Na+ and K+ through equally well.": the same, told before anything is asked."""
    tells = chunks.names("stance", "not") or PASSES & {*_words(chunks)} or chunks.names("move", "cross")
    supposes = chunks.names("relation", "if") or any(chunk.text == "?" for chunk in chunks)
    return _passed_alike(chunks) if tells and not supposes else None


def _passed_alike(chunks: Chunks) -> Selection | None:
    """The ions that a pore does not tell apart."""
    words = _words(chunks)
    if not PORES & {word.removesuffix("s") for word in words}:
        return None
    unselective = bool(UNSELECTIVE & {*words, *map("".join, pairwise(words))})
    together = chunks.names("stance", "not") and bool(APART & {*words})
    if not (unselective or together or ALIKE & {*words} or _open_to_both(chunks)):
        return None
    ions = tuple(dict.fromkeys(ion for chunk in chunks for ion in chunk.ions))
    if unselective and not ions:
        ions = CATIONS
    heard = tuple(c.text for c in chunks if c.kind == "word" or any(v.symbol in FLOWS for v in c.variables))
    return Selection(only=ions, equally=True, words=heard) if len(ions) > 1 else None


def _open_to_both(chunks: Chunks) -> bool:
    """ "What is the reversal of a channel permeable to both Na+ and K+?": no more is told of it."""
    asks = chunks.names("ask", "what", "calculate", "which-way")
    texts = [chunk.text for chunk in chunks]
    return asks and any(one in OPEN_TO and other == "both" for one, other in pairwise(texts))


OPEN_TO = frozenset({"to", "pass", "passes", "conducts", "lets", "admits", "permeable to", "permeable"})


def asks_reversal(chunks: Chunks) -> bool:
    """True if the reversal potential of no single ion is spoken of, or the voltage of no current."""
    named = [variable for chunk in chunks for variable in chunk.variables]
    if any(variable.symbol == "E" and variable.ion is None for variable in named):
        return True
    if chunks.names("ask", "turning"):
        return True
    words = _words(chunks)
    return V_M in named and any(v.symbol in FLOWS for v in named) and bool(STOPPED & {*words})


def _words(chunks: Sequence[Chunk]) -> list[str]:
    """Its words; a hyphen joins two into one."""
    return [word for chunk in chunks if chunk.kind != "mark" for word in chunk.said]
