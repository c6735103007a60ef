"""What the header of a timeline says: how long it was silent, in which rhythm, how often met, and how close somebody is."""

from datetime import date

from PySide6.QtCore import QObject

from networker.domain.vocabulary import Circle, Shallow, State
from networker.services.views import ShallowTie
from networker.ui import dates
from networker.ui.circle_words import circle_name
from networker.ui.text import isolated, numbered, one_line


class HeaderWords(QObject):
    """The sentences of the header in the language of the interface."""

    def silence(self, days: int) -> str:
        """How long nothing was heard: "today", "3 days", "7 weeks"."""
        return dates.span(days) if days > 0 else self.tr("today")

    def too_little(self, days: int) -> str:
        """Under ten contact days nobody knows a rhythm."""
        if days == 0:
            return self.tr("No contact days yet")
        if days == 1:
            return self.tr("1 contact day: too little to know a rhythm")
        return numbered(self.tr("%n contact days: too little to know a rhythm"), days)

    def contact_days(self, days: int) -> str:
        """On how many days there was contact, and no more: a rhythm is the living's."""
        if days == 0:
            return self.tr("No contact days")
        return self.tr("1 contact day") if days == 1 else numbered(self.tr("%n contact days"), days)

    def rhythm(self, days: int, rhythm: float) -> str:
        """The usual rhythm in words, with how much it was learnt from."""
        every = round(rhythm)
        if every <= 1:
            often = self.tr("nearly every day")
        elif every < 14:
            often = numbered(self.tr("every %n days"), every)
        elif every < 81:
            often = numbered(self.tr("every %n weeks"), round(rhythm / 7))
        else:
            often = numbered(self.tr("every %n months"), round(rhythm / 30.44))
        said = numbered(self.tr("You usually talk %1, over %n contact days"), days)
        return said.replace("%1", often)

    def last_talk(self, silent: str) -> str:
        """How long ago the last contact was, of whichever side."""
        return self.tr("Last in touch: %1").replace("%1", silent)

    def month_short(self, day: date) -> str:
        """The short name of a month, for the strip."""
        return dates.month_short(day).rstrip(".")

    def met(self, times: int, last: date | None, where: str, *, today: date) -> str:
        """Whether and how often the user met somebody in person, when last and where."""
        if not times:
            return self.tr("Not met in person yet")
        told = dates.of_year(last, today) if last else ""
        if told and where.strip():
            told += f", {isolated(one_line(where))}"
        if times == 1:
            return self.tr("Met once, %1").replace("%1", told) if told else self.tr("Met once")
        said = (
            numbered(self.tr("Met %n times, last %1"), times)
            if told
            else numbered(self.tr("Met %n times"), times)
        )
        return said.replace("%1", told)

    def shallow(self, tie: ShallowTie | None) -> str:
        """That no answer ever came, with the numbers; "" where one did."""
        if tie is None:
            return ""
        if tie.kind is Shallow.HELLO_ONLY:
            return numbered(self.tr("Hello only, %n messages"), tie.messages)
        said = self.tr("One way: you wrote %n times") if tie.mine else self.tr("One way: they wrote %n times")
        return numbered(said, tie.messages)

    def state(self, state: State, died: str = "") -> str:
        """A state that is worth saying; active goes without saying. `died`: the day, where it is known."""
        if state is State.DECEASED and died:
            return self.tr("Died on %1").replace("%1", died)
        return {
            State.PAUSED: self.tr("Paused"),
            State.LET_GO: self.tr("Let go"),
            State.DECEASED: self.tr("Has died"),
        }.get(state, "")

    def circle(self, circle: Circle | None) -> str:
        """What a button says that shows a circle, or offers one."""
        return circle_name(circle) if circle is not None else self.tr("Circle")

    def rungs(self) -> tuple[str, ...]:
        """The words of the ladder, from the first step to being in a room together."""
        return (
            self.tr("Follow"),
            self.tr("Comment"),
            self.tr("Message"),
            self.tr("Mail"),
            self.tr("Call"),
            self.tr("Meet"),
        )
