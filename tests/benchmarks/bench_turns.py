"""What a turn costs on the corpus, and what makes it cost more: ``python tests/benchmarks/bench_turns.py``.

Milliseconds drift on a shared machine, so a fixed piece of plain Python is timed in turn with the
texts and its time is printed beside; ratios are taken in one run.
"""

from __future__ import annotations

import json
import math
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tutor import Tutor
from tutor.knowledge.lexicon import END, Lexicon, Trie
from tutor.parse.limits import MOST_WORDS
from tutor.parse.parser import Parser
from tutor.parse.text import LONGEST

HERE = Path(__file__).parents[2]
CORPUS = HERE / "tests" / "corpus"
A_VOICE = 40  # texts taken of each
TIMES = 100
PIECES = (
    "4 mM ", "K+ 4 mM ", "K+ Na+ Cl- ", "KCl increases ", "potassium ", "potasium hyperpolarsation ",
    "xqzwv ", "if K+ rises then V_m falls because ", "because ", "negative positive ", "the same ",
    "a hundred E_K ", "what is E_K? ", "K+ leaves. ", "1e\n", "K+ 4 140\n", "\nA) K+ leaves ",
    "(1) K+ leaves. True or false? ", " ", "\n", "((((", "1:", "and ",
    "the pump moves 3 Na+ out and 2 K+ in ",
)  # fmt: skip


def corpus() -> list[str]:
    """Some questions and statements of every voice."""
    files = sorted((HERE / "tests" / "corpus").glob("questions/*.jsonl"))
    files += sorted((HERE / "tests" / "corpus").glob("statements/*.jsonl"))
    return [
        json.loads(line)["text"] for path in files for line in path.read_text("utf-8").splitlines()[:A_VOICE]
    ]


def misspelt(text: str) -> str:
    """The text with two letters of its longest word exchanged."""
    word = max(re.findall(r"[a-z]{6,}", text), key=len, default="")
    return text.replace(word, f"{word[:3]}{word[4]}{word[3]}{word[5:]}", 1) if word else text


def best(call: Callable[[str], object], texts: Sequence[str], rounds: int = 3) -> list[float]:
    """Milliseconds of one core for each text, the best of some rounds."""
    found = [math.inf] * len(texts)
    for _ in range(rounds):
        for place, text in enumerate(texts):
            begun = time.process_time()
            call(text)
            found[place] = min(found[place], (time.process_time() - begun) * 1e3)
    return sorted(found)


def line(name: str, shown: str, met: bool | None = None) -> None:
    """One row of the report."""
    print(f"{name:44}{shown}{'' if met is None or met else '   MISSED'}")


def work(_: str) -> object:
    """A piece of plain Python, to see how fast the machine is just now."""
    seen: dict[tuple[int, str], int] = {}
    for number in range(2500):
        seen[number % 97, str(number % 13)] = number
    return seen


def turns(tutor: Tutor, texts: Sequence[str]) -> None:
    """Whole turns and parsing alone."""
    line("a fixed piece of Python", f"{best(work, [''] * 50)[0]:.2f} ms")
    whole = best(lambda text: tutor.fresh().reply(text), texts)
    median, late = statistics.median(whole), whole[int(0.99 * len(whole))]
    line("a turn, median (0.7)", f"{median:.2f} ms", median <= 0.7)
    line("a turn, 99 of 100 (5)", f"{late:.1f} ms", late <= 5)
    line("a turn, longest (50)", f"{whole[-1]:.1f} ms", whole[-1] <= 50)
    parser = Parser(tutor.knowledge)
    parser.parse("depolarizasion")
    parsed = statistics.median(best(parser.parse, [misspelt(text) for text in texts]))
    line("parsing with a slip of the pen, median (0.4)", f"{parsed:.2f} ms", parsed <= 0.4)


def choices(tutor: Tutor) -> None:
    """Multiple-choice questions, whose stem and options are turns of their own."""
    paths = sorted((CORPUS / "choices").glob("*.jsonl"))
    rows = [line for path in paths for line in path.read_text("utf-8").splitlines()[:A_VOICE]]
    whole = best(lambda text: tutor.fresh().reply(text), [json.loads(row)["text"] for row in rows])
    line("a multiple-choice turn, median", f"{statistics.median(whole):.1f} ms")
    line("a multiple-choice turn, longest (50)", f"{whole[-1]:.1f} ms", whole[-1] <= 50)


def throughput(texts: Sequence[str]) -> None:
    """Questions a second through ``tutor ask --json -``, the start left out."""
    command = [sys.executable, "-m", "tutor", "ask", "--json", "-"]
    fed = "".join(" ".join(text.split()) + "\n" for text in texts)

    def seconds(lines: str) -> float:
        begun = time.perf_counter()
        subprocess.run(command, cwd=HERE, input=lines, capture_output=True, text=True, check=True)
        return time.perf_counter() - begun

    starts = min(seconds("E_K?\n") for _ in range(3))
    rate = len(texts) / (min(seconds(fed) for _ in range(3)) - starts)
    line("questions a second through --json - (1000)", f"{rate:.0f}", rate >= 1000)


def multiplied(lexicon: Lexicon, times: int) -> Lexicon:
    """The lexicon with ``times`` as many words, the added ones spelt like the old ones."""
    trie: Trie = dict(lexicon.trie)
    words = set(lexicon.words)
    for word in lexicon.words:
        senses = lexicon.senses([word])
        for number in range(1, times):
            added = word + chr(97 + number % 26) + chr(97 + number // 26)
            words.add(added)
            trie.setdefault(added, {END: senses} if senses else {})
    return replace(lexicon, trie=trie, words=frozenset(words))


def growth(tutor: Tutor, texts: Sequence[str]) -> None:
    """Parsing with a hundred times as many words."""
    knowledge = tutor.knowledge
    many = Parser(replace(knowledge, lexicon=multiplied(knowledge.lexicon, TIMES)))
    few = Parser(knowledge)
    slips = [misspelt(text) for text in texts]
    for parser in (few, many):
        parser.parse("depolarizasion")
    small, large = [math.inf], [math.inf]
    for _ in range(3):  # in turn, so that both see the same machine
        small.append(statistics.median(best(few.parse, slips, 1)))
        large.append(statistics.median(best(many.parse, slips, 1)))
    ratio = min(large) / min(small)
    line(f"parsing with {TIMES} times the words (1.5)", f"{ratio:.2f} times the cost", ratio <= 1.5)


def worst(tutor: Tutor) -> None:
    """As much of something as is read at all, and 100 kB of it."""
    for size in (LONGEST, 2000, 1000, 100_000):
        texts = [(piece * (size // len(piece) + 1))[:size] for piece in PIECES]
        took = {text: best(lambda text: tutor.fresh().reply(text), [text])[0] for text in texts}
        text = max(took, key=lambda text: took[text])
        line(f"worst of {size} characters (50)", f"{took[text]:.1f} ms, {text[:20]!r}", took[text] <= 50)
    took = {}
    for piece in PIECES:
        for count in (MOST_WORDS // max(1, len(piece.split())), 80, 40, 30):
            text = (piece * count)[:LONGEST]
            took[text] = best(lambda text: tutor.fresh().reply(text), [text])[0]
    text = max(took, key=lambda text: took[text])
    line("worst of what is just read (50)", f"{took[text]:.1f} ms, {text[:20]!r}", took[text] <= 50)


def main() -> None:
    """Print the table."""
    tutor, texts = Tutor(), corpus()
    tutor.ask("depolarizasion of E_K?")
    turns(tutor, texts)
    choices(tutor)
    throughput(texts)
    worst(tutor)
    growth(tutor, texts)


if __name__ == "__main__":
    main()
