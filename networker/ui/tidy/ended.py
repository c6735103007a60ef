"""What stands where no pair is left to be asked about, with real counts."""

from networker.services.duplicates import Survey
from networker.ui.text import numbered, several
from networker.ui.widgets.states import EmptyState


class Ended(EmptyState):
    """Its button looks at those again that were put off, or brings people in."""

    def explain(self, survey: Survey, later: int) -> None:
        """Say why nothing is asked; `later`: pairs that were put off."""
        if later:
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
