"""Two checkouts in lockstep: ``python tests/benchmarks/compare_trees.py OTHER``.

What this one takes of the other's time. Each answers the same few texts in turn, so that what else
the machine does slows both alike; of each text the best of some rounds counts.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[2]
ROUNDS, AT_ONCE = 4, 10
WORKER = """
import json, sys, time
from tutor import Tutor

texts, first = json.loads(sys.stdin.readline()), Tutor()
for text in texts:
    first.fresh().ask(text)
print(flush=True)
for line in sys.stdin:
    spent = []
    for place in json.loads(line):
        tutor, begun = first.fresh(), time.thread_time()
        tutor.ask(texts[place])
        spent.append((time.thread_time() - begun) * 1000)
    print(json.dumps(spent), flush=True)
"""


class Tree:
    """One checkout, answering in a process of its own."""

    def __init__(self, root: Path, texts: list[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", WORKER],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.best = [float("inf")] * len(texts)
        self._say(texts)

    def _say(self, what: object) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(what), file=self._process.stdin, flush=True)
        return self._process.stdout.readline()

    def answer(self, places: list[int]) -> None:
        """Answer these texts, and keep the best time of each."""
        for place, spent in zip(places, json.loads(self._say(places)), strict=True):
            self.best[place] = min(self.best[place], spent)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def main(other: Path) -> None:
    """Print the times of both and their ratio."""
    from bench_turns import corpus

    texts = corpus()[::2]
    trees = [Tree(other, texts), Tree(HERE, texts)]
    for turn in range(ROUNDS):
        for begin in range(0, len(texts), AT_ONCE):
            places = list(range(begin, min(begin + AT_ONCE, len(texts))))
            for tree in trees[:: 1 if (turn + begin // AT_ONCE) % 2 else -1]:
                tree.answer(places)
    for name, tree in zip(("other", "this"), trees, strict=True):
        tree.close()
        ranked = sorted(tree.best)
        last = ranked[len(ranked) * 99 // 100]
        print(f"{name:6} median {statistics.median(ranked):.2f} ms, p99 {last:.1f} ms")
    shares = [new / old for old, new in zip(*(tree.best for tree in trees), strict=True)]
    total = sum(trees[1].best) / sum(trees[0].best)
    print(
        f"this takes {total:.3f} of the other's time ({statistics.median(shares):.3f} of the median text's)"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
