"""A tray that comes late, goes, and comes back: the program is never left where nobody can see it."""

import pytest
from PySide6.QtCore import QObject

from networker.ui.tray_side import TraySide
from tests.journeys.test_coming_and_going import FakeTray


class Told:
    """A side of a tray, what it told, and whether a window is shown."""

    def __init__(self, *, available: bool) -> None:
        self.owner = QObject()
        self.tray = FakeTray(available=available)
        self.window = False
        self.told: list[object] = []
        self.side = TraySide(self.tray, self.owner, shown=lambda: self.window)
        self.side.turned.connect(self.told.append)
        self.side.unseen.connect(lambda: self.told.append("unseen"))

    def look(self, *, available: bool) -> list[object]:
        self.tray.available = available
        self.told.clear()
        self.side.look()
        return self.told


@pytest.fixture
def there(qapp: object) -> Told:
    made = Told(available=True)
    made.side.begin(patient=False)
    return made


def test_a_tray_that_goes_while_nothing_is_shown_leaves_the_program_unseen(there: Told) -> None:
    assert (there.told, there.tray.shown) == ([True], True)
    assert there.look(available=True) == []
    assert there.look(available=False) == [False, "unseen"]
    there.window = True
    assert there.look(available=False) == []
    there.tray.shown = False
    assert there.look(available=True) == [True]
    assert there.tray.shown, "the new tray has it, too"
    there.side.close()
    assert not there.tray.shown


def test_a_session_that_has_just_begun_is_waited_for(qapp: object) -> None:
    late = Told(available=False)
    late.side.begin(patient=True)
    assert late.told == []
    assert late.look(available=True) == [True]
    never = Told(available=False)
    never.side.begin(patient=True)
    never.side._patient.stop()
    assert never.look(available=False) == ["unseen"]
