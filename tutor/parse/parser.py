"""Text -> readings. A ``Parser`` is built once for a knowledge base and has no state of a conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tutor.knowledge.model import Knowledge
from tutor.meaning import Act, Stretch, read_variable
from tutor.parse.all_else import without_all_else
from tutor.parse.clauses import sentences
from tutor.parse.framing import weighs
from tutor.parse.groups import Chunk, group
from tutor.parse.introductions import frames_request
from tutor.parse.joining import gather
from tutor.parse.labels import without_labels
from tutor.parse.leading_on import with_arrows
from tutor.parse.letters import joined_letters
from tutor.parse.manner import asks_a_sum
from tutor.parse.numbers.bind import bind
from tutor.parse.numbers.series import one_each
from tutor.parse.of_the_told import with_what_was_told
from tutor.parse.own_words import without_own_words
from tutor.parse.parts import parts_of
from tutor.parse.reading import Given, Item, Reading
from tutor.parse.restarts import without_restarts
from tutor.parse.scan import Scanner
from tutor.parse.sentence import SentenceReader
from tutor.parse.small_talk import without_small_talk
from tutor.parse.stretches import joined
from tutor.parse.supplied import with_values
from tutor.parse.surroundings import asked_once, with_surroundings
from tutor.parse.text import Text, normalise
from tutor.parse.unheard import of_one_subject
from tutor.parse.whole import as_one
from tutor.parse.words import Annotator

SCENES = frozenset({"elsewhere", "a-case", "usual"})  # said of the whole message
PRONOUNS = frozenset({"it", "they", "them", "that", "this", "these", "those"})


class Message(NamedTuple):
    """A message cut into items and chunks, with the values that it gives."""

    text: Text
    items: Sequence[Item]
    chunks: Sequence[Chunk]
    givens: Sequence[Given]


class Parser:
    """Understands messages with the words of one knowledge base."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.valences = {ion.id: ion.z for ion in knowledge.ions.values()}
        self._quantities = {
            idea.id: read_variable(idea.quantity) for idea in knowledge.ideas.values() if idea.quantity
        }
        self._scanner = Scanner(knowledge.lexicon, self.valences)
        self._annotator = Annotator(knowledge.lexicon)
        self._sentences = SentenceReader(knowledge)
        self._cut = lru_cache(maxsize=1)(self._cut_up)  # one message may be read again as a whole

    def parse(self, raw: str) -> tuple[Reading, ...]:
        """One reading a request or statement of the message; a bare "?" wants help."""
        text, items, chunks, givens = self._cut(raw)
        found = [part for sentence in sentences(chunks) for part in parts_of(sentence)]
        if not found and "?" in raw:
            return (Reading(text=raw, span=(0, len(raw)), act=Act.META, facet="help"),)
        readings: list[Reading] = []
        setting: tuple[Chunk, ...] = ()
        for sentence in found:
            readings.append(self._sentences.read(text, sentence, items, givens, setting))
            setting = (*setting, *sentence.chunks) if frames_request(readings[-1]) else setting
        said = tuple(joined([stretch for reading in readings for stretch in reading.stretches]))
        readings = with_what_was_told(
            readings, found, lambda sentence: self._sentences.read(text, sentence, items, ())
        )
        gathered = [
            one
            for reading in gather(of_one_subject(readings), self._quantities)
            for one in one_each(with_values(reading, self.knowledge))
        ]
        scene = SCENES.intersection(point for reading in readings for point in reading.points)
        if scene and gathered and not scene <= gathered[0].points:
            gathered[0] = replace(gathered[0], points=gathered[0].points | scene)
        weighing, summing = weighs(chunks), asks_a_sum(gathered)
        gathered = with_surroundings(gathered) if summing else gathered
        gathered = asked_once(gathered)
        if weighing or summing:
            gathered = [replace(reading, weighs=weighing, sum_asked=summing) for reading in gathered]
        return tuple(_with_stretches(gathered, said))

    def whole(self, raw: str) -> Reading | None:
        """The message as one sentence, if it has several."""
        text, items, chunks, givens = self._cut(raw)
        sentence = as_one(sentences(chunks))
        return self._sentences.read(text, sentence, items, givens) if sentence is not None else None

    def _cut_up(self, raw: str) -> Message:
        """The words, ions and numbers of a message, what is no part of its question left out."""
        lexicon = self.knowledge.lexicon
        text = joined_letters(normalise(raw), lexicon)
        items = self._annotator.annotate(text.plain, self._scanner.scan(text.plain))
        items = with_arrows(without_own_words(text.plain, items))
        items = without_labels(without_restarts(items), lexicon)
        items = without_small_talk(without_all_else(items, lexicon), lexicon)
        chunks = group(items)
        return Message(text, items, chunks, bind(text, chunks, self.valences))

    def spelt_out(self, raw: str, name: str) -> tuple[Reading, ...]:
        """The readings of a message with its first pronoun replaced by what it stands for."""
        text = normalise(raw)
        for item in self._scanner.scan(text.plain):
            if item.kind == "word" and item.text.lower() in PRONOUNS:
                return self.parse(f"{text.plain[: item.start]}{name}{text.plain[item.end :]}")
        return ()


def _with_stretches(readings: Sequence[Reading], said: Sequence[Stretch]) -> Iterator[Reading]:
    """Each stretch with the reading in which it ends, the rest with the last reading."""
    left = list(said)
    for number, reading in enumerate(readings, start=1):
        begin, end = reading.span
        own = tuple(s for s in left if number == len(readings) or begin < s.span[1] <= end)
        left = [stretch for stretch in left if stretch not in own]
        yield reading if own == reading.stretches else replace(reading, stretches=own)
