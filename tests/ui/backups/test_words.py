"""What is said of backups, in the time of the reader."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.services.backups import Listed, Standing
from networker.store.backup import Counts
from networker.ui.backups import words

ZONE = timezone(timedelta(hours=13))
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
OTHER = Path("/media/stick")


def _listed(at: datetime, reason: str = "") -> Listed:
    return Listed(Path("x.db"), at, reason, 1, "0" * 64)


def test_a_moment_is_told_where_the_reader_is() -> None:
    assert words.day(_listed(datetime(2026, 11, 19, 19, 30, tzinfo=UTC)), NOW) == "Today, 08:30"
    assert words.day(_listed(datetime(2026, 11, 18, 19, 30, tzinfo=UTC)), NOW) == "19 Nov, 08:30"
    assert words.day(_listed(datetime(2025, 11, 18, 19, 30, tzinfo=UTC)), NOW) == "19 Nov 2025, 08:30"


def test_each_reason_has_its_words_and_an_unknown_one_none() -> None:
    reasons = ("before-import", "before-merge", "before-migration", "before-restore", "", "before-lunch")
    assert [words.reason(_listed(NOW, each)) for each in reasons] == [
        "before an import", "before a merge of several", "before a new version", "before a restore", "", "",
    ]  # fmt: skip


def test_what_waits_beside_an_empty_book_is_told_with_its_moment() -> None:
    held = Counts("mark", 3, "", 1204, 3, 0, "")
    listed = replace(_listed(datetime(2026, 11, 18, 19, 30, tzinfo=UTC)), held=held)
    said = words.waiting(listed, NOW)
    assert said.startswith(
        "Your book is empty, and there are backups: the newest is of Thursday, 19 November 2026"
    )
    assert said.endswith("with 1,204 people.")


def test_why_none_was_written_is_told_in_the_language_of_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(words, "translated", {"the disk is full": "die Platte ist voll"}.get)
    said = words.trouble(Standing(NOW, wrong="the disk is full"), NOW, None)
    assert said == "The last backup is of today. die Platte ist voll"


def test_trouble_counts_days_and_the_other_place_may_be_away_for_three() -> None:
    wrong = "No backup was written to x: the disk is full."
    assert words.trouble(Standing(NOW), NOW, None) == ""
    assert words.trouble(Standing(None, wrong=wrong), NOW, None) == f"There is no backup yet. {wrong}"
    assert words.trouble(Standing(NOW, wrong=wrong), NOW, None) == f"The last backup is of today. {wrong}"
    days = Standing(NOW - timedelta(days=4), wrong=wrong)
    assert words.trouble(days, NOW, None) == f"The last backup is 4 days old. {wrong}"
    away = Standing(NOW, other_last=NOW - timedelta(days=2), other_wrong="gone")
    assert words.trouble(away, NOW, OTHER) == ""
    longer = Standing(NOW, other_last=NOW - timedelta(days=4), other_wrong="gone")
    assert "/media/stick" in words.trouble(longer, NOW, OTHER)


def test_a_place_that_is_not_there_is_asked_for_after_thirty_days() -> None:
    def told(days: int) -> str:
        away = Standing(NOW, other_last=NOW - timedelta(days=days), other_wrong="gone", other_away=True)
        return words.trouble(away, NOW, OTHER)

    assert told(30) == ""
    assert "is 31 days old" in told(31)
    assert "/media/stick" in told(31)
    never = Standing(NOW, other_wrong="gone", other_away=True)
    assert "cannot be written" in words.trouble(never, NOW, OTHER), (
        "a place in which none ever was is told at once"
    )
