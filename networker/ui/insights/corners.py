"""The section of corners: who of the ties know each other, how far that reaches, and who bridges."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.services.insights import corners
from networker.services.insights.corners import Bridging, Corners
from networker.services.search import Shown
from networker.ui.insights.charts import HALF, TALL, Part
from networker.ui.insights.figures import Behind, Kit
from networker.ui.insights.mix import counted, too_few
from networker.ui.insights.rows import BarRow, WordRow, Words, number_widths
from networker.ui.insights.section import Section, Told
from networker.ui.text import grouped, isolated, numbered, several, shortened, shown_name

LONGEST = 40  # letters of a name within a sentence


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def _told(found: Corners) -> Told:
    if few := too_few(found.ties):
        return Told("", "", few)
    pairs = several(
        found.known,
        _tr("1 pair of them is known to know each other"),
        _tr("%n pairs of them are known to know each other"),
    )
    if not found.enough:
        said = several(
            found.known,
            _tr("Of 1 pair of your ties it is known that they know each other: too little data to say"),
            _tr("Of %n pairs of your ties it is known that they know each other: too little data to say"),
        )
        return Told(_tr("Who of your people know each other is mostly unknown yet."), "", said)
    return Told(_finding(found), f"{counted(found.whom, found.ties)}; {pairs}")


def _finding(found: Corners) -> str:
    if found.bridging:
        first = found.bridging[0]
        said = _tr("Without {0}, {1} of your people would have no known way to {2} others.")
        return said.replace("{0}", _name(first.name)).replace("{1}", grouped(first.corners[-1])).replace(
            "{2}", grouped(sum(first.corners[:-1]))
        )  # fmt: skip
    if found.size >= found.ties * 0.9:
        return _tr("Most of your people do not know each other: each is a door of its own.")
    return _tr("Your people know each other in several ways: no corner hangs on one of them.")


def _name(name: str) -> str:
    return isolated(shortened(shown_name(name), LONGEST))


def _draw(found: Corners, kit: Kit) -> QWidget:
    drawn = QWidget()
    column = QVBoxLayout(drawn)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(0)
    wide = number_widths(kit.theme, [[grouped(found.ties)]])
    knowing = Shown(among=found.knowing, label=_tr("Know another of your ties")) if found.knowing else None
    for word, n, part, wanted in (
        (
            _tr("Your ties"),
            found.ties,
            Part(found.ties, "noise", HALF),
            Behind(corners.people, (), counted(found.whom, found.ties)),
        ),
        (
            _tr("Know another"),
            len(found.knowing),
            Part(len(found.knowing), "accent_mid", HALF),
            knowing,
        ),
        (_tr("Reach as far as"), round(found.size), Part(found.size, "accent", TALL), None),
    ):
        column.addWidget(
            BarRow(
                kit, word, [part], [grouped(n)], of=found.ties, said=f"{word}: {grouped(n)}", wide=wide,
                shown=wanted,
            )
        )  # fmt: skip
    column.addSpacing(4)
    column.addWidget(_constraint(found, kit))
    if found.bridging:
        column.addSpacing(12)
        column.addWidget(Words(_tr("Who bridges"), kit.theme, size="small", role="text3"))
        for each in found.bridging:
            label = _tr("Around {0}").replace("{0}", _name(each.name))
            column.addWidget(WordRow(kit, _bridge(each), Shown(among=each.people, label=label)))
    return drawn


def _constraint(found: Corners, kit: Kit) -> Words:
    said = numbered(
        _tr("As far as %n who do not know each other. Burt's constraint is {0}; {1} if nobody knew anybody, {2} if all did."),
        round(found.size),
    )  # fmt: skip
    for mark, value in (("{0}", found.constraint), ("{1}", found.least), ("{2}", found.most)):
        said = said.replace(mark, f"{value:.2g}")
    words = Words(said, kit.theme, size="small")
    words.setWordWrap(True)
    return words


def _bridge(each: Bridging) -> str:
    """ "David connects 3 people with 5 others", of three corners and more how many there are."""
    if len(each.corners) == 2:
        said = _tr("{0} connects {1} people with {2} others")
        return said.replace("{0}", _name(each.name)).replace("{1}", grouped(each.corners[1])).replace(
            "{2}", grouped(each.corners[0])
        )  # fmt: skip
    said = numbered(_tr("{0} connects %n corners, {1} people in all"), len(each.corners))
    return said.replace("{0}", _name(each.name)).replace("{1}", grouped(sum(each.corners)))


CORNERS = Section(
    "corners", lambda: _tr("Corners"), corners.read, _told, _draw, of_today=True, high=200
)  # fmt: skip
