"""What holds for every test: no screen, no home of a real person, one time zone, one language, no warnings.

The environment is set before anything imports Qt. Python warnings fail through pytest's `filterwarnings`,
Qt's through pytest-qt, log records of level WARNING and above through the fixture here.
"""

import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from tests.thorough import examples

if TYPE_CHECKING:
    from networker.desktop.file_open import Program
    from tests.prove.figures import Measure

# A zone with summer time, spelled in full so that it needs no zone files: code that takes local for UTC fails.
ZONE = "CET-1CEST,M3.5.0,M10.5.0/3"
SESSION_HOME = pytest.StashKey[Path]()
PLACES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "XDG_RUNTIME_DIR": "run",
    "NETWORKER_DATA_DIR": "book",
}


def _isolate(place: Path) -> dict[str, str]:
    """Environment variables that keep everything the program writes below `place`."""
    places = {name: place / below for name, below in PLACES.items()}
    for path in places.values():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {name: str(path) for name, path in places.items()}


def _keep_byte_code(home: Path) -> None:
    """Where Python is told to keep no byte code, keep it for this run, below `home`.

    Each program that a test starts would translate all its modules anew otherwise.
    Workers inherit the folder and share it.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        os.environ["PYTHONPYCACHEPREFIX"] = str(home / "bytecode")
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"]
        sys.dont_write_bytecode = False


def pytest_itemcollected(item: pytest.Item) -> None:
    """A property is tried with all its examples by `dev.py prove`, also where its writer forgot to say so."""
    if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        item.add_marker("property")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """Let the widgets of a test go before the next one begins.

    Qt deletes later what was to be deleted outside of a loop: where no test enters one, thousands are styled again and again.
    """
    result = yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return result


def pytest_sessionfinish() -> None:
    """Empty the clipboard: what a test put there is a Python object, and Qt frees it when Python is gone already."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


def pytest_configure(config: pytest.Config) -> None:
    """Set what outlives a single test, such as the one QApplication, before anything imports Qt."""
    for name in list(os.environ):
        wanted_platform = name == "QT_QPA_PLATFORM"
        if (name.startswith(("LC_", "QT_", "XDG_")) and not wanted_platform) or name == "LANGUAGE":
            del os.environ[name]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = Path(tempfile.mkdtemp(prefix="networker-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    config.stash[SESSION_HOME] = home
    os.environ.update(_isolate(home), LANG="C.UTF-8", TZ=ZONE)
    _keep_byte_code(home)
    if hasattr(time, "tzset"):
        time.tzset()
    hypothesis.settings.register_profile(
        "networker", deadline=None, derandomize=True, database=None, max_examples=examples(500)
    )
    hypothesis.settings.load_profile("networker")


@pytest.fixture(autouse=True)
def _own_places(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Beside `tmp_path`, not in it: a test may take its `tmp_path` for empty. Short names, for sockets."""
    place = Path(tempfile.mkdtemp(dir=pytestconfig.stash[SESSION_HOME]))
    for name, value in _isolate(place).items():
        monkeypatch.setenv(name, value)
    yield
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="session")
def qapp_cls() -> "type[Program]":
    """The application of pytest-qt is of the program's own kind."""
    from networker.desktop.file_open import Program

    return Program


@pytest.fixture
def data_dir() -> Path:
    """The empty folder a book of this test goes to; `NETWORKER_DATA_DIR` names the same."""
    return Path(os.environ["NETWORKER_DATA_DIR"])


@pytest.fixture(autouse=True)
def _no_cards_on_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that tests build show nothing to whoever runs them; what they would show, no way answers."""
    if "PySide6.QtWidgets" in sys.modules:
        from networker.ui.reminders import making
        from tests.desktop.notify.ways import Way

        monkeypatch.setattr(making, "of_this_system", lambda *_, **__: Way())
        monkeypatch.setattr(making, "ring_on_waking", lambda _alarm: None)


@pytest.fixture(autouse=True)
def _log_warnings_fail(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test; one that expects it says so with `@pytest.mark.logs_warnings`."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    said = [f"{each.name}: {each.getMessage()}" for each in records if each.levelno >= logging.WARNING]
    if said:
        pytest.fail("logged: " + "; ".join(said))


@pytest.fixture
def figure() -> "Measure":
    """Records what was measured for the table of `dev.py prove`, with the seconds since the test began or the last figure."""
    from tests.prove.figures import Figure, record

    last = time.monotonic()

    def measure(part: str, case: str = "", *, met: bool, **more: Any) -> None:
        nonlocal last
        now = time.monotonic()
        given = {key: value for key, value in more.items() if value is not None}
        record(Figure(part, case, met, **given, seconds=now - last))
        last = now

    return measure
