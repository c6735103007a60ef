"""What is said of encryption, and that the page of the guide says the same of what it does not protect."""

from pathlib import Path

from networker.services.encryption import Otherwise
from networker.ui.encryption import words

GUIDE = Path(__file__).parents[3] / "docs" / "encryption.md"


def test_what_lies_beside_the_book_is_counted_and_named() -> None:
    folder = Path("/home/ana/book")
    none = Otherwise()
    assert words.beside(none, encrypted=True) == words.others(none, folder) == ""
    one = Otherwise((folder / "backups" / "a.db",), (folder / "damaged-1" / "networker.db",))
    assert words.beside(one, encrypted=True).startswith("1 backup does not have this phrase")
    assert words.beside(one, encrypted=False).startswith("1 backup is encrypted still")
    named = words.others(one, folder)
    assert named == "1 other file holds what was in your book, unencrypted: damaged-1/networker.db"
    many = Otherwise((), tuple(Path(f"/media/stick/{n}.db") for n in range(6)))
    assert words.others(many, folder).startswith("6 other files")
    assert words.others(many, folder).endswith("/media/stick/3.db, …")


def test_what_became_of_backups() -> None:
    assert words.brought(2, 0) == "2 backups were written anew."
    assert words.brought(1, 1).endswith("1 stayed as it is: it is damaged, or has a phrase of before.")


def test_the_guide_names_each_limit() -> None:
    told = GUIDE.read_text(encoding="utf-8").split("## What it does not protect")[1].split("\n## ")[0]
    assert told.count("\n- **") == len(words.unprotected())
