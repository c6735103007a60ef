"""Reading what was dropped: files that cannot be read refuse all of them, and each is named."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import imports
from networker.store.book import Book

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEMAIL:ana@x.example\nEND:VCARD\n"


def test_all_that_cannot_be_read_are_named(data_dir: Path, tmp_path: Path) -> None:
    contents = {"photo.jpg": b"\xff\xd8\xff\xe0" + b"\0" * 80, "ana.vcf": CARD.encode(), "table.csv": b"Wer,Wo\nx,y\n",
                "zero.csv": b""}  # fmt: skip
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    with closing(Book(data_dir, now=datetime(2026, 11, 20, tzinfo=UTC))) as book:
        with pytest.raises(imports.Unreadable) as refused:
            imports.plan(book, [tmp_path / name for name in contents])
        named = [path.name for path in refused.value.why if isinstance(path, Path)]
        assert named == ["photo.jpg", "zero.csv"], "a table whose columns may be named is asked about"
        assert all(name in str(refused.value) for name in named)
        assert book.read("SELECT count(*) FROM person") == [(0,)]
