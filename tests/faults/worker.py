"""The process that meets the faults: it loads the program once, then forks a child for each fault.

    python -m tests.faults.worker USE_CASE WARM_UP [CALL TIMES PLACE]...

Strace makes the same invocation of each call fail or kill, counted in every process on its own. So that it is
another one in each child, that child first makes TIMES harmless invocations of CALL. This process itself makes fewer
than are needed: it does the verb once, in the place WARM_UP, so that no child has a module left to load.
"""

import contextlib
import os
import sys
import traceback
from pathlib import Path

from networker.services.errors import sentence_of
from tests.faults.use_cases import CAME_THROUGH, ENCRYPTING, REFUSED, USE_CASES, UseCase

NOWHERE = "/nonexistent/networker"


def harmless(call: str, times: int) -> None:
    """Invoke a system call so that nothing comes of it."""
    handle = os.memfd_create("nothing")
    invoke = {
        "write": lambda: os.write(handle, b"."),
        "pwrite64": lambda: os.pwrite(handle, b".", 0),
        "fsync": lambda: os.fsync(handle),
        "fdatasync": lambda: os.fdatasync(handle),
        "ftruncate": lambda: os.ftruncate(handle, 0),
        "unlink": lambda: os.unlink(NOWHERE),
        "rename": lambda: os.rename(NOWHERE, NOWHERE),
    }[call]
    for _ in range(times):
        with contextlib.suppress(FileNotFoundError):
            invoke()
    os.close(handle)


def act(use_case: UseCase, place: Path) -> None:
    """Do it; say beside the book how it ended, where it came to an end."""
    try:
        use_case.act(place)
    except Exception as error:
        # As the window and the command line do: what has no sentence for people is a mistake of ours.
        if sentence_of(error) is not None:
            (place / REFUSED).mkdir()
        else:
            (place / "traceback").write_text(traceback.format_exc(), encoding="utf-8")
    (place / CAME_THROUGH).mkdir()


def main(arguments: list[str]) -> None:
    """Meet a fault in each place, one after the other."""
    name, warm_up, *faults = arguments
    use_case = (USE_CASES | ENCRYPTING)[name]
    use_case.act(Path(warm_up))
    for call, times, place in zip(*(faults[n::3] for n in range(3)), strict=True):
        child = os.fork()
        if child == 0:
            harmless(call, int(times))
            act(use_case, Path(place))
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
