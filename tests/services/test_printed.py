"""A printed page lies where it was asked for, whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from networker.services import printed
from networker.services.errors import CannotDo


def test_it_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "2026.pdf"
    path.write_bytes(b"old")
    (tmp_path / "2026.pdf.networker-part").write_bytes(b"left behind")
    assert printed.keep(path, b"new") == path
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["2026.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = printed.keep(tmp_path / "2026.pdf", b"mine")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_where_it_cannot_be_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "2026.pdf"
    with pytest.raises(CannotDo, match=r"Nothing was written to .*2026.pdf: No such file"):
        printed.keep(path, b"page")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(CannotDo, match="Nothing was written"):
        printed.keep(tmp_path / "folder.pdf", b"page")
    assert os.listdir(tmp_path) == ["folder.pdf"]
