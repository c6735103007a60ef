"""The section of noise: how much of what I say promotes, month by month, and what I ask for against what I do."""

import math

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.domain.promotion import MANY
from networker.services.insights import ENOUGH, noise
from networker.services.insights.noise import Month, Noise
from networker.ui.insights import words
from networker.ui.insights.charts import LOW, TALL, Lines, Part, Scale, Series
from networker.ui.insights.figures import Behind, Kit
from networker.ui.insights.rows import BarRow, WordRow, Words, number_widths
from networker.ui.insights.section import Section, Told
from networker.ui.text import grouped, numbered, several

MONTHS = 48  # at most so many are drawn, the last ones
MUCH = 1 / 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def _told(found: Noise) -> Told:
    if found.sample < ENOUGH:
        little = several(
            found.sample,
            _tr("You spoke on 1 contact day in this span: too little data to say more"),
            _tr("You spoke on %n contact days in this span: too little data to say more"),
        )
        return Told("", "", little)
    counted = numbered(
        _tr(
            "%n contact days on which you spoke; promotion: links and posts that ask nothing, and one text to {0} or more"
        ),
        found.sample,
    )
    return Told(_finding(found), counted.replace("{0}", str(MANY)))


def _finding(found: Noise) -> str:
    share = found.promotion / found.spoken
    if not found.promotion:
        said = _tr("You talk, and promote nothing")
    elif share >= MUCH:
        said = _tr("{0} of what people hear from you is promotion: they may stop listening")
    else:
        said = _tr("{0} of what people hear from you is promotion, the rest is talk")
    said = said.replace("{0}", words.share(found.promotion, found.spoken))
    if found.asked > found.done and found.asked + found.done >= ENOUGH:
        return _tr("{0}; and you ask for more than you do.").replace("{0}", said)
    return _tr("{0}.").replace("{0}", said)


def _draw(found: Noise, kit: Kit) -> QWidget:
    drawn = QWidget()
    column = QVBoxLayout(drawn)
    column.setContentsMargins(0, 10, 0, 0)
    column.setSpacing(0)
    for bar in _bars(found, kit):
        column.addWidget(bar)
    months = found.months[-MONTHS:]
    if sum(each.spoken >= ENOUGH for each in months) > 1:
        column.addSpacing(10)
        column.addWidget(Words(_tr("Share of promotion, by month"), kit.theme, size="small", bold=True))
        column.addWidget(_lines(months, kit))
    column.addSpacing(8)
    for line in _favours(found, kit):
        column.addWidget(line)
    return drawn


def _bars(found: Noise, kit: Kit) -> list[BarRow]:
    talk = found.spoken - found.promotion
    rows = (
        (_tr("Talk"), talk, Part(talk, "accent", TALL), "talk"),
        (_tr("Promotion"), found.promotion, Part(found.promotion, "noise", LOW), "promotion"),
        (_tr("Same words to many"), found.alike, Part(found.alike, "noise", LOW), "alike"),
    )
    wide = number_widths(kit.theme, [[grouped(found.spoken), words.share(1, 1)]])
    return [
        BarRow(
            kit, word, [part], [grouped(n), words.share(n, found.spoken)], of=found.spoken,
            said=several(n, _tr("{0}: 1 contact day"), _tr("{0}: %n contact days")).replace("{0}", word), left=148, wide=wide,
            shown=Behind(noise.people, (figure,), _label(figure)) if n else None,
        )
        for word, n, part, figure in rows
    ]  # fmt: skip


def _label(figure: str) -> str:
    """What the list of people behind a figure is called."""
    return {
        "talk": _tr("You talked to them"),
        "promotion": _tr("Heard promotion from you"),
        "alike": _tr("Got the same words as others"),
        "asked": _tr("You asked them for something"),
        "done": _tr("You did something for them"),
    }[figure]


def _lines(months: tuple[Month, ...], kit: Kit) -> Lines:
    shares = tuple(100 * each.promotion / each.spoken if each.spoken >= ENOUGH else None for each in months)
    top = max((share for share in shares if share is not None), default=0.0)
    top = max(math.ceil(top / 20) * 20, 20)
    below = tuple(_month(each) for each in months)
    told = ", ".join(
        f"{word} {share:.0f} %" for word, share in zip(below, shares, strict=True) if share is not None
    )
    scale = Scale(below, top, " %", (top / 2, top))
    return Lines(
        kit.theme,
        [Series(_tr("Promotion"), shares, "accent")],
        scale,
        _tr("Share of promotion: {0}").replace("{0}", told),
    )


def _month(each: Month) -> str:
    return QLocale().toString(QDate(each.year, each.month, 1), "MMM yy")


def _favours(found: Noise, kit: Kit) -> list[WordRow]:
    asked = several(
        found.asked, _tr("You asked for something once."), _tr("You asked for something %n times.")
    )
    done = several(
        found.done, _tr("You did something for others once."), _tr("You did something for others %n times.")
    )
    asked = asked if found.asked else _tr("You asked nobody for anything that was noted.")
    done = done if found.done else _tr("Nothing that you did for others was noted.")
    return [
        WordRow(kit, words_, Behind(noise.people, (figure,), _label(figure)) if n else None, icon=icon)
        for words_, figure, n, icon in (
            (asked, "asked", found.asked, "ask"),
            (done, "done", found.done, "promise"),
        )
    ]


NOISE = Section("noise", lambda: _tr("Noise"), noise.read, _told, _draw, high=320)
