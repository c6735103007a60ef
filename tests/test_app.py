"""A start in which something goes wrong that nobody expected, and what Qt and libraries say meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CANARY = "ZQXCANARY"


def run(script: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )


def test_a_mistake_at_the_start_is_one_sentence_with_its_place(tmp_path: Path) -> None:
    found = run(
        "import sys\nfrom networker import app\n"
        f"def falls(*_, **__): return int('{CANARY}')\n"
        "app.open_book = falls\nsys.exit(app.run(['--data-dir', sys.argv[1]]))",
        tmp_path,
    )
    assert found.returncode == 1
    assert found.stderr.startswith("networker: Networker made a mistake while it started (ValueError@")
    assert found.stderr.count("\n") == 1
    assert str(tmp_path / "logs") in found.stderr
    log = (tmp_path / "logs" / "networker.log").read_text("utf-8")
    assert "could not start ValueError@" in log
    assert "in falls" in log
    assert CANARY not in log + found.stderr


def test_what_qt_says_is_told_by_whom_and_a_fault_of_last_time_is_shown(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    fault = f'Fatal Python error: Aborted\n\nCurrent thread (most recent call first):\n  File "/home/{CANARY}/x.py", line 3 in zqx_fell\n'
    (tmp_path / "logs" / "fatal.txt").write_text(fault, encoding="utf-8")
    found = run(
        "import sys\nfrom networker import app\nfrom networker.ui.application import Application\n"
        "from PySide6.QtCore import QTimer, qWarning\nrun = Application.run\n"
        "def driven(program):\n"
        "    def look():\n"
        "        print(program.troubles.card.head.text(), program.troubles.card.text.toPlainText())\n"
        "        program.qt.exit()\n"
        f"    qWarning('{CANARY} is no picture')\n"
        "    program.window.became_whole.connect(lambda: QTimer.singleShot(0, look))\n"
        "    return run(program)\n"
        "Application.run = driven\nsys.exit(app.run(['--data-dir', sys.argv[1]]))",
        tmp_path,
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout.startswith("Networker ended by itself the last time")
    assert "x.py:3 in zqx_fell" in found.stdout
    log = (tmp_path / "logs" / "networker.log").read_text("utf-8")
    assert "QtWarningMsg default" in log
    assert "ended by a fault" in log
    assert CANARY not in log + found.stdout + found.stderr
    assert (tmp_path / "logs" / "fatal.txt").read_text("utf-8") == ""


def test_invented_people_leave_the_users_own_folder_alone(tmp_path: Path) -> None:
    script = "import sys\nfrom networker import app\nsys.exit(app.run(['--sample', '--exit-after-first-paint', '--data-dir', sys.argv[1]]))"
    found = run(script, tmp_path / "own")
    assert found.returncode == 0, found.stderr
    assert not (tmp_path / "own").exists()
