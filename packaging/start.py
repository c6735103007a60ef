"""Where the packaged program begins: what `networker` on a command line begins too."""

import os
import sys
from collections.abc import MutableMapping

SEARCH = "LD_LIBRARY_PATH"


def give_back(environment: MutableMapping[str, str]) -> None:
    """Take out where the bootloader made the loader look for the program's own libraries.

    This process has read it already; a browser, or a mail program, that it opens must not be given them in place of its own.
    """
    before = environment.pop(f"{SEARCH}_ORIG", None)
    if before is None:
        environment.pop(SEARCH, None)
    else:
        environment[SEARCH] = before


if __name__ == "__main__":
    from networker.__main__ import main

    if sys.platform.startswith("linux"):
        give_back(os.environ)
    sys.exit(main())
