"""What a row of chunks and a trie tell without being searched word by word."""

from __future__ import annotations

from tutor.knowledge.index import places
from tutor.knowledge.lexicon import END, Sense, phrases
from tutor.parse.chunks import Chunks
from tutor.parse.groups import Chunk
from tutor.parse.numbers.row import Row
from tutor.parse.reading import Item

RISES = Sense("change", "up")
MUCH = Sense("amount", "much")


def word(text: str, *senses: Sense, repaired: str = "") -> Chunk:
    """A chunk of one word or phrase."""
    return Chunk("word", (Item("word", text, 0, len(text), senses, repaired=repaired),))


SAID = Chunks(
    [word("Vm"), word("rises", RISES), word("quite a bit", MUCH), word("potasium", repaired="potassium")]
)


def test_a_row_of_chunks_knows_its_texts_and_words() -> None:
    """A phrase is one text and several words, in lower case and as it was typed."""
    assert SAID.texts == {"vm", "rises", "quite a bit", "potasium"}
    assert SAID.said == {"vm", "rises", "quite", "a", "bit", "potasium"}
    assert SAID.say({"rises", "falls"})
    assert not SAID.say({"quite"})


def test_the_words_of_a_row_are_as_they_are_looked_up() -> None:
    """Misspelt words are repaired in it, and each knows the chunk that it stands in."""
    assert SAID.row == ("vm", "rises", "quite", "a", "bit", "potassium")
    assert SAID.places == (0, 1, 2, 2, 2, 3)


def test_a_row_of_numbers_knows_the_words_between_them() -> None:
    """What its words name is what the chunks name."""
    row = Row(SAID)
    assert row.names("change", "up")
    assert not row.names("change", "down")
    assert row.said == SAID.said


def test_phrases_are_the_longest_and_do_not_overlap() -> None:
    """ "a b" hides the "b" within it; a word that begins no phrase is passed over."""
    one, two = (Sense("noun", "one"),), (Sense("noun", "two"),)
    trie = {"a": {END: one, "b": {END: two}}, "b": {END: one}, "c": {"d": {END: one}}}
    assert list(phrases(trie, ["x", "a", "b", "b", "c", "a"])) == [(1, 2, two), (3, 1, one), (5, 1, one)]
    assert list(phrases(trie, ["a", "b"], 1)) == [(0, 1, one), (1, 1, one)]


def test_the_places_of_a_mask_stand_in_order() -> None:
    """However far apart they are."""
    assert places(0) == ()
    assert places(0b1011) == (0, 1, 3)
    assert places(1 << 90 | 4) == (2, 90)
