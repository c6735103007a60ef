"""The names and addresses of those who are forgotten, taken out of whatever words of others stay.

A name counts whole: of one word alone nobody can tell whom it means, and a name or an address that somebody else in the book
has too is left to them. So is a longer one of theirs that begins or ends alike, wherever it stands: Ana Ruiz Lopez is not
"… Lopez". Names of groups, gatherings, topics and files stay as they are.
"""

import contextlib
import hashlib
import itertools
import json
import re
import secrets
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any
from unicodedata import normalize

from networker.domain.names import fold
from networker.store.hidden import KEYS, PLAIN
from networker.store.ids import among
from networker.store.triggers import TABLES

GONE = "…"
_CALLED = ("given", "middle", "family", "prefix", "suffix", "nickname", "name", "folded")
_STAYS = {
    "person": {*_CALLED, "order_key"},
    "people_group": {"name", "folded"}, "gathering": {"name"}, "topic": {"name", "folded"}, "import": {"files", "formats"},
    "source": {"file"},
}  # fmt: skip
_JSON = {("import", "report"), ("source", "raw"), ("meta", "value"), ("today_entry", "reason")}
_ELSEWHERE = frozenset(["change", "sqlite_sequence", "sqlite_stat1", "migration"])
_LEAST = 5  # letters of a name, signs of an address
_DIGITS = 7  # of a number
_WITHOUT_SPACES = 0x2E80  # from here on scripts write names in one word


def words_of(sql: sqlite3.Connection, people: Collection[int]) -> "Words":
    """What these people are called, and were, and by what they are reached."""
    them = among(people)
    names = {*_said(sql, "person", "name", "id", them), *_said(sql, "source", "name", "person_id", them)}
    for given, family in _names_apart(sql, them):
        names |= {f"{given} {family}", f"{family} {given}", f"{family}, {given}"}
    former = "field = 'custom' AND detail IN ('former name', 'other name')"
    names |= {
        row[0]
        for row in sql.execute(f"SELECT value FROM fact WHERE person_id IN {them} AND {former}")
        if row[0]
    }
    others = f"SELECT 1 FROM person WHERE folded = ? AND id NOT IN {them} LIMIT 1"
    names = {
        each for each in map(_tidied, names) if each and not sql.execute(others, (fold(each),)).fetchone()
    }
    short = {each for each in names if not _is_whole(each)}
    names -= short
    addresses = {
        *_said(sql, "handle", "text", "person_id", them),
        *_said(sql, "handle", "key", "person_id", them),
    }
    shared = f"SELECT 1 FROM handle WHERE (key = ?1 OR text = ?1) AND person_id NOT IN {them} LIMIT 1"
    addresses = {
        each
        for each in map(_tidied, addresses)
        if _is_address(each) and not sql.execute(shared, (each,)).fetchone()
    }
    words = names | {fold(each) for each in names} | addresses
    return Words(words, kept=_of_others(sql, _Found(words), them), short=short)


def _of_others(sql: sqlite3.Connection, found: "_Found", them: str) -> set[str]:
    """Longer names and addresses of those who stay, in which one of the words stands."""
    if not found:
        return set()
    rows = sql.execute(
        f"SELECT name, folded FROM person WHERE id NOT IN {them}"
        f" UNION ALL SELECT text, key FROM handle WHERE person_id NOT IN {them}"
    )
    return {
        _tidied(text) for row in rows for text in row if text and next(found.places(text), None) is not None
    }


def _tidied(text: str) -> str:
    return " ".join(text.split())


def _said(sql: sqlite3.Connection, table: str, column: str, owner: str, them: str) -> set[str]:
    """The texts of a column of theirs, as they are and as they were."""
    by = "row_id" if owner == "id" else f"json_extract(before, '$.{owner}')"
    rows = sql.execute(
        f"SELECT {column} FROM {table} WHERE {owner} IN {them} UNION SELECT json_extract(before, '$.{column}')"
        f" FROM change WHERE tbl = '{table}' AND before NOT NULL AND {by} IN {them}"
    )
    return {str(text) for (text,) in rows if text}


def _names_apart(sql: sqlite3.Connection, them: str) -> Iterator[tuple[str, str]]:
    rows = sql.execute(
        f"SELECT given, family FROM person WHERE id IN {them} UNION SELECT json_extract(before, '$.given'),"
        f" json_extract(before, '$.family') FROM change WHERE tbl = 'person' AND before NOT NULL AND row_id IN {them}"
    )
    for given, family in rows:
        if given and family:
            yield str(given), str(family)


def _is_whole(name: str) -> bool:
    if len(name) >= 3 and all(ord(letter) >= _WITHOUT_SPACES for letter in name):
        return True
    return " " in name and len(name) >= _LEAST


def _is_address(text: str) -> bool:
    digits = sum(each.isdigit() for each in text)
    return len(text) > _LEAST and ("@" in text or "/" in text or digits >= _DIGITS)


_ByParts = dict[
    tuple[str, str], re.Pattern[str]
]  # the first part and the second one, or "", in small letters


class _Found:
    """Some words, found in a text whole, but not within one that is `kept`.

    By the first two parts of each, so that thousands cost no more than one, even where all have the same first name.
    """

    def __init__(self, words: Iterable[str], kept: Iterable[str] = ()) -> None:
        self._words, self._kept = _by_parts(words), _by_parts(kept)
        self._begun = {first for first, _ in self._words.keys() | self._kept.keys()}
        self._first = None if len(self._begun) > _MANY else _any_of(self._begun)

    def __bool__(self) -> bool:
        return bool(self._words)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they stand in a text, from and to."""
        end = 0
        for part in (self._first or _PART).finditer(text):
            if (first := _key(part.group())) not in self._begun or part.start() < end:
                continue
            after = _PART.search(text, part.end())
            parts = first, _key(after.group()) if after is not None else ""
            here, longer = (_end(each, parts, text, part.start()) for each in (self._words, self._kept))
            end = max(end, here, longer)
            if here > longer:
                yield part.start(), here

    def taken_out(self, text: str) -> str:
        """The text with an ellipsis in place of each."""
        parts, begin = list[str](), 0
        for first, last in self.places(text):
            parts += [text[begin:first], GONE]
            begin = last
        return "".join([*parts, text[begin:]]) if parts else text


def _by_parts(words: Iterable[str]) -> _ByParts:
    begun = defaultdict[tuple[str, str], list[tuple[str, str]]](list)
    for word in words:
        parts = list(itertools.islice(_PART.finditer(word), 2))
        if parts:
            first, second = parts[0], parts[1].group() if len(parts) > 1 else ""
            begun[_key(first.group()), _key(second)].append((word[: first.start()], word[first.start() :]))
    return {
        parts: re.compile(
            "|".join(_whole(*each) for each in sorted(those, key=_length, reverse=True)), re.IGNORECASE
        )
        for parts, those in begun.items()
    }


def _length(word: tuple[str, str]) -> int:
    return len(word[1])


def _whole(lead: str, word: str) -> str:
    """A word as it may stand in a text, and not as a part of a longer one: ana@x.example is not in maria.ana@x.example."""
    how = r"\s+".join(map(_letters, word.split()))
    if lead.endswith("@"):
        return rf"(?<=@)(?<!\w@){how}(?!\w|[-.]\w)"
    if "@" in word:
        return rf"(?<!\w[-.+']){how}(?!\w|[-.]\w)"
    return rf"{how}(?!\w|[-.%~]\w)" if "/" in word else rf"{how}(?!\w)"


def _end(words: _ByParts, parts: tuple[str, str], text: str, start: int) -> int:
    """Where what stands there ends; 0 where none of the words does."""
    end = 0
    for known in (parts, (parts[0], "")):
        those = words.get(known)
        if those is not None and (found := those.match(text, start)) is not None:
            end = max(end, found.end())
    return end


def _key(part: str) -> str:
    return normalize("NFC", part).lower()


def _letters(part: str) -> str:
    """The letters of a part, each as one sign or, as some programs write it, with its accent apart."""
    both = ((each, normalize("NFD", each)) for each in normalize("NFC", part))
    return "".join(
        re.escape(each) if each == apart else f"(?:{re.escape(each)}|{re.escape(apart)})"
        for each, apart in both
    )


_PART = re.compile(r"[\w\u0300-\u036f]+")
_MANY = 50  # first parts from which it pays to look at each part of a text


_ESCAPED = re.compile(r"\\(.)")  # in JSON, but for signs by their numbers


def _unescaped(match: "re.Match[str]") -> str:
    return match[1] if match[1] in '"\\/' else " "


def _any_of(parts: Collection[str]) -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{'|'.join(map(_letters, parts))})(?![\w\u0300-\u036f])", re.IGNORECASE)


class Words:
    """Those words, and texts without them. `kept`: longer ones that are left whole. `short`: names of one word, which are
    found only where it is known whom they mean.
    """

    def __init__(
        self, words: Collection[str], kept: Collection[str] = (), short: Collection[str] = ()
    ) -> None:
        self._salt = secrets.token_bytes(16)
        self._plain = _Found(words, kept)
        self._short, self._short_folded = _Found(short), {fold(each) for each in short}

    def names(self, text: str) -> bool:
        """Whether a text holds one of them."""
        return next(self._plain.places(text), None) is not None

    def without(self, text: Any) -> Any:
        """A text without them; whatever is no text as it is."""
        return self._plain.taken_out(text) if isinstance(text, str) else text

    def without_in_json(self, text: Any) -> Any:
        """Likewise of what is JSON, in all of its texts and keys."""
        if not isinstance(text, str) or not ("\\u" in text or self.names(_ESCAPED.sub(_unescaped, text))):
            return text
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return self.without(text)
        told = self._walked(found)
        return text if told == found else json.dumps(told, ensure_ascii="\\u" in text, separators=(",", ":"))

    def _walked(self, found: Any) -> Any:
        if isinstance(found, dict):
            return {self.without(key): self._walked(value) for key, value in found.items()}
        return [self._walked(each) for each in found] if isinstance(found, list) else self.without(found)

    def _another_key(self, text: Any) -> Any:
        """In place of a key that holds one of them another that nobody else has, and from which nothing can be read."""
        if not isinstance(text, str) or not self.names(text):
            return text
        return (
            GONE
            + hashlib.blake2b(
                text.encode("utf-8", "surrogatepass"), key=self._salt, digest_size=9
            ).hexdigest()
        )

    def found_in(self, sql: sqlite3.Connection, but: dict[str, set[int]]) -> int:
        """How many rows that stay hold one of them. `but`: those that go."""
        return sum(1 for table, row in self._rows_with(sql) if row not in but.get(table, ()))

    def _rows_with(self, sql: sqlite3.Connection) -> Iterator[tuple[str, int]]:
        for table in (
            "person",
            "fact",
            "interaction",
            "follow_up",
            "tie",
            "ask",
            "win",
            "introduction",
            "recommendation",
        ):
            columns = [name for name, _ in _texts(sql, table)]
            for row, *texts in sql.execute(f"SELECT id, {', '.join(columns)} FROM {table}"):
                if any(text and isinstance(text, str) and self.names(text) for text in texts):
                    yield table, row

    def take_out(self, sql: sqlite3.Connection) -> None:
        """Take them out of every table but the journal's images."""
        if not self._plain:
            return
        with self._taught(sql) as names:
            for table in _tables(sql):
                for column, how in _texts(sql, table):
                    anew = f"{names[how]}({column})"
                    sql.execute(
                        f"UPDATE {table} SET {column} = {anew} WHERE {column} <> '' AND {column} <> {anew}"
                    )

    def take_out_of_journal(self, sql: sqlite3.Connection) -> None:
        """Take them out of how rows were before, of the same columns in the same way."""
        if not self._plain:
            return
        ways = {
            "without": self.without,
            "without_in_json": self.without_in_json,
            "other_key": self._another_key,
        }
        for table in TABLES:
            texts = [(column, ways[how]) for column, how in _texts(sql, table)]
            rows = sql.execute("SELECT id, before FROM change WHERE tbl = ? AND before NOT NULL", (table,))
            called = _CALLED if table == "person" else ()
            told = ((self._image(before, texts, called), number, before) for number, before in rows)
            anew = [(image, number) for image, number, before in told if image != before]
            sql.executemany("UPDATE change SET before = ? WHERE id = ?", anew)

    def take_short_out_of_steps(self, sql: sqlite3.Connection, steps: Collection[int]) -> None:
        """Take a name of one word out of what steps that had a part of theirs are called, and where it is a whole text in them."""
        if not self._short:
            return
        labels = sql.execute(f"SELECT id, label FROM step WHERE id IN {among(steps)}").fetchall()
        anew = [(self._short.taken_out(label), step) for step, label in labels]
        sql.executemany("UPDATE step SET label = ? WHERE id = ?", anew)
        told = []
        for number, before in sql.execute(
            f"SELECT id, before FROM change WHERE before NOT NULL AND step_id IN {among(steps)}"
        ):
            row = {
                name: GONE if self._is_short(value) else value for name, value in json.loads(before).items()
            }
            image = json.dumps(row, ensure_ascii="\\u" in before, separators=(",", ":"))
            if GONE in row.values() and image != before:
                told.append((image, number))
        sql.executemany("UPDATE change SET before = ? WHERE id = ?", told)

    def _is_short(self, value: Any) -> bool:
        return isinstance(value, str) and fold(value) in self._short_folded

    def _image(
        self, before: str, texts: Sequence[tuple[str, Callable[[Any], Any]]], called: Sequence[str]
    ) -> str:
        """The image of a row without them. `called`: what somebody is called, which may have been theirs while two were one."""
        if not ("\\u" in before or self.names(_ESCAPED.sub(_unescaped, before))):
            return before
        row = json.loads(before)
        told = row | {column: how(row[column]) for column, how in texts if column in row}
        if called and self.without(row["name"]) == GONE:
            told |= {column: GONE if column in ("name", "folded") else "" for column in called}
        return (
            before if told == row else json.dumps(told, ensure_ascii="\\u" in before, separators=(",", ":"))
        )

    @contextlib.contextmanager
    def _taught(self, sql: sqlite3.Connection) -> Iterator[dict[str, str]]:
        """Let the queries of a connection ask it; the names by which they do.

        Each time by others: SQLite gives a name no new meaning while any query of the connection is not read to its end.
        """
        asked = {
            "without": self.without,
            "without_in_json": self.without_in_json,
            "other_key": self._another_key,
        }
        names = {name: f"{name}_{secrets.token_hex(4)}" for name in asked}
        for name, ask in asked.items():
            sql.create_function(names[name], 1, ask, deterministic=True)
        yield names
        for name in names.values():
            with contextlib.suppress(sqlite3.OperationalError):
                sql.create_function(name, 1, None, deterministic=True)


def _tables(sql: sqlite3.Connection) -> list[str]:
    rows = sql.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    virtual = [name for name, made in rows if str(made).startswith("CREATE VIRTUAL")]
    return [
        name
        for name, _ in rows
        if name not in _ELSEWHERE and not any(name == each or name.startswith(f"{each}_") for each in virtual)
    ]


def _texts(sql: sqlite3.Connection, table: str) -> Iterator[tuple[str, str]]:
    """The columns of a table in which somebody's words stand, each with the function that takes them out."""
    for row in sql.execute(f"PRAGMA table_info({table})").fetchall():
        name, kind = str(row[1]), str(row[2]).upper()
        if kind != "TEXT" or name in PLAIN.get(table, ()) or name in _STAYS.get(table, ()):
            continue
        if (table, name) == ("meta", "key"):
            continue
        how = "without_in_json" if (table, name) in _JSON else "other_key" if name in KEYS else "without"
        yield name, how
