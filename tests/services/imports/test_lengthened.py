"""What an export adds to an interaction stands where it was said; what a person wrote there stays."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from networker.domain.turns import Line
from networker.domain.vocabulary import Direction, Kind, Side
from networker.formats import limits
from networker.services import undo
from networker.services.imports import Report, marks
from networker.services.imports.lengthened import Held, lengthened
from networker.services.imports.marks import Mark
from networker.services.imports.talk import Talk, text_of
from networker.store.book import Book
from tests.services.imports.brought import ANA, BEN, NOW, OLGA, OWNER, brought, said
from tests.store.dump import dump

Bring = Callable[..., Report]
DAY = marks.moment("2026-03-04", None).seconds


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.fixture
def bring(book: Book) -> Bring:
    return partial(brought, book)


def mark(name: str, minute: float) -> Mark:
    return Mark(DAY + int(minute * 60), name)


def held(text: str, *of: Mark, direction: str = "both", **more: Any) -> Held:
    first = of[0].seconds if of else None
    at = marks.at_of(first, "2026-03-04T00:00:00") if first is not None else None
    told = {"started": "them", "depth": "exchange", "depth_by_hand": False, "at": at, **more}
    return Held(marks.written(of), text, direction, **told)


def talk(*turns: tuple[Mark, Line], fresh: Sequence[int], depth: str = "hello") -> Talk:
    first = marks.at_of(turns[0][0].seconds or 0, "2026-03-04T00:00:00")
    return Talk(
        1, "x", "t|2026-03-04", "t", "2026-03-04", Kind.MESSAGE, "x", Direction.BOTH, Side.ME, depth, first, None,
        "", "", tuple(line for _, line in turns), tuple(mark for mark, _ in turns), (1,), "updated", 1, tuple(fresh),
    )  # fmt: skip


def mine(words: str) -> Line:
    return (True, "", words)


def theirs(words: str, name: str = "") -> Line:
    return (False, name, words)


def test_turns_go_to_their_places_and_an_earlier_one_began() -> None:
    found = lengthened(
        held("← b\n→ d", mark("b", 2), mark("d", 4)),
        talk(
            (mark("a", 1), mine("a")), (mark("c", 3), theirs("c\nand more")), (mark("e", 5), theirs("e")),
            fresh=(0, 1, 2),
        ),
    )  # fmt: skip
    assert found["text"] == "→ a\n← b\n← c\nand more\n→ d\n← e"
    assert [each.digits for each in marks.read(found["marks"])] == ["a", "b", "c", "d", "e"]
    assert (found["turns"], found["started"], found["at"]) == (5, "me", "2026-03-04T00:01:00")
    assert (found["direction"], found["depth"]) == ("both", "conversation")


def test_a_later_turn_leaves_the_beginning_as_it_is() -> None:
    found = lengthened(held("b", mark("b", 2), direction="in"), talk((mark("c", 3), mine("c")), fresh=(0,)))
    assert (found["text"], found["started"], found["at"]) == ("← b\n→ c", "them", "2026-03-04T00:02:00")
    assert (found["direction"], found["depth"]) == ("both", "exchange")


def test_within_a_minute_turns_stand_as_in_the_export() -> None:
    there = held("← a\n→ c", mark("a", 1.2), mark("c", 1.8))
    new = talk((mark("a", 1), theirs("a")), (mark("b", 1), mine("b")), (mark("c", 1), mine("c")), fresh=(1,))
    assert lengthened(there, new)["text"] == "← a\n→ b\n→ c"
    there = held("← a\n→ c", mark("a", 1), mark("c", 1))
    new = talk(
        (mark("a", 1.2), theirs("a")), (mark("b", 1.4), mine("b")), (mark("c", 1.8), mine("c")), fresh=(1,)
    )
    assert lengthened(there, new)["text"] == "← a\n→ b\n→ c"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [((5, 6), "My summary.\n→ x\n← y"), ((0, 1), "→ x\n← y\nMy summary."), ((0, 6), None)],
)
def test_a_text_that_was_edited_so_that_no_turn_is_found_in_it_stays_whole(
    minutes: tuple[int, int], text: str | None
) -> None:
    there = held("My summary.", mark("b", 2), mark("d", 4))
    new = talk((mark("x", minutes[0]), mine("x")), (mark("y", minutes[1]), theirs("y")), fresh=(0, 1))
    found = lengthened(there, new)
    assert found["text"] == (text or "My summary.\n→ x\n← y")
    assert found["turns"] == 4


def test_words_that_were_edited_in_a_turn_stay_in_their_place() -> None:
    there = held("← b (she was joking)\n→ d", mark("b", 2), mark("d", 4))
    new = talk((mark("b", 2), theirs("b")), (mark("c", 3), mine("c")), (mark("d", 4), mine("d")), fresh=(1,))
    assert lengthened(there, new)["text"] == "← b (she was joking)\n→ c\n→ d"
    alone = held("b, she wrote", mark("b", 2), direction="in")
    assert lengthened(alone, talk((mark("a", 1), mine("a")), fresh=(0,)))["text"] == "→ a\n← b, she wrote"


def test_a_depth_that_was_set_by_hand_stays() -> None:
    there = held("← b", mark("b", 2), direction="in", depth="hello", depth_by_hand=True)
    assert (
        lengthened(there, talk((mark("c", 3), mine("c")), fresh=(0,), depth="conversation"))["depth"]
        == "hello"
    )


def test_marks_of_older_books_are_understood_and_get_their_times() -> None:
    old = (Mark(None, "b-old"), Mark(None, "d-old"))
    there = held("← b\n→ d", *old, at="2026-03-04T00:02:00")
    new = talk(
        (mark("a", 1), mine("a")), (mark("b", 2)._replace(earlier="b-old"), theirs("b")), (mark("e", 5), mine("e")),
        fresh=(0, 2),
    )  # fmt: skip
    found = lengthened(there, new)
    assert found["text"] == "→ a\n← b\n→ d\n→ e"
    assert marks.read(found["marks"]) == [mark("a", 1), mark("b", 2), Mark(None, "d-old"), mark("e", 5)]


def test_a_text_whose_marks_are_lost_is_kept() -> None:
    found = lengthened(held("← b", direction="in"), talk((mark("c", 3), mine("c")), fresh=(0,)))
    assert (found["text"], found["turns"]) == ("← b\n→ c", 1)


def test_a_group_names_the_first_speaker_too_once_it_is_known() -> None:
    there = held("b", mark("b", 2), direction="in")
    new = talk((mark("b", 2), theirs("b", "Ana")), (mark("c", 3), theirs("c", "Ben")), fresh=(1,))
    assert lengthened(there, new)["text"] == "← Ana: b\n← Ben: c"


@pytest.mark.parametrize("minute", [0, 10, 30, 100])
def test_a_text_that_was_cut_is_what_the_whole_would_be(minute: int) -> None:
    turns = [(mark(f"{n}", n), theirs(f"{n} " + "x" * 9000)) for n in range(1, 31)]
    whole = text_of([line for _, line in turns])
    new = (mark("new", minute + 0.5), mine("new"))
    every = sorted([*turns, new], key=lambda each: each[0].seconds or 0)
    assert len(whole) == limits.TALK_CHARACTERS + 1
    found = lengthened(held(whole, *(mark for mark, _ in turns)), talk(new, fresh=(0,)))
    assert found["text"] == text_of([line for _, line in every])
    assert found["turns"] == 31


def test_undo_takes_a_longer_talk_back_to_the_row(book: Book, bring: Bring) -> None:
    bring([OWNER, said(ANA, "2026-03-04T12:00", "later?")])
    before = dump(book)
    bring([OWNER, said(OLGA, "2026-03-04T10:00", "sooner"), said(BEN, "2026-03-04T10:00", thread="u")])
    bring(
        [OWNER, said(OLGA, "2026-03-04T09:00", "first", to=(ANA,)), said(ANA, "2026-03-04T12:00", "later?")]
    )
    assert book.read("SELECT text, started, at FROM interaction WHERE thread = 't'") == [
        ("→ first\n← later?", "me", "2026-03-04T10:00:00+01:00")
    ]
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_what_a_person_wrote_into_a_talk_is_never_lost(book: Book, bring: Bring) -> None:
    chat = [OWNER, *(said(ANA if n % 2 else OLGA, f"2026-03-04T1{n}:00", f"words {n}") for n in range(6))]
    bring(chat[:1] + chat[3:5])
    with book.step("edit", "Edit", now=NOW) as step:
        step.update("interaction", 1, text="We talked of the boat.", depth="together", depth_by_hand=1)
    bring(chat)
    [(text, turns, depth)] = book.read("SELECT text, turns, depth FROM interaction")
    assert "We talked of the boat." in text.split("\n")
    assert (turns, depth) == (6, "together")
    assert bring(chat).import_id is None


def test_a_book_of_an_older_version_holds_the_same_turns(book: Book, bring: Bring) -> None:
    chat = [OWNER, *(said(ANA if n % 2 else OLGA, f"2026-03-04T1{n}:00:30", f"words {n}") for n in range(6))]
    bring(chat[:5])
    with book.step("edit", "Edit", now=NOW) as step:
        step.update("interaction", 1, marks=" ".join(marks.of_whole(turn) for turn in chat[1:5]))  # type: ignore[arg-type]
    assert bring(chat[:5]).import_id is None
    chat.insert(3, chat[2])  # said twice in a minute, of which older versions kept one
    bring(chat)
    [(text, turns)] = book.read("SELECT text, turns FROM interaction")
    assert (text.count("\n"), text.count("words 1\n"), turns) == (6, 2, 7)
    assert bring(chat).import_id is None
