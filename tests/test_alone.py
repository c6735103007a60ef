"""The process speaks over no network and leaves no picture of its memory; each tried in a process of its own."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.store.book import Book

ROOT = Path(__file__).parents[1]
TRIED = {
    "socket": "import socket; socket.socket(socket.AF_INET)",
    "socket of version 6": "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "look-up": "import socket; socket.getaddrinfo('networker.example', 80)",
    "page": "import urllib.request; urllib.request.urlopen('http://networker.example/')",
    "page by its number": "import http.client; http.client.HTTPConnection('192.0.2.1').request('GET', '/')",
    "mail": "import smtplib; smtplib.SMTP('192.0.2.1')",
}


def run(script: str, *before: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*before, sys.executable, "-c", script],
        capture_output=True, check=False, text=True, timeout=60, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


@pytest.mark.parametrize("script", TRIED.values(), ids=TRIED)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes its pipes of sockets of this computer")
def test_no_library_gets_through(script: str) -> None:
    found = run(f"from networker.alone import stay_alone\nstay_alone()\n{script}")
    assert found.returncode != 0
    assert "Networker speaks over no network." in found.stderr


def test_two_ends_on_this_computer_find_each_other() -> None:
    script = (
        "from networker.alone import stay_alone\nstay_alone()\nimport asyncio, socket\n"
        "a, b = socket.socketpair()\na.sendall(b'here')\nassert b.recv(4) == b'here'\nasyncio.run(asyncio.sleep(0))\n"
    )
    found = run(script)
    assert found.returncode == 0, found.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks nobody")
def test_no_core_is_left() -> None:
    script = "from networker.alone import stay_alone\nstay_alone()\nimport resource\nprint(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    assert run(script).stdout.strip() == "0"


def test_the_program_begins_with_it() -> None:
    """By its console script as by `python -m networker`: both call `main` without words."""
    script = (
        "import sys, networker.alone as alone\nfrom networker import __main__\n"
        "def stay(): print('alone')\nalone.stay_alone = stay\nsys.argv = ['networker', '--version']\n"
        "for words in (['--version'], None):\n    try: __main__.main(words)\n    except SystemExit: pass\n    print('then')\n"
    )
    lines = run(script).stdout.split()
    assert lines.count("alone") == 1
    assert lines.index("alone") > lines.index("then")


WINDOW = (
    "import sys\nfrom networker.__main__ import main\n"
    "sys.argv = ['networker', '--exit-after-first-paint', '--data-dir', sys.argv[1]]\nsys.exit(main())"
)


@pytest.mark.skipif(sys.platform != "linux", reason="strace is there on Linux alone")
def test_a_session_of_the_window_opens_no_socket_of_a_network(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    trace = tmp_path / "calls"
    found = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(trace),
         sys.executable, "-c", WINDOW, str(tmp_path / "data")],
        capture_output=True, check=False, text=True, timeout=120, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    if "ptrace" in found.stderr:
        pytest.skip("strace may not look at processes here")
    assert found.returncode == 0, found.stderr
    assert '"first_paint_ms"' in found.stdout
    opened = [line for line in trace.read_text().splitlines() if "socket(" in line]
    assert not [line for line in opened if "AF_UNIX" not in line and "AF_NETLINK" not in line], opened


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes the network away from one process")
def test_the_window_needs_no_network_to_be_there(tmp_path: Path) -> None:
    if (
        shutil.which("unshare") is None
        or subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this machine lets nobody take the network away from a process")
    found = subprocess.run(
        ["unshare", "-rn", sys.executable, "-c", WINDOW, str(tmp_path / "data")],
        capture_output=True, check=False, text=True, timeout=120, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    assert '"first_paint_ms"' in found.stdout


SPILLS = """
import contextlib, os, sys
from networker.__main__ import main
sys.argv = ["networker", "check", "--data-dir", os.environ["WHERE"]]
assert main() == 0
import sqlite3
sql = sqlite3.connect("")
for pragma in ("temp_store = FILE", "cache_size = -100"):
    sql.execute(f"PRAGMA {pragma}")
sql.execute("CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
            " SELECT randomblob(4000) FROM n")
for each in os.listdir("/proc/self/fd"):
    with contextlib.suppress(FileNotFoundError):
        print(os.readlink(f"/proc/self/fd/{each}"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
@pytest.mark.parametrize("named", ["", "/var/tmp"])
def test_what_sqlite_puts_down_for_a_moment_lies_beside_the_book(tmp_path: Path, named: str) -> None:
    folder = tmp_path / "book"
    Book(folder, now=datetime(2026, 11, 20, 9, 0, tzinfo=UTC)).close()
    found = run(SPILLS, WHERE=str(folder), TMPDIR="/tmp", **({"SQLITE_TMPDIR": named} if named else {}))
    files = [line for line in found.stdout.splitlines() if "etilqs_" in line]
    assert files, found.stderr
    # Whoever named another place means it.
    assert all(line.startswith(named or str(folder)) for line in files), files
