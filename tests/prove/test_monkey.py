"""Random clicks and keys in the whole program: no error that nobody caught, no fault, no standing still."""

import logging
import os
import re
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.program_log import FOLDER, NAME, ProgramLog
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
    return done, [*wrong, *_broken(place)]


def _broken(place: Path) -> list[str]:
    """What the log tells of errors that nobody caught, each with the lines that follow."""
    logs = sorted((place / "book" / FOLDER).glob(f"{NAME}*"))
    lines = [line for each in logs for line in each.read_text(encoding="utf-8").splitlines()]
    return [
        "\n".join(lines[n : n + 25]) for n, line in enumerate(lines) if _BROKE.match(line.partition("Z ")[2])
    ]


def test_it_does_something_and_comes_to_its_end(tmp_path: Path) -> None:
    """What it may break is no matter of every run: what is found by chance would be missed by chance."""
    done, wrong = _let_loose(tmp_path / "short", FEW, "short")
    assert done > 10
    assert not [each for each in wrong if "stood still" in each or "monkey.py" in each]


def test_what_breaks_is_seen_in_the_log(tmp_path: Path) -> None:
    log = ProgramLog(tmp_path / "book", clock=lambda: datetime(2026, 11, 20, 9, tzinfo=UTC))
    log.note("started", people=3)
    assert _broken(tmp_path) == []
    log.failed("failed", KeyError("x"))
    log.record(logging.LogRecord("networker.desktop.jobs", logging.ERROR, "jobs.py", 3, "x", (), None))
    log.note("ended")
    log.close()
    assert [each.splitlines()[0].split()[1] for each in _broken(tmp_path)] == ["failed", "error"]


@pytest.mark.prove
@pytest.mark.parametrize("seed", MONKEYS)
def test_random_clicks_for_minutes(seed: str, tmp_path: Path, figure: Measure) -> None:
    done, wrong = _let_loose(tmp_path / "long", MONKEY, seed)
    less = "" if long() else f"{MONKEY * len(MONKEYS) / 60:.0f} min in all, not 1 h"
    figure("monkey", seed, met=not wrong, sums={"actions": done, "that broke": len(wrong)}, less=less)
    assert not wrong, "\n\n".join(wrong[:5])
