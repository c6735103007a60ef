"""A book under another key: nothing of it readable in any file, every row the same, backups and restore with it."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from networker.domain.going_on import Cancelled
from networker.services import backups as services
from networker.services import forgetting, hidden_names, people, restoring
from networker.store import aside, backups, cipher, encrypting, salvage
from networker.store.book import ANEW, NAME, VERSION, Book
from networker.store.cipher import Cipher, OtherPhrase
from networker.store.errors import BookError, BookLocked
from tests.store.ciphered import CANARY, KEY, OTHER, holding, needs_cipher
from tests.store.damaging import NOW, PAGE, fill
from tests.store.dump import dump
from tests.store.older import as_version_16

pytestmark = needs_cipher


def _opened(folder: Path, key: Cipher | None = None) -> "closing[Book]":
    return closing(Book(folder, now=NOW, cipher=key))


def _noted(folder: Path, key: Cipher | None = None) -> None:
    with _opened(folder, key) as book:
        ana, _ = people.add(book, name=f"Ana {CANARY}", now=NOW)
        people.set_notes(book, ana, f"{CANARY} dives.", now=NOW)


def test_every_row_is_the_same_under_each_key(data_dir: Path) -> None:
    fill(data_dir, people=30)
    _noted(data_dir)
    with _opened(data_dir) as book:
        before = dump(book)
        steps = book.read("SELECT * FROM step")
    last: Cipher | None = None
    for key in (KEY, OTHER, None):
        encrypting.change(data_dir, of=last, to=key)
        with _opened(data_dir, key) as book:
            assert dump(book) == before
            assert book.read("SELECT * FROM step") == steps
            assert book.read("PRAGMA integrity_check") == [("ok",)]
        last = key


def test_nothing_can_be_read_in_any_file_while_it_is_open_or_closed(data_dir: Path) -> None:
    _noted(data_dir)
    assert holding(data_dir)  # the needle is one
    encrypting.change(data_dir, of=None, to=KEY)
    with _opened(data_dir, KEY) as book:
        people.add(book, name=f"Ben {CANARY}", now=NOW)
        services.write(book, services.places(book, ""), now=NOW)
        found = restoring.restore_from(
            book, services.listed(services.places(book, ""))[0].path, services.places(book, ""), now=NOW
        )
        assert found.people == 2
        assert (data_dir / (NAME + "-wal")).exists()
        with closing(hidden_names.make(book, now=NOW)) as hidden:
            assert hidden.cipher == KEY
            assert holding(data_dir) == []
    assert holding(data_dir) == []


def test_a_backup_of_before_is_put_back_under_the_key_of_the_book(data_dir: Path) -> None:
    _noted(data_dir)
    with _opened(data_dir) as book:
        old = services.write(book, services.places(book, ""), now=NOW).path
        people.add(book, name="Ben", now=NOW)
    encrypting.change(data_dir, of=None, to=KEY)
    with _opened(data_dir, KEY) as book:
        where = services.places(book, "")
        assert restoring.restore_from(book, old, where, now=NOW).people == 1
        assert restoring.take_back(book, now=NOW).label
        assert len(book.read("SELECT 1 FROM person")) == 2
    assert cipher.salt_of(data_dir / NAME) == KEY.salt
    assert list(data_dir.glob("restoring-*")) == []


def test_a_backup_under_another_phrase_is_refused_and_left(data_dir: Path) -> None:
    _noted(data_dir)
    encrypting.change(data_dir, of=None, to=KEY)
    with _opened(data_dir, KEY) as book:
        old = services.write(book, services.places(book, ""), now=NOW).path
    encrypting.change(data_dir, of=KEY, to=OTHER)
    with _opened(data_dir, OTHER) as book, pytest.raises(OtherPhrase):
        restoring.restore_from(book, old, services.places(book, ""), now=NOW)


def test_backups_are_brought_over_whole_with_what_is_said_of_them(data_dir: Path) -> None:
    _noted(data_dir)
    with _opened(data_dir) as book:
        where = services.places(book, "")
        for n in range(3):
            services.write(book, where, now=NOW + timedelta(days=n))
        before = services.listed(where)
    broken = before[1].path
    broken.write_bytes(broken.read_bytes()[:-10])
    encrypting.change(data_dir, of=None, to=KEY)
    found = encrypting.otherwise(data_dir, KEY)
    assert [each.name for each in found.backups] == sorted(each.path.name for each in before)
    assert encrypting.bring_over(found.backups, of=(None,), to=KEY) == 2
    left = encrypting.otherwise(data_dir, KEY)
    assert left.backups == (broken,)  # damaged: it stays as it is
    after = backups.listed(data_dir / "backups")
    assert [(each.number, each.at, each.held) for each in after] == [
        (each.number, each.at, each.held) for each in before
    ]
    assert all(backups.examine(each.path, KEY).held.people == 1 for each in after if each.path != broken)
    encrypting.take_away(left.backups)
    assert holding(data_dir) == []
    assert list((data_dir / "backups").glob("*.part")) == []


def test_parts_of_a_book_that_was_put_aside_are_told_of(data_dir: Path) -> None:
    _noted(data_dir)
    away = data_dir / "damaged-20261101T090000Z"
    away.mkdir()
    (away / NAME).write_bytes((data_dir / NAME).read_bytes())
    log = away / (NAME + "-wal")
    log.write_bytes(encrypting.LOG[1] + b"\0" * 28 + (CANARY * 600).encode())
    encrypting.change(data_dir, of=None, to=KEY)
    found = encrypting.otherwise(data_dir, KEY)
    assert found == encrypting.Otherwise((), (away / NAME, log))
    assert encrypting.take_away(found.others) == 2
    assert not away.exists()
    assert encrypting.otherwise(data_dir, KEY) == encrypting.Otherwise()


def test_an_open_book_is_not_changed_under_anybody(data_dir: Path) -> None:
    _noted(data_dir)
    with _opened(data_dir) as book, pytest.raises(BookLocked):
        encrypting.change(data_dir, of=None, to=KEY)
    with closing(Book(data_dir, now=NOW, writes=False)) as book:
        book.read("SELECT 1 FROM person")
        with closing(Book(data_dir, now=NOW)) as writing:
            people.add(writing, name="Ben", now=NOW)


def test_a_wrong_key_writes_over_nothing(data_dir: Path) -> None:
    _noted(data_dir)
    encrypting.change(data_dir, of=None, to=KEY)
    before = (data_dir / NAME).read_bytes()
    with pytest.raises(BookError):
        encrypting.change(data_dir, of=OTHER, to=None)
    assert (data_dir / NAME).read_bytes() == before
    assert not (data_dir / (NAME + ANEW)).exists()


def test_too_little_room_is_said_before(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _noted(data_dir)
    monkeypatch.setattr(encrypting, "ROOM", 10**12)
    with pytest.raises(BookError, match="room"):
        encrypting.change(data_dir, of=None, to=KEY)
    assert cipher.salt_of(data_dir / NAME) == cipher.MAGIC


def test_rows_that_differ_are_found(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison is one: a copy that lost a word would not take the place."""
    _noted(data_dir)
    compare = encrypting._compare

    def spoilt(sql: object) -> None:
        sql.execute("UPDATE anew.person SET notes = ''")  # type: ignore[attr-defined]
        compare(sql)  # type: ignore[arg-type]

    monkeypatch.setattr(encrypting, "_compare", spoilt)
    with pytest.raises(BookError):
        encrypting.change(data_dir, of=None, to=KEY)
    assert holding(data_dir) == [NAME]


def test_it_can_be_stopped_in_each_part_and_the_book_is_as_it_was(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encrypting, "OFTEN", 50)
    _noted(data_dir)
    before = (data_dir / NAME).read_bytes()
    for part in range(encrypting.PARTS):

        def heard(at: int, _of: int, part: int = part) -> None:
            if at == part:
                raise Cancelled

        with pytest.raises(Cancelled):
            encrypting.change(data_dir, of=None, to=KEY, going_on=heard)
        assert (data_dir / NAME).read_bytes() == before
        assert not (data_dir / (NAME + ANEW)).exists()
    heard_of: set[int] = set()
    encrypting.change(data_dir, of=None, to=KEY, going_on=lambda at, _of: heard_of.add(at))
    assert heard_of == set(range(encrypting.PARTS))


def test_what_a_kill_left_goes_at_the_next_start(data_dir: Path) -> None:
    _noted(data_dir)
    encrypting.change(data_dir, of=None, to=KEY)
    left = data_dir / (NAME + ANEW)
    left.write_text(CANARY)
    with _opened(data_dir, KEY):
        assert holding(data_dir) == []


def test_of_a_damaged_one_is_saved_what_can_be_read_under_its_key(data_dir: Path) -> None:
    fill(data_dir, people=300)
    encrypting.change(data_dir, of=None, to=KEY)
    whole = bytearray((data_dir / NAME).read_bytes())
    at = len(whole) // PAGE // 2 * PAGE
    whole[at : at + 64] = b"\0" * 64
    (data_dir / NAME).write_bytes(whole)
    to = data_dir / "saved.db"
    saved = salvage.save(data_dir / NAME, to, now=NOW, version=VERSION, cipher=KEY)
    assert saved.total > 1000
    assert cipher.salt_of(to) == KEY.salt


def test_a_plain_backup_in_the_place_of_a_damaged_encrypted_book_is_encrypted(data_dir: Path) -> None:
    _noted(data_dir)
    with _opened(data_dir) as book:
        services.write(book, services.places(book, ""), now=NOW)
    encrypting.change(data_dir, of=None, to=KEY)
    good = aside.newest_good(data_dir / "backups", cipher=KEY)
    assert good is not None
    ready = aside.make_ready(good.path, data_dir, KEY)
    assert cipher.salt_of(ready) == KEY.salt
    assert cipher.fits(ready, KEY)


def test_an_older_encrypted_book_is_brought_up_to_date(data_dir: Path) -> None:
    _noted(data_dir)
    encrypting.change(data_dir, of=None, to=KEY)
    with closing(cipher.connect(data_dir / NAME, KEY)) as sql:
        as_version_16(sql)
        sql.execute("DELETE FROM migration")
        sql.execute("PRAGMA user_version = 16")
    with _opened(data_dir, KEY) as book:
        assert book.read("PRAGMA user_version") == [(VERSION,)]
        assert book.read("SELECT name FROM person") == [(f"Ana {CANARY}",)]
    assert holding(data_dir) == []  # the copy that was made before as well
    assert len(list((data_dir / "backups").glob("*.db"))) == 1


def test_somebody_is_forgotten_in_an_encrypted_book_too(data_dir: Path) -> None:
    _noted(data_dir)
    encrypting.change(data_dir, of=None, to=KEY)
    with _opened(data_dir, KEY) as book:
        where = services.places(book, "")
        kept = services.write(book, where, now=NOW).path
        [(ana,)] = book.read("SELECT id FROM person")
        assert kept in forgetting.look(book, [ana], where).copies
        done = forgetting.forget(book, [ana], where, now=NOW, remove_copies=True)
        assert done.clean
        assert book.read("SELECT 1 FROM person") == []
    encrypting.change(data_dir, of=KEY, to=None)
    assert CANARY.encode() not in (data_dir / NAME).read_bytes()
