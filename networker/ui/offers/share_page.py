"""Who would care about this: a link or a few words, and below it people with the line that says why."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services import shares
from networker.services.book import Book
from networker.services.offers import Offer
from networker.services.shares import Caring
from networker.ui.dropped import FilesPass
from networker.ui.icons import Icons
from networker.ui.offers import words
from networker.ui.offers.listing import OfferList
from networker.ui.reach_out.presses import Presses
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Field
from networker.ui.widgets.page_parts import FreshPage, page_scroll
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.undo_keys import UndoKeys

PAUSE, WIDE, LONGEST = 200, 640, 2000


class SharePage(FreshPage):
    """`write_requested` carries somebody and the words; that it was shared is noted by `note_shared`."""

    person_requested = Signal(object)  # PersonId
    write_requested = Signal(object, str)  # Offer, opener
    said = Signal(str)

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        title = words.tr("Who would care about this?")
        super().__init__("sharePage", title, jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._theme, self._clock = book, jobs, theme, clock
        self._asking: Ticket | None = None
        self._presses = Presses(book, jobs, clock, self)
        self._presses.begun.connect(self._drop_asking)
        self._presses.ended.connect(self.refresh)
        self._presses.said.connect(self.said)
        self.found: Caring | None = None
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.head = PlainLabel(title, shown)
        self.head.setFont(theme.font("title", bold=True))
        self.field = Field(theme, icons, icon="channel-web", parent=shown)
        self.line = self.field.line
        self.line.setAccessibleName(words.tr("A link, or what it is about"))
        self.line.setPlaceholderText(words.tr("Paste a link, or write what it is about"))
        self.line.setMaxLength(LONGEST)
        self.field.setMaximumWidth(WIDE)
        self.text = PlainLabel("", shown)
        self.text.setFont(theme.font("body"))
        self.text.setWordWrap(True)
        self.list = OfferList(words.tr("Who may care"), theme, icons, may_be_done=False, parent=shown)
        for part in (self.head, self.field, self.text, self.list):
            column.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = page_scroll(shown, theme)
        whole.addWidget(area)
        self.list.came.connect(lambda row: area.ensureWidgetVisible(row, 0, 20))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.refresh)
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.line.installEventFilter(self)
        UndoKeys(self).watch(self.line)
        FilesPass(self).watch(self.line)
        self.list.person_requested.connect(self.person_requested)
        self.list.write_requested.connect(self._write)
        self.list.answered.connect(self._presses.answer)
        self.list.left.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        theme.changed.connect(self._dress)
        self._dress()
        self._explain()

    def _dress(self) -> None:
        for label, role in ((self.head, "text"), (self.text, "text2")):
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def begin(self) -> None:
        """Take a link from the clipboard, where there is one, and let it be typed over."""
        from networker.domain.shared_links import read

        link = read(QGuiApplication.clipboard().text()).link
        if link:
            self.line.setText(link)
        self.take_keyboard()

    def show_text(self, text: str) -> None:
        """Take this, which was put in elsewhere, and look who would care at once."""
        self.line.setText(text)
        self.take_keyboard()
        self.line.end(False)  # who types a link there goes on with it here: nothing of it may be overwritten
        self._pause.stop()
        self.refresh()

    def take_keyboard(self) -> None:
        """Keys mean the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def refresh(self) -> None:
        if self._jobs.closed:  # the program ended within the pause
            return
        self._stale = False
        self._drop_asking()
        text = self.line.text()
        if not text.strip():
            self.found = None
            self._presses.shown()
            self.list.show_offers(())
            self._explain()
            return
        self._asking = self._jobs.read(
            self, shares.who_cares, self._book, text, day=self._clock().date(), then=self._arrived,
            failed=self._failed,
        )  # fmt: skip

    def _drop_asking(self) -> None:
        """What is on its way is the list as it was."""
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _failed(self, sentence: str) -> None:
        self._presses.shown()
        self._jobs.failed.emit(sentence)

    def _arrived(self, found: Caring) -> None:
        self._asking, self.found = None, found
        self._presses.shown()
        self.list.show_offers(found.offers)
        self._explain()

    def _explain(self) -> None:
        """Nothing given, nobody found, or nothing but the list."""
        if self.found is None:
            self.text.setText(words.tr(
                "People are found by their topics, their work, what they are up to and your notes, through the words of"
                " the address and yours. Nothing is fetched from the network."
            ))  # fmt: skip
        elif not self.found.shared.stems:
            self.text.setText(words.tr("This address has no words in it: add what it is about."))
        elif not self.found.offers:
            self.text.setText(words.tr(
                "Nobody comes to mind: nothing that you have noted has these words. Add what it is about."
            ))  # fmt: skip
        self.text.setVisible(self.found is None or not self.found.offers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the line does not wait for a pause in the typing; then it leads to the list, as Down does."""
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return False
        enter = event.key() in ENTER
        if enter and self._pause.isActive():
            self._pause.stop()
            self.refresh()
        elif (enter or event.key() == Qt.Key.Key_Down) and self.list.rows:
            self.list.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.came.emit(self.list.rows[0])
        else:
            return enter
        return True

    # ---- people

    def _write(self, offer: Offer) -> None:
        if not self._presses.busy:
            self.write_requested.emit(offer, offer.opener)

    def note_shared(self, offer: Offer, said: str) -> None:
        """The words are on their way: note that it was shared, then say where they are."""
        if self.found is not None:
            self._presses.share(offer.person, self.found.shared.text, offer.channel, said)
