"""What the ground has to hold: the Qt binding, the tests' own surroundings, a checkout of no one machine."""

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from tests.architecture.source import ROOT

# Put together here, so that this file does not name what it looks for.
NEEDLES = [
    "/" + "work" + "/",
    "pypi" + ".org",
    "python" + "hosted.org",
    "deb." + "debian.org",
    "npm" + "js.org",
    "/opt/" + "pypi",
    "BEGIN " + "PRIVATE KEY",
]
GENERATED = {".git", ".venv", "__pycache__", "build", "dist", ".mypy_cache", ".ruff_cache", ".hypothesis"}


def test_a_wrapped_call_gives_its_none_back() -> None:
    """PySide6 6.12 under Python 3.11 keeps one reference too few per call and aborts after some 5,000."""
    thing = QObject()
    thing.setObjectName("warm")
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("again")
    assert abs(sys.getrefcount(None) - before) < 200


def test_a_test_has_its_own_places(data_dir: Path, tmp_path: Path) -> None:
    assert list(data_dir.iterdir()) == list(tmp_path.iterdir()) == []
    assert stat.S_IMODE(data_dir.stat().st_mode) & 0o077 == 0 or os.name == "nt"
    assert Path.home().parent == data_dir.parent
    assert Path(os.environ["XDG_CONFIG_HOME"]).is_relative_to(Path.home())


def test_every_machine_has_the_same_clock_and_screen(qapp: QGuiApplication) -> None:
    assert qapp.platformName() == os.environ["QT_QPA_PLATFORM"]
    noon_in_july = 1_783_764_000  # 2026-07-11 10:00 UTC
    assert os.name == "nt" or time.localtime(noon_in_july).tm_hour == 12


def test_warnings_fail(tmp_path: Path) -> None:
    """A warning of the log, of Python or of Qt fails the test it happens in, unless that test expects it."""
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_inner.py").write_text(
        "import logging, warnings\n"
        "import pytest\n"
        "from PySide6.QtCore import qWarning\n"
        "def test_log(): logging.getLogger('x').warning('heard')\n"
        "def test_python(): warnings.warn('heard')\n"
        "def test_qt(): qWarning('heard')\n"
        "@pytest.mark.logs_warnings\n"
        "def test_expected(): logging.getLogger('x').warning('heard')\n"
        "def test_quiet(): logging.getLogger('x').info('heard')\n",
        encoding="utf-8",
    )
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), "-rA"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, str(tmp_path / "test_inner.py")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = {
        line.split(" - ")[0].split("::")[-1]: line.split()[0]
        for line in done.stdout.splitlines()
        if "::" in line
    }
    verdicts = {name: said.get(name) for name in ("test_python", "test_qt", "test_expected", "test_quiet")}
    assert verdicts == {
        "test_python": "FAILED",
        "test_qt": "FAILED",
        "test_expected": "PASSED",
        "test_quiet": "PASSED",
    }
    assert "ERROR" in done.stdout
    assert "logged: x: heard" in done.stdout


def committed() -> Iterator[Path]:
    """All that is committed or about to be; without git, every file that no tool has made."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True)
        paths = [ROOT / name for name in done.stdout.decode("utf-8").split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [
            path
            for path in ROOT.rglob("*")
            if not GENERATED.intersection(path.relative_to(ROOT).parts) and ".egg-info" not in str(path)
        ]
    return (path for path in paths if path.is_file())


def test_nothing_committed_names_a_machine_or_a_registry() -> None:
    """A checkout works anywhere: where packages come from is the affair of pip and of each machine."""
    found = []
    for path in committed():
        content = path.read_bytes().lower()
        found += [f"{path.relative_to(ROOT)}: {each}" for each in NEEDLES if each.lower().encode() in content]
    assert found == []


def test_no_lock_file_is_committed() -> None:
    """uv's lock records registry addresses."""
    assert [path.name for path in committed() if path.name == "uv" + ".lock"] == []
    assert ROOT / "dev.py" in set(committed())
