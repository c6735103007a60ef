"""Other processes speak to the window that is there, and are told where there is none."""

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from networker.__main__ import main
from networker.desktop.hand_over import ask, hand_over, socket_name
from networker.desktop.message import Wish
from networker.verb_call import LONGEST, NOT_HERE, VerbAnswer, VerbCall

CALL = VerbCall(("--now", "2026-11-20T10:00:00+01:00", "undo"), Path("/tmp"))
WINDOW = VerbAnswer(3, "out ✓\n", "err\n")


@contextmanager
def window(data_dir: Path, *says: bytes) -> Iterator[list[bytes]]:
    """Somebody who answers each line with the next of these, and then goes; and what they heard."""
    heard: list[bytes] = []
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(socket_name(data_dir))
        listening.listen()

        def answer() -> None:
            other, _ = listening.accept()
            with other, other.makefile("rb") as lines:
                for each in says:
                    heard.append(lines.readline())
                    other.sendall(each)

        waiting = threading.Thread(target=answer)
        waiting.start()
        yield heard
        waiting.join()


def test_where_no_window_is_nobody_answers(data_dir: Path) -> None:
    assert not hand_over(data_dir, Wish())
    gone = socket.socket(socket.AF_UNIX)
    gone.bind(socket_name(data_dir))
    gone.close()  # as a killed program leaves it
    assert not hand_over(data_dir, Wish(log=True))
    assert ask(data_dir, CALL) is None


def test_a_window_hears_the_wish_and_answers(data_dir: Path, tmp_path: Path) -> None:
    with window(data_dir, b"ok\n") as heard:
        assert (
            main(["--log", "--data-dir", str(data_dir), str(tmp_path / "a.csv"), "networker:person/4"]) == 0
        )
    files, links = f'["{tmp_path}/a.csv"]', '["networker:person/4"]'
    assert heard == [f'{{"files": {files}, "links": {links}, "log": true, "show": true}}\n'.encode()]


def test_a_verb_is_run_only_once_it_says_go(data_dir: Path) -> None:
    with window(data_dir, b"ok\n", WINDOW.as_line()) as heard:
        assert ask(data_dir, CALL) == WINDOW
    assert heard[1:] == [b"go\n"]
    assert b'"words": ["--now", "2026-11-20T10:00:00+01:00", "undo"]' in heard[0]


def test_a_verb_through_a_pipe_of_qts(data_dir: Path) -> None:
    """As Windows takes it; here it is a socket all the same."""
    start = (
        "import sys; from pathlib import Path; from networker.desktop import hand_over as h; from networker.verb_call import *\n"
        "h._through_socket = h._through_pipe; print(h.ask(Path(sys.argv[1]), VerbCall(('undo',), Path('/'))).status)"
    )
    with window(data_dir, b"ok\n", WINDOW.as_line()) as heard:
        told = subprocess.run([sys.executable, "-c", start, str(data_dir)], capture_output=True, check=False)
    assert (told.stdout, told.stderr) == (b"3\n", b"")
    assert heard[1:] == [b"go\n"]


@pytest.mark.parametrize(
    ("says", "means"),
    [
        ((b"what?\n",), lambda found: found is None),
        ((b"",), lambda found: found is None),
        ((b"ok\n", NOT_HERE), lambda found: found is None),
        ((b"ok\n", b""), lambda found: "ended before it said" in found.err and found.status == 1),
        ((b"ok\n", b"[1]\n"), lambda found: "ended before it said" in found.err),
    ],
)
def test_only_a_verb_that_may_have_run_is_not_tried_again(
    data_dir: Path, says: tuple[bytes, ...], means: Callable[[VerbAnswer | None], bool]
) -> None:
    with window(data_dir, *says):
        assert means(ask(data_dir, CALL))


def test_what_is_too_long_for_the_line_is_a_sentence(data_dir: Path) -> None:
    found = ask(data_dir, VerbCall(("log", "x" * LONGEST), Path("/tmp")))
    assert found is not None
    assert (found.status, found.err.count("\n"), "too long" in found.err) == (1, 1, True)
