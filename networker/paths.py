"""Where things live: the user's data folder and the program's own resources. The one importer of appdirs."""

import os
import sys
from pathlib import Path


def data_folder(chosen: str | os.PathLike[str] | None = None) -> Path:
    """The folder of the book: the one chosen, else NETWORKER_DATA_DIR, else the user's app-data folder."""
    if chosen is not None and str(chosen):
        return Path(chosen).expanduser().absolute()
    if named := os.environ.get("NETWORKER_DATA_DIR"):
        return Path(named).expanduser().absolute()
    return usual_folder()


def usual_folder() -> Path:
    """The user's app-data folder: the one of a start for which no other is named."""
    import appdirs

    return Path(appdirs.user_data_dir("Networker", appauthor=False))


def resources() -> Path:
    """The folder of icons and sample people: beside the package in a checkout, inside it when installed.

    Raises FileNotFoundError where the installation is incomplete.
    """
    here = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    for folder in (
        Path(bundle) / "resources" if bundle else None,
        here / "resources",
        here.parent / "resources",
    ):
        if folder is not None and (folder / "icons").is_dir():
            return folder
    raise FileNotFoundError("Networker's resources folder is missing: install the program again")
