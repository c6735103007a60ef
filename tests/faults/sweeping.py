"""A fault at every single system call that changes a file, by strace; each call of the system swept on its own."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.faults.use_cases import CAME_THROUGH, ENCRYPTING, USE_CASES, UseCase, judge, state

ROOT = Path(__file__).resolve().parents[2]
SWEPT = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "unlink", "rename")
WRITES = ("write", "pwrite64", "ftruncate")  # a full disk is met here alone
FAULTS = {"kill": "signal=KILL", "full": "error=ENOSPC", "io": "error=EIO"}
TRACED = "openat,mkdir," + ",".join(SWEPT)


@cache
def why_not() -> str:
    """Why there can be no faults here; "" where there can."""
    if not sys.platform.startswith("linux") or os.uname().machine != "x86_64":
        return "strace and these names of system calls are those of Linux on x86-64"
    if shutil.which("strace") is None:
        return "no strace here: install it"
    done = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "" if done.returncode == 0 else "strace may not look at a process here"


needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not())


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that begins as the others, and the call that fails there after so many harmless ones."""

    call: str
    harmless: int
    place: Path


def run(strace: list[str], case: UseCase, faults: list[Fault], start: Path) -> None:
    """Run the worker under strace in places that begin as `start`. Its children may be killed, itself it may not fail."""
    warm_up = faults[0].place.with_name("warm up")
    for each in (warm_up, *(fault.place for fault in faults)):
        shutil.copytree(start, each)
    worker = [sys.executable, "-m", "tests.faults.worker", case.name, str(warm_up)]
    told = [word for each in faults for word in (each.call, str(each.harmless), str(each.place))]
    # No byte code is written: it would be one more thing that is struck.
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = ["strace", *strace, *worker, *told]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    shutil.rmtree(warm_up)


@dataclass(frozen=True, slots=True)
class Case:
    """A use case with the folder it begins in, what the book is before and after, and its log of system calls."""

    use_case: UseCase
    start: Path
    before: str
    after: str
    log: str
    folder: Path  # where it ran when the log was written

    def counts(self) -> Counter[str]:
        """How often each call of the system is made."""
        names = (line.split("(", 1)[0].split()[-1] for line in self.log.splitlines() if "(" in line)
        return Counter(name for name in names if name in SWEPT)


def prepared(name: str, place: Path) -> Case:
    """Prepare a use case below `place` and watch it once without a fault."""
    use_case = (USE_CASES | ENCRYPTING)[name]
    start, run_in, still = place / "start", place / "run", place / "still"
    start.mkdir()
    use_case.prepare(start)
    shutil.copytree(start, still)
    before = state(still)
    log = place / "log"
    strace = ["-ff", "-xx", "-y", "-s", "1048576", "-e", f"trace={TRACED}", "-o", str(log)]
    run(strace, use_case, [Fault("write", 0, run_in)], start)
    mark = "".join(f"\\x{byte:02x}" for byte in CAME_THROUGH.encode())
    [child] = [each for each in place.glob("log.*") if mark in each.read_text(encoding="ascii")]
    after = state(run_in)
    assert judge(run_in, before, after) == ""
    return Case(use_case, start, before, after, child.read_text(encoding="ascii"), run_in)


def sweep(case: Case, fault: str, place: Path, *, every: int = 1) -> Iterator[tuple[str, str]]:
    """Meet the fault at every call: what it was, and what is wrong with what is left ("" for nothing).

    `every`: of calls that are made more often than that, each so many'th, with the first and the last.
    """
    counts = {call: n for call, n in case.counts().items() if fault != "full" or call in WRITES}
    faults, injected = {}, []
    for call, times in counts.items():
        at = (
            times + 50
        )  # beyond what the worker makes itself, and each child of the calls that are not its own
        injected += ["-e", f"inject={call}:{FAULTS[fault]}:when={at}"]
        step = every if times > every else 1
        for n in sorted({1, *range(step, times + 1, step), times}):
            which = f"{fault} at {call} {n} of {times}"
            faults[which] = Fault(call, at - n, place / which)
    quick = [] if fault == "kill" else ["--seccomp-bpf"]  # with which strace 6.1 sends no signal
    strace = ["-f", *quick, "-o", "/dev/null", "-e", f"trace={','.join(counts)}", *injected]
    run(strace, case.use_case, list(faults.values()), case.start)
    for which, each in faults.items():
        missed = fault == "kill" and (each.place / CAME_THROUGH).exists()
        yield which, "it was not killed" if missed else judge(each.place, case.before, case.after)
        shutil.rmtree(each.place)
