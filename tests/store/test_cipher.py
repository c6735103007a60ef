"""Keys and encrypted files: which phrase opens what, what is noise and what damage, and that a plain book pays nothing."""

import subprocess
import sys
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from networker.store import cipher, encrypting
from networker.store.book import NAME, Book
from networker.store.cipher import DamagedUnder, PhraseNeeded, WrongPhrase
from networker.store.errors import DamagedBook
from tests.store.ciphered import KEY, OTHER, needs_cipher
from tests.store.damaging import NOW, PAGE, fill

PHRASE = "otter lamp séven"


@pytest.fixture
def encrypted(data_dir: Path) -> Path:
    """A book under KEY."""
    fill(data_dir, people=60)
    encrypting.change(data_dir, of=None, to=KEY)
    return data_dir / NAME


def test_a_plain_book_imports_nothing_of_it(data_dir: Path) -> None:
    fill(data_dir, people=2)
    program = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path; from networker.store.book import Book\n"
        "book = Book(Path(sys.argv[1]), now=datetime.now(UTC)); book.read('SELECT 1 FROM person'); book.close()\n"
        "print(sorted({'sqlcipher3', 'keyring', 'hmac'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(data_dir)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_key_is_shown_nowhere() -> None:
    assert "03" not in repr(KEY)
    assert KEY.key.hex() not in f"{KEY}{[KEY]}"


@needs_cipher
def test_the_phrase_opens_the_book_however_its_accents_are_typed(
    data_dir: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fill(data_dir, people=2)
    made = cipher.new(unicodedata.normalize("NFC", PHRASE))
    encrypting.change(data_dir, of=None, to=made)
    assert cipher.unlock(data_dir / NAME, unicodedata.normalize("NFD", PHRASE)) == made
    before = (data_dir / NAME).read_bytes()
    for wrong in ("", "Otter lamp séven", PHRASE + " ", "\ud800"):
        with pytest.raises(WrongPhrase):
            cipher.unlock(data_dir / NAME, wrong)
    assert (data_dir / NAME).read_bytes() == before
    assert capfd.readouterr().err == ""  # SQLCipher would tell of it


@needs_cipher
def test_the_tools_of_sqlcipher_open_it_with_the_phrase(data_dir: Path) -> None:
    from sqlcipher3 import dbapi2

    fill(data_dir, people=3)
    encrypting.change(data_dir, of=None, to=cipher.new("otter lamp seven"))
    with closing(dbapi2.connect(str(data_dir / NAME))) as sql:
        sql.execute("PRAGMA key = 'otter lamp seven'")
        assert sql.execute("SELECT count(*) FROM person").fetchone() == (3,)


@needs_cipher
def test_without_a_key_it_is_asked_for_and_nothing_is_made(encrypted: Path) -> None:
    before = sorted(each.name for each in encrypted.parent.iterdir())
    for writes in (True, False):
        with pytest.raises(PhraseNeeded):
            Book(encrypted.parent, now=NOW, writes=writes)
    assert sorted(each.name for each in encrypted.parent.iterdir()) == before
    with closing(Book(encrypted.parent, now=NOW, cipher=KEY)) as book:
        assert book.read("SELECT count(*) FROM person") == [(60,)]


def test_a_key_for_a_plain_book_is_not_used(data_dir: Path) -> None:
    fill(data_dir, people=2)
    with closing(Book(data_dir, now=NOW, cipher=KEY)) as book:
        assert book.cipher is None


@needs_cipher
def test_a_plain_book_without_its_head_is_damaged_and_not_encrypted(data_dir: Path) -> None:
    fill(data_dir, people=200)
    path = data_dir / NAME
    whole = path.read_bytes()
    path.write_bytes(bytes(range(256)) * (PAGE // 256) + whole[PAGE:])
    assert not cipher.is_encrypted(path)
    path.write_bytes(b"")
    assert not cipher.is_encrypted(path)


@needs_cipher
def test_a_book_with_pages_of_nothing_is_encrypted_all_the_same(encrypted: Path) -> None:
    whole = encrypted.read_bytes()
    half = len(whole) // PAGE // 4 * PAGE
    encrypted.write_bytes(whole[:-half] + b"\0" * half)
    assert cipher.is_encrypted(encrypted)


@needs_cipher
@pytest.mark.parametrize("at", [3, 2000], ids=["salt", "first page"])
def test_the_right_phrase_of_a_book_with_a_damaged_first_page_is_known(data_dir: Path, at: int) -> None:
    """Of damage to the salt alone the book is whole all the same, with that of a copy."""
    fill(data_dir, people=60)
    made = cipher.new(PHRASE)
    encrypting.change(data_dir, of=None, to=made)
    path = data_dir / NAME
    copy = data_dir / "copy.db"
    copy.write_bytes(path.read_bytes())
    whole = bytearray(path.read_bytes())
    whole[at] ^= 1
    path.write_bytes(whole)
    with pytest.raises(WrongPhrase):
        cipher.unlock(path, "another phrase", copies=(copy,))
    if at < cipher.SALT:
        assert cipher.unlock(path, PHRASE, copies=(copy,)) == made
        Book(data_dir, now=NOW, cipher=made).close()
        return
    with pytest.raises(DamagedUnder) as damaged:
        cipher.unlock(path, PHRASE, copies=(copy,))
    assert damaged.value.cipher == made
    with pytest.raises(DamagedBook):
        Book(data_dir, now=NOW, cipher=made)


@needs_cipher
def test_one_bit_that_turned_is_found_at_the_start(encrypted: Path) -> None:
    whole = bytearray(encrypted.read_bytes())
    whole[20 * PAGE + 100] ^= 4
    encrypted.write_bytes(whole)
    with pytest.raises(DamagedBook):
        Book(encrypted.parent, now=NOW, cipher=KEY)


@needs_cipher
def test_another_key_does_not_fit(encrypted: Path) -> None:
    assert cipher.fits(encrypted, KEY)
    assert not cipher.fits(encrypted, OTHER)


def test_what_is_not_installed_is_said_with_the_way_to_it(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(cipher.NoCipher, match="pip install"):
        cipher.connect(data_dir / NAME, KEY)


def test_who_has_the_packaged_program_is_not_sent_to_pip(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(cipher.NoCipher, match=r"^(?!.*pip).*Install Networker again"):
        cipher.connect(data_dir / NAME, KEY)
