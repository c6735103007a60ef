"""What `today` tells: whom it asks about, and where to begin."""

from pathlib import Path

import pytest

from networker.cli import run
from tests.cli.conftest import NOW, Call


def test_today_asks_who_was_met_and_a_cold_start_names_both_ways(
    call: Call, file: Path, tmp_path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def today(now: str) -> str:
        capsys.readouterr()
        run.main(["today", "--data-dir", str(data_dir), "--now", now])
        return capsys.readouterr().out

    call("import", str(file))
    told = today(NOW)
    assert "networker log" in told
    assert "the 3 without a circle, one key each" in told
    calendar = tmp_path / "my.ics"
    calendar.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:tea\nDTSTAMP:20261119T000000Z\nDTSTART:20261124T090000Z\nSUMMARY:Tea\n"
        "ATTENDEE:mailto:ana.ribeiro@example.org\nEND:VEVENT\nEND:VCALENDAR\n", encoding="utf-8",
    )  # fmt: skip
    call("import", str(calendar))
    assert call("today")[1]["questions"] == []
    assert "Did you meet Ana on Tuesday?" in today("2026-11-25T10:00:00+01:00")
