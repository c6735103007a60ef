"""What the program notes of itself: where and how often, and never a value."""

import logging
import os
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker import program_log
from networker.program_log import FILES, LARGEST, ProgramLog, caught, hear_libraries, place, told, where

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CANARY = "ZQXCANARY"


@pytest.fixture
def log(tmp_path: Path) -> ProgramLog:
    return ProgramLog(tmp_path / "data", clock=lambda: NOW)


def written(log: ProgramLog) -> str:
    return "\n".join(each.read_text("utf-8") for each in sorted(log.folder.iterdir()))


def raised(make: object) -> BaseException:
    try:
        make()  # type: ignore[operator]
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def read_number() -> int:
    return int(CANARY)


def test_an_event_is_a_line_with_its_numbers(log: ProgramLog) -> None:
    log.note("started", people=12, seconds=0.5, nobody=None)
    assert written(log) == "2026-11-20T09:00:00Z started people=12 seconds=0.5\n"


def test_an_error_is_its_kind_and_its_place_and_what_came_before(log: ProgramLog) -> None:
    def again() -> None:
        try:
            read_number()
        except ValueError as error:
            raise KeyError(CANARY) from error

    assert log.failed("failed", raised(again))
    text = written(log)
    assert CANARY not in text
    assert "KeyError" in text
    assert "ValueError" in text
    assert "after" in text
    assert "test_program_log.py" in text
    assert "in read_number" in text
    assert str(Path(__file__).parent) not in text  # whose computer it is


@pytest.mark.parametrize(
    "make",
    [
        read_number,
        lambda: __import__("json").loads(f'{{"{CANARY}'),
        lambda: CANARY.join(["\ud800"]).encode(),
        lambda: {}[CANARY],
        lambda: Path(f"/nowhere/{CANARY}").read_text(),
        lambda: __import__("sqlite3").connect(":memory:").execute(f"SELECT {CANARY}"),
        lambda: (_ for _ in ()).throw(type("Odd", (Exception,), {"__str__": lambda _self: CANARY})()),
    ],
)
def test_no_error_tells_what_could_not_be_read(make: object, log: ProgramLog) -> None:
    error = raised(make)
    log.failed("failed", error)
    assert CANARY not in written(log) + where(error) + "".join(told(error))


def test_what_fails_at_each_paint_is_told_some_times(log: ProgramLog) -> None:
    for n in range(program_log._OFTEN + 5):
        assert log.failed("failed", raised(read_number)) == (n < program_log._OFTEN)
    assert written(log).count("failed ValueError@") == program_log._OFTEN


def test_three_files_of_a_megabyte_for_the_user_alone(log: ProgramLog) -> None:
    before = os.umask(0)
    try:
        for n in range(int(LARGEST * (FILES + 1.5) / 1000)):
            log.note("x" * 970, n=n)
    finally:
        os.umask(before)
    files = sorted(log.folder.iterdir())
    assert [each.name for each in files] == ["networker.log", "networker.log.1", "networker.log.2"]
    assert all(each.stat().st_size <= LARGEST for each in files)
    if os.name != "nt":
        assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
        assert stat.S_IMODE(log.folder.stat().st_mode) == 0o700
    newest = [int(line.rpartition("=")[2]) for line in log.last(3)]
    assert newest == sorted(newest)
    assert newest[-1] == n


def test_where_nothing_can_be_written_nobody_is_held_up(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file")
    log = ProgramLog(tmp_path, clock=lambda: NOW)
    log.note("started")
    assert log.failed("failed", raised(read_number))
    assert log.last() == []


def test_libraries_that_fell_are_told_without_folders_too() -> None:
    """As Python tells them from 3.14 on."""
    told = program_log._without_folders(
        '  Binary file "/home/ana/.venv/lib/site-packages/PySide6/QtCore.so", at _start+0x1b'
    )
    assert told == '  Binary file "PySide6/QtCore.so", at _start+0x1b'
    assert (
        program_log._without_folders('  Binary file "/home/ana/x.so", at f') == '  Binary file "x.so", at f'
    )
    assert program_log._without_folders("Fatal Python error: Aborted") == "Fatal Python error: Aborted"


def test_a_place_is_told_without_folders_of_this_computer() -> None:
    here = Path(program_log.__file__).resolve().parent
    assert place(str(here / "ui" / "rail.py"), 7) == "networker/ui/rail.py:7"
    assert place("/home/ana/x/site-packages/peewee.py", 9) == "peewee.py:9"
    assert place("/home/ana/script.py", None) == "script.py:0"


def test_what_nobody_caught_is_told_in_any_thread_and_goes_no_further(
    log: ProgramLog, capsys: pytest.CaptureFixture[str]
) -> None:
    heard: list[BaseException] = []
    before = sys.excepthook
    with caught(log, heard.append):
        error = raised(read_number)
        sys.excepthook(type(error), error, error.__traceback__)
        thread = threading.Thread(target=read_number)
        thread.start()
        thread.join()
    assert sys.excepthook is before
    assert [type(each) for each in heard] == [ValueError, ValueError]
    said = capsys.readouterr().err
    assert CANARY not in said + written(log)
    assert said.count("ValueError@") == 2
    assert "failed in a thread ValueError@" in written(log)


@pytest.mark.logs_warnings
def test_of_libraries_it_is_told_who_spoke_and_not_what(log: ProgramLog) -> None:
    root = logging.getLogger()
    there, level = list(root.handlers), logging.getLogger("peewee").level
    try:
        hear_libraries(log)
        logging.getLogger("somebody.else").warning("INSERT %s", CANARY)
        logging.getLogger("peewee").debug("SELECT %s", CANARY)
        try:
            read_number()
        except ValueError:
            logging.getLogger("networker.desktop.jobs").exception("said %s", CANARY)
    finally:
        root.handlers[:] = there
        logging.getLogger("peewee").setLevel(level)
    text = written(log)
    assert CANARY not in text
    assert "warning somebody.else test_program_log.py:" in text
    assert "error networker.desktop.jobs test_program_log.py:" in text
    assert "in read_number" in text
    assert "debug" not in text


def test_a_fault_that_ends_the_process_is_told_at_the_next_start(tmp_path: Path) -> None:
    script = (
        "import ctypes, sys\nfrom pathlib import Path\nfrom networker.alone import stay_alone\n"
        "from networker.program_log import ProgramLog\n"
        "stay_alone()\nlog = ProgramLog(Path(sys.argv[1]))\nprint(log.watch_for_faults())\n"
        "def zqx_falls():\n    ctypes.string_at(0)\nif len(sys.argv) > 2: zqx_falls()\nlog.close()\n"
    )
    file = tmp_path / "falls.py"
    file.write_text(script)
    program = [sys.executable, str(file), str(tmp_path / "data")]
    environment = dict(os.environ, PYTHONPATH=str(Path(__file__).parents[1]))
    fell = subprocess.run(
        [*program, "now"], capture_output=True, check=False, text=True, cwd=tmp_path, env=environment
    )
    assert fell.returncode != 0
    assert not list(tmp_path.glob("core*"))
    told_next = subprocess.run(
        program, capture_output=True, check=False, text=True, cwd=tmp_path, env=environment
    ).stdout
    assert "in zqx_falls" in told_next
    assert "falls.py:" in told_next
    assert str(tmp_path) not in told_next
    again = subprocess.run(
        program, capture_output=True, check=False, text=True, cwd=tmp_path, env=environment
    ).stdout
    assert again.strip() == "[]"
