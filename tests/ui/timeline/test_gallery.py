"""The pictures to be looked at can still be taken."""

from pathlib import Path

from .gallery import pictures


def test_a_timeline_is_painted_unfolded_and_searched(tmp_path: Path) -> None:
    written = list(pictures(tmp_path, (30,), ("light",)))
    assert [path.name for path in written] == [
        "timeline-30-light.png", "timeline-30-unfolded-light.png", "timeline-30-searched-light.png",
    ]  # fmt: skip
    assert len({path.read_bytes() for path in written}) == 3
