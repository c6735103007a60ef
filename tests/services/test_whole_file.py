"""A file at a place of the user's: whole or not at all, and what must stay there stays."""

import os
from pathlib import Path

import pytest

from networker.services.errors import CannotDo
from networker.services.whole_file import PART, writing


def put(path: Path, *, replace: bool = True, text: bytes = b"new") -> None:
    with writing(path, replace=replace) as file:
        file.write(text)


def test_a_file_of_somebody_elses_beside_it_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "people.vcf.part"
    theirs.write_bytes(b"half a download")
    put(tmp_path / "people.vcf")
    assert theirs.read_bytes() == b"half a download"


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("networker.db", b"SQLite format 3\0..."), ("book.vcf", b"SQLite format 3\0..."),
        ("encrypted.db", b"\x8f\x03"), ("networker.db-wal", b""),
    ],
)  # fmt: skip
def test_a_database_is_never_replaced(tmp_path: Path, name: str, held: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(held)
    with pytest.raises(CannotDo, match="is a database and is left as it is"):
        put(path)
    assert path.read_bytes() == held
    assert os.listdir(tmp_path) == [name]


def test_nor_by_way_of_a_link(tmp_path: Path) -> None:
    (tmp_path / "book.db").write_bytes(b"SQLite format 3\0...")
    (tmp_path / "people.vcf").symlink_to(tmp_path / "book.db")
    with pytest.raises(CannotDo, match="is a database"):
        put(tmp_path / "people.vcf")
    assert (tmp_path / "book.db").read_bytes() == b"SQLite format 3\0..."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name there")
def test_nobody_waits_for_the_other_end_of_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "people.vcf")
    put(tmp_path / "people.vcf")
    assert (tmp_path / "people.vcf").read_bytes() == b"new"


def test_a_new_database_by_that_name_may_be_written(tmp_path: Path) -> None:
    put(tmp_path / "new.db", replace=False)
    assert (tmp_path / "new.db").read_bytes() == b"new"


def test_what_came_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    with pytest.raises(CannotDo, match="meanwhile"), writing(path, replace=False) as file:
        file.write(b"new")
        path.write_bytes(b"theirs")
    assert path.read_bytes() == b"theirs"
    assert os.listdir(tmp_path) == ["people.vcf"]


def test_nothing_is_left_of_what_failed(tmp_path: Path) -> None:
    (tmp_path / "people.vcf").write_bytes(b"old")
    with pytest.raises(KeyError), writing(tmp_path / "people.vcf", replace=True) as file:
        file.write(b"half")
        assert (tmp_path / f"people.vcf{PART}").exists()
        raise KeyError
    assert os.listdir(tmp_path) == ["people.vcf"]
    assert (tmp_path / "people.vcf").read_bytes() == b"old"
