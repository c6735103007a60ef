"""A record that an import put onto the wrong person becomes a person of its own.

It takes along all that it tells: what it alone brought goes, what others tell of the person too both have from
then on. That they are two people is remembered with the pair, and matching goes by it (imports/match.py).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from networker.domain.changes import Changes
from networker.domain.names import sort_key
from networker.domain.vocabulary import PersonId
from networker.services.errors import CannotDo
from networker.services.imports.known import FORMER_NAME
from networker.services.imports.raw import notes_of, sentences_of, tells
from networker.services.people import insert_named
from networker.services.somebody import name_of
from networker.store import merge as store
from networker.store.book import Book
from networker.store.jobs_anew import tell_jobs_anew
from networker.store.writer import Step

# What names the record that brought it, beside the person's own row.
BROUGHT = (
    "handle", "fact", "photo", "group_member", "person_topic", "tie", "interaction_person", "follow_up_person",
)  # fmt: skip
_PARTS = ("given", "middle", "family", "prefix", "suffix")


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record of a file that tells of somebody, with what it brought."""

    id: int
    file: str
    name: str  # as the record has it; "" where it has none
    brought: tuple[str, ...]  # addresses, work and other facts in words
    alone: bool  # all there is of the person, who could not go on without it
    born: str = ""  # a birthday as a partial ISO date
    tied: str = ""  # the day of the tie, as a partial ISO date
    talks: int = 0
    promises: int = 0
    notes: bool = False
    picture: bool = False


@dataclass(frozen=True, slots=True)
class _Record:
    id: int
    kind: str
    file: str
    raw: str
    name: str
    key: str

    @property
    def account(self) -> object:
        """What an id of its source means: one account, of which several rows may tell. A name means no one alone."""
        return (self.kind, self.key) if self.key and "|" not in self.key else self.id


def _records(book: Book, person: int) -> list[_Record]:
    return [_Record(*row) for row in store.sources(book.reader, person)]


def records(book: Book, person: int) -> list[RecordView]:
    """The records that tell of somebody, the first that came first; all of one account as one."""
    rows = _records(book, person)
    first: dict[object, int] = {}
    shown = {row.id: first.setdefault(row.account, row.id) for row in rows}
    names = {shown[row.id]: row.name for row in reversed(rows) if row.name}
    alone = len(first) == 1 and not _has_typed(book, person)
    found = {
        row.id: RecordView(row.id, row.file, names.get(row.id, ""), (), alone)
        for row in rows
        if shown[row.id] == row.id
    }
    for source, what, text in book.read(_WHAT, (person,)):
        if source in shown:
            found[shown[source]] = _with(found[shown[source]], what, text)
    notes = book.read("SELECT notes FROM person WHERE id = ?", (person,))
    if notes and notes[0][0]:
        for row in rows:
            if any(_holds(notes[0][0], each) for each in notes_of(row.raw)):
                found[shown[row.id]] = replace(found[shown[row.id]], notes=True)
    return list(found.values())


# (record, what, text or number) of all that records brought to ?1.
_WHAT = (
    "SELECT source_id, '', text FROM handle WHERE person_id = ?1 AND source_id NOT NULL"
    " UNION ALL SELECT source_id, CASE WHEN field IN ('birthday', 'connected') THEN field ELSE '' END,"
    " CASE field WHEN 'birthday' THEN value WHEN 'connected' THEN since ELSE trim(value || ', ' || detail, ', ') END"
    " FROM fact WHERE person_id = ?1 AND source_id NOT NULL AND field NOT IN ('left', 'address')"
    " AND detail <> 'former name'"
    " UNION ALL SELECT m.source_id, '', g.name FROM group_member m JOIN people_group g ON g.id = m.group_id"
    " WHERE m.person_id = ?1 AND m.source_id NOT NULL"
    " UNION ALL SELECT source_id, 'photo', '' FROM photo WHERE person_id = ?1 AND source_id NOT NULL"
    " UNION ALL SELECT source_id, 'talks', count(*) FROM interaction_person WHERE person_id = ?1"
    " AND source_id NOT NULL GROUP BY 1"
    " UNION ALL SELECT source_id, 'promises', count(*) FROM follow_up_person WHERE person_id = ?1"
    " AND source_id NOT NULL GROUP BY 1"
)


def _with(view: RecordView, what: str, said: Any) -> RecordView:
    match what:
        case "birthday":
            return replace(view, born=said)
        case "connected":
            return replace(view, tied=said or view.tied)
        case "photo":
            return replace(view, picture=True)
        case "talks":
            return replace(view, talks=view.talks + said)
        case "promises":
            return replace(view, promises=view.promises + said)
    return replace(view, brought=(*view.brought, said)) if said and said not in view.brought else view


def _has_typed(book: Book, person: int) -> bool:
    """Whether somebody has an address that no record brought."""
    return bool(book.read("SELECT 1 FROM handle WHERE person_id = ? AND source_id IS NULL", (person,)))


def take_out(
    book: Book, person: int, sources: Sequence[int], *, now: datetime, name: str = ""
) -> tuple[PersonId, Changes]:
    """Give what these records tell to a new person; they are two people from now on.

    `name` is that of the new person; without it the record's own. With a record go all of its account. Raises CannotDo where a record is not of
    this person, where nothing would be left, or where it is the user.
    """
    rows = _records(book, person)
    accounts = {row.account for row in rows if row.id in sources}
    taken = [row for row in rows if row.account in accounts]
    if not taken or not {row.id for row in rows}.issuperset(sources):
        raise CannotDo("One of these records is not of this person.")
    if book.read("SELECT 1 FROM person WHERE id = ? AND me = 1", (person,)):
        raise CannotDo("That is your own entry, which stands apart from your contacts.")
    if len(taken) == len(rows) and not _has_typed(book, person):
        raise CannotDo(f"That is all there is of {name_of(book, person)}.")
    stays = [row for row in rows if row not in taken]
    with book.step("take out", f"Taking a record out of {name_of(book, person)}", now=now) as step:
        newcomer = insert_named(step, "", now=now)
        # Taken back later, the import that brought the record leaves them whole: they are the user's doing.
        [(brought,)] = step.rows("SELECT import_id FROM source WHERE id = ?", (taken[0].id,))
        step.update("person", newcomer, import_id=brought)
        taking = _Taking(step, person, newcomer, taken, stays)
        taking.rows()
        tell_jobs_anew(step.connection, [person, newcomer])  # two records may have told one job
        taking.notes()
        taking.names(name)
        step.insert("pair", person=person, other=newcomer, why="", verdict="different")
    return newcomer, step.changes


class _Taking:
    """Two out of one: who stays, who is new, and the records of each."""

    def __init__(
        self, step: Step, person: int, newcomer: int, taken: Sequence[_Record], stays: Sequence[_Record]
    ) -> None:
        self._step, self._person, self._newcomer = step, person, newcomer
        self._taken, self._stays = taken, stays
        self._ids = [each.id for each in taken]
        self._marks = ", ".join(map(str, self._ids))

    def rows(self) -> None:
        """Give the newcomer what came with the records, and let both have what both tell."""
        step = self._step
        doubles = store.doubles(step.connection, [each.id for each in (*self._taken, *self._stays)])
        for table in ("source", *BROUGHT):
            column = "id" if table == "source" else "source_id"
            step.execute(
                f"UPDATE {table} SET person_id = ? WHERE person_id = ? AND {column} IN ({self._marks})",
                (self._newcomer, self._person),
            )
        for table, row in doubles:
            self._let_have(table, row)
        for who, records in ((self._person, self._stays), (self._newcomer, self._taken)):
            self._let_have_addresses(who, records)
        for channel, key in step.rows(
            "SELECT channel, key FROM handle WHERE person_id = ? AND key <> ''"
            " INTERSECT SELECT channel, key FROM handle WHERE person_id = ?",
            (self._person, self._newcomer),
        ):
            for number, _, shared in step.rows(store.HAVING, (channel, key)):
                if not shared:
                    step.update("handle", number, shared=True)

    def _other(self, who: int) -> int:
        return self._newcomer if who == self._person else self._person

    def _let_have(self, table: str, row: dict[str, Any]) -> None:
        """Put in again what a merge had taken out of who is one of the two again, if the other still has it."""
        who = self._newcomer if row["source_id"] in self._ids else self._person
        columns = store.DOUBLES[table]
        if table == "handle" and not row["key"]:
            columns = ("channel", "text")
        same = " AND ".join(f"{column} IS ?" for column in columns)
        having = f"SELECT 1 FROM {table} WHERE person_id = ? AND {same}"
        values = [row[column] for column in columns]
        if self._step.rows(having, (self._other(who), *values)) and not self._step.rows(
            having, (who, *values)
        ):
            shared = {"shared": True} if table == "handle" else {}
            self._step.insert(table, **{**row, "id": None, "person_id": who, **shared})

    def _let_have_addresses(self, who: int, records: Sequence[_Record]) -> None:
        """Give somebody the addresses of the other that their own records tell as well."""
        for _, channel, text, key, label, *_ in store.handles(self._step.connection, self._other(who)):
            teller = next((each for each in records if tells(each.raw, channel, key, text)), None)
            if teller is None or self._step.rows(
                "SELECT 1 FROM handle WHERE person_id = ? AND channel = ? AND (key = ? AND key <> '' OR text = ?)",
                (who, channel, key, text),
            ):
                continue
            [(brought,)] = self._step.rows("SELECT import_id FROM source WHERE id = ?", (teller.id,))
            self._step.insert(
                "handle", person=who, channel=channel, text=text, key=key, label=label, shared=True,
                source_id=teller.id, import_id=brought,
            )  # fmt: skip

    # ---- what stands in a person's own row

    def notes(self) -> None:
        """Give the newcomer what the records noted; it stays where another record says it as well."""
        step = self._step
        before = str(step.rows("SELECT notes FROM person WHERE id = ?", (self._person,))[0][0])
        said = {text for each in self._taken for text in sentences_of(each.raw) if _holds(before, text)}
        told = {text for each in self._stays for text in sentences_of(each.raw)}
        theirs: list[str] = []
        left = before
        for text in sorted(said, key=lambda text: (-len(text), text)):
            if any(_holds(each, text) for each in theirs):
                continue
            theirs.append(text)
            if text not in told:
                left = f"\n\n{left.strip()}\n\n".replace(f"\n\n{text}\n\n", "\n\n", 1).strip()
        theirs.sort(key=before.index)
        if theirs:
            step.update("person", self._newcomer, notes="\n\n".join(theirs))
            if left != before.strip():
                step.update("person", self._person, notes=left)

    def names(self, said: str) -> None:
        """Give the newcomer the name that was said, or the record's; whoever bore that has their own again."""
        step = self._step
        row = store.person(step.connection, self._person)
        assert row is not None
        own = row["source_id"] in self._ids
        parts = {part: row[part] for part in _PARTS} if own and not said else {}
        former = step.rows(
            "SELECT id, value FROM fact WHERE person_id = ? AND field = 'custom' AND detail = ?"
            f" AND source_id IN ({self._marks}) ORDER BY id DESC LIMIT 1",
            (self._newcomer, FORMER_NAME),
        )
        called = said or (str(row["name"]) if own else "")
        called = called or next((each.name for each in self._taken if each.name), "")
        called = called or (former[0][1] if former and not own else "") or self._by_address()
        self._call(self._newcomer, called, source=self._ids[0], **parts)
        if own:
            self._give_name_back(former)
        for number, value in step.rows(
            "SELECT id, value FROM fact WHERE person_id = ? AND field = 'custom' AND detail = ?",
            (self._newcomer, FORMER_NAME),
        ):
            if value == called:
                step.delete("fact", number)

    def _by_address(self) -> str:
        """What somebody is called of whom a record tells no name: an address, else the file."""
        first = store.handles(self._step.connection, self._newcomer)
        file = self._taken[0].file.replace("\\", "/").rpartition("/")[2]
        return str(first[0][2]) if first else f"Somebody from {file}" if file else "Somebody"

    def _give_name_back(self, former: Collection[Sequence[Any]]) -> None:
        """The records had given the person's name: the former one is theirs again, or what other records say."""
        step = self._step
        kept = [row[:2] for row in former] or step.rows(
            "SELECT id, value FROM fact WHERE person_id = ? AND field = 'custom' AND detail = ?"
            " ORDER BY id DESC LIMIT 1",
            (self._person, FORMER_NAME),
        )
        if kept:
            self._call(self._person, kept[0][1], source=None)
            step.delete("fact", kept[0][0])
            return
        teller = next((each for each in self._stays if each.name), None)
        if teller is not None:
            self._call(self._person, teller.name, source=teller.id)
        else:
            step.update("person", self._person, source_id=None)

    def _call(self, person: int, name: str, *, source: int | None, **parts: object) -> None:
        given, _, family = name.partition(" ")
        values = {**dict.fromkeys(_PARTS, ""), "given": given, "family": family.strip(), **parts}
        self._step.update("person", person, name=name, folded=sort_key(name), source_id=source, **values)


def _holds(notes: str, text: str) -> bool:
    """Whether a text is among the paragraphs of notes."""
    return bool(text) and f"\n\n{text}\n\n" in f"\n\n{notes.strip()}\n\n"
