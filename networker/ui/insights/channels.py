"""The section of channels: conversations against hellos, answers, what became of the people, and gatherings that bear fruit."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.domain.vocabulary import Channel
from networker.services.insights import ENOUGH, channels
from networker.services.insights.channels import Channels, Fruit, OneChannel
from networker.ui.channels import CHANNEL_ICONS, channel_name
from networker.ui.insights import words
from networker.ui.insights.charts import HALF, LOW, TALL, Legend, Part
from networker.ui.insights.figures import Behind, Kit
from networker.ui.insights.rows import BarRow, Figured, HeadRow, Table, WordRow, Words, number_widths
from networker.ui.insights.section import Section, Told
from networker.ui.text import grouped, numbered, one_line, sentence, several, shortened

MOST = 8  # channels told of
MOSTLY = 0.6  # of the days: a channel that stays at hello
LEFT = 128
LONG = 40  # letters of a gathering's name


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def name(each: OneChannel) -> str:
    """What a channel is called."""
    return channel_name(Channel(each.channel))


def _told(found: Channels) -> Told:
    if found.sample < ENOUGH:
        little = several(
            found.sample,
            _tr("1 contact day in this span: too little data to say more"),
            _tr("%n contact days in this span: too little data to say more"),
        )
        return Told("", "", little)
    counted = numbered(_tr("%n contact days; conversation means turns from both within days"), found.sample)
    return Told(_finding(found), counted)


def _finding(found: Channels) -> str:
    by_talks = sorted((each for each in found.channels if each.talks), key=lambda each: -each.talks)
    if not by_talks:
        return _tr("No conversation in this span on any channel: what passed stayed at a word.")
    carry = _carriers(by_talks)
    silent = [
        each
        for each in found.channels
        if each.days >= ENOUGH and each.hellos + each.one_way >= MOSTLY * each.days
    ]
    if not silent:
        return _tr("{0}.").replace("{0}", carry)
    share = (silent[0].hellos + silent[0].one_way) / silent[0].days
    stay = (
        _tr("all days on {0} stay at hello")
        if share == 1
        else numbered(_tr("%n in 10 days on {0} stay at hello"), min(round(share * 10), 9))
    )
    return _tr("{0}; {1}.").replace("{1}", stay.replace("{0}", name(silent[0]))).replace("{0}", carry, 1)


def _carriers(by_talks: Sequence[OneChannel]) -> str:
    """Which channels most conversations were on, of those with any, the most first: one or two, if that is true of them."""
    talks = sum(each.talks for each in by_talks)
    if talks < ENOUGH:
        return several(
            talks,
            _tr("One conversation in this span, too few to say what carries them"),
            _tr("%n conversations in this span, too few to say what carries them"),
        )
    first, second = (*by_talks, None)[:2]
    assert first is not None
    name_ = words.carrier(Channel(first.channel), begins=True)
    if second and second.talks * 2 >= first.talks and (first.talks + second.talks) * 2 > talks:
        said = _tr("{0} and {1} carry your conversations")
        other = words.carrier(Channel(second.channel), begins=False)
        return said.replace("{1}", other).replace("{0}", name_)
    if first.talks * 2 <= talks:
        return numbered(_tr("Your conversations are spread over %n channels"), len(by_talks))
    said = (
        _tr("{0} carry most of your conversations")
        if Channel(first.channel) in words.PLURAL
        else _tr("{0} carries most of your conversations")
    )
    return said.replace("{0}", name_)


def _draw(found: Channels, kit: Kit) -> QWidget:
    drawn = QWidget()
    column = QVBoxLayout(drawn)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(0)
    shown = found.channels[:MOST]
    heads = [_tr("days"), _tr("talks")]
    wide = number_widths(kit.theme, [[grouped(each.days), _share(each)] for each in shown], heads)
    column.addWidget(HeadRow(kit.theme, heads, wide=wide))
    most = max(each.days for each in shown)
    for each in shown:
        column.addWidget(_bar(each, most, wide, kit))
    marks = (
        (Part(0, "accent", TALL), _tr("conversation")),
        (Part(0, "accent_mid", HALF), _tr("an answer")),
        (Part(0, "noise", LOW), _tr("hello or one-way")),
    )
    column.addWidget(Legend(kit.theme, marks, left=LEFT))
    column.addSpacing(14)
    column.addWidget(_table(found, kit))
    if found.gatherings:
        column.addSpacing(14)
        _add_fruit(column, found, kit)
    return drawn


def _share(each: OneChannel) -> str:
    return words.share(each.talks, each.days)


def _bar(each: OneChannel, most: int, wide: Sequence[int], kit: Kit) -> BarRow:
    hello = each.hellos + each.one_way
    parts = [Part(each.talks), Part(each.answers, "accent_mid", HALF), Part(hello, "noise", LOW)]
    said = (
        several(
            each.days,
            _tr(
                "{0}: 1 contact day, {2} of conversation, {3} of an answer, {4} greetings alone, {5} one-way"
            ),
            _tr(
                "{0}: %n contact days, {2} of conversation, {3} of an answer, {4} greetings alone, {5} one-way"
            ),
        )
        .replace("{2}", grouped(each.talks))
        .replace("{3}", grouped(each.answers))
        .replace("{4}", grouped(each.hellos))
        .replace("{5}", grouped(each.one_way))
        .replace("{0}", name(each))
    )
    label = _tr("{0}: conversations") if each.talks else _tr("{0}: talked with")
    figure = "talks" if each.talks else "people"
    behind = _behind(each, figure, label) if each.people else None
    icon = CHANNEL_ICONS[Channel(each.channel)]
    return BarRow(
        kit,
        name(each),
        parts,
        [grouped(each.days), _share(each)],
        of=most,
        said=said,
        left=LEFT,
        icon=icon,
        shown=behind,
        wide=wide,
    )


def _table(found: Channels, kit: Kit) -> Table:
    heads = (
        _tr("people"), _tr("hello only"), _tr("answered"), _tr("after"), _tr("moved on"), _tr("met"), _tr("wins"),
    )  # fmt: skip
    rows = [(name(each), _cells(each)) for each in found.channels[:MOST]]
    return Table(kit, heads, rows, said=_tr("What comes of each channel"))


def _cells(each: OneChannel) -> list[Figured]:
    enough = each.letters >= ENOUGH
    answered = words.share(each.answered, each.letters) if enough else "–"
    wait = waited(each.wait) if enough and each.wait is not None else "–"
    letters = several(
        each.letters,
        _tr("{0}: of one letter of yours, {1} was answered within 30 days"),
        _tr("{0}: of %n letters of yours, {1} were answered within 30 days"),
    )
    return [
        _cell(each, "people", each.people, _tr("{0}: talked with one person"), _tr("{0}: talked with %n people"), _tr("{0}: talked with")),
        _cell(each, "shallow", each.shallow, _tr("{0}: with one person it stayed at hello"),
              _tr("{0}: with %n people it stayed at hello"), _tr("{0}: only hello")),
        Figured(
            answered,
            letters.replace("{0}", name(each)).replace("{1}", grouped(each.answered)),
            _behind(each, "answered", _tr("{0}: answered")) if enough and each.answered else None,
        ),
        Figured(wait, _tr("{0}: half of the answers came within {1}").replace("{0}", name(each)).replace("{1}", wait)),
        _cell(each, "richer", each.richer, _tr("{0}: one moved on to a richer way since"),
              _tr("{0}: %n moved on to a richer way since"), _tr("{0}: moved on")),
        _cell(each, "met", each.met, _tr("{0}: one was met face to face"), _tr("{0}: %n were met face to face"), _tr("{0}: met")),
        _cell(each, "wins", each.wins, _tr("{0}: one win"), _tr("{0}: %n wins"), _tr("{0}: wins")),
    ]  # fmt: skip


def waited(days: float) -> str:
    """ "same day", "2 days", "2.5 days": the median of whole days is whole or half."""
    if days == 0:
        return _tr("same day")
    return _tr("1 day") if days == 1 else _tr("{0} days").replace("{0}", f"{days:g}")


def _behind(each: OneChannel, figure: str, label: str) -> Behind:
    return Behind(channels.people, (each.channel, figure), label.replace("{0}", name(each)))


def _cell(each: OneChannel, figure: str, n: int, one: str, many: str, label: str) -> Figured:
    """`one`, `many`: what it says of one, and of another number."""
    anybody = each.winners if figure == "wins" else n
    behind = _behind(each, figure, label) if anybody else None
    return Figured(grouped(n), several(n, one, many).replace("{0}", name(each)), behind)


def _add_fruit(column: QVBoxLayout, found: Channels, kit: Kit) -> None:
    column.addWidget(
        Words(_tr("Gatherings that bear fruit after a year"), kit.theme, size="small", bold=True)
    )
    column.addSpacing(2)
    for each in found.fruit:
        column.addWidget(WordRow(kit, _fruit_words(each), _fruit_behind(each), icon="gatherings"))
    if not found.fruit:
        none = several(
            found.gatherings,
            _tr("Of 1 gathering more than a year ago, nobody was talked with again."),
            _tr("Of %n gatherings more than a year ago, nobody was talked with again."),
        )
        column.addWidget(Words(none, kit.theme))


def _fruit_words(each: Fruit) -> str:
    shown = shortened(one_line(each.name), LONG) or _tr("a gathering")
    words_ = (
        numbered(_tr("%n of {0} talked with again: {1}, {2}"), each.again)
        .replace("{0}", grouped(each.people))
        .replace("{2}", str(each.day.year))
        .replace("{1}", shown)
    )
    return sentence(words_)


def _fruit_behind(each: Fruit) -> Behind:
    label = _tr("Talked with a year after {0}").replace("{0}", shortened(one_line(each.name), LONG))
    return Behind(channels.again, (each.gathering,), label)


CHANNELS = Section("channels", lambda: _tr("Channels"), channels.read, _told, _draw, high=420)
