"""What stands in place of a list, with real counts: no pair is left, or people wait to be sorted."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from networker.services.duplicates import Survey
from networker.ui.text import numbered, several
from networker.ui.theme import Theme
from networker.ui.widgets.states import EmptyState


def enough(done: int, left: int) -> tuple[str, str, str]:
    """What is said after a sitting, and the word that begins the next one."""
    tr = partial(QCoreApplication.translate, "tidy")
    head = f"{numbered(tr('%n done'), done)}, {numbered(tr('%n left'), left)}"
    return head, tr("That is enough for today."), tr("Go on")


class NothingLeft(EmptyState):
    """Where it has no button of its own, that leads to the next list which holds something: `onward`."""

    onward = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._own, self._next = False, ""

    def say(self, head: str, text: str = "", button: str = "") -> None:
        self._own = bool(button)
        super().say(head, text, button or self._next)

    def lead_to(self, name: str) -> None:
        """The list that comes next, by its name; "" where nothing is left in any."""
        said = QCoreApplication.translate("tidy", "Next: {0}").replace("{0}", name) if name else ""
        if said != self._next:
            self._next = said
            if not self._own:
                super().say(self._head, self._text, said)

    def _press(self) -> None:
        (self.pressed if self._own else self.onward).emit()


class Ended(NothingLeft):
    """Its button looks at those again that were put off, or brings people in."""

    def explain(self, survey: Survey, later: int, done: int = 0) -> None:
        """Say why nothing is asked; `later`: pairs that were put off; `done`: in a sitting that is over."""
        if done and survey.count > later:
            self.say(*enough(done, survey.count - later))
        elif later:
            self.say(
                self.tr("That's all for now"),
                several(later, self.tr("1 pair waits for later."), self.tr("%n pairs wait for later.")),
                self.tr("Look at it again") if later == 1 else self.tr("Look at them again"),
            )
        elif not survey.people:
            self.say(
                self.tr("Nobody is in your book yet"),
                self.tr("Bring your people in first."),
                self.tr("Import…"),
            )
        else:
            self.say(
                self.tr("Nobody seems to be here twice"),
                self.tr("1 person is in your book.")
                if survey.people == 1
                else numbered(self.tr("%n people are in your book."), survey.people),
            )


class ToSort(NothingLeft):
    """How many people have no circle; its button opens the deck that sorts them."""

    def explain(self, count: int) -> None:
        """Say how many it is for."""
        if count:
            self.say(
                several(
                    count, self.tr("1 person has no circle yet"), self.tr("%n people have no circle yet")
                ),
                self.tr("Twenty at a sitting, those first who may matter most. Stop whenever you like."),
                several(count, self.tr("Sort 1 person, one key"), self.tr("Sort %n people, one key each")),
            )
        else:
            self.say(self.tr("Everybody has a circle"))
