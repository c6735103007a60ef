"""Where the packaged program begins: what `networker` on a command line begins too."""

import os
import sys
from collections.abc import MutableMapping
from typing import Any

SEARCH = "LD_LIBRARY_PATH"
ITSELF = "/proc/self/exe"  # the file that was started, also when another one has its name by now


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


def keep_hold(archive: Any, itself: str = ITSELF) -> None:
    """Have modules that are loaded late read out of the file that was started; `archive`: PyInstaller's reader of it.

    It opens the file by its name each time. An update of the package puts another one there while this program runs, often for
    days in the tray: every page that was not opened before would fail, and so would the card that tells of failures.
    """
    named = getattr(archive, "_filename", "")
    if named and os.path.exists(itself) and os.path.samefile(named, itself):
        archive._filename = itself


if __name__ == "__main__":
    from networker.__main__ import main

    if sys.platform.startswith("linux"):
        import pyimod02_importers  # of the bootloader

        give_back(os.environ)
        keep_hold(pyimod02_importers.pyz_archive)
    sys.exit(main())
