"""The section of wins: over which channel they came, through whom, and what the latest were.

Under ten no picture is drawn of where they come from; what they were is worth reading all the same.
"""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.domain.vocabulary import Channel
from networker.services.insights import wins
from networker.services.insights.wins import OfChannel, Wins, Won
from networker.services.search import Shown
from networker.ui import dates
from networker.ui.channels import CHANNEL_ICONS, channel_name
from networker.ui.insights import words
from networker.ui.insights.charts import Part
from networker.ui.insights.figures import Kit
from networker.ui.insights.rows import BarRow, WordRow, Words, number_widths
from networker.ui.insights.section import Section, Told
from networker.ui.text import grouped, isolated, numbered, one_line, several, shortened, shown_name

CHANNELS = 5
NAMES = 2  # of a win, before "and 3 more"


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def _told(found: Wins) -> Told:
    if not found.total:
        none = _tr("No win is noted in this span: too little data to say")
        return Told(_tr("What came of your ties is worth a line: note a win when there is one."), "", none)
    through = several(len(found.people), _tr("1 person"), _tr("%n people"))
    counted = several(found.total, _tr("1 win through {0}"), _tr("%n wins through {0}"))
    return Told(_finding(found), counted.replace("{0}", through))


def _finding(found: Wins) -> str:
    if not found.enough:
        return several(
            found.total,
            _tr("One win in this span: too few to say where wins come from."),
            _tr("%n wins in this span: too few to say where they come from."),
        )
    first = found.channels[0]
    if sum(each.wins for each in found.channels if each.channel) * 2 < found.total:
        return _tr("Most of your wins do not say yet over which channel they came.")
    if [each.wins for each in found.channels if each.channel][1:2] == [first.wins]:
        return numbered(
            _tr("No channel brought the most of your %n wins: several brought as many."), found.total
        )
    said = numbered(_tr("{0} brought the most: {1} of your %n wins."), found.total)
    return said.replace("{0}", words.carrier(Channel(first.channel), begins=True)).replace(
        "{1}", grouped(first.wins)
    )


def _draw(found: Wins, kit: Kit) -> QWidget:
    drawn = QWidget()
    column = QVBoxLayout(drawn)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(0)
    if found.enough:
        most = max([each.wins for each in found.channels] + [each.wins for each in found.through])
        wide = number_widths(kit.theme, [[grouped(most)]])
        for of_channel in found.channels[:CHANNELS]:
            column.addWidget(_channel(of_channel, most, wide, kit))
        _head(column, _tr("Through whom"), kit)
        for each in found.through:
            name = shown_name(each.name)
            said = f"{name}: {_wins(each.wins)}"
            column.addWidget(
                BarRow(
                    kit, name, [Part(each.wins, "accent_mid")], [grouped(each.wins)], of=most, said=said, wide=wide,
                    left=168, shown=Shown(among=(each.person,), label=said),
                )
            )  # fmt: skip
    _head(column, _tr("The latest"), kit)
    for won in found.latest:
        column.addWidget(WordRow(kit, win_line(won), _people(won), icon="win"))
    return drawn


def _head(column: QVBoxLayout, words_: str, kit: Kit) -> None:
    column.addSpacing(12)
    column.addWidget(Words(words_, kit.theme, size="small", role="text3"))


def _channel(each: OfChannel, most: int, wide: tuple[int, ...], kit: Kit) -> BarRow:
    channel = Channel(each.channel) if each.channel else None
    name = channel_name(channel) if channel else _tr("Not said")
    said = f"{name}: {_wins(each.wins)}"
    shown = Shown(among=each.people, label=_tr("Wins, {0}").replace("{0}", name)) if each.people else None
    return BarRow(
        kit, name, [Part(each.wins)], [grouped(each.wins)], of=most, said=said, left=168, wide=wide, shown=shown,
        icon=CHANNEL_ICONS[channel] if channel else "win",
    )  # fmt: skip


def _wins(n: int) -> str:
    return several(n, _tr("1 win"), _tr("%n wins"))


def _people(won: Won) -> Shown | None:
    return Shown(among=won.people, label=shortened(one_line(won.text), 40)) if won.people else None


def win_line(won: Won) -> str:
    """ "2 May 2026: the contract (Ana, Ben and 2 more)"."""
    names = ", ".join(isolated(shown_name(name)) for name in won.names[:NAMES])
    if len(won.names) > NAMES:
        names += numbered(_tr(" and %n more"), len(won.names) - NAMES)
    line = f"{dates.with_year(won.day)}: {isolated(one_line(won.text))}"
    return f"{line} ({names})" if names else line


WINS = Section("wins", lambda: _tr("Wins"), wins.read, _told, _draw, high=300)
