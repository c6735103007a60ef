"""What the window may be started with, and how a moment is written on any command line."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from networker import paths

VERBS = (
    "import", "imports", "export", "people", "show", "log", "today", "trip", "share", "ask", "want", "asks", "win", "wins", "introduce", "due", "tidy", "insights", "undo", "redo", "merge", "forget", "backup", "backups", "restore", "check", "tour",
)  # fmt: skip

LINK = "networker:"


class Options(NamedTuple):
    """What the window was started with."""

    files: tuple[Path, ...]
    links: tuple[str, ...]
    data_dir: Path
    now: datetime | None
    sample: bool
    tray: bool
    log: bool
    leave_after_first_paint: bool


def is_link(word: str) -> bool:
    """Whether a word names a link of the program's own, however wrong the rest of it may be."""
    return word[: len(LINK)].lower() == LINK


def file_of(word: str) -> Path:
    """The file that a word names, whole; desktops that open links as well name files by their addresses, too."""
    if word[:8].lower() == "file:///":
        from urllib.parse import unquote

        word = unquote(word[7:], errors="surrogateescape")
    return Path(word).absolute()


def moment(text: str) -> datetime:
    """An ISO 8601 instant with its offset, from 1900 to 2999; raises argparse's error for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not 1900 <= found.year < 3000:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no moment with an offset, such as 2026-11-24T09:00:00+01:00"
        )
    return found


def of_window(words: Sequence[str]) -> Options:
    """Read the words after the program's name; wrong usage exits with 2."""
    parser = argparse.ArgumentParser(prog="networker", add_help=False)
    parser.add_argument("--data-dir")
    parser.add_argument("--now", type=moment)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--tray", action="store_true")
    parser.add_argument("--log", action="store_true")
    parser.add_argument("--exit-after-first-paint", action="store_true")
    parser.add_argument("files", nargs="*")
    given = parser.parse_args(list(words))
    return Options(
        files=tuple(file_of(each) for each in given.files if not is_link(each)),
        links=tuple(each for each in given.files if is_link(each)),
        data_dir=paths.data_folder(given.data_dir),
        now=given.now,
        sample=given.sample,
        tray=given.tray,
        log=given.log,
        leave_after_first_paint=given.exit_after_first_paint,
    )


class TourOptions(NamedTuple):
    """Where the pictures of a tour go, which day they show, and in which language; "": that of the system."""

    out: Path
    now: datetime | None
    json: bool
    language: str


def of_tour(words: Sequence[str]) -> TourOptions:
    """Read the words of `networker tour`; wrong usage exits with 2."""
    from networker.settings import LANGUAGES

    parser = argparse.ArgumentParser(prog="networker tour", add_help=False)
    parser.add_argument("verb", choices=["tour"])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data-dir")
    parser.add_argument("--now", type=moment)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES, default="")
    given = parser.parse_args(list(words))
    return TourOptions(given.out.absolute(), given.now, given.json, given.language)
