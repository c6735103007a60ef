"""Turns are folded by the days of a zone, and each is kept once."""

from collections.abc import Sequence
from datetime import timedelta, timezone, tzinfo

import pytest

from networker.domain.vocabulary import Channel
from networker.formats.records import ME, Party, TurnRecord
from networker.services.imports.talk import Judgement, Talk
from networker.services.imports.turns import NotYetError, Turns

ANA = Party("ana", "Ana Torres")


def said(at: str, text: str = "words", thread: str = "t", *, mine: bool = False, id_: str = "") -> TurnRecord:
    sender, to = (ME, (ANA,)) if mine else (ANA, (ME,))
    return TurnRecord("whatsapp", thread, 1, at, Channel.WHATSAPP, sender, to, text=text, id=id_)


def folded(*files: Sequence[TurnRecord], zone: tzinfo | None = None) -> list[Talk]:
    turns = Turns(zone=zone)
    for number, file in enumerate(files):
        for turn in file:
            turns.add(turn, f"file {number}")
    turns.fold()
    return [talk for page in turns.talks() for talk in page]


def days(talks: Sequence[Talk]) -> list[tuple[str, int]]:
    return [(talk.day, len(talk.lines)) for talk in talks]


def test_the_zone_says_which_day_it_was() -> None:
    chat = [said("2026-03-04T10:00:00+00:00", "a"), said("2026-03-04T20:00:00+00:00", "b")]
    assert days(folded(chat, zone=timezone(timedelta(hours=9)))) == [("2026-03-04", 1), ("2026-03-05", 1)]
    assert days(folded(chat, zone=timezone(timedelta(hours=-11)))) == [("2026-03-03", 1), ("2026-03-04", 1)]
    assert days(folded(chat)) == [("2026-03-04", 2)], "the system's is Central European here"
    local = [said("2026-03-04T23:59:00")]
    assert days(folded(local, zone=timezone(timedelta(hours=9)))) == [("2026-03-04", 1)], "already local"


def test_turns_stand_by_their_instant_also_while_the_clock_is_put_back() -> None:
    chat = [said("2026-10-25T01:10:00+00:00", "later"), said("2026-10-25T00:50:00+00:00", "sooner")]
    [talk] = folded(chat)
    assert [line[2] for line in talk.lines] == ["sooner", "later"]
    assert talk.at == "2026-10-25T02:50:00+02:00"


def test_equal_turns_of_one_file_are_several_and_of_two_files_the_same() -> None:
    chat = [
        said("2026-03-04T10:00:00", "ok"),
        said("2026-03-04T10:00:00", "ok"),
        said("2026-03-04T10:01:00", "ok"),
    ]
    assert days(folded(chat)) == [("2026-03-04", 3)]
    assert days(folded(chat, chat)) == [("2026-03-04", 3)]
    assert days(folded(chat[:1], chat, chat[1:])) == [("2026-03-04", 3)]


def test_one_id_and_one_mail_without_a_thread_are_one_turn_however_often_they_come() -> None:
    with_id, alone = said("2026-03-04T10:00:00", id_="7"), said("2026-03-04T10:00:00", thread="")
    assert days(folded([with_id, with_id])) == [("2026-03-04", 1)]
    assert days(folded([alone, alone])) == [("2026-03-04", 1)]


def test_a_file_with_seconds_and_one_without_tell_of_the_same() -> None:
    iphone = [said("2026-03-04T10:00:12", "hi"), said("2026-03-04T10:00:47", "[image]", mine=True)]
    android = [said("2026-03-04T10:00:00", "hi"), said("2026-03-04T10:00:00", "[media]", mine=True)]
    for files in ((iphone, android), (android, iphone)):
        [talk] = folded(*files)
        assert [line[0] for line in talk.lines] == [False, True]


def test_turns_are_counted_by_talk_and_party() -> None:
    turns = Turns()
    for minute in range(3):
        turns.add(said(f"2026-03-04T10:0{minute}:00"))
    turns.fold()
    assert turns.counts() == [("message", "whatsapp", "", 1, 3, 1)]
    assert [turns for _party, _kind, turns in turns.turns_of()] == [3]


def test_what_was_judged_comes_back_with_the_talk() -> None:
    turns = Turns()
    for minute in range(3):
        turns.add(said(f"2026-03-04T10:0{minute}:00"))
        turns.add(said(f"2026-03-04T10:0{minute}:00", thread="u"))
        turns.add(said(f"2026-03-04T10:0{minute}:00", thread="v"))
    turns.fold()
    numbers = [outline.n for page in turns.outlines() for outline in page]
    judged = [Judgement("new", 0), Judgement("updated", 5, [0, 2]), Judgement("unchanged", 6, [])]
    turns.judge(zip(numbers, judged, strict=True))
    found = [talk for page in turns.talks() for talk in page]
    assert [(talk.verdict, talk.interaction, talk.fresh) for talk in found] == [
        ("new", 0, (0, 1, 2)), ("updated", 5, (0, 2)), ("unchanged", 6, ()),
    ]  # fmt: skip


def test_what_lies_ahead_of_the_local_day_is_refused() -> None:
    turns = Turns(until="2026-03-04", zone=timezone(timedelta(hours=9)))
    turns.add(said("2026-03-04T10:00:00+00:00"))
    with pytest.raises(NotYetError):
        turns.add(said("2026-03-04T20:00:00+00:00"))
