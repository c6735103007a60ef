"""What the button of an import says that a press does."""

import pytest
from pytestqt.qtbot import QtBot

from networker.ui.imports.foot import Foot
from networker.ui.theme import Theme


@pytest.mark.parametrize(
    ("new", "updated", "talks", "said"),
    [
        (1, 0, 9, "Import 1 person"),
        (3001, 0, 0, "Import 3,001 people"),
        (1, 1, 9, "Import 1 new, update 1"),
        (3001, 1200, 0, "Import 3,001 new, update 1,200"),
        (0, 1, 0, "Update 1 person"),
        (0, 1200, 0, "Update 1,200 people"),
        (0, 0, 1, "Import 1 talk"),
        (0, 0, 1200, "Import 1,200 talks"),
        (0, 0, 0, "Import"),
    ],
)
def test_the_button_tells_new_people_from_those_who_are_there(
    qtbot: QtBot, theme: Theme, new: int, updated: int, talks: int, said: str
) -> None:
    foot = Foot(theme)
    qtbot.addWidget(foot)
    foot.offer(new, updated, talks, anything=True)
    assert foot.apply.text() == said
