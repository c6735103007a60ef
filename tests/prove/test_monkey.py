"""Random clicks and keys in the whole program: no error that nobody caught, no fault, no standing still."""

import os
import re
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from networker.services import sample_book
from networker.store.book import Book
from tests.prove.figures import Measure
from tests.prove.lengths import MONKEY, MONKEYS, long

ROOT = Path(__file__).resolve().parents[2]
FEW = 4  # seconds
PATIENCE = 120  # seconds more than it was told to take
_BROKE = re.compile(r"(failed|error|critical)\b|Qt(Critical|Fatal)Msg")


def _book(place: Path) -> None:
    now = datetime.now().astimezone()
    with closing(Book(place / "book", now=now)) as book:
        sample_book.fill(book, now=now)


def _let_loose(place: Path, seconds: float, seed: str) -> tuple[int, list[str]]:
    """How many actions it did, and what broke. Whoever quits is started again."""
    place.mkdir()
    _book(place)
    done, wrong, until, round_ = 0, [], time.monotonic() + seconds, 0
    while (left := until - time.monotonic()) > 0.5:
        round_ += 1
        command = [
            sys.executable,
            "-X",
            "faulthandler",
            "-m",
            "tests.prove.monkey",
            str(place),
            str(left),
            f"{seed} {round_}",
        ]
        try:
            ended = subprocess.run(
                command, cwd=place, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
                check=False, timeout=left + PATIENCE,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return done, [*wrong, f"round {round_} stood still"]
        done += sum(int(each) for each in re.findall(r"^did (\d+)$", ended.stdout, re.MULTILINE))
        if ended.returncode:
            wrong.append(f"round {round_} ended with {ended.returncode}: {ended.stderr[-3000:]}")
            break
    logs = sorted((place / "book" / "logs").glob("networker.log*"))
    lines = [line for each in logs for line in each.read_text(encoding="utf-8").splitlines()]
    for n, line in enumerate(lines):
        if _BROKE.match(line.partition("Z ")[2]):
            wrong.append("\n".join(lines[n : n + 25]))
    return done, wrong


def test_a_few_seconds_of_random_clicks_break_nothing(tmp_path: Path) -> None:
    done, wrong = _let_loose(tmp_path / "short", FEW, "short")
    assert not wrong, wrong[0]
    assert done > 10


def test_what_breaks_is_seen(tmp_path: Path) -> None:
    """In the log of a program in which something did break."""
    log = tmp_path / "networker.log"
    log.write_text(
        "2026-11-20T09:00:00Z started people=3\n2026-11-20T09:00:01Z failed KeyError@networker/x.py:3\n"
    )
    assert [bool(_BROKE.match(line.partition("Z ")[2])) for line in log.read_text().splitlines()] == [
        False,
        True,
    ]


@pytest.mark.prove
@pytest.mark.parametrize("seed", MONKEYS)
def test_random_clicks_for_minutes(seed: str, tmp_path: Path, figure: Measure) -> None:
    done, wrong = _let_loose(tmp_path / "long", MONKEY, seed)
    less = "" if long() else f"{MONKEY * len(MONKEYS) / 60:.0f} min in all, not 1 h"
    figure("monkey", seed, met=not wrong, sums={"actions": done, "that broke": len(wrong)}, less=less)
    assert not wrong, "\n\n".join(wrong[:5])
