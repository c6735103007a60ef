"""What a timeline is narrowed to: one kind, one channel, words. It says what is wanted and asks for nothing itself."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from networker.domain.vocabulary import Channel, Kind
from networker.services.views import Offer, Wanted
from networker.ui.icons import Icons
from networker.ui.text import grouped, numbered, paint_line
from networker.ui.theme import Theme
from networker.ui.timeline.words import MONTH_ORDER, Words
from networker.ui.widgets.basics import Chip, Field, add_action
from networker.ui.widgets.own_escape import OwnEscape
from networker.ui.widgets.press import ENTER

TALL, GAP = 24, 6
PAUSE_MS = 120  # in typing, before words are looked for in what may be a million talks
LONGEST = 200  # characters that anybody looks for
FIELD_LEAST, FIELD_MOST = 120, 260


class FilterBar(QWidget):
    """Two chips and a field in one line, and how many talks were found."""

    wanted_changed = Signal(object)  # Wanted
    left = Signal()  # the keyboard goes to the list

    def __init__(self, *, words: Words, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._offers: Sequence[Offer] = ()
        self._found: int | None = None
        self.wanted = Wanted()
        self.setObjectName("timelineFilters")
        self.setAccessibleName(self.tr("Narrow this timeline"))
        self.setFixedHeight(TALL)
        self.kind = self._chip(theme, icons, self._fill_kinds)
        self.channel = self._chip(theme, icons, self._fill_channels)
        self.field = Field(theme, icons, icon="search", height=TALL, radius=12, parent=self)
        self.line = self.field.line
        self.line.setObjectName("timelineSearch")
        self.line.setFont(theme.font("small"))
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(self.tr("Search this timeline"))
        self.line.setAccessibleName(self.tr("Search this timeline"))
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        OwnEscape(self).watch(self.line)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._show()

    def _chip(self, theme: Theme, icons: Icons, fill: Callable[[], None]) -> Chip:
        chip = Chip("", theme, icons, kind="off", arrow=True, parent=self)
        chip.menu = QMenu(chip)
        chip.menu.aboutToShow.connect(fill)
        return chip

    # ---- what is wanted

    def narrow(self, wanted: Wanted) -> None:
        """Want something else, and say so."""
        self._pause.stop()
        if wanted == self.wanted:
            return
        self.wanted, self._found = wanted, None
        if self.line.text().split() != wanted.text.split():
            self.line.setText(wanted.text)
            self._pause.stop()
        self._show()
        self.wanted_changed.emit(wanted)

    def reset(self) -> None:
        """Another timeline: it is shown whole. Nobody is told."""
        self._pause.stop()
        self.wanted, self._found, self._offers = Wanted(), None, ()
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self._show()

    def only_kind(self, kind: Kind | None) -> None:
        """One kind, or all."""
        self.narrow(Wanted(kind, self.wanted.channel, self.wanted.text))

    def only_channel(self, channel: Channel | None) -> None:
        """One channel, or all."""
        self.narrow(Wanted(self.wanted.kind, channel, self.wanted.text))

    def _typed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        text = " ".join(self.line.text().split())
        self.narrow(Wanted(self.wanted.kind, self.wanted.channel, text))

    # ---- what there is

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """What the menus offer from now on."""
        self._offers = offers

    def show_found(self, talks: int | None) -> None:
        """How many talks fit; None where nothing is narrowed."""
        self._found = talks
        self._place()
        self.update()

    def kinds(self) -> list[tuple[Kind, int]]:
        """The kinds of talks on the channel chosen, in the order of months."""
        counts: dict[Kind, int] = {}
        for each in self._offers:
            if self.wanted.channel in (None, each.channel):
                counts[each.kind] = counts.get(each.kind, 0) + each.talks
        return [(Kind(kind), counts[Kind(kind)]) for kind in MONTH_ORDER if Kind(kind) in counts]

    def channels(self) -> list[tuple[Channel, int]]:
        """The channels of talks of the kind chosen, those with the most first."""
        counts: dict[Channel, int] = {}
        for each in self._offers:
            if each.channel is not None and self.wanted.kind in (None, each.kind):
                counts[each.channel] = counts.get(each.channel, 0) + each.talks
        return sorted(counts.items(), key=lambda pair: -pair[1])

    def _fill_kinds(self) -> None:
        offered = [(each, self._words.kinds(each), talks) for each, talks in self.kinds()]
        self._fill(self.kind, offered, self.wanted.kind, self.only_kind)

    def _fill_channels(self) -> None:
        offered = [(each, self._words.channel(each), talks) for each, talks in self.channels()]
        self._fill(self.channel, offered, self.wanted.channel, self.only_channel)

    def _fill(
        self,
        chip: Chip,
        offered: Sequence[tuple[object, str, int]],
        now: object,
        choose: Callable[..., None],
    ) -> None:
        menu = chip.menu
        assert menu is not None
        menu.clear()
        for value, text, talks in ((None, self.tr("All"), 0), *offered):
            said = f"{text}  {grouped(talks)}" if talks else text
            action = add_action(menu, said, partial(choose, value))
            action.setCheckable(True)
            action.setChecked(value == now)

    # ---- how it looks

    def _show(self) -> None:
        kind, channel = self.wanted.kind, self.wanted.channel
        for chip, name, value in (
            (self.kind, self.tr("Kind"), self._words.kinds(kind) if kind else ""),
            (self.channel, self.tr("Channel"), self._words.channel(channel) if channel else ""),
        ):
            chip.show_as(value or name, kind="set" if value else "off")
            chip.setAccessibleName(f"{name}: {value or self.tr('all')}")
        self._place()

    def _said(self) -> str:
        if self._found is None:
            return ""
        return self.tr("1 found") if self._found == 1 else numbered(self.tr("%n found"), self._found)

    def _place(self) -> None:
        x = 0
        for chip in (self.kind, self.channel):
            chip.setGeometry(x, 0, chip.sizeHint().width(), TALL)
            x += chip.width() + GAP
        metrics = QFontMetricsF(self._theme.font("small"))
        said = round(metrics.horizontalAdvance(self._said())) + 12 if self._found is not None else 0
        self.field.setGeometry(x, 0, max(min(self.width() - x - said, FIELD_MOST), FIELD_LEAST), TALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(400, TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        rect = QRectF(0, 0, self.width(), TALL)
        paint_line(painter, rect, self._said(), theme.font("small"), theme.colour("text3"), right=True)

    # ---- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.line.text():
                self.line.clear()
                self._look()
            else:
                self.left.emit()
        elif key in ENTER or key == Qt.Key.Key_Down:
            self._look()
            self.left.emit()
        else:
            return False
        return True
