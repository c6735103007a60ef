"""A name of a card or a button says all that has to be known when it is pressed, and nothing else is taken for one."""

from pathlib import Path

from networker.desktop.notify.tags import (
    About,
    about,
    is_number_of,
    key_of,
    mark_of,
    number_of,
    pressed_of,
    tag_of,
)

MINE = About("follow_up", 7, "2026-12-01T09:00")


def test_a_press_is_understood_by_its_key_alone(tmp_path: Path) -> None:
    mark = mark_of(tmp_path)
    tag = tag_of(mark, MINE)
    assert tag == f"{mark}/follow_up/7/2026-12-01T09:00"
    assert (len(mark), about(tag)) == (8, MINE)
    assert pressed_of(key_of(tag, "done"), mark) == (tag, "done")


def test_what_is_not_ours_is_left(tmp_path: Path) -> None:
    mark, other = mark_of(tmp_path), mark_of(tmp_path / "other")
    tag = tag_of(mark, MINE)
    keys = (
        "",
        "default",
        "0",
        "done",
        tag,
        tag + "/",
        key_of(tag, "a/b"),
        key_of(tag_of(other, MINE), "done"),
    )
    assert [pressed_of(each, mark) for each in keys] == [None] * len(keys)
    strange = (f"{mark}/follow_up/x/2026", f"{mark}/follow_up/-7/2026", f"{mark}/follow_up/²/2026", "a/b/c")
    assert [about(each) for each in strange] == [None] * len(strange)


def test_a_number_is_one_of_its_book_and_fits_into_32_bits_with_a_sign(tmp_path: Path) -> None:
    mark, other = "0badcafe", "12345678"
    numbers = {number_of(tag_of(mark, About("follow_up", each, "2026-12-01"))) for each in range(100)}
    assert len(numbers) == 100
    assert all((1 << 30) <= each < (1 << 31) and is_number_of(each, mark) for each in numbers)
    assert not any(is_number_of(each, other) for each in (*numbers, 1, 1 << 31))
