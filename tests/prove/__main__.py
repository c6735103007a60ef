"""`dev.py prove`: measures what is owed (`goals.py`), each thing anew, and prints the one table at the end.

First everything that only must not fail, two processes at a time, with a program at rest beside it; then, alone, what is
measured in seconds. Ends with 1 where a goal is missed or a test fails, also where what it found is written down. A part that
could not be measured here is told as that, never as met.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.prove.figures import FOLDER, MISSED, Figure, collected, judged, record, table
from tests.prove.idle import TRACE, families, internet
from tests.prove.lengths import IDLE, LONG

ROOT = Path(__file__).resolve().parents[2]
THREE = ("-n", "3", "--dist", "worksteal")  # on two cores: who clicks at random mostly waits
TWO = ("-n", "2", "--dist", "worksteal")
EVERYTHING = ("-m", "prove or not prove")
PROVE = ("-m", "prove")


@dataclass(frozen=True, slots=True)
class Step:
    """One run of pytest. `minutes`: what it may take on two quiet cores."""

    title: str
    words: tuple[str, ...]
    minutes: float


TOGETHER = (
    Step(
        "kills, power, damage, hostile files, backups, reminders, undo, random clicks",
        (
            *PROVE, *THREE, "tests/prove/test_monkey.py", "tests/formats/test_spoilt.py", "tests/prove/test_reminders.py",
            "tests/faults/test_kills.py", "tests/faults/test_power_loss.py", "tests/faults/test_damage.py", "tests/prove/test_undo.py",
            "tests/prove/test_drill.py",
        ),
        26,
    ),
    Step(
        "privacy, clicks, supply",
        (
            *EVERYTHING, *TWO, "tests/journeys/test_privacy.py", "tests/ui/damage/test_window.py", "tests/prove/test_supply.py",
        ),
        1,
    ),
)  # fmt: skip
SUITE = Step(
    "all tests, and the sockets they make",
    ("-n", "2", "--dist", "worksteal", "--deselect", "tests/faults"),
    6,
)
ALONE = (
    Step("a fault at every write", (*PROVE, "tests/faults/test_sweep.py"), 2),
    Step("what safety costs", (*PROVE, "tests/prove/test_costs.py"), 4),
)


def run(step: Step, environment: dict[str, str], before: Sequence[str] = ()) -> int:
    """Run it, and say how long it took beside what it may."""
    print(f"\n=== {step.title}", flush=True)
    began = time.monotonic()
    command = [*before, sys.executable, "-m", "pytest", "-s", *step.words]
    status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    print(f"=== {(time.monotonic() - began) / 60:.1f} min, of {step.minutes:.0f}", flush=True)
    return status


def look_at_sockets(environment: dict[str, str], place: Path) -> int:
    """All tests under strace. Faults stay out, which need strace for themselves; they are measured on their own."""
    if shutil.which("strace") is None:
        return 0
    log = place / "sockets of the tests"
    plain = {name: value for name, value in environment.items() if name != "NETWORKER_PROVE"}
    began = time.monotonic()
    status = run(SUITE, plain, (*TRACE, str(log)))
    found = families(log)
    if status in (0, 1) and sum(found.values()):
        own = sum(found.values()) - internet(found)
        failed = "" if status == 0 else "some tests failed"
        record(
            Figure("suite network", "", not internet(found), {"sockets": internet(found), "of the machine's own": own}, said=failed,
                   seconds=time.monotonic() - began),
            Path(environment[FOLDER]),
        )  # fmt: skip
    return status


@contextmanager
def at_rest(environment: dict[str, str], place: Path) -> Iterator[None]:
    """A program that does nothing, beside all that is done meanwhile, and for as long as is asked at least."""
    place.mkdir()
    homes = {
        name: str(place / name.lower())
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    }
    for each in homes.values():
        Path(each).mkdir(mode=0o700)
    command = [sys.executable, "-m", "tests.prove.idle", str(place), str(max(IDLE, 3600))]
    process = subprocess.Popen(command, cwd=ROOT, env=environment | homes | {"PYTHONPATH": str(ROOT)})
    began = time.monotonic()
    try:
        yield
        while IDLE and process.poll() is None and time.monotonic() - began < IDLE:
            time.sleep(5)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(120)


def main(words: Sequence[str]) -> int:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    environment |= {"NETWORKER_PROVE": "1"}
    if "--long" in words:
        # Lengths are settled when they are imported, so this process begins anew.
        os.execve(sys.executable, [sys.executable, "-m", "tests.prove"], environment | {LONG: "1"})
    began = time.monotonic()
    statuses = []
    with tempfile.TemporaryDirectory(prefix="nw-prove-") as name:
        place = Path(name)
        environment[FOLDER] = str(place / "figures")
        (place / "figures").mkdir()
        try:
            with at_rest(environment, place / "idle"):
                statuses += [run(step, environment) for step in TOGETHER]
                statuses.append(look_at_sockets(environment, place))
            statuses += [run(step, environment) for step in ALONE]
        except KeyboardInterrupt:
            statuses.append(130)
        figures = collected(place / "figures")
    print(f"\n{table(figures)}\n\n{(time.monotonic() - began) / 60:.1f} minutes")
    missed = any(verdict == MISSED for *_, verdict, _ in judged(figures))
    return max(*statuses, int(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
