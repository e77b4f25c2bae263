"""What a start costs in starts of bare Python: ``python tests/benchmarks/bench_start.py``.

The rows take turns and the best of many rounds counts; the first round, which compiles the knowledge
and the byte code, is left out.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 12
HERE = Path(__file__).parents[2]
ROWS: dict[str, tuple[list[str], float | None]] = {
    "python -c pass": (["-c", "pass"], None),
    "tutor --version": (["-m", "tutor", "--version"], None),
    'tutor ask "E_K?"': (["-m", "tutor", "ask", "E_K?"], 20.0),
    'tutor ask --json "E_K?"': (["-m", "tutor", "ask", "--json", "E_K?"], 20.0),
    "tutor ask, a belief": (["-m", "tutor", "ask", "The pump makes the inside negative."], 20.0),
    "tutor ask, a misspelt word": (["-m", "tutor", "ask", "what is depolarizasion"], 20.0),
    "import pydantic, one model": (
        ["-c", "from pydantic import BaseModel\nclass Model(BaseModel):\n    value: int"],
        None,
    ),
}


def seconds(arguments: list[str]) -> float:
    """The time of one process from start to end."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=HERE, capture_output=True, check=True)
    return time.perf_counter() - begun


def main() -> int:
    """Print a line for each process."""
    best = dict.fromkeys(ROWS, math.inf)
    for number in range(ROUNDS + 1):
        for name, (arguments, _) in ROWS.items():
            taken = seconds(arguments)
            if number:
                best[name] = min(best[name], taken)
    bare = best["python -c pass"]
    missed = 0
    for name, (_, allowed) in ROWS.items():
        ratio = best[name] / bare
        over = allowed is not None and ratio > allowed
        missed += over
        mark = "" if allowed is None else f"{allowed:9.1f}{'  MISSED' if over else ''}"
        print(f"{name:30}{best[name] * 1e3:9.1f} ms{ratio:8.1f} x{mark}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
