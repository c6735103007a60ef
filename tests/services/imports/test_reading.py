"""Reading what was dropped: files that cannot be read refuse all of them, and each is named."""

import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import imports, undo
from networker.services.imports.planned import Progress
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


CARDS = "".join(CARD.replace("Ana", f"Ana {n}").replace("ana@", f"a{n}@") for n in range(4000))
PHOTO = b"\xff\xd8\xff\xe0" + b"\0" * (len(CARDS) - 4)


def folder(at: Path) -> list[Path]:
    (at / "drop").mkdir()
    (at / "drop" / "a.jpg").write_bytes(PHOTO)
    (at / "drop" / "b.vcf").write_text(CARDS)
    return [at / "drop"]


def archive(at: Path) -> list[Path]:
    with zipfile.ZipFile(at / "drop.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.jpg", PHOTO)
        packed.writestr("b.vcf", CARDS)
    return [at / "drop.zip"]


def alone(at: Path) -> list[Path]:
    (at / "b.vcf").write_text(CARDS)
    return [at / "b.vcf"]


def two(at: Path) -> list[Path]:
    (at / "a.vcf").write_text(CARDS.replace("@x.", "@y."))
    return [at / "a.vcf", *alone(at)]


@pytest.mark.parametrize(
    ("drop", "first"),
    [(alone, 0.0), (two, 0.0), (folder, 0.5), (archive, 0.5)],
    ids=["alone", "two", "folder", "zip"],
)
def test_how_far_the_bytes_are_read_is_told(
    drop: Callable[[Path], list[Path]], first: float, data_dir: Path, tmp_path: Path
) -> None:
    """A picture in a folder is passed over, and its bytes are done with."""
    far: list[float] = []
    hear: Progress = lambda what, _n, _of=0, share=0.0, /: far.append(share) if what == "reading" else None  # noqa: E731
    with closing(Book(data_dir, now=datetime(2026, 11, 20, tzinfo=UTC))) as book:
        imports.plan(book, drop(tmp_path), progress=hear)
    assert len(set(far)) > 5, "it moves"
    assert far == sorted(far)
    assert first <= far[0] < first + 0.45
    assert 0.8 < far[-1] <= 1


def test_a_name_that_deceives_is_shown_as_it_is(data_dir: Path, tmp_path: Path) -> None:
    """A sign that turns the writing round, or a line break, would make the name of a file another one."""
    odd = tmp_path / "ev\u202efcv.exe\nall is well.vcf"
    odd.write_text(CARD + "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n")
    shown = "ev\ufffdfcv.exe\ufffdall is well.vcf"
    with closing(Book(data_dir, now=datetime(2026, 11, 20, tzinfo=UTC))) as book:
        plan = imports.plan(book, [odd])
        assert plan.files == (shown,)
        assert {entry.file for entry in plan.entries} | {each.file for each in plan.skipped} == {shown}
        imports.apply(book, plan, now=datetime(2026, 11, 20, tzinfo=UTC))
        assert undo.next_labels(book)[0] == f"Import of {shown}"
        assert book.read("SELECT DISTINCT file FROM source") == [(shown,)]
        with book.step("old", "A book of an older version", now=datetime(2026, 11, 20, tzinfo=UTC)) as step:
            step.execute("UPDATE import SET files = ?", (json.dumps([odd.name]),))
        assert [each.files for each in imports.past(book)] == [(shown,)]
