"""The section of the mix: what ties are made of, each a stack with of how many it is known."""

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.services.insights import ENOUGH, mix
from networker.services.insights.mix import Kind, Mix, Mixed
from networker.services.insights.ties import Whom
from networker.services.search import Shown
from networker.ui.insights import words
from networker.ui.insights.figures import Kit
from networker.ui.insights.rows import Share, Stack
from networker.ui.insights.section import Section, Told
from networker.ui.text import (
    grouped,
    isolated,
    paint_line,
    sentence,
    several,
    shortened,
    shown_name,
)

OTHERS = "edge"
SHORTEST = 60  # pixels of a name that is cut
NEVER = 1 << 20  # pixels: a part that leaves its name to the stack
ROLES = ("accent", "accent_mid", "silence")
HANGS = 0.2  # from this share on one can say that the ties hang on it
LONGEST = 40  # letters of a name within a sentence


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def counted(whom: Whom, ties: int) -> str:
    """Whose mix it is: "74 people in Inner, Close and Good"."""
    if whom is Whom.CIRCLES:
        return several(
            ties, _tr("1 person in Inner, Close and Good"), _tr("%n people in Inner, Close and Good")
        )
    return several(
        ties, _tr("The one person who answered you"), _tr("The %n people most talked with who answered you")
    )


def too_few(ties: int) -> str:
    """That there are too few ties to say anything; "" where there are enough."""
    if ties >= ENOUGH:
        return ""
    return several(
        ties,
        _tr("1 person in Inner, Close and Good, or who answered you: too little data to say"),
        _tr("%n people in Inner, Close and Good, or who answered you: too little data to say"),
    )


def _told(found: Mix) -> Told:
    if few := too_few(found.ties):
        return Told("", "", few)
    return Told(_finding(found), counted(found.whom, found.ties))


def _finding(found: Mix) -> str:
    most = found.most
    if most is None:
        return _tr("Of your ties too little is known yet to say what they hang on.")
    if found.hangs(most) < HANGS:
        return _tr("As far as is known, your ties do not hang on one employer, group, city or go-between.")
    said = {
        Kind.EMPLOYER: _tr("{0} of your ties hang on one employer, {1}."),
        Kind.GROUP: _tr("{0} of your ties hang on one group, {1}."),
        Kind.CITY: _tr("{0} of your ties live in one place, {1}."),
        Kind.HOW_MET: _tr("{0} of your ties were met in one way: {1}."),
        Kind.THROUGH: _tr("{0} of your ties came through one person, {1}."),
    }[most.kind]
    return said.replace("{0}", _fraction(found.hangs(most))).replace("{1}", _name(most.largest[0].name))


def _fraction(share: float) -> str:
    """A share at the beginning of a sentence, rounded to what one can picture."""
    for least, text in (
        (1.0, QCoreApplication.translate("a share", "All")), (0.95, _tr("Nearly all")),
        (0.85, _tr("Nine in ten")), (0.775, _tr("Four fifths")), (0.7, _tr("Three quarters")),
        (0.6, _tr("Two thirds")), (0.55, _tr("More than half")), (0.45, _tr("Half")),
        (0.365, _tr("Two fifths")), (0.29, _tr("A third")), (0.225, _tr("A quarter")),
    ):  # fmt: skip
        if share >= least:
            return text
    return _tr("A fifth")


def _name(name: str) -> str:
    return isolated(shortened(shown_name(name), LONGEST))


def _draw(found: Mix, kit: Kit) -> QWidget:
    drawn = QWidget()
    column = QVBoxLayout(drawn)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(0)
    for part in found.parts:
        column.addWidget(Mixture(part, kit) if part.enough else Unknown(part, kit))
    return drawn


def _called(kind: Kind) -> str:
    return {
        Kind.EMPLOYER: _tr("Employer"),
        Kind.GROUP: _tr("Group"),
        Kind.CITY: _tr("City"),
        Kind.LANGUAGE: _tr("Language"),
        Kind.HOW_MET: _tr("How met"),
        Kind.THROUGH: _tr("Through"),
    }[kind]


class Mixture(Stack):
    """One stack, with of how many it is told below its word, and the names of its parts in their order, where they have room.

    Small parts have names as well, so they may stand to the right of what they name.
    """

    APART = 14  # pixels between two names

    def __init__(self, part: Mixed, kit: Kit) -> None:
        self.known = several(part.known, _tr("of 1"), _tr("of %n"))
        word = _called(part.kind)
        shares = _shares(part)
        said = "; ".join(
            [_tr("{0}, known of {1}").replace("{0}", word).replace("{1}", grouped(part.known)),
             *(share.said for share in shares)]
        )  # fmt: skip
        super().__init__(kit, word, shares, said=said)
        self._wide = [each.words_wide for each in self.parts]
        for each in self.parts:
            each.words_wide = NEVER

    def names(self) -> list[tuple[int, float, float]]:
        """Which parts are named, where each name begins and how much room it has.

        That of the others stands at the end and comes before all; that of the largest is cut where it has too little.
        """
        room, free = float(self.width()), float(self.LEFT)
        found, named = list[tuple[int, float, float]](), list(range(len(self.parts)))
        if self.parts[-1].share.role == OTHERS:
            last = named.pop()
            room -= self._wide[last]
            found.append((last, max(room, free), self._wide[last]))
            room -= self.APART
        for n in named:
            wide = min(self._wide[n], room - free) if n == 0 else self._wide[n]
            begin = max(min(float(self.parts[n].x()), room - wide), free)
            if begin + wide > room or wide < SHORTEST < self._wide[n]:
                break
            found.append((n, begin, wide))
            free = begin + wide + self.APART
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme = QPainter(self), self._theme
        small = theme.font("small")
        rect = QRectF(0, 18, self.LEFT - 8, 16)
        paint_line(painter, rect, self.known, small, theme.colour("text3"))
        for n, begin, wide in self.names():
            role = "text" if n == 0 else "text2"
            rect = QRectF(begin, 18, wide + 2, 16)
            paint_line(painter, rect, self.parts[n].share.words, small, theme.colour(role))


def _shares(part: Mixed) -> list[Share]:
    found = []
    for role, each in zip(ROLES, part.largest, strict=False):
        name, n = shown_name(each.name), len(each.people)
        percent = words.share(n, part.known)
        found.append(
            Share(name, n, sentence(f"{name} {percent}"), sentence(f"{name}: {_people(n)}, {percent}"),
                  Shown(among=each.people, label=f"{_called(part.kind)}: {name}"), role)
        )  # fmt: skip
    if part.others:
        n = len(part.of_others)
        percent = words.share(n, part.known)
        called = several(part.others, _tr("1 other"), _tr("%n others"))
        label = _tr("{0}: all others").replace("{0}", _called(part.kind))
        found.append(
            Share(called, n, f"{called} {percent}", f"{called}: {_people(n)}, {percent}",
                  Shown(among=part.of_others, label=label), OTHERS)
        )  # fmt: skip
    return found


def _people(n: int) -> str:
    return several(n, _tr("1 person"), _tr("%n people"))


class Unknown(QWidget):
    """What stands for a stack where its value is known of fewer than ten."""

    def __init__(self, part: Mixed, kit: Kit) -> None:
        super().__init__()
        self._theme, self.word = kit.theme, _called(part.kind)
        self.said = (
            several(
                part.known,
                _tr("Known for 1 person only: too little data to say"),
                _tr("Known for %n people only: too little data to say"),
            )
            if part.known
            else _tr("Known for nobody yet: too little data to say")
        )
        self.setAccessibleName(f"{self.word}: {self.said}")
        self.setFixedHeight(Stack.HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        left = Stack.LEFT
        rect = QRectF(0, -2, left - 8, 20)
        paint_line(painter, rect, self.word, theme.font("body"), theme.colour("text2"))
        pen = QPen(theme.colour("control"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawRect(QRectF(left + 0.5, 0.5, self.width() - left - 1, 15))
        rect = QRectF(left, 18, self.width() - left, 16)
        paint_line(painter, rect, self.said, theme.font("small"), theme.colour("text2"))


MIX = Section("mix", lambda: _tr("Mix"), mix.read, _told, _draw, of_today=True, high=290)
