"""A mark is the same for the same turn, whatever zone, phone or program wrote it down, and for no other."""

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from networker.domain.vocabulary import Channel, Kind
from networker.formats.records import Party, TurnRecord
from networker.services.imports import marks
from networker.services.imports.marks import Mark, moment

EAST = timezone(timedelta(hours=9))
WEST = timezone(timedelta(hours=-8))


def turn(at: str, text: str, name: str = "Ana", kind: Kind = Kind.MESSAGE) -> TurnRecord:
    return TurnRecord("whatsapp", "t", 1, at, Channel.WHATSAPP, Party("", name), kind=kind, text=text)


def mark(at: str, text: str, name: str = "Ana", kind: Kind = Kind.MESSAGE, zone: timezone = EAST) -> str:
    said = turn(at, text, name, kind)
    return marks.of_words(said, moment(at, zone))


def test_an_instant_is_the_same_in_every_zone_and_its_day_is_not() -> None:
    at = "2026-03-04T23:30:10+01:00"
    east, west = moment(at, EAST), moment(at, WEST)
    assert (east.at, east.day) == ("2026-03-05T07:30:10+09:00", "2026-03-05")
    assert (west.at, west.day) == ("2026-03-04T14:30:10-08:00", "2026-03-04")
    assert east.seconds == west.seconds
    assert east.minute == west.minute


def test_a_zone_with_summer_time_follows_the_date() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert moment("2026-07-01T22:30:00+00:00", berlin).day == "2026-07-02"
    assert moment("2026-01-01T22:30:00+00:00", berlin).day == "2026-01-01"


def test_a_local_time_and_a_day_stay_as_they_are() -> None:
    assert moment("2026-03-04T23:30:00", WEST)[:2] == ("2026-03-04T23:30:00", "2026-03-04")
    assert moment("2026-03-04", WEST)[:2] == ("2026-03-04", "2026-03-04")


@pytest.mark.parametrize("at", ["", "yesterday", "2026-13-01", "9999-12-31T23:59:00+00:00"])
def test_what_is_no_time_is_refused(at: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        moment(at, EAST)


def test_neither_seconds_nor_names_nor_spaces_nor_the_zone_are_part_of_it() -> None:
    same = mark("2026-03-04T10:00:00", "how  are\nyou?")
    assert same == mark("2026-03-04T10:00:41", "how are you?", name="Ana T.")
    assert mark("2026-03-04T10:00:00+00:00", "hi") == mark("2026-03-04T11:00:00+01:00", "hi", zone=WEST)


@pytest.mark.parametrize("sort", ["image", "video", "audio", "sticker", "document", "contact"])
def test_a_phone_that_only_says_that_something_was_sent_tells_of_the_same(sort: str) -> None:
    at = "2026-03-04T10:00:00"
    assert mark(at, f"[{sort}] the boat") == mark(at, "[media] the boat") != mark(at, "the boat")


def test_another_minute_day_text_or_kind_is_another_turn() -> None:
    found = {
        mark("2026-03-04T10:00:00", "ok"), mark("2026-03-04T10:01:00", "ok"), mark("2026-03-05T10:00:00", "ok"),
        mark("2026-03-04", "ok"), mark("2026-03-05", "ok"), mark("2026-03-04T10:00:00", "no"),
        mark("2026-03-04T10:00:00", "ok", kind=Kind.CALL),
    }  # fmt: skip
    assert len(found) == 7


def test_equal_turns_are_numbered() -> None:
    first = mark("2026-03-04T10:00:00", "ok")
    assert marks.numbered(first, 0) == first
    assert len({marks.numbered(first, nth) for nth in range(4)}) == 4


def test_marks_are_read_as_they_were_written_also_by_older_versions() -> None:
    kept = [Mark(1_772_618_400, "a1b2c3d4"), Mark(None, "00ff00ff"), Mark(-60, "11111111")]
    assert marks.read(marks.written(kept)) == kept
    assert marks.read("a1b2c3d4 00ff00ff") == [Mark(None, "a1b2c3d4"), Mark(None, "00ff00ff")]
    assert marks.read(marks.entry(60, "a1b2c3d4", "00ff00ff")) == [Mark(60, "a1b2c3d4", "00ff00ff")]
    assert marks.written([Mark(60, "a1b2c3d4", "00ff00ff")]) == "3c:a1b2c3d4"


def test_another_time_is_written_like_the_one_beside_it() -> None:
    seconds = moment("2026-03-04T10:00:00+00:00", None).seconds
    assert marks.at_of(seconds, "2026-03-04T08:00:00+09:00") == "2026-03-04T19:00:00+09:00"
    assert marks.at_of(seconds, "2026-03-04T08:00:00") == "2026-03-04T10:00:00"
    assert marks.at_of(seconds, None) is None


def test_the_digits_alone_are_those_of_the_marks() -> None:
    kept = marks.written([Mark(1_770_000_000, "a1b2c3d4"), Mark(None, "0badc0de")])
    assert marks.digits_of(kept) == [each.digits for each in marks.read(kept)]
