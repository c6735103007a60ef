"""The sentences of the Gatherings page."""

import pytest

from networker.domain.vocabulary import GatheringId
from networker.services.gatherings import GatheringRow
from networker.ui.gatherings import words


@pytest.mark.parametrize(
    ("there", "named", "said"),
    [(0, 0, "0 people"), (0, 1, "1 invited"), (0, 3, "3 invited"), (1, 3, "1 person")],
)
def test_a_row_tells_who_is_asked_where_nobody_is_said_to_come(there: int, named: int, said: str) -> None:
    row = GatheringRow(GatheringId(1), "Tea", "Porto", None, None, there, named)
    assert words.people_of_row(row) == said
