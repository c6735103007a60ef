"""The section of real ties: of all in the book, whom one knows, exchanged a word with, talked with and met."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.domain.vocabulary import Channel
from networker.services.insights import ENOUGH, real_ties
from networker.services.insights.real_ties import OnChannel, RealTies
from networker.ui.channels import channel_name
from networker.ui.insights.charts import HALF, LOW, TALL, Part
from networker.ui.insights.figures import Behind, Kit
from networker.ui.insights.rows import BarRow, Figured, Table, WordRow, number_widths
from networker.ui.insights.section import Section, Told
from networker.ui.text import grouped, numbered, several

CHANNELS = 6  # told of


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def _told(found: RealTies) -> Told:
    counted = several(
        found.book,
        _tr("1 person; met means a meeting in the timeline"),
        _tr("%n people; met means a meeting in the timeline"),
    )
    if found.book < ENOUGH:
        words = several(
            found.book,
            _tr("1 person is in your book: too little data to say more"),
            _tr("%n people are in your book: too little data to say more"),
        )
        return Told("", "", words)
    return Told(_finding(found), counted)


def _finding(found: RealTies) -> str:
    share = found.met / found.book
    if not found.met:
        return _tr("Nobody here was met yet, as far as the timeline knows.")
    if found.met == found.book:
        return _tr("You have looked all of your people in the eye.")
    if share >= 0.95:
        return _tr("You have looked nearly all of your people in the eye.")
    if share >= 0.3:
        return numbered(_tr("You have looked %n in 10 of your people in the eye."), min(round(share * 10), 9))
    return numbered(_tr("You have looked one in %n of your people in the eye."), max(round(1 / share), 2))


def _figures() -> tuple[tuple[str, str, Part], ...]:
    """The figures by their keys, what each is called, and how its bar looks."""
    return (
        ("book", _tr("In the book"), Part(0, "noise", LOW)),
        ("known", _tr("Known"), Part(0, "accent_mid", LOW)),
        ("word", _tr("Exchanged a word"), Part(0, "accent_mid", HALF)),
        ("talk", _tr("Had a conversation"), Part(0, "accent", TALL)),
        ("met", _tr("Met in person"), Part(0, "accent", TALL)),
    )


def _draw(found: RealTies, kit: Kit) -> QWidget:
    drawn = QWidget()
    column = QVBoxLayout(drawn)
    column.setContentsMargins(0, 10, 0, 0)
    column.setSpacing(0)
    wide = number_widths(kit.theme, [[grouped(found.book)]])
    for key, word, part in _figures():
        n: int = getattr(found, key)
        behind = Behind(real_ties.people, (key,), word) if n else None
        column.addWidget(
            BarRow(
                kit, word, [Part(n, part.role, part.high)], [grouped(n)], of=found.book, said=f"{word}: {grouped(n)}",
                left=148, shown=behind, wide=wide,
            )
        )  # fmt: skip
    if found.gathered:
        column.addSpacing(4)
        words = several(
            found.gathered,
            _tr("1 more was at a gathering of yours: log it there if you met."),
            _tr("%n more were at a gathering of yours: log it there if you met."),
        )
        label = _tr("At a gathering, and not noted as met")
        column.addWidget(
            WordRow(kit, words, Behind(real_ties.people, ("gathered",), label), icon="gatherings")
        )
    if found.followers:
        column.addSpacing(4)
        words = several(
            found.followers,
            _tr("1 of them follows you or is connected, and never said a word."),
            _tr("%n of them follow you or are connected, and never said a word."),
        )
        label = _tr("Follow you, and never said a word")
        column.addWidget(WordRow(kit, words, Behind(real_ties.people, ("followers",), label)))
    if found.followers and found.to_tidy:  # who has a circle by now is not asked about there
        column.addWidget(WordRow(kit, _tr("Look through them in Tidy"), goes="followers", icon="tidy"))
    if found.channels:
        column.addSpacing(8)
        column.addWidget(_table(found, kit))
    return drawn


def _table(found: RealTies, kit: Kit) -> Table:
    heads = _tr("address"), _tr("a word"), _tr("talked")
    rows = [
        (channel_name(Channel(each.channel)), [_cell(each, key) for key in ("there", "word", "talk")])
        for each in found.channels[:CHANNELS]
    ]
    return Table(kit, heads, rows, said=_tr("Real ties by channel"))


def _cell(each: OnChannel, key: str) -> Figured:
    n: int = getattr(each, key)
    words = {
        "there": several(n, _tr("{0}: one has an address there"), _tr("{0}: %n have an address there")),
        "word": several(n, _tr("{0}: a word exchanged with one"), _tr("{0}: a word exchanged with %n")),
        "talk": several(n, _tr("{0}: a conversation with one"), _tr("{0}: a conversation with %n")),
    }[key]
    labels = {
        "there": _tr("{0}: have an address"),
        "word": _tr("{0}: exchanged a word"),
        "talk": _tr("{0}: had a conversation"),
    }
    name = channel_name(Channel(each.channel))
    behind = Behind(real_ties.people_there, (each.channel, key), labels[key].replace("{0}", name))
    return Figured(grouped(n), words.replace("{0}", name), behind if n else None)


REAL_TIES = Section(
    "realTies", lambda: _tr("Real ties"), real_ties.read, _told, _draw, of_today=True, high=320
)  # fmt: skip
