"""A page that was printed to a file, kept where the user chose."""

from pathlib import Path

from networker.services import whole_file
from networker.services.errors import CannotDo


def keep(path: Path, page: bytes) -> Path:
    """Write a page to a file that nobody else may read, in the place of one that is there; answers where it lies.

    Raises CannotDo in one sentence, with nothing left behind and what was there as it was.
    """
    try:
        with whole_file.writing(path, replace=True) as file:
            file.write(page)
    except OSError as error:
        raise CannotDo(f"Nothing was written to {path}: {error.strerror}.") from error
    return path
