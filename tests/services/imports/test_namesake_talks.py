"""Two friends of one name, of whom Messenger knows no more than that: whose each talk is, and what is asked."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest

from networker.services import imports, undo
from networker.services.imports import Plan
from networker.store.book import Book
from tests.services.imports.brought import NOW
from tests.store.dump import dump

JOHN, ME = "John Smith", "Olga Wren"
AT = 1_710_410_400
FIRST = ((0, "hello there"), (60, "how are you"), (120, "fine"))
OTHER = ((30, "dear John"), (90, "dear Olga"), (150, "bye"))
LATER = ((90_000, "is it you?"), (90_060, "it is"))  # which the user begins where it is by itself


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def thread(number: int, said: tuple[tuple[int, str], ...], name: str = JOHN) -> str:
    """A talk as Messenger exports it, the newest message first; with number 0 as its encrypted talks."""
    spoken = [((AT + second) * 1000, name if n % 2 else ME, words) for n, (second, words) in enumerate(said)]
    if not number:
        secret = [
            {"senderName": who, "timestamp": at, "text": words, "isUnsent": False, "media": []} for at, who, words in spoken
        ]  # fmt: skip
        return json.dumps({"participants": [name, ME], "threadName": name, "messages": secret[::-1]})
    messages = [{"sender_name": who, "timestamp_ms": at, "content": words} for at, who, words in spoken]
    return json.dumps(
        {"participants": [{"name": name}, {"name": ME}], "messages": messages[::-1], "title": name, "thread_path": f"inbox/x_{number}"}
    )  # fmt: skip


def drop(book: Book, folder: Path, *threads: str) -> Plan:
    paths = []
    for n, text in enumerate(threads):
        paths.append(folder / f"{n}.json")
        paths[-1].write_text(text)
    plan = imports.plan(book, paths, owner_names=[ME], now=NOW, zone=UTC)
    imports.apply(book, plan, now=NOW)
    return plan


def talks(book: Book) -> dict[int, list[str]]:
    """What was said with whom, the first first."""
    found: dict[int, list[str]] = {}
    for person, text in book.read(
        "SELECT p.person_id, i.text FROM interaction i JOIN interaction_person p ON p.interaction_id = i.id ORDER BY i.at"
    ):
        found.setdefault(person, []).append(text)
    return found


def said(*threads: tuple[tuple[int, str], ...], begins: str = "→") -> list[str]:
    """The texts of talks; `begins`: who does in the last of them."""
    firsts = ["→"] * (len(threads) - 1) + [begins]
    return [
        "\n".join(f"{sign if n % 2 == 0 else '←→'['←→'.index(sign) - 1]} {words}" for n, (_, words) in enumerate(each))
        for sign, each in zip(firsts, threads, strict=True)
    ]  # fmt: skip


A, B = thread(10000001, FIRST), thread(10000002, OTHER)


@pytest.mark.parametrize("drops", [[[A, B]], [[B, A]], [[A], [B]], [[B], [A]]])
def test_two_talks_that_pass_at_once_are_with_two_people(
    book: Book, tmp_path: Path, drops: list[list[str]]
) -> None:
    empty = dump(book)
    plans = [drop(book, tmp_path, *each) for each in drops]
    assert sorted(talks(book).values()) == sorted([said(FIRST), said(OTHER)])
    doubts = [plan.entries[n].doubt for plan in plans for n in plan.doubtful]
    assert len(doubts) == 1, "and the second is asked about"
    before = dump(book)
    for each in ([A, B], [B, A], [A], [B]):
        assert drop(book, tmp_path, *each).changes_nothing
    assert dump(book) == before
    while undo.left(book):
        undo.undo(book, now=NOW)
    assert dump(book) == empty


def test_each_goes_on_with_its_own(book: Book, tmp_path: Path) -> None:
    drop(book, tmp_path, A, B)
    before = talks(book)
    drop(book, tmp_path, thread(10000001, FIRST), thread(10000002, OTHER + LATER))
    [longer] = [who for who, texts in talks(book).items() if len(texts) > 1]
    assert before[longer] == said(OTHER)


def test_a_talk_that_went_on_elsewhere_is_one(book: Book, tmp_path: Path) -> None:
    """Messenger gives it another number as it becomes encrypted, or none."""
    plan = drop(book, tmp_path, A, thread(10000003, LATER))
    assert list(talks(book).values()) == [said(FIRST, LATER)]
    assert plan.remarks == [
        "Talks of the same two names, one after the other, are read as one: John Smith, Olga Wren."
    ]
    assert drop(book, tmp_path, A, thread(10000003, LATER)).changes_nothing


@pytest.mark.parametrize("order", [1, -1])
def test_a_copy_without_a_number_is_whose_words_it_has(book: Book, tmp_path: Path, order: int) -> None:
    plan = drop(book, tmp_path, *[A, thread(0, FIRST + LATER)][::order])
    assert list(talks(book).values()) == [said(FIRST, LATER, begins="←")]
    assert not plan.remarks
    assert drop(book, tmp_path, A, thread(0, FIRST + LATER)).changes_nothing


def test_a_friend_of_another_name_since_is_still_the_one_of_two(book: Book, tmp_path: Path) -> None:
    drop(book, tmp_path, A, B)
    before = talks(book)
    drop(book, tmp_path, thread(10000002, OTHER + LATER, "John Ode"))
    [longer] = [who for who, texts in talks(book).items() if len(texts) > 1]
    assert before[longer] == said(OTHER)
