"""One thing that a list of Tidy asks about: whom, why, which values, and the keys under it. It asks for nothing itself."""

from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from networker.domain.vocabulary import Circle
from networker.services.tidy import Choice, Item
from networker.ui.circle_words import circle_name
from networker.ui.icons import Icons
from networker.ui.tabs import tab_through
from networker.ui.text import PlainLabel, paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.tidy import reasons
from networker.ui.tidy.declared import CHOOSE, CIRCLE, COMPARE, LATER, NAME, OPEN, Answer, Declared
from networker.ui.tidy.pair import WIDE, Where
from networker.ui.widgets.basics import Button, Chip, Field
from networker.ui.widgets.flow import Flow
from networker.ui.widgets.marks import keycap_width, paint_avatar, paint_circle, paint_keycap
from networker.ui.widgets.once import Once
from networker.ui.widgets.page_parts import Keycap, has_keyboard
from networker.ui.widgets.press import ENTER, Pressable

FACE = 72
LINE = 44  # of one of several values


class Face(QWidget):
    """Whom it is about: avatar, name, circle, work and place."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._item: Item | None = None
        self.setProperty("radius", 8)
        self.setFixedHeight(FACE)

    def show_item(self, item: Item) -> None:
        """Show another one."""
        self._item = item
        self._name, self._second = reasons.heading(item), reasons.second(item)
        self.setAccessibleName(", ".join(filter(None, (self._name, self._second))))
        set_tooltip(self, "\n".join(filter(None, (self._name, self._second))))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._item is None:
            return
        painter, theme, item = QPainter(self), self._theme, self._item
        of_person = item.reason.key != "address"
        if of_person:
            paint_avatar(painter, QRectF(8, 12, 48, 48), item.person.shown, theme, self._icons)
        else:
            self._icons.paint(painter, 20, 24, "mail", theme.colour("text2"), 24)
        top = 15.0 if self._second else 26.0
        room = QRectF(70, top, self.width() - 96, 20)
        used = paint_line(painter, room, self._name, theme.font("body", bold=True), theme.colour("text"))
        if of_person:
            paint_circle(painter, 70 + used + 8, top + 4, item.person.circle, theme)
        under = QRectF(70, 36, self.width() - 78, 20)
        paint_line(painter, under, self._second, theme.font("body"), theme.colour("text2"))


class ValueLine(Pressable):
    """One of several values, with the key that chooses it and where it came from."""

    def __init__(self, nth: int, item: Item, each: Choice, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._key = str(nth + 1)
        self.said, self.whence = reasons.choice(item, each)
        self.setText(self.said)
        self.setAccessibleName(", ".join(filter(None, (self._key, self.said, self.whence))))
        set_tooltip(self, "\n".join(filter(None, (self.said, self.whence))))
        self.setFixedHeight(LINE)
        self.setProperty("radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        if self.underMouse() or self.isDown():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.fillRect(QRectF(0, LINE - 1, self.width(), 1), theme.colour("line"))
        paint_keycap(painter, 8, 13, self._key, theme)
        x = 8 + keycap_width(self._key, theme) + 12
        room = QRectF(x, 0, self.width() - x - 8, LINE)
        small = theme.font("small")
        aside = QRectF(room.x() + room.width() * 0.6, 0, room.width() * 0.4, LINE)
        used = paint_line(painter, aside, self.whence, small, theme.colour("text2"), right=True)
        room.setWidth(room.width() - used - 12)
        paint_line(painter, room, self.said, theme.font("body"), theme.colour("text"))


class Card(QWidget):
    """A person or a value, and what can be answered. `answered` carries what, and of several values which."""

    answered = Signal(str, object)  # what of `declared`; the number of the value, a Circle or a name; None

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.item: Item | None = None
        self._of: Declared | None = None
        self._keys: dict[int, Answer] = {}
        self._once = Once(self)  # what is pressed answers for whoever is shown, not for the next one as well
        self.buttons: dict[str, Button] = {}
        self.values: list[ValueLine] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._build(theme, icons)
        theme.changed.connect(self._dress)
        self._dress()

    def _build(self, theme: Theme, icons: Icons) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title = PlainLabel("", self)
        self._title.setFont(theme.font("title"))
        self._title.setFixedHeight(28)
        self.where = Where(theme, self)
        self.face = Face(theme, icons, self)
        self.setProperty("ringTarget", self.face)
        self.reason = self._label("body")
        self._addresses = self._label("body")
        self._came = self._label("small")
        self.field = Field(theme, icons, icon="write", parent=self)
        self.field.line.setPlaceholderText(self.tr("Their name"))
        self.field.line.setAccessibleName(self.tr("Their name"))
        self.field.line.returnPressed.connect(self._name)
        self._value_lines = QVBoxLayout()
        self._value_lines.setSpacing(0)
        self.circles, self.answers = Flow(self, row=32), Flow(self)
        above: tuple[tuple[QWidget, int], ...] = (
            (self._title, 0), (self.where, 10), (self.face, 10), (self.reason, 4), (self._addresses, 4), (self._came, 12),
        )  # fmt: skip
        below: tuple[tuple[QWidget, int], ...] = ((self.field, 12), (self.circles, 8), (self.answers, 72))
        for parts in (above, below):
            for widget, air in parts:
                column.addWidget(widget)
                column.addSpacing(air)
            if parts is above:
                column.addLayout(self._value_lines)
        column.addStretch(1)

    def _label(self, font: str) -> PlainLabel:
        label = PlainLabel("", self)
        label.setFont(self._theme.font(font))
        label.setWordWrap(True)
        label.setContentsMargins(8, 0, 8, 0)
        return label

    def _dress(self) -> None:
        roles = (
            (self._title, "text"),
            (self.reason, "text"),
            (self._addresses, "text2"),
            (self._came, "text3"),
        )
        for label, role in roles:
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, super().sizeHint().height())

    # ---- what is shown

    def show_item(self, of: Declared, item: Item, where: str, today: date) -> None:
        """Show another one, of this list or of another; or the same anew, whose name may be half typed."""
        self.where.say(where, "")
        if of is self._of and item == self.item:
            return
        again = of is self._of and self.item is not None and item.key == self.item.key
        mine, types = has_keyboard(self), again and self.field.line.hasFocus()
        if not again:
            self.field.line.clear()
        self._of, self.item = of, item
        self._title.setText(of.question)
        self.face.show_item(item)
        self.reason.setText(of.reason(item, today))
        for label, text in (
            (self._addresses, reasons.addresses(item)),
            (self._came, reasons.came(item, today)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.field.setVisible(of.names)
        self._show_values(of, item)
        self._show_answers(of, item)
        self.setAccessibleName(f"{of.question} {reasons.heading(item)}. {self.reason.text()}")
        tab_through([self, *self.values, self.field.line, *self._chips, *self.buttons.values()])
        if mine and not types:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_values(self, of: Declared, item: Item) -> None:
        for line in self.values:
            self._value_lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.values = []
        for nth, each in enumerate(item.choices if of.choices else ()):
            line = ValueLine(nth, item, each, self._theme, self)
            line.clicked.connect(partial(self._emit, CHOOSE, nth))
            self._once.watch(line)
            self._value_lines.addWidget(line)
            self.values.append(line)

    def _show_answers(self, of: Declared, item: Item) -> None:
        self.buttons, self._keys, groups = {}, {}, []
        for answer in of.answers:
            if answer.does == COMPARE and len(item.people) != 2:
                continue
            kind = "primary" if answer.primary else "quiet" if answer.does in (LATER, OPEN) else ""
            button = Button(answer.text, self._theme, kind=kind, parent=self)
            cap = {"Space": self.tr("Space"), "Enter": self.tr("Enter")}.get(answer.key, answer.key)
            button.setAccessibleName(f"{answer.text}, {cap}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the card
            button.clicked.connect(partial(self._press, answer))
            self._once.watch(button)
            self.buttons[answer.does] = button
            self._keys[_code(answer.key)] = answer
            groups.append((button, Keycap(cap, self._theme, self)))
        self.answers.take(groups)
        self._chips = []
        for circle in Circle if of.circles else ():
            chip = Chip(
                f"{int(circle)}  {circle_name(circle)}",
                self._theme,
                self._icons,
                kind="off",
                circle=circle,
                parent=self,
            )
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(partial(self._emit, CIRCLE, circle))
            self._once.watch(chip)
            self._chips.append(chip)
        self.circles.take([(chip,) for chip in self._chips])
        self.circles.setVisible(bool(self._chips))

    # ---- what is pressed

    def _emit(self, does: str, value: object, _checked: bool = False) -> None:
        self.answered.emit(does, value)

    def _press(self, answer: Answer, _checked: bool = False) -> None:
        if answer.does == NAME:
            self._name()
        else:
            self.answered.emit(answer.does, None)

    def _name(self) -> None:
        """What is typed is the name; where nothing is, the keyboard goes there."""
        if self.field.line.text().strip():
            self.answered.emit(NAME, self.field.line.text())
        else:
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self._once.is_repeated(event):
            return
        types = self.field.line.hasFocus()  # there Enter keeps a name, and of none it says nothing
        if not plain or types or self._of is None or not self._answer(event.key()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._once.released(event)
        super().keyReleaseEvent(event)

    def _answer(self, key: int) -> bool:
        """Whether a key meant something here."""
        nth = key - Qt.Key.Key_1
        assert self._of is not None
        if 0 <= nth < len(self.values):
            self._emit(CHOOSE, nth)
        elif 0 <= nth < len(Circle) and self._of.circles:
            self._emit(CIRCLE, Circle(nth + 1))
        elif key in ENTER and int(Qt.Key.Key_Return) in self._keys:
            self._press(self._keys[int(Qt.Key.Key_Return)])
        elif key in self._keys:
            self._press(self._keys[key])
        else:
            return False
        return True


def _code(key: str) -> int:
    named = {"Space": Qt.Key.Key_Space, "Enter": Qt.Key.Key_Return}
    return int(named[key]) if key in named else ord(key)
