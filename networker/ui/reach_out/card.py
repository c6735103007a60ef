"""The one raised thing: the person whose turn it is, why, where, with which words, and what to do.

It decides nothing: every button is a signal.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QWidget

from networker.domain.handles import shown_address
from networker.domain.vocabulary import Channel
from networker.services.today_views import Question, TodayCard
from networker.ui.channels import CHANNEL_ICONS, verb
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph
from networker.ui.path.lines import PathLines
from networker.ui.reach_out import promise_lines, words
from networker.ui.reach_out.face import PAD, SHADE, Face
from networker.ui.reach_out.question import ANSWERS
from networker.ui.tabs import tabbed
from networker.ui.text import isolated, one_line, sentence, visible
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, IconButton, Link, MenuButton, SplitButton, add_action
from networker.ui.widgets.once import Once
from networker.ui.widgets.page_parts import has_keyboard

MOST_WAYS = 12  # addresses offered to write to


class Card(QWidget):
    """One suggestion, whole. `act_requested` carries the action and, for Later, the days."""

    write_requested = Signal(object, str)  # card, opener
    act_requested = Signal(object, str, int)  # card, action, days (0: none)
    done_on_requested = Signal(object, object)  # card, the channel on which they were reached
    later_on_requested = Signal(object)  # a date of the user's own
    person_requested = Signal(object)
    ask_requested = Signal(object, object)  # to know the first, to ask the second for an introduction
    reached_answered = Signal(object, str)  # PersonId; yes, not yet or later
    painted = Signal()  # it may be in sight now
    left = Signal()  # by the keyboard, of this part or of the whole card
    below_wished = Signal()  # by J or Down: to those who wait

    why_requested = Signal(object)  # PersonId: `say_why` is to be told what is known of the tie
    words_typed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._card: TodayCard | None = None
        self._today = date.min
        self._fills = False  # the words are shown, not typed
        self._why = False
        self.face = Face(theme, icons)
        self._asked = False
        self._offered = ""  # the words as they were offered
        self.written = (
            ""  # those with which they were written to, as long as it is asked whether they were reached
        )
        self._question_at = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._edge = QWidget(
            self
        )  # of the raised part: round the whole of it the ring would be cut off by the pane
        self._edge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._edge.setProperty("radius", 10)
        self.setProperty("ringTarget", self._edge)
        self._why_link = Link("", theme, parent=self)
        self._why_link.clicked.connect(self._toggle_why)
        self.path = PathLines(theme, self, told=True)
        self.path.person_requested.connect(self.person_requested)
        self.path.ask_requested.connect(self.ask_requested)
        self.path.height_changed.connect(self._arrange)
        self.opener = QPlainTextEdit(self)
        self.opener.setAccessibleName(self.tr("First words"))
        self.opener.setTabChangesFocus(True)
        self.opener.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opener.document().setDocumentMargin(4)
        self.opener.textChanged.connect(self._arrange)
        self.opener.textChanged.connect(self._tell_typed)
        self.write = SplitButton("", theme, icons, self)
        self.write.clicked.connect(self._write)
        self._ways = QMenu(self)
        self.write.set_menu(self._ways)
        self.done = Button(self.tr("Done"), theme, parent=self)
        self.done.clicked.connect(partial(self._act, "done", 0))
        self.later = MenuButton(self.tr("Later"), theme, icons, parent=self)
        self.more = IconButton("more", self.tr("More"), theme, icons, parent=self)
        self._build_menus()
        self.yes = Button(self.tr("Yes"), theme, kind="primary", parent=self)
        self.no = Button(self.tr("Not yet"), theme, parent=self)
        self.ask_later = Button(self.tr("Ask tomorrow"), theme, kind="quiet", parent=self)
        self.yes.clicked.connect(partial(self._answer, "yes"))
        self.no.clicked.connect(partial(self._answer, "not yet"))
        self.ask_later.clicked.connect(partial(self._answer, "later"))
        self._once = Once(self)
        self._once.watch(self.write.main, self.done, self.yes, self.no, self.ask_later)
        for part in (self, *tabbed(self)):
            part.installEventFilter(self)
        self._map_keys()
        self._dress()
        theme.changed.connect(self._dress)

    def _build_menus(self) -> None:
        later = QMenu(self)
        add_action(later, self.tr("In a week"), partial(self._act, "later", 7))
        add_action(later, self.tr("In a month"), partial(self._act, "later", 30))
        add_action(later, self.tr("On a day…"), self._later_on)
        later.addSeparator()
        add_action(later, self.tr("Not now"), partial(self._act, "not now", 0))
        add_action(later, self.tr("Less often"), partial(self._act, "less often", 0))
        self.later.menu = later
        more = QMenu(self)
        add_action(more, self.tr("Copy the words"), self._copy)
        add_action(more, self.tr("Show the timeline"), self._open)
        more.addSeparator()
        add_action(more, self.tr("Let go"), partial(self._act, "let go", 0))
        self.more.menu = more

    def _dress(self) -> None:
        ground = self._theme.colour("base" if self._theme.dark else "window").name()
        line = self._theme.colour("line").name()
        self.opener.setStyleSheet(
            f"QPlainTextEdit {{ background:{ground}; border:1px solid {line}; padding:4px }}"
        )
        self.update()

    @property
    def card(self) -> TodayCard | None:
        """Who is shown."""
        return self._card

    @property
    def asked(self) -> bool:
        """Whether it asks if they were reached."""
        return self._asked

    @property
    def day(self) -> date:
        """Of whose list it is."""
        return self._today

    @property
    def edited(self) -> bool:
        """Whether the user made something else of the words that were offered."""
        return self._card is not None and self.opener.toPlainText() != self._offered

    @property
    def in_hand(self) -> bool:
        """Whether the user is at it: by the keyboard, or with words of their own."""
        return self._card is not None and not self.isHidden() and (self.edited or has_keyboard(self))

    def show_card(
        self, card: TodayCard, today: date, *, asked: Question | None = None, said: str | None = None
    ) -> None:
        """Show a suggestion; `asked` leaves the one question whether they were reached, with the words written.

        `said`: what the user made of the words before. What they typed on this card is never taken from them: those of
        another writing (a link, an introduction) stand there as long as it is asked about.
        """
        same = self._card is not None and self._card.person == card.person
        written = asked.words if asked is not None else ""
        if not (same and self.edited and written in ("", self.written, self.opener.toPlainText())):
            text, self._offered = card.opener if said is None else said, card.opener
            if written:
                text = self._offered = written
            if not same or text != self.opener.toPlainText():
                self.say(text)
        self.written = written
        if not same:
            self._why, self.face.told = False, ()
            self._say_why()
        self._card, self._today, self._asked = card, today, asked is not None
        self.face.show_card(card, today, asked=self._asked)
        self._ask_why()
        name = card.given or card.name or self.tr("them")
        self._why_link.setText(sentence(self.tr("Why {0}?").replace("{0}", isolated(name))))
        self.write.setText(verb(card.channel))
        asks = [words.question_about(name)] if self._asked else []
        self.setAccessibleName(
            ". ".join((*asks, card.shown, card.reason, *promise_lines.spoken(card.promises)))
        )
        self._fill_ways(card)
        self.path.show_path(card.person, card.path if card.path and card.path.ways else None, today=today)
        self.path.setVisible(card.path is not None and bool(card.path.ways))
        self._show_parts(asked=self._asked)
        self._arrange()
        self.update()

    def say(self, text: str) -> None:
        """Show these words, which nobody types now."""
        self._fills = True  # the field tells of an empty text in between
        self.opener.setPlainText(text)
        self._fills = False

    def _tell_typed(self) -> None:
        if not self._fills:
            self.words_typed.emit()

    def _show_parts(self, *, asked: bool) -> None:
        """What to do, or the question; the words stay in both. The keyboard stays on the card where its part goes."""
        offer = (self.write, self.done, self.later)
        question = (self.yes, self.no, self.ask_later)
        come: tuple[QWidget, ...]
        gone: tuple[QWidget, ...]
        come, gone = (question, offer) if asked else (offer, question)
        for each in come:
            each.show()
        focus = self.window().focusWidget()
        if focus is not None and any(each is focus or each.isAncestorOf(focus) for each in gone):
            (self.yes if asked else self).setFocus(Qt.FocusReason.OtherFocusReason)
        for each in gone:
            each.hide()

    def _fill_ways(self, card: TodayCard) -> None:
        """The other addresses to write to, and the other channels on which they may have been reached."""
        self._ways.clear()
        for channel, text in card.ways[:MOST_WAYS]:
            said = f"{words.where(replace(card, channel=channel)).rstrip('.')}: {visible(one_line(shown_address(text)))[:60]}"
            action = add_action(self._ways, said, partial(self._write_to, channel, text))
            action.setIcon(self._icons.icon(CHANNEL_ICONS[channel], self._theme.colour("text2"), 16))
        self._ways.addSeparator()
        for channel in words.reached_on(card):
            add_action(self._ways, words.reached(channel), partial(self._done_on, channel))
        self._ways.addSeparator()
        add_action(self._ways, self.tr("Copy the words"), self._copy)
        add_action(self._ways, self.tr("Show the timeline"), self._open)

    # What is pressed

    def _write(self) -> None:
        if self._card is not None:
            self.write_requested.emit(self._card, self.opener.toPlainText())

    def _write_to(self, channel: Channel, text: str) -> None:
        if self._card is not None:
            self.write_requested.emit(
                replace(self._card, channel=channel, handle=text), self.opener.toPlainText()
            )

    def _done_on(self, channel: Channel) -> None:
        if self._card is not None:
            self.done_on_requested.emit(self._card, channel)

    def _act(self, action: str, days: int) -> None:
        if self._card is not None:
            self.act_requested.emit(self._card, action, days)

    def _later_on(self) -> None:
        if self._card is not None:
            self.later_on_requested.emit(self._card)

    def _open(self) -> None:
        if self._card is not None:
            self.person_requested.emit(self._card.person)

    def _copy(self) -> None:
        self.opener.selectAll()
        self.opener.copy()

    def _answer(self, answer: str) -> None:
        if self._card is not None:
            self.reached_answered.emit(self._card.person, answer)

    def _say_why(self) -> None:
        """To a screen reader the sentences are what the link says."""
        self._why_link.setAccessibleDescription(" ".join(self.face.told))

    def _toggle_why(self) -> None:
        self._why = not self._why
        self.say_why(())
        self._ask_why()

    def _ask_why(self) -> None:
        if self._why and self._card is not None:
            self.why_requested.emit(self._card.person)

    def say_why(self, told: Sequence[str]) -> None:
        """Show what is known of the tie, as it was asked for."""
        self.face.told = tuple(told) if self._why else ()
        self._say_why()
        self._arrange()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._once.is_repeated(event):
            return  # a key that is held down was meant for one card only
        part = self._asking_keys if self._asked else self._offer_keys
        action = part.get(event.key()) or self._keys.get(event.key())
        if action is not None:
            action()
        else:
            super().keyPressEvent(event)

    def _map_keys(self) -> None:
        """What a key does: always, while the words are offered, while it is asked whether they were reached."""
        key = Qt.Key
        self._keys: dict[int, Callable[[], object]] = {
            **dict.fromkeys((key.Key_Return, key.Key_Enter), self._open),
            **dict.fromkeys((key.Key_J, key.Key_Down), self.below_wished.emit),
        }
        self._offer_keys: dict[int, Callable[[], object]] = {
            key.Key_W: self._write,
            key.Key_D: partial(self._act, "done", 0),
            key.Key_L: self.later.open_menu,
            key.Key_O: self.write.arrow.open_menu,
            key.Key_M: self.more.open_menu,
        }
        self._asking_keys: dict[int, Callable[[], object]] = {
            pressed: partial(self._answer, answer) for pressed, answer in ANSWERS.items()
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._once.released(event)
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < SHADE + 60:
            self._open()

    # Where everything stands

    def _arrange(self) -> None:
        """Give every part its place; the height follows the text."""
        if self._card is None:
            return
        left, wide = SHADE + PAD, self.width() - 2 * (SHADE + PAD)
        face, path = self.face, self.path.height_for(wide)
        face.arrange(wide, path=path)
        if path:
            self.path.setGeometry(left, round(face.path_at), wide, path)
        self._why_link.resize(self._why_link.sizeHint())
        self._why_link.move(round(left + wide - self._why_link.width()), round(face.foot_at - 1))
        y = self._place_opener(left, face.words_at, wide)
        self._question_at = y - 2
        y += 30 if self._asked else 0
        y = self._place_buttons(left, round(y), wide)
        self.setFixedHeight(round(y + 28 + 16 + SHADE))
        self._edge.setGeometry(self.rect().adjusted(SHADE, SHADE, -SHADE, -SHADE))

    def _place_opener(self, left: int, y: float, wide: int) -> float:
        lines = measure_paragraph(self.opener.toPlainText() or " ", self._theme.font("body"), wide - 22, 20)
        tall = round(min(max(lines, 20), 120)) + 20
        self.opener.setGeometry(left, round(y), wide, tall)
        return y + tall + 14

    def _place_buttons(self, left: int, y: int, wide: int) -> int:
        """In one row, or in two; answers where the last one is."""
        row: tuple[QWidget, ...] = (
            (self.yes, self.no, self.ask_later) if self._asked else (self.write, self.done, self.later)
        )
        x, end = left, left + wide - 24
        widths = [each.sizeHint().width() for each in row]
        gap = 8 if sum(widths) + 8 * len(row) <= end - left else 4  # in a language of longer words
        for each in row:
            each.resize(each.sizeHint())
            if x > left and x + each.width() > end:
                x, y = left, y + 36
            each.move(x, y)
            x += each.width() + gap
        self.more.move(end, y)
        return y

    def resizeEvent(self, event: object) -> None:
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._card is not None:
            self.face.paint(
                QPainter(self), QRectF(self.rect()),
                foot_until=self._why_link.x() - 8, question_at=self._question_at,
            )  # fmt: skip
            self.painted.emit()
