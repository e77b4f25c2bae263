"""Text -> terms: what its words mean to a search, whatever their inflection, spelling or notation.

A term stands at one place of a text and carries every key under which that place can be found: the
ion, the symbol, the concepts of the word files, the idea it names, the stem of the word itself.
Knowledge texts and questions go through the same functions, so that they meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tutor.knowledge.lexicon import Lexicon, Sense, Trie, phrases, split

# Kinds of words that say how something is asked or meant, not what it is about.
SILENT = frozenset({"ask", "filler", "stance", "relation", "cell", "facet", "moment"})
# Words of grammar; "in" and "out" are heard as sides where they are that.
GRAMMAR = frozenset({
    "a", "an", "the", "of", "to", "at", "in", "on", "is", "are", "was", "were", "be", "been", "by",
    "for", "from", "with", "as", "and", "or", "it", "its", "this", "that", "these", "those", "do",
    "does", "did", "can", "could", "would", "will", "should", "may", "if", "then", "than", "so", "but",
    "not", "no", "there", "here", "i", "you", "we", "me", "my", "your",
})  # fmt: skip
# Kinds that name what a question is about; the loose ones only say how, where and how much.
THINGS = frozenset({"thing", "head", "equation", "carrier", "event", "elsewhere"})
SOLUTES = frozenset({"ion", "salt"})
LOOSE = frozenset({"scene", "side", "amount", "rule", "state", "change", "move"})
LONGEST = 8  # words
NO_WORD = " "  # of a number: it begins no phrase and goes on with none
_SLOT = re.compile(r"\{([^{}:]*)(?::[^{}]*)?\}")
_PIECE = re.compile(
    r"(?P<letter>[A-Za-zΔδ]{1,5})_(?P<sub>[A-Za-z0-9]+)|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+|(?:\d+[^\W\d_]+)+)?\d*)|(?P<mark>[^\w\s])"
)


class Token(NamedTuple):
    """One word as it is matched, and the keys it has by itself (ions, symbols, numbers)."""

    word: str
    keys: tuple[str, ...] = ()


class Term(NamedTuple):
    """One place of a text: its keys, and what it is (``thing``, ``ion``, ``side``, ``word``, ``soft``)."""

    keys: tuple[str, ...]
    word: str
    sort: str


def text_tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a knowledge text; live numbers stand for the quantities they show."""
    if text.isascii() and text.isalpha():  # one plain word, as most that are asked after
        return [Token(text.lower(), (f"i:{text}",) if text in lexicon.ions else ())]
    plain = unicodedata.normalize("NFKC", _SLOT.sub(r" \1 ", text)).replace("’", "'")
    tokens: list[Token] = []
    for found in _PIECE.finditer(plain):
        if found["letter"]:
            symbol, ion = found["letter"], found["sub"]
            known = lexicon.symbols.get(symbol)
            if known and ion in lexicon.ions:
                tokens += [Token("", (f"s:{known}",)), Token("", (f"i:{ion}",))]
            else:
                whole = f"{symbol}_{ion}"
                said = next((s.says for s in lexicon.senses(split(whole)) if s.says), "")
                tokens.append(Token(whole.lower(), (f"s:{said}",) if said else ()))
        elif found["number"]:
            tokens.append(Token("", (f"#{float(found['number']):g}",)))
        else:
            word = found.group()
            base = word.rstrip("0123456789") if word not in lexicon.ions else word
            tokens.append(Token(word.lower(), (f"i:{base}",) if base in lexicon.ions else ()))
    return tokens


def terms(tokens: Sequence[Token], lexicon: Lexicon) -> list[Term]:
    """The terms of a text, in order; words that only ask or fill are left out."""
    words = [token.word or NO_WORD for token in tokens]
    named = _spans(lexicon.ideas, words)
    heard = _spans(lexicon.trie, words)
    found: list[Term] = []
    for place, token in enumerate(tokens):
        if not token.keys and (not token.word.isalnum() or (token.word in GRAMMAR and place not in named)):
            continue
        kinds: set[str] = set()
        keys = [*token.keys, *(f"n:{sense.concept}" for sense in named.get(place, ()))]
        for sense in (*heard.get(place, ()), *_alone(lexicon, token)):
            kinds.add(sense.kind)
            if sense.kind == "ion":
                keys.append(f"i:{sense.concept}")
            elif sense.kind not in SILENT and sense.kind != "elsewhere":
                keys.append(f"c:{sense.concept}")
                if sense.says and "(" not in sense.says:
                    keys.append(f"s:{sense.says}")
        if not keys and kinds and kinds <= {"ask"}:
            continue
        if len(token.word) > 1 and token.word.isalnum() and not token.word.isdigit():
            keys.append(f"w:{(own := stem(token.word))}")
            keys.extend(f"k:{meaning}" for meaning in lexicon.kin.get(own, ()))
        if keys:
            named_here = any(key[0] in "isn" for key in keys)
            if kinds & SOLUTES or (keys and keys[0][:2] == "i:"):
                sort = "ion"
            elif named_here or kinds & THINGS:
                sort = "thing"
            elif kinds & LOOSE:
                sort = "side"
            else:
                sort = "soft" if kinds and kinds <= SILENT else "word"
            found.append(Term(tuple(dict.fromkeys(keys)), token.word, sort))
    return found


def keys_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    """All keys of a knowledge text."""
    return frozenset(key for term in terms(text_tokens(text, lexicon), lexicon) for key in term.keys)


def _alone(lexicon: Lexicon, token: Token) -> Iterable[Sense]:
    """What the word means by itself, even within a longer phrase."""
    return lexicon.senses([token.word]) if token.word else ()


def _spans(trie: Trie, words: Sequence[str]) -> dict[int, tuple[Sense, ...]]:
    """For each place the senses of the longest phrases that cover it."""
    return {
        covered: senses
        for place, width, senses in phrases(trie, words, LONGEST)
        for covered in range(place, place + width)
    }


# --- stems ------------------------------------------------------------------------------------

_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ements", "ement", "ities", "ically",
    "ibles", "ible", "able", "ances", "ances", "ance", "ences", "ence", "ising", "izing", "ised", "ized",
    "ises", "izes", "ions", "ion", "ings", "ing", "ives", "ive", "ical", "ally", "ers", "er", "ors", "or",
    "ity", "ies", "ied", "ise", "ize", "als", "al", "ly", "ed", "es", "ic", "s", "e", "y",
)  # fmt: skip


_BY_LAST = {last: tuple(one for one in _ENDINGS if one[-1] == last) for last in {e[-1] for e in _ENDINGS}}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The part of a word that its inflections share: "reversal", "reversed" and "reverses" meet."""
    while True:
        for ending in _BY_LAST.get(word[-1:], ()):
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)]
                break
        else:
            return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word
