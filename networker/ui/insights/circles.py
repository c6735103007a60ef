"""The section of circles: rings with their capacity, and who drifts out of each or comes nearer."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.domain.vocabulary import Circle
from networker.services.insights import ENOUGH, circles
from networker.services.insights.circles import Circles, Room
from networker.services.search import Shown
from networker.ui.circle_words import circle_name, room, within_a_sentence
from networker.ui.insights.charts import Ring, Rings
from networker.ui.insights.figures import Behind, Kit, Wanted
from networker.ui.insights.rows import CircleRow, WordRow
from networker.ui.insights.section import Section, Told
from networker.ui.text import grouped, numbered, several


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def _told(found: Circles) -> Told:
    counted = several(
        found.sample,
        _tr("1 person with a circle up to Wide; Beyond has no limit"),
        _tr("%n people with a circle up to Wide; Beyond has no limit"),
    )
    if found.sample < ENOUGH:
        words = several(
            found.sample,
            _tr("1 person has a circle: too little data to say more"),
            _tr("%n people have a circle: too little data to say more"),
        )
        return Told(_tr("Give your people circles, and you see how much room each has."), "", words)
    return Told(_finding(found), counted)


def _finding(found: Circles) -> str:
    leaving = sum(len(each.out) for each in found.rooms if each.circle <= Circle.CLOSE)
    if leaving:
        return several(
            leaving,
            _tr("One of your inner and close people is drifting outwards: perhaps the one to call next."),
            _tr("%n of your inner and close people are drifting outwards: perhaps the ones to call next."),
        )
    free = next((each for each in found.rooms if each.people < each.capacity), None)
    over = next((each for each in found.rooms if each.people > each.capacity), None)
    nearer = sum(len(each.nearer) for each in found.rooms)
    if free and nearer and not over:
        closer = several(nearer, _tr("one of your people comes closer"), _tr("%n of your people come closer"))
        return _tr("{0}, and {1}.").replace("{0}", _free(free)).replace("{1}", closer)
    if free and over:
        return _tr("{0}; {1}.").replace("{0}", _free(free)).replace("{1}", _over(over))
    if over:
        return _tr("{0}, which is hard to keep up.").replace("{0}", _over(over, begins=True))
    return _tr("{0}.").replace("{0}", _free(free)) if free else _tr("Each of your circles is just full.")


def _free(found: Room) -> str:
    words = several(
        found.capacity - found.people,
        _tr("Your {0} circle has one free place"),
        _tr("Your {0} circle has %n free places"),
    )
    return words.replace("{0}", within_a_sentence(found.circle))


def _over(found: Room, *, begins: bool = False) -> str:
    more = found.people - found.capacity
    words = (
        several(
            more,
            _tr("Your {0} circle holds one more than {1}"),
            _tr("Your {0} circle holds %n more than {1}"),
        )
        if begins
        else several(
            more, _tr("the {0} one holds one more than {1}"), _tr("the {0} one holds %n more than {1}")
        )
    )
    return words.replace("{0}", within_a_sentence(found.circle)).replace("{1}", grouped(found.capacity))


def _moves(found: Room) -> str:
    """What moves within a circle: "11 drifting, 4 coming closer"."""
    parts = []
    if found.out:
        parts.append(numbered(_tr("%n drifting outwards"), len(found.out)))
    if found.nearer:
        parts.append(numbered(_tr("%n coming closer"), len(found.nearer)))
    if not parts and found.circle is Circle.WIDE and found.silent:
        parts.append(numbered(_tr("%n silent for a year"), found.silent))
    if parts:
        return ", ".join(parts)
    return _tr("nobody drifts") if found.people else _tr("nobody yet")


def _draw(found: Circles, kit: Kit) -> QWidget:
    drawn = QWidget()
    column = QVBoxLayout(drawn)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(2)
    row = QHBoxLayout()
    row.setSpacing(20)
    rings = [Ring(each.circle, each.people, each.capacity) for each in found.rooms]
    said = ", ".join(f"{circle_name(each.circle)} {room(each.circle, each.people)}" for each in found.rooms)
    row.addWidget(
        Rings(kit.theme, rings, _tr("Circles as rings: {0}").replace("{0}", said)),
        0,
        Qt.AlignmentFlag.AlignTop,
    )
    rows = QVBoxLayout()
    rows.setSpacing(4)
    for each in found.rooms:
        rows.addWidget(_row(each, kit))
    rows.addStretch(1)
    row.addLayout(rows, 1)
    column.addLayout(row)
    for words, wanted in _lists(found):
        column.addWidget(WordRow(kit, words, wanted))
    if found.none:
        to_sort = several(
            found.none,
            _tr("Sort the one who has no circle yet, with one key"),
            _tr("Sort the %n who have no circle yet, one key each"),
        )
        column.addWidget(WordRow(kit, to_sort, goes="triage", icon="tidy"))
    return drawn


def _row(found: Room, kit: Kit) -> CircleRow:
    words = circle_name(found.circle), _moves(found), room(found.circle, found.people)
    shown = Shown(query=f"circle:{found.circle.word}", label=words[0]) if found.people else None
    return CircleRow(kit, found.circle, words, ", ".join((words[0], words[2], words[1])), shown)


def _lists(found: Circles) -> list[tuple[str, Wanted]]:
    """Who moves, each a line that leads to them."""
    lists: list[tuple[str, Wanted]] = []
    for ids, words in (
        ([each for room_ in found.rooms for each in room_.out], _tr("Drifting outwards: %n")),
        ([each for room_ in found.rooms for each in room_.nearer], _tr("Coming closer: %n")),
    ):
        if ids:
            lists.append((numbered(words, len(ids)), Shown(among=tuple(ids), label=words.partition(":")[0])))
    wide = found.rooms[-1]
    if wide.silent:
        label = _tr("Wide, and silent for a year")
        words = f"{label}: {grouped(wide.silent)}"
        lists.append((words, Behind(circles.silent, (Circle.WIDE,), label)))
    return lists


CIRCLES = Section(
    "circles", lambda: _tr("Circles"), circles.read, _told, _draw, of_today=True, high=230
)  # fmt: skip
