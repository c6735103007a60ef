"""A promise is noted or changed: whose it is, what, when, how often. A card over a pane; it writes nothing itself."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from networker.domain.repeat import Repeat, Unit
from networker.domain.vocabulary import Side
from networker.services.today_views import Named, Promise
from networker.ui import dates
from networker.ui.again import every
from networker.ui.icons import Icons
from networker.ui.paragraphs import laid_out, paint_paragraph
from networker.ui.promises.day_menu import DayMenu
from networker.ui.promises.verbs import Wish
from networker.ui.text import isolate, one_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Field, MenuButton, TickBox, add_action
from networker.ui.widgets.over_card import PAD, SHADE, OverCard
from networker.ui.widgets.press import ENTER

TALL, LINE = 300, 16
OFTEN = (
    Repeat(Unit.DAY), Repeat(Unit.WEEK), Repeat(Unit.WEEK, 2), Repeat(Unit.MONTH), Repeat(Unit.MONTH, 3),
    Repeat(Unit.YEAR),
)  # fmt: skip
LONGEST = 500  # characters


def _tr(text: str) -> str:
    return QCoreApplication.translate("PromiseCard", text)


def _with(people: Sequence[Named]) -> str:
    names = ", ".join(isolate(one_line(each.name)) for each in people[:3] if each.name.strip())
    return _tr("With {0}").replace("{0}", names) if names else ""


class PromiseCard(OverCard):
    """Enter and *Save* say what is wished, Esc and *Cancel* leave. A press beside it leaves where nothing was changed.

    What Esc leaves is a draft; *Cancel* forgets it.
    """

    wished = Signal(object)  # Wish
    said_anew = Signal()
    forgotten = Signal()  # by Cancel

    def __init__(
        self,
        people: Sequence[Named],
        theme: Theme,
        icons: Icons,
        pane: QWidget,
        *,
        today: date,
        second: str = "",
        promise: Promise | None = None,
    ) -> None:
        title = _tr("Change a promise") if promise else _tr("A promise")
        super().__init__(title, second or _with(people), theme, icons, pane)
        self.setObjectName("promiseCard")
        self._today = today
        self._due = promise.due if promise else today + timedelta(days=7)
        self._repeats = promise.repeats if promise else ""
        self._explained = self._note = ""
        name = one_line(people[0].name) if len(people) == 1 else ""
        self._build(name)
        if promise is not None:
            self.line.setText(one_line(promise.text))
            self.unless.setChecked(promise.unless_contact)
        (self.theirs if promise is not None and promise.side is Side.THEM else self.mine).setChecked(True)
        self._fill_day()
        self._fill_often()
        self._at_first = self.wish

    def _build(self, name: str) -> None:
        theme, icons = self._theme, self._icons
        self.mine = TickBox(self.tr("I promise"), theme, icons, round_=True, parent=self)
        theirs = self.tr("{0} promises").replace("{0}", isolate(name)) if name else self.tr("They promise")
        self.theirs = TickBox(theirs, theme, icons, round_=True, parent=self)
        self.field = Field(theme, icons, icon="promise", parent=self)
        self.line = self.field.line
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(self.tr("What is promised"))
        self.line.setPlaceholderText(self.tr("What: send the number of the agent"))
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._typed)
        self.day = MenuButton("", theme, icons, parent=self)
        self.day.menu = QMenu(self)
        self.often = MenuButton("", theme, icons, parent=self)
        self.often.menu = QMenu(self)
        self.unless = TickBox(self.tr("Not if you talk before"), theme, icons, parent=self)
        self.save = Button(self.tr("Save"), theme, kind="primary", parent=self)
        self.save.clicked.connect(self._save)
        self.cancel = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.cancel.clicked.connect(self.forgotten)
        self.cancel.clicked.connect(self.dismiss)
        self.unless.toggled.connect(self._explain)
        for signal in (self.unless.toggled, self.theirs.toggled, self.line.textChanged):
            signal.connect(self.said_anew)
        self._typed("")

    # ---- what is said

    @property
    def wish(self) -> Wish:
        """What the card says now."""
        side = Side.THEM if self.theirs.isChecked() else Side.ME
        return Wish(side, one_line(self.line.text()), self._due, self._repeats, self.unless.isChecked())

    def draft(self) -> dict[str, Any] | None:
        """What is said and not in the book; without a word there is nothing of a new one."""
        said, first = self.wish, self._at_first
        if said == first or not (said.text or first.text):
            return None
        return {
            "text": self.line.text(), "theirs": self.theirs.isChecked(), "repeats": said.repeats,
            "due": said.due.isoformat() if said.due else None, "unless": said.unless_contact,
        }  # fmt: skip

    def say(self, sentence: str) -> None:
        """Say something above the buttons, where nothing is explained."""
        self._note = sentence
        self.save.setAccessibleDescription(sentence)
        self.place()

    def take_up(self, draft: Mapping[str, Any]) -> None:
        """Go on with what `draft` answered."""
        due, repeats = draft["due"], str(draft["repeats"])
        if repeats:
            Repeat.of(repeats)  # raises ValueError where it is no rule
        self.line.setText(str(draft["text"]))
        (self.theirs if draft["theirs"] else self.mine).setChecked(True)
        self.unless.setChecked(bool(draft["unless"]))
        self.set_day(date.fromisoformat(due) if due else None)
        self.set_often(repeats)

    def _typed(self, text: str) -> None:
        self.save.setEnabled(bool(text.strip()))

    def _fill_day(self) -> None:
        menu = self.day.menu
        assert menu is not None
        menu.clear()
        for words, days in (
            (self.tr("Today"), 0),
            (self.tr("Tomorrow"), 1),
            (self.tr("In a week"), 7),
            (self.tr("In a month"), 30),
        ):
            add_action(menu, words, partial(self.set_day, self._today + timedelta(days=days)))
        add_action(menu, self.tr("On a day…"), self._choose_day)
        add_action(menu, self.tr("No day"), partial(self.set_day, None))
        said = self._day_words()
        self.day.setText(said)
        self.day.setAccessibleName(self.tr("When: {0}").replace("{0}", said))
        self._place_row()

    def _day_words(self) -> str:
        if self._due is None:
            return self.tr("No day")
        plain = dates.headings(self._due)[1]
        if self._due.year != self._today.year:
            plain += f" {self._due.year}"
        near = {0: self.tr("Today"), 1: self.tr("Tomorrow")}.get((self._due - self._today).days)
        return f"{near} · {plain}" if near else plain

    def set_day(self, day: date | None) -> None:
        """When it is due; None: some day."""
        self._due = day
        self._fill_day()
        self.said_anew.emit()

    def _choose_day(self) -> None:
        DayMenu(self._today, self.set_day, self).open_at(
            self.day.mapToGlobal(QPoint(0, self.day.height() + 2))
        )

    def _fill_often(self) -> None:
        menu = self.often.menu
        assert menu is not None
        menu.clear()
        offered = ["", *(each.rule for each in OFTEN)]
        if self._repeats and Repeat.of(self._repeats) not in OFTEN:
            offered.append(self._repeats)  # a finer rule, or another number: it may stay
        for rule in offered:
            add_action(menu, self._often_words(rule), partial(self.set_often, rule))
        said = self._often_words(self._repeats)
        self.often.setText(said)
        self.often.setAccessibleName(self.tr("How often: {0}").replace("{0}", said))
        self._place_row()

    def _often_words(self, rule: str) -> str:
        words = every(rule) or self.tr("once")
        return words[:1].upper() + words[1:]

    def set_often(self, rule: str) -> None:
        """How often it comes again; "" for once."""
        if Repeat.of(rule) != Repeat.of(self._repeats) or not rule:
            self._repeats = rule  # else it goes on counting from where it does
        self._explain()
        self._fill_often()
        self.said_anew.emit()

    def _explain(self) -> None:
        """What a talk before would do."""
        if not self.unless.isChecked():
            self._explained = ""
        elif self._repeats:
            self._explained = self.tr("If you talk before, it counts anew from that day.")
        else:
            self._explained = self.tr("If you talk before, it is done.")
        self.unless.setAccessibleDescription(self._explained)
        self.place()

    def _save(self) -> None:
        if self.wish.text:
            self.keep()

    def keep(self) -> None:
        """Go, and ask for what is said to be written; without a word there is nothing to write."""
        wish = self.wish
        if wish.text and wish != self._at_first:
            self.wished.emit(wish)
        self.dismiss()

    # ---- coming and going

    def tall(self) -> int:
        more = max(len(laid_out(self._told[1], self._theme.font("small"), self._below.width())) - 1, 0)
        return TALL + more * LINE

    @property
    def _told(self) -> tuple[int, str]:
        """What stands below the ticks, and how far it is set in: what a talk before would do, else what was said."""
        return (28, self._explained) if self._explained else (0, self._note)

    @property
    def _below(self) -> QRectF:
        """Where that stands."""
        indent = self._told[0]
        wide = min(self.wide, self.width() - 2 * SHADE) - 2 * PAD - indent
        card = (self.width() - wide - indent) / 2 + indent
        return QRectF(card, 0, wide, LINE)

    def may_leave(self) -> bool:
        return self.wish == self._at_first

    def open(self) -> None:
        """Show it with the keyboard on what is promised."""
        super().open()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.line.end(False)

    def place_parts(self, card: QRect) -> None:
        left, room, y = card.left() + PAD, card.width() - 2 * PAD, card.top()
        half = room // 2
        self.mine.setGeometry(left, y + 64, min(self.mine.sizeHint().width(), half - 8), 28)
        self.theirs.setGeometry(left + half, y + 64, min(self.theirs.sizeHint().width(), half), 28)
        self.field.setGeometry(left, y + 104, room, 32)
        self._place_row()
        self.unless.setGeometry(left, y + 196, min(self.unless.sizeHint().width(), room), 28)
        foot = y + card.height() - 28 - 16
        self.save.resize(self.save.sizeHint())
        self.save.move(left, foot)
        self.cancel.resize(self.cancel.sizeHint())
        self.cancel.move(left + self.save.width() + 8, foot)

    def _place_row(self) -> None:
        card = self._card.toRect()
        x = card.left() + PAD
        for each in (self.day, self.often):
            each.setGeometry(x, card.top() + 152, min(each.sizeHint().width(), 280), 28)
            x += each.width() + 8

    # ---- keys and presses

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER:
                self._save()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def stops(self) -> Sequence[QWidget]:
        side = self.theirs if self.theirs.isChecked() else self.mine
        return (side, self.line, self.day, self.often, self.unless, self.save, self.cancel)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        indent, told = self._told
        role = "text3" if indent else "text2"
        below = self._below
        below.moveTop(self._card.y() + 227)
        paint_paragraph(
            QPainter(self), below, told, self._theme.font("small"), self._theme.colour(role), LINE
        )
