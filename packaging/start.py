"""Where the packaged program begins: what `networker` on a command line begins too."""

import os
import sys
from collections.abc import MutableMapping

SEARCH = "LD_LIBRARY_PATH"


def give_back(environment: MutableMapping[str, str]) -> None:
    """Take out what the bootloader put in: where the loader looks for the program's own libraries, and notes to itself.

    This process has read it already; a browser, or a mail program, that it opens must not be given these libraries in place
    of its own, and the program started once more must begin as from a menu.
    """
    before = environment.pop(f"{SEARCH}_ORIG", None)
    if before is None:
        environment.pop(SEARCH, None)
    else:
        environment[SEARCH] = before
    for name in [each for each in environment if each.startswith("_PYI_")]:
        del environment[name]


if __name__ == "__main__":
    from networker.__main__ import main

    if sys.platform.startswith("linux"):
        give_back(os.environ)
    sys.exit(main())
