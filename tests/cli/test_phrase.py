"""A verb on an encrypted book: its phrase from a file or the terminal, never from the words typed."""

import io
from contextlib import closing
from pathlib import Path

import pytest

from networker.cli import phrase, run
from networker.services import encryption, people
from networker.store.book import Book
from networker.store.cipher import WrongPhrase
from tests.store.ciphered import needs_cipher
from tests.store.damaging import NOW

pytestmark = needs_cipher
PHRASE = "otter lamp seven"


@pytest.fixture
def encrypted(data_dir: Path) -> Path:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Torres", now=NOW)
    encryption.change(data_dir, of=None, phrase=PHRASE)
    return data_dir


def _said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = run.main(words)
    found = capsys.readouterr()
    return status, found.out, found.err


def test_a_file_that_is_named_holds_it(
    encrypted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named = tmp_path / "phrase"
    named.write_text(f"{PHRASE}\r\nwhatever else\n", encoding="utf-8")
    monkeypatch.setenv(phrase.FILE, str(named))
    status, out, err = _said(capsys, "people")
    assert (status, err) == (0, "")
    assert "Ana Torres" in out
    for words in (
        ("log", "coffee Ana yesterday"),
        ("today",),
        ("check",),
        ("backup",),
        ("backups",),
        ("undo",),
    ):
        status, out, err = _said(capsys, *words)
        assert (status, err) == (0, ""), words
    named.write_text("another", encoding="utf-8")
    status, out, err = _said(capsys, "people")
    assert (status, out) == (1, "")
    assert err.startswith("networker: This phrase does not open the book.")
    monkeypatch.setenv(phrase.FILE, str(tmp_path / "none"))
    assert "cannot be read" in _said(capsys, "people")[2]


def test_without_a_terminal_it_says_where_to_put_it(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(PHRASE))
    for words in (("people",), ("log", "coffee Ana"), ("today",)):
        status, out, err = _said(capsys, *words)
        assert (status, out) == (1, "")
        assert phrase.FILE in err


def test_at_a_terminal_it_is_asked_for_three_times(
    encrypted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(("no", "neither", PHRASE))
    key = phrase.key_of(encrypted, ask=lambda _said: next(typed))
    assert key == encryption.unlock(encrypted, PHRASE)
    assert capsys.readouterr().err.count("try again") == 2
    with pytest.raises(WrongPhrase):
        phrase.key_of(encrypted, ask=lambda _said: "no")


def test_the_window_answers_for_who_has_no_phrase(
    encrypted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It holds the book open already: nobody is asked."""
    key = encryption.unlock(encrypted, PHRASE)
    with closing(Book(encrypted, now=NOW, cipher=key)) as book:
        status = run.main(
            ["log", "coffee Ana yesterday"], window=lambda _folder, call: run.answer(book, call)
        )
        assert status == 0
        assert book.read("SELECT count(*) FROM interaction") == [(1,)]
    assert capsys.readouterr().err == ""


def test_a_file_of_the_windows_notepad_begins_with_a_mark_that_is_not_of_the_phrase(
    encrypted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "phrase"
    named.write_text(f"{PHRASE}\r\n", encoding="utf-8-sig")
    monkeypatch.setenv(phrase.FILE, str(named))
    assert phrase.key_of(encrypted) == encryption.unlock(encrypted, PHRASE)


def test_bytes_that_are_no_letters_are_another_phrase(
    encrypted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter((b"\xff\xfe", PHRASE.encode()))
    key = phrase.key_of(encrypted, ask=lambda _said: next(typed).decode())
    assert key == encryption.unlock(encrypted, PHRASE)
    assert capsys.readouterr().err.count("try again") == 1
    with pytest.raises(WrongPhrase):
        phrase.key_of(encrypted, ask=lambda _said: b"\xff".decode())
