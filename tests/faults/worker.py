"""The process that meets the faults: it loads the program once, then forks a child for each fault.

    python -m tests.faults.worker USE_CASE CALL AT WARM_UP PLACE...

Strace makes the AT-th invocation of CALL fail or kill, counted in each child on its own. So that it is another
one in each, the child in the n-th place first makes AT - n harmless invocations. This process itself makes fewer than AT:
it does the verb once, in the place WARM_UP, so that no child has a module left to load.
"""

import contextlib
import os
import sys
import traceback
from pathlib import Path

from networker.services.errors import sentence_of
from tests.faults.use_cases import CAME_THROUGH, REFUSED, USE_CASES, UseCase

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
    name, call, at, warm_up, *places = arguments
    use_case = USE_CASES[name]
    use_case.act(Path(warm_up))
    for n, place in enumerate(places, start=1):
        child = os.fork()
        if child == 0:
            if call != "none":
                harmless(call, int(at) - n)
            act(use_case, Path(place))
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
