"""Talks that come again from another zone, another phone or as another part of the same: nothing twice, all in place."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta, timezone, tzinfo
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.domain.vocabulary import Channel
from networker.formats.records import Item, Party, PersonRecord, TurnRecord
from networker.services import imports, undo
from networker.services.imports import Report
from networker.store.book import Book
from tests.services.imports.brought import ANA, NOW, OLGA, OWNER, brought, said
from tests.store.dump import dump
from tests.thorough import examples

EAST = timezone(timedelta(hours=9))
WEST = timezone(timedelta(hours=-8))

Bring = Callable[..., Report]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.fixture
def bring(book: Book) -> Bring:
    return partial(brought, book)


def talks(book: Book, columns: str = "day, turns, text") -> list[tuple[object, ...]]:
    return book.read(f"SELECT {columns} FROM interaction ORDER BY day, at, id")


def around_midnight(*, ids: bool) -> list[Item]:
    """Five days of turns every three hours, so that each zone parts them otherwise."""
    first = datetime.fromisoformat("2026-03-01T00:30:00+00:00")
    return [
        OWNER,
        *(
            said(
                OLGA if n % 3 else ANA,
                (first + timedelta(hours=3 * n)).isoformat(),
                f"words {n}",
                id=f"{n}" * ids,
            )
            for n in range(40)
        ),
    ]


@pytest.mark.parametrize("ids", [True, False])
@pytest.mark.parametrize(("one", "other"), [(EAST, WEST), (WEST, EAST), (None, EAST)])
def test_another_zone_changes_nothing(
    book: Book, bring: Bring, ids: bool, one: tzinfo | None, other: tzinfo | None
) -> None:
    chat = around_midnight(ids=ids)
    bring(chat, zone=one)
    before = dump(book)
    again = bring(chat, zone=other)
    assert (again.import_id, again.interactions, dump(book)) == (None, 0, before)


def test_a_longer_export_read_in_another_zone_adds_what_is_new_alone(book: Book, bring: Bring) -> None:
    chat = around_midnight(ids=False)
    bring(chat[:21], zone=WEST)
    kept = talks(book)
    bring(chat, zone=EAST)
    assert sum(int(str(turns)) for _, turns, _ in talks(book)) == 40
    texts = "\n".join(str(text) for *_, text in talks(book))
    assert all(texts.count(f"words {n}") >= 1 for n in range(40))
    assert set(kept[:-1]) <= set(talks(book)), "days that the book had whole are as they were"
    before = dump(book)
    assert bring(chat, zone=WEST).import_id is None
    assert dump(book) == before


def test_what_is_left_of_a_talk_begins_with_what_is_left(book: Book, bring: Bring) -> None:
    chat = [OWNER, said(ANA, "2026-03-04T22:00", "night"), said(OLGA, "2026-03-04T23:00", "good night")]
    bring(chat, zone=WEST)
    more = said(OLGA, "2026-03-05T01:00", "still awake")
    bring([*chat, more], zone=EAST)
    assert talks(book, "day, direction, started, at, turns, text") == [
        ("2026-03-04", "both", "them", "2026-03-04T14:00:00-08:00", 2, "← night\n→ good night"),
        ("2026-03-05", "out", "me", "2026-03-05T10:00:00+09:00", 1, "still awake"),
    ]


def test_somebody_who_joins_is_added_once_whatever_the_zone(book: Book, bring: Bring) -> None:
    crowd = [Party(f"p{n}", f"Person {n}") for n in range(7)]
    chat = [said(each, f"2026-03-04T1{n}:30", f"words {n}") for n, each in enumerate([*crowd, ANA, crowd[0]])]
    chat += [said(OLGA, "2026-03-04T12:00", "here I am"), said(OLGA, "2026-03-04T18:40", "and still here")]
    known = [said(ANA, "2026-03-04T12:00", thread="u"), said(OLGA, "2026-03-04T12:00", thread="u")]
    bring([OWNER, *chat, *known])
    assert book.read("SELECT count(*) FROM interaction_person") == [(2,)]
    bring([PersonRecord("linkedin", "p0", 1, full_name="Person 0", raw="1")])
    bring([OWNER, *chat], zone=EAST)
    assert [turns for _, turns, _ in talks(book)] == [11, 2]
    assert book.read("SELECT count(*) FROM interaction_person") == [(3,)], (
        "Person 0, who spoke on both days there"
    )
    assert bring([OWNER, *chat], zone=WEST).import_id is None


# ---- two phones

LINES = (
    ("14.03.2026", "23:58", "07", "Maria Falk", "are you up?"),
    ("14.03.2026", "23:58", "40", "Olga", "ok"),
    ("14.03.2026", "23:58", "52", "Maria Falk", "ok"),
    ("14.03.2026", "23:59", "03", "Olga", "[image]"),
    ("15.03.2026", "00:01", "00", "Maria Falk", "a long one\nof two lines"),
    ("15.03.2026", "13:01", "59", "Olga", "so it is"),
)


def iphone() -> str:
    lines = []
    for day, time, seconds, who, words in LINES:
        words = "\u200eimage omitted" if words == "[image]" else words
        lines.append(f"[{day[:6]}{day[8:]}, {time}:{seconds}] {who}: {words}")
    return "\n".join(lines) + "\n"


def android() -> str:
    lines = []
    for day, time, _, who, words in LINES:
        d, m, y = day.split(".")
        hour = int(time[:2])
        clock = f"{hour % 12 or 12}:{time[3:]} {'PM' if hour >= 12 else 'AM'}"
        words = "<Media omitted>" if words == "[image]" else words
        lines.append(f"{int(m)}/{int(d)}/{y[2:]}, {clock} - {who}: {words}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("order", [1, -1])
def test_one_chat_of_two_phones_comes_once(book: Book, tmp_path: Path, order: int) -> None:
    folder = tmp_path / "WhatsApp Chat - Maria Falk"
    folder.mkdir()
    (folder / "_chat.txt").write_text(iphone(), encoding="utf-8")
    (tmp_path / "WhatsApp Chat with Maria Falk.txt").write_text(android(), encoding="utf-8")
    first, second = [folder, tmp_path / "WhatsApp Chat with Maria Falk.txt"][::order]
    imports.apply(book, imports.plan(book, [first], now=NOW), now=NOW)
    assert [turns for _, turns, _ in talks(book)] == [4, 2]
    assert "ok\n← ok" in str(talks(book)[0][2])
    before = dump(book)
    plan = imports.plan(book, [second], now=NOW)
    assert plan.changes_nothing
    assert imports.apply(book, plan, now=NOW).import_id is None
    assert dump(book) == before


# ---- parts

WHOLE = "day, at, direction, started, turns, text, marks, channel, kind, origin_key"
chats = st.lists(
    st.tuples(
        st.integers(0, 400),  # minutes since the one before
        st.integers(0, 59),
        st.booleans(),
        st.sampled_from(["ok", "ok", "hi!", "when?", "on  Friday", "two\nlines", ""]),
    ),
    min_size=1,
    max_size=14,
)


def minutes_of(chat: Sequence[tuple[int, int, bool, str]], *, seconds: bool, aware: bool) -> list[list[Item]]:
    """The turns of a chat, those of a minute together: no export begins or ends within one here."""
    at = datetime.fromisoformat("2026-03-04T20:00:00" + "+00:00" * aware)
    found: list[list[Item]] = [[]]
    last = -1
    for pause, second, mine, words in chat:
        at += timedelta(minutes=pause)
        last = max(last, second) if seconds and pause == 0 else second * seconds
        if pause:
            found.append([])
        sender, to = (OLGA, ANA) if mine else (ANA, OLGA)
        when = at.replace(second=last).isoformat()
        turn = TurnRecord("linkedin", "t", 1, when, Channel.LINKEDIN, sender, (to,), text=words)
        found[-1].append(turn)
    return [each for each in found if each]


def book_of(files: Sequence[Sequence[Item]]) -> list[tuple[object, ...]]:
    """What a book holds after one import a file, and after all of them again; undo takes back to the row."""
    with tempfile.TemporaryDirectory() as folder, closing(Book(Path(folder), now=NOW)) as book:
        states = [dump(book)]
        for file in files:
            if brought(book, [OWNER, *file]).import_id is not None:
                states.append(dump(book))
        for file in files:
            assert brought(book, [OWNER, *file]).import_id is None
        found = talks(book, WHOLE)
        while len(states) > 1:
            assert dump(book) == states.pop()
            undo.undo(book, now=NOW)
        assert dump(book) == states[0]
        return found


@pytest.mark.property
@settings(max_examples=examples(60))
@given(data=st.data(), chat=chats, seconds=st.booleans(), aware=st.booleans())
def test_parts_in_any_order_give_what_the_whole_gives(
    data: st.DataObject, chat: list[tuple[int, int, bool, str]], seconds: bool, aware: bool
) -> None:
    minutes = minutes_of(chat, seconds=seconds, aware=aware)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(minutes)), max_size=3), label="cuts"))
    overlap = data.draw(st.integers(0, 2), label="overlap")
    parts = [
        [turn for minute in minutes[max(0, begin - overlap) : end + overlap] for turn in minute]
        for begin, end in zip([0, *cuts], [*cuts, len(minutes)], strict=True)
    ]
    parts = data.draw(st.permutations([part for part in parts if part]), label="parts")
    whole = [turn for minute in minutes for turn in minute]
    assert book_of(parts) == book_of([whole])
