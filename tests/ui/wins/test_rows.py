"""What stands in a row of the list of everything that came of ties."""

import pytest

from networker.services.fruit_views import FruitRow
from networker.ui.text import isolate
from networker.ui.wins import rows


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], []),
        (["Ana Torres", ""], ["Ana Torres", "somebody"]),
        (["X" * 500], ["X" * 500]),  # it is cut where the row ends
        (["X" * 500, "דנה"], [f"{'X' * 20}…{'X' * 19}", "דנה"]),
    ],
)
def test_of_several_people_each_is_seen(names: list[str], said: list[str]) -> None:
    assert rows.named(names, "somebody") == ", ".join(map(isolate, said))


@pytest.mark.parametrize("what", rows.KINDS)
def test_a_row_is_one_number_and_back(what: str) -> None:
    assert rows.key_of(rows.number_of(FruitRow(what, 1234567, ""))) == (what, 1234567)
