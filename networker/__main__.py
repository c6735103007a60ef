"""Arguments: a verb of the command line, or the window with the files named.

Qt is imported only for the window and for `tour`.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from networker.options import VERBS

if TYPE_CHECKING:
    from networker.store.book import Book
    from networker.verb_call import VerbAnswer, VerbCall

NO_SCREEN = (
    "networker: there is no screen here, so no window. These verbs need none: {}. See: networker --help"
)
NEITHER = "networker: {!r} is neither a verb nor a file.{} See: networker --help"


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window could open: on Linux a display is named, or a platform of Qt's was chosen."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def verb_of(words: Sequence[str]) -> str | None:
    """The verb typed, after the options that may stand before it; None: the window is meant."""
    rest = iter(words)
    for word in rest:
        if word in ("--data-dir", "--now"):
            next(rest, None)
        elif word in VERBS:
            return word
        elif word == "--json" or word.startswith(("--data-dir=", "--now=")):
            continue
        elif word in ("-h", "--help"):
            return "help"
        else:
            return None
    return None


def folder_of(words: Sequence[str]) -> Path:
    """The data folder that the words mean, before anything reads them whole."""
    from networker import paths

    chosen: str | None = None
    rest = iter(words)
    for word in rest:
        if word == "--data-dir":
            chosen = next(rest, None)
        elif word.startswith("--data-dir="):
            chosen = word.partition("=")[2]
    return paths.data_folder(chosen)


def mistyped(words: Sequence[str]) -> str:
    """The first word that is neither an option, a verb nor a file that is there, but looks like a verb."""
    rest = iter(words)
    for word in rest:
        if word in ("--data-dir", "--now"):
            next(rest, None)
        elif not word.startswith("-"):
            return word if word.isalpha() and not os.path.lexists(word) else ""
    return ""


def _near(word: str) -> str:
    import difflib

    found = difflib.get_close_matches(word.lower(), VERBS, n=1)
    return f" Did you mean {found[0]}?" if found else ""


def _logs_elsewhere(words: Sequence[str]) -> bool:
    """Whether a running window has taken the wish to log: asked before the book is, since somebody waits to type."""
    from networker import options
    from networker.desktop.hand_over import hand_over
    from networker.desktop.message import Wish

    given = options.of_window(words)
    return not given.sample and hand_over(given.data_dir, Wish(given.files, given.links, log=True))


def _by_window(folder: Path, call: "VerbCall") -> "VerbAnswer | None":
    from networker.desktop.hand_over import ask

    return ask(folder, call)


def _perform(book: "Book", call: "VerbCall") -> "VerbAnswer":
    """In the window's process; imported with the first verb that comes, since no start should pay for it."""
    from networker.cli.run import answer

    return answer(book, call)


def main(words: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status. Without `words` it is a process of its own, which keeps to itself."""
    if words is None:
        from networker.alone import stay_alone

        stay_alone()
        words = sys.argv[1:]
        # SQLite asks when it is loaded: a large import is kept for a moment, and belongs nowhere but beside the book.
        os.environ.setdefault("SQLITE_TMPDIR", str(folder_of(words)))
    words = list(words)
    # Qt says on standard error which scripts a font lacks; it finds another one all the same.
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    if len(words) == 3 and words[0] == "--cannot-start":
        from networker.ui import cannot_start

        cannot_start.show(words[1], words[2])
        return 1
    verb = verb_of(words)
    if verb == "tour":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from networker import app

        return app.tour(words)
    if verb is not None or "--version" in words:
        from networker.cli.run import main as run_verb

        return run_verb(words, window=_by_window)
    if word := mistyped(words):
        print(NEITHER.format(word, _near(word)), file=sys.stderr)  # noqa: T201
        return 2
    if "--log" in words and _logs_elsewhere(words):
        return 0
    if not has_screen(sys.platform, os.environ):
        print(NO_SCREEN.format(", ".join(VERBS)), file=sys.stderr)  # noqa: T201
        return 1
    from networker import app

    return app.run(words, perform=_perform)


if __name__ == "__main__":
    sys.exit(main())
