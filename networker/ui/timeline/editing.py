"""Entries set right in place and deleted: opens the editor in its row, writes what it says, gives the keyboard back."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Kind, Place
from networker.domain.vocabulary import InteractionId
from networker.services import interactions, timeline
from networker.services.interactions import Correction
from networker.services.views import TalkView
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.editor import EntryEditor
from networker.ui.timeline.list import TimelineList
from networker.ui.timeline.model import TimelineModel
from networker.ui.timeline.words import Words
from networker.ui.widgets.page_parts import has_keyboard


def _place(talk: int) -> Place:
    """Of the draft of an entry."""
    return Place(Kind.ENTRY, talk)


class Editing(QObject):
    """One entry at a time. `gathered` leads to the gathering of a talk, which may have been made of it.

    Leaving it for somewhere else writes what was changed: undo takes it back.
    """

    gathered = Signal(object)  # GatheringId
    turned = Signal()  # an editor was opened or closed

    def __init__(
        self, *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, words: Words,
        model: TimelineModel, listed: TimelineList, drafts: Drafts, over: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(over)
        self._book: Any = book
        self._jobs, self._clock, self._words = jobs, clock, words
        self._theme, self._icons, self._over = theme, icons, over
        self._model, self._list, self._drafts = model, listed, drafts
        self.editor: EntryEditor | None = None
        listed.edit_requested.connect(self.edit)
        listed.delete_requested.connect(self.delete)
        listed.gathering_requested.connect(self.gather)
        listed.guest_lost.connect(self.leave)

    @property
    def place_of_draft(self) -> Place | None:
        """Where the draft of the open editor lies; None without one."""
        return _place(self.editor.view.id) if self.editor is not None else None

    def edit(self, talk: int) -> None:
        """Open a talk that is listed and at hand."""
        row = self._model.number_of(("talk", talk))
        view = self._model.view(row) if row >= 0 else None
        if isinstance(view, TalkView):
            self.edit_view(view)

    def edit_view(self, view: TalkView) -> None:
        """Open a talk that is listed; its words need not have come."""
        talk = view.id
        row = self._model.number_of(("talk", talk))
        if row < 0:
            return
        if self.editor is not None:
            if self.editor.view.id == talk or self.editor.say_what_is_wrong():
                return
            self.leave()
        editor = self.editor = EntryEditor(
            view, words=self._words, book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons,
            clock=self._clock, over=self._over,
        )  # fmt: skip
        editor.height_changed.connect(self._list.guest_grew)
        editor.height_changed.connect(editor.look)
        editor.looked_at.connect(self._list.show_of_guest)
        editor.saved.connect(self._save)
        editor.cancelled.connect(self._forget)
        editor.set_aside.connect(self._set_aside)
        editor.delete_requested.connect(lambda: self.delete(talk))
        self.turned.emit()
        self._list.setCurrentIndex(self._model.index(row))
        self._list.host(talk, editor)
        editor.text.setFocus(Qt.FocusReason.OtherFocusReason)
        begun = self._drafts.follow(editor, _place(talk))
        editor.text.moveCursor(QTextCursor.MoveOperation.End)
        if begun and not editor.say_what_is_wrong():
            editor.say(self._drafts.begun_words, calm=True)
        editor.look()

    def undo(self) -> bool:
        """Take back what was said last in the open editor. False where nothing is open, or nothing changed and the
        keyboard elsewhere.
        """
        return self.editor is not None and (self.editor.undo() or self.has_keyboard)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keys mean the editor."""
        return self.editor is not None and has_keyboard(self.editor)

    def _set_aside(self) -> None:
        if self.editor is not None:
            place = _place(self.editor.view.id)
            self._close()
            self._drafts.left(place)

    def _forget(self) -> None:
        if self.editor is not None:
            place = _place(self.editor.view.id)
            self._close()
            self._drafts.forget(place)

    def leave(self) -> None:
        """Somewhere else is gone to: what was changed and can be written is written, and what cannot be is said."""
        editor = self.editor
        if editor is None:
            return
        wanted, wrong = editor.what_can_be_kept()
        self._close()

        def say(_changes: object = None) -> None:
            if wrong:  # behind the word of what was written, which takes older ones away
                QTimer.singleShot(0, self, lambda: self._jobs.failed.emit(wrong))

        if wanted == editor.before:
            say()
        else:
            talk = editor.view.id
            how = {"then": say, "failed": lambda sentence: self._not_kept(talk, sentence)}
            # What is wrong stays begun, and is there when the entry is opened again.
            self._write(talk, wanted, stays=bool(wrong), **how)

    def _not_kept(self, talk: int, sentence: str) -> None:
        """Where the talk itself is gone there is nothing to say about it."""

        def say(found: Mapping[int, TalkView]) -> None:
            if talk in found:
                self._jobs.failed.emit(sentence)

        self._jobs.read(self, timeline.talks, self._book, [talk], then=say)

    def delete(self, talk: int) -> None:
        """Take a talk out of the book; the keyboard goes to its neighbour."""
        if self.editor is not None and self.editor.view.id == talk:
            self._close()
        self._drafts.forget(_place(talk))
        self._step_aside(talk)
        self._jobs.write(self._over, interactions.delete, self._book, InteractionId(talk), now=self._clock())

    def gather(self, view: TalkView) -> None:
        """To the gathering of a talk; a talk with several people that is at none becomes one."""
        if view.gathering is not None:
            self.gathered.emit(view.gathering)
            return
        from networker.services import gatherings

        self._jobs.write(
            self._over, gatherings.of_talk, self._book, InteractionId(view.id), now=self._clock(),
            then=lambda made: self.gathered.emit(made[0]),
        )  # fmt: skip

    def _step_aside(self, talk: int) -> None:
        if self._model.number_of(("talk", talk)) != self._list.currentIndex().row():
            return
        moves, none = QAbstractItemView.CursorAction, Qt.KeyboardModifier.NoModifier
        for move in (moves.MoveNext, moves.MovePrevious):
            neighbour = self._list.moveCursor(move, none)
            if neighbour != self._list.currentIndex():
                self._list.setCurrentIndex(neighbour)
                return

    def _save(self, wanted: Correction) -> None:
        editor = self.editor
        if editor is None:
            return
        if wanted == editor.before:
            self._close()
            return
        editor.save.setEnabled(False)

        def refused(sentence: str) -> None:
            if self.editor is editor:
                editor.save.setEnabled(True)
                editor.say(sentence)

        def written(_changes: object) -> None:
            if self.editor is editor:
                self._close()
            if (wanted.day, wanted.time) != (editor.before.day, editor.before.time):
                self._list.follow(editor.view.id, wanted.day)

        self._write(editor.view.id, wanted, then=written, failed=refused)

    def _write(self, talk: int, wanted: Correction, *, stays: bool = False, **answered: Any) -> None:
        asked = (interactions.correct, self._book, InteractionId(talk), wanted)
        if stays:
            self._jobs.write(self._over, *asked, now=self._clock(), **answered)
        else:
            self._drafts.write(self._over, _place(talk), *asked, now=self._clock(), **answered)

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        focus = editor.window().focusWidget()
        within = focus is not None and (focus is editor or editor.isAncestorOf(focus))
        self._list.host(None, None)
        editor.hide()
        editor.deleteLater()
        if within:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drafts.changed.emit(_place(editor.view.id))
        self.turned.emit()
