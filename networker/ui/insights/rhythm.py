"""The section of rhythm: how many ties there are at each quarter's end, and who was gained, kept, lost and revived."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.domain.quarters import Quarter
from networker.domain.tie_life import Turn
from networker.services.insights import rhythm
from networker.services.insights.rhythm import InQuarter, Rhythm
from networker.ui.insights.charts import Lines, Scale, Series
from networker.ui.insights.figures import Behind, Kit
from networker.ui.insights.rows import Figured, Table
from networker.ui.insights.section import Section, Told
from networker.ui.text import grouped, numbered, several

THOUSAND = 1000
MANY = 5000  # ties from which on the scale counts thousands


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def _told(found: Rhythm) -> Told:
    if not found.enough:
        words = several(
            found.ever,
            _tr("1 tie so far: too little data to say. A tie takes two contact days, and a word from them"),
            _tr("%n ties so far: too little data to say. A tie takes two contact days, and a word from them"),
        )
        return Told("", "", words)
    counted = several(
        found.ever,
        _tr("1 person ever was a tie: two contact days and a word from them, lost after a year of silence"),
        _tr("%n people ever were a tie: two contact days and a word from them, lost after a year of silence"),
    )
    return Told(_finding(found), counted)


def _finding(found: Rhythm) -> str:
    gained, lost, revived = (found.sum(turn) for turn in Turn)
    if not (gained or lost or revived):
        return _tr("Your ties stayed the same: none gained, none lost.")
    more = gained + revived - lost
    if not more:
        said = _tr("As many ties as before: {0}.")
    elif more > 0:
        said = several(more, _tr("One tie more than before: {0}."), _tr("%n ties more than before: {0}."))
    else:
        said = several(-more, _tr("One tie fewer than before: {0}."), _tr("%n ties fewer than before: {0}."))
    parts = [
        numbered(text, n)
        for n, text in (
            (gained, _tr("%n gained")), (revived, _tr("%n revived")), (lost, _tr("%n lost to silence")),
        )
        if n
    ]  # fmt: skip
    return said.replace("{0}", ", ".join(parts))


def quarter_name(quarter: Quarter) -> str:
    """ "Q4 2025"."""
    return _tr("Q{0} {1}").replace("{0}", str(quarter.number)).replace("{1}", str(quarter.year))


def _draw(found: Rhythm, kit: Kit) -> QWidget:
    drawn = QWidget()
    column = QVBoxLayout(drawn)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(8)
    alive = [each.alive for each in found.quarters]
    names = [quarter_name(each.quarter) for each in found.quarters]
    if len(alive) > 1:
        top = _top(max(alive))
        said = "; ".join(
            several(n, _tr("1 tie at the end of {0}"), _tr("%n ties at the end of {0}")).replace("{0}", name)
            for n, name in zip(alive, names, strict=True)
        )
        part, unit = (THOUSAND, _tr(" k")) if top > MANY else (1, "")
        scale = Scale(tuple(names), top / part, unit, grid=(top / part / 2, top / part))
        line = Series(_tr("Ties"), tuple(n / part for n in alive))
        column.addWidget(Lines(kit.theme, [line], scale, said))
    heads = _tr("gained"), _tr("kept"), _tr("lost"), _tr("revived")
    rows = [(_row_name(each), [_cell(each, key) for key in _LABELS]) for each in reversed(found.quarters)]
    column.addWidget(Table(kit, heads, rows, said=_tr("Ties by quarter")))
    return drawn


def _row_name(each: InQuarter) -> str:
    name = quarter_name(each.quarter)
    return _tr("{0}, so far").replace("{0}", name) if each.so_far else name


_LABELS = ("gained", "kept", "lost", "revived")


def _cell(each: InQuarter, key: str) -> Figured:
    n: int = getattr(each, key)
    label = {
        "gained": _tr("Gained in {0}"),
        "kept": _tr("Kept in {0}"),
        "lost": _tr("Lost to silence in {0}"),
        "revived": _tr("Revived in {0}"),
    }[key].replace("{0}", quarter_name(each.quarter))
    behind = Behind(rhythm.people, (each.quarter, key), label) if n else None
    return Figured(grouped(n), f"{label}: {grouped(n)}", behind)


def _top(most: int) -> int:
    """The top of a scale that holds so many: a round number that can be halved."""
    step: int = 10 ** (len(str(most)) - 1)
    return next(
        top for top in (step * n for n in (1, 2, 4, 6, 8, 10)) if top >= max(most, 2) and top % 2 == 0
    )


RHYTHM = Section("rhythm", lambda: _tr("Rhythm"), rhythm.read, _told, _draw, high=300)
