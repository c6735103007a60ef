"""What stands in place of a list, with real counts: no pair is left, or people wait to be sorted."""

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


class ToSort(EmptyState):
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
