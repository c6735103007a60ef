"""The notes on somebody in the About column: shown, begun where there are none, and where else they are mentioned."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.services.today_views import Named
from networker.services.views import PersonHead, TalkView
from networker.ui.channels import KIND_ICONS
from networker.ui.icons import Icons
from networker.ui.notes.view import NoteView
from networker.ui.text import PlainLabel, isolate, numbered, one_line, paint_line, set_tooltip, shown_name
from networker.ui.theme import Theme
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import Button, IconButton
from networker.ui.widgets.press import Pressable
from networker.ui.widgets.states import SectionHead

if TYPE_CHECKING:
    from networker.services.mentions import Beside, Mentioned

FEW = 5  # places of mention shown at first


def _beside(book: Any, person: PersonId, notes: str) -> "Beside":
    from networker.services import mentions

    return mentions.beside(book, person, notes)


class PlaceRow(Pressable):
    """One place where somebody is mentioned, as a line that leads there."""

    def __init__(self, icon: str, text: str, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icon, self._icons = icon, icons
        self.setText(text)
        set_tooltip(self, text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        self._icons.paint(painter, 0, 5, self._icon, theme.colour("text2"), 16)
        ink = theme.colour("accent" if self.underMouse() or self.isDown() else "text")
        paint_line(painter, QRectF(26, 3, self.width() - 26, 20), self.text(), theme.font("body"), ink)


class NotesSection(QWidget):
    """Asks for what belongs beside the notes, and shows them once it knows whom they mention."""

    edit_requested = Signal()
    followed = Signal(object, QPoint)  # Link
    person_requested = Signal(object)  # PersonId
    talk_requested = Signal(object)  # TalkView

    def __init__(
        self,
        head: PersonHead,
        *,
        book: object,
        jobs: Jobs,
        words: Words,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._head, self._words, self._theme, self._icons = head, words, theme, icons
        self.setObjectName("notesSection")
        self.setAccessibleName(self.tr("Notes"))
        self.view: NoteView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._show_head()
        if not head.notes.strip():
            self._show_nothing()
        elif "@" not in head.notes:
            self._show_notes({})
        jobs.read(self, _beside, book, head.id, head.notes, then=self._came, failed=self._not_read)

    def _show_head(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(SectionHead(self.tr("Notes"), self._theme), 1)
        named = self.tr("Write notes on {0}").replace("{0}", isolate(one_line(self._head.name)))
        self.edit = IconButton("write", named, self._theme, self._icons, size=26)
        self.edit.clicked.connect(self.edit_requested)
        row.addWidget(self.edit)
        self._column.addLayout(row)
        self._column.addSpacing(4)

    def _show_nothing(self) -> None:
        said = PlainLabel(self.tr("Nothing is noted yet."), self)
        said.setFont(self._theme.font("small"))
        said.setStyleSheet(f"color:{self._theme.colour('text3').name()}")
        self.begin = Button(self.tr("Write a note"), self._theme, parent=self)
        self.begin.clicked.connect(self.edit_requested)
        self._column.addWidget(said)
        self._column.addSpacing(8)
        self._column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_notes(self, mentioned: "Mentioned") -> None:
        self.view = NoteView(self._head.notes, mentioned, self._theme, self)
        self.view.followed.connect(self.followed)
        self._column.addWidget(self.view)

    # ---- what belongs beside it

    def _came(self, beside: "Beside") -> None:
        if self.view is None and self._head.notes.strip():
            self._show_notes(beside.mentioned)
        if beside.notes or beside.talks:
            self._show_mentions(beside)

    def _not_read(self, _sentence: str) -> None:
        """The book did not answer: the notes are there all the same, and lead nowhere."""
        if self.view is None and self._head.notes.strip():
            self._show_notes({})

    def _show_mentions(self, beside: "Beside") -> None:
        self._column.addSpacing(14)
        self._column.addWidget(SectionHead(self.tr("Mentioned"), self._theme))
        rows = [self._of_notes(each) for each in beside.notes] + [
            self._of_talk(each) for each in beside.talks
        ]
        for row in rows:
            self._column.addWidget(row)
        if len(rows) > FEW + 1:
            rest = rows[FEW:]
            more = Button(numbered(self.tr("%n more"), len(rest)), self._theme, kind="quiet", parent=self)
            for row in rest:
                row.hide()
            more.clicked.connect(lambda: self._show_rest(more, rest))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_rest(self, more: Button, rest: list[PlaceRow]) -> None:
        for row in rest:
            row.show()
        rest[0].setFocus(Qt.FocusReason.OtherFocusReason)
        more.hide()

    def _of_notes(self, other: Named) -> PlaceRow:
        name = isolate(shown_name(other.name))
        row = PlaceRow("note", self.tr("Notes on {0}").replace("{0}", name), self._theme, self._icons, self)
        row.clicked.connect(lambda: self.person_requested.emit(other.id))
        return row

    def _of_talk(self, talk: TalkView) -> PlaceRow:
        said = self._words.talk_in_a_line(talk, whose=None)
        row = PlaceRow(KIND_ICONS.get(talk.kind, "message"), said, self._theme, self._icons, self)
        row.clicked.connect(lambda: self.talk_requested.emit(talk))
        return row
