"""How much of some words others explain."""

import os
import subprocess
import sys

import pytest

PROGRAM = (
    "from assistant.tokens import covered; words = frozenset(f'w{n}' for n in range(40)); "
    "weight = {word: 0.1 + n / 7 for n, word in enumerate(sorted(words))}; "
    "print(covered(words, words | {'x'}, weight, 1.0), covered(words, frozenset(list(sorted(words))[:17]), weight, 1.0))"
)


@pytest.fixture(scope="module")
def shares() -> set[str]:
    """What is printed for the same words under several orders of sets."""
    runs = (
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in range(1, 5)
    )
    return {run.stdout for run in runs}


def test_a_share_does_not_hang_on_the_order_of_a_set(shares: set[str]) -> None:
    assert len(shares) == 1
    assert next(iter(shares)).startswith("1.0 ")
