"""What the program does while something fails: each use case in a small book, and what must be true of it afterwards.

A use case is prepared once, in a folder that is copied for every fault; `act` is what the fault falls into. It opens the
book, does one verb and closes the book, all by the services that the window calls too.
"""

import contextlib
import hashlib
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from networker.domain.vocabulary import Channel, ImportId, PersonId
from networker.services import backup, backups, forgetting, imports, merge, people, quick_log, restoring, undo
from networker.store import cipher, encrypting
from networker.store.backup import sha256
from networker.store.book import ANEW, NAME, Book
from networker.store.cipher import Cipher, salt_of
from tests.store.older import as_version_16

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
# Folders that are made beside the book, to say how it went: see worker.py.
ACKNOWLEDGED, REFUSED, CAME_THROUGH = "acknowledged", "refused", "came through"
FILE = "Contacts.vcf"
_PLACE = re.compile(
    r'[^" ]*/(?=backups/)'
)  # what lies where, but for the folder: each fault has one of its own
FORGOTTEN = "Zqxcanary"  # stands in all that is known of whoever is forgotten, and nowhere else
Act = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class UseCase:
    """One of the things people do. `prepare` fills an empty folder with the book it begins with."""

    name: str
    prepare: Act
    act: Act


def acknowledge(place: Path) -> None:
    """Say that the verb has come back: what it did must never be lost again. A folder, since writing is what fails."""
    (place / ACKNOWLEDGED).mkdir()


# Keys that open the books of these use cases; a file shows by its salt which of them is its own.
ONE, OTHER = (Cipher(bytes([n]) * 32, bytes([n]) * 16) for n in (1, 2))


def _key(path: Path) -> Cipher | None:
    """What opens a file; None where it is plain."""
    salt = salt_of(path) if path.exists() else b""
    return next((each for each in (ONE, OTHER) if each.salt == salt), None)


def _opened(place: Path) -> "closing[Book]":
    return closing(Book(place, now=NOW, cipher=_key(place / NAME)))


def _put_under(key: Cipher | None, place: Path) -> None:
    encrypting.change(place, of=_key(place / NAME), to=key)
    acknowledge(place)


def _encrypted(place: Path) -> None:
    _small(place)
    encrypting.change(place, of=None, to=ONE)


def _small(place: Path) -> None:
    with _opened(place) as book:
        for name, address in (("Ana Ruiz", "ana@x.example"), ("Ben Okafor", ""), ("Chloé Dürr", "")):
            people.add(book, name=name, now=NOW, handles=[(Channel.MAIL, address)] if address else [])


def _edit(place: Path) -> None:
    with _opened(place) as book:
        people.set_notes(book, PersonId(1), "Dives. Knows every wreck on the coast.\n" * 40, now=NOW)
        acknowledge(place)


def _small_with_file(place: Path) -> None:
    _small(place)
    cards = [
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:{name.split()[0].lower()}@x.example\r\n"
        f"ORG:{company}\r\nTITLE:Surveyor\r\nEND:VCARD\r\n"
        for name, company in (("Ana Ruiz", "Deep"), ("Dara Lim", "Tramway Nine"), ("Émile Roy", "Quay"))
    ]
    (place / FILE).write_text("".join(cards), encoding="utf-8")


def _import(place: Path) -> None:
    with _opened(place) as book:
        imports.apply(book, imports.plan(book, [place / FILE], now=NOW), now=NOW)
        acknowledge(place)


def _merge(place: Path) -> None:
    with _opened(place) as book:
        merge.merge(book, 1, 2, now=NOW)
        acknowledge(place)


def _merged(place: Path) -> None:
    _small(place)
    with _opened(place) as book:
        merge.merge(book, 1, 2, now=NOW)


def _undo(place: Path) -> None:
    with _opened(place) as book:
        undo.undo(book, now=NOW)
        acknowledge(place)


def _imported(place: Path) -> None:
    _small_with_file(place)
    with _opened(place) as book:
        imports.apply(book, imports.plan(book, [place / FILE], now=NOW), now=NOW)
        people.add(book, name="Finn Moss", now=NOW)


def _take_back(place: Path) -> None:
    with _opened(place) as book:
        undo.undo_import(book, ImportId(1), now=NOW)
        acknowledge(place)


def _older(place: Path) -> None:
    _small(place)
    with closing(sqlite3.connect(place / NAME)) as sql:
        as_version_16(sql)
        sql.execute("DELETE FROM migration")
        sql.execute("PRAGMA user_version = 16")
        sql.commit()


def _migrate(place: Path) -> None:
    with _opened(place):
        acknowledge(place)


def _backup(place: Path) -> None:
    with _opened(place) as book:
        backup.write(book, now=NOW)
        acknowledge(place)


def _with_backup(place: Path) -> None:
    _small(place)
    with _opened(place) as book:
        backup.write(book, now=NOW)
        people.set_notes(book, PersonId(1), "Dives.\n" * 2000, now=NOW)


def _restore(place: Path) -> None:
    with _opened(place) as book:
        where = backups.places(book, "")
        restoring.restore_from(book, backups.listed(where)[0].path, where, now=NOW)
        acknowledge(place)


def _with_somebody_to_forget(place: Path) -> None:
    _small(place)
    with _opened(place) as book:
        people.add(book, name=f"Zoe {FORGOTTEN}", now=NOW, handles=[(Channel.MAIL, f"{FORGOTTEN}@x.example")])
        people.set_notes(book, PersonId(4), f"{FORGOTTEN} sails.\n" * 300, now=NOW)
        people.set_notes(book, PersonId(1), f"Met through Zoe {FORGOTTEN}.", now=NOW)
        quick_log.log(book, f"Called Zoe {FORGOTTEN}: the {FORGOTTEN} regatta", now=NOW)
        backup.write(book, now=NOW)


def _forget(place: Path) -> None:
    with _opened(place) as book:
        found = forgetting.look(book, [4], backups.places(book, ""))
        book.forget(found.people, now=NOW, copies=found.copies)
        acknowledge(place)


USE_CASES = {
    each.name: each
    for each in (
        UseCase("edit", _small, _edit),
        UseCase("import", _small_with_file, _import),
        UseCase("merge", _small, _merge),
        UseCase("undo", _merged, _undo),
        UseCase("take back", _imported, _take_back),
        UseCase("migrate", _older, _migrate),
        UseCase("backup", _small, _backup),
        UseCase("restore", _with_backup, _restore),
        UseCase("forget", _with_somebody_to_forget, _forget),
    )
}
# Beside them: they write every page of the book, and what encrypts is an extra.
ENCRYPTING = {
    "encrypt": UseCase("encrypt", _small, partial(_put_under, ONE)),
    "change phrase": UseCase("change phrase", _encrypted, partial(_put_under, OTHER)),
    "decrypt": UseCase("decrypt", _encrypted, partial(_put_under, None)),
}


# --- what is true afterwards ----------------------------------------------------------------------------------


def _picture(path: Path) -> str:
    """A sum over all that a book's tables hold: the journal, what is derived, and the numbers given last included."""
    found = hashlib.sha256(salt_of(path))
    with closing(cipher.connect(path, _key(path))) as sql:
        # A virtual table is what its own tables hold, and not each can be listed.
        tables = "type = 'table' AND name <> 'sqlite_stat1' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        names = [
            name for (name,) in sql.execute(f"SELECT name FROM sqlite_master WHERE {tables} ORDER BY name")
        ]
        for name in names:
            rows = sql.execute(f'SELECT * FROM "{name}"').fetchall()
            found.update(_PLACE.sub("", repr((name, sorted(map(repr, rows))))).encode())
    return found.hexdigest()


def _whole(path: Path) -> bool:
    with contextlib.suppress(sqlite3.Error), closing(cipher.connect(path, _key(path))) as sql:
        return sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return False


def state(place: Path) -> str:
    """Start the program anew on what is left, and say what the book holds, in one word to compare.

    Raises what the start raises: whoever was cut off must get in again. AssertionError for a book or backup that is broken.
    """
    with _opened(place):
        pass
    assert not (place / (NAME + ANEW)).exists(), "a file under another key was left"
    book = place / NAME
    assert _whole(book), "the book is damaged"
    copies = sorted((place / "backups").glob("networker-*.db"))
    for copy in copies:
        assert _whole(copy), f"{copy.name} stands there as a backup and is broken"
        said = copy.with_suffix(".db.sha256").read_text(encoding="utf-8").split()[0]
        assert said == sha256(copy), f"{copy.name} is not what its sum says"
    mine = [
        copy for copy in copies if "before-" not in copy.name
    ]  # one too many of what was before does no harm
    told = ", and somebody who may be forgotten" if _is_told(place) else ""
    return f"{_picture(book)} with {len(mine)} backups{told}"


def _is_told(place: Path) -> bool:
    """Whether any byte of any file tells of whoever is forgotten."""
    files = [each for each in place.rglob("*") if each.is_file()]
    return any(FORGOTTEN.lower().encode() in each.read_bytes().lower() for each in files)


def judge(place: Path, before: str, after: str) -> str:
    """What is wrong with what a fault left, in one sentence; "" for nothing."""
    acknowledged, refused = (place / ACKNOWLEDGED).exists(), (place / REFUSED).exists()
    if (place / "traceback").exists():
        return (place / "traceback").read_text(encoding="utf-8")
    try:
        found = state(place)
    except Exception as error:
        return f"the next start fails: {type(error).__name__}: {error}"
    if found not in (before, after):
        return "neither as before nor as after"
    if acknowledged and found != after:
        return "acknowledged and lost"
    if refused and not acknowledged and found != before:
        return "refused, and done all the same"
    if refused and list((place / "backups").glob("*.part")):
        return "refused, and half a backup left"
    return ""
