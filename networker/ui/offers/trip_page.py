"""A trip: where to and when, and those who are there, each with why and the way to write. A new one is said in one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.towns import Town
from networker.domain.vocabulary import Channel, PersonId
from networker.services import trip_views, trips
from networker.services.book import Book
from networker.services.offers import Offer
from networker.services.trip_views import TripView
from networker.services.trips import TripId, Understood
from networker.ui.icons import Icons
from networker.ui.offers import words
from networker.ui.offers.listing import OfferList
from networker.ui.offers.trip_form import TripForm
from networker.ui.reach_out.presses import Presses
from networker.ui.text import PlainLabel, numbered, sentence
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.page_parts import FreshPage, Waiting, has_keyboard, page_scroll


class TripPage(FreshPage):
    """`write_requested` carries somebody and the words to start with, and wants `begin_writing`; `left`: nothing is to be shown any more."""

    person_requested = Signal(object)  # PersonId
    write_requested = Signal(object, str)  # Offer, opener
    left = Signal()
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
        super().__init__("tripPage", words.tr("A trip"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self.trip: TripId | None = None
        self.view: TripView | None = None
        self.form: TripForm | None = None
        self._asking: Ticket | None = None
        self._presses = Presses(book, jobs, clock, self)
        self._presses.begun.connect(self._drop_asking)
        self._presses.ended.connect(self.refresh)
        self._presses.said.connect(self.said)
        self._build()

    def _build(self) -> None:
        theme = self._theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.states = QStackedWidget(self)
        whole.addWidget(self.states)
        self.waiting = Waiting(theme)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.head, self.text, self.town = (PlainLabel("", shown) for _ in range(3))
        self.head.setFont(theme.font("title", bold=True))
        self.text.setFont(theme.font("body"))
        self.town.setFont(theme.font("small"))
        for label in (self.head, self.text, self.town):
            label.setWordWrap(True)
        self.change = Button(words.tr("Change…"), theme, parent=shown)
        self.remove = Button(words.tr("Remove"), theme, kind="quiet", parent=shown)
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.change)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        self.nobody = PlainLabel(words.tr(
            "Note where people are under “All that is known of them” (Ctrl+B), or import an address book: whoever is"
            " there, or within 50 kilometres, then stands here."
        ), shown)  # fmt: skip
        self.nobody.setFont(theme.font("body"))
        self.nobody.setWordWrap(True)
        self.list = OfferList(words.tr("Who is there"), theme, self._icons, parent=shown)
        self.more = PlainLabel("", shown)
        self.more.setFont(theme.font("small"))
        for part in (self.head, self.town, self.text):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addSpacing(8)
        for widget in (self.nobody, self.list, self.more):
            column.addWidget(widget)
        self._scroll = page_scroll(shown, theme)
        self._form_place = QWidget()
        QVBoxLayout(self._form_place).setContentsMargins(0, 0, 0, 0)
        self._form_scroll = page_scroll(self._form_place, theme)
        for each in (self.waiting, self._scroll, self._form_scroll):
            self.states.addWidget(each)
        self.list.person_requested.connect(self.person_requested)
        self.list.write_requested.connect(self._write)
        self.list.done_requested.connect(self._done)
        self.list.answered.connect(self._presses.answer)
        self.list.came.connect(lambda row: self._scroll.ensureWidgetVisible(row, 0, 20))
        self.list.left.connect(lambda: self.change.setFocus(Qt.FocusReason.OtherFocusReason))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for label, role in (
            (self.head, "text"), (self.text, "text"), (self.town, "text3"), (self.nobody, "text2"), (self.more, "text3"),
        ):  # fmt: skip
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    # ---- asking and showing

    def show_trip(self, trip: TripId) -> None:
        """Show one that is noted."""
        self._close_form()
        if trip != self.trip:
            self.view = None
            self.states.setCurrentWidget(self.waiting)
        self.trip = trip
        self._scroll.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        self._stale = False
        if self.trip is None:
            self._presses.shown()
            return
        self._drop_asking()
        self._asking = self._jobs.read(
            self, trip_views.view, self._book, self.trip, day=self._clock().date(), then=self._arrived,
            failed=self._failed,
        )  # fmt: skip

    def _drop_asking(self) -> None:
        """What is on its way is the trip as it was."""
        if self._asking is not None:
            self._asking.cancel()

    def _failed(self, sentence: str) -> None:
        self._presses.shown()
        self._jobs.failed.emit(sentence)

    def _arrived(self, view: TripView | None) -> None:
        self._asking = None
        self._presses.shown()
        if view is None:  # removed, or its making undone
            self.trip, self.view = None, None
            if self.form is None and self.isVisible():
                self.left.emit()
            return
        self.view = view
        self.head.setText(sentence(view.head))
        self.text.setText(sentence(view.text))
        self.town.setText(sentence(view.trip.town))
        self.town.setVisible(bool(view.trip.town))
        self.nobody.setVisible(not view.offers)
        self.list.show_offers(view.offers)
        left = view.people - len(view.offers)
        self.more.setText(numbered(words.tr("and %n more"), left) if left else "")
        self.more.setVisible(left > 0)
        if self.form is None:
            self.states.setCurrentWidget(self._scroll)
            if self._wants_keyboard or self.window().focusWidget() is self:
                self.take_keyboard()

    def take_keyboard(self) -> None:
        """Keys mean this page: its first person, or its form."""
        self._wants_keyboard = self.form is None and self.view is None
        if self.form is not None:
            self.form.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.view is not None:
            (self.list.rows[0] if self.list.rows else self.change).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- saying and changing

    def begin(self, text: str = "") -> None:
        """A new trip; `text`: what is said of it already."""
        self._open_form(text, anew=True)

    def _change(self) -> None:
        if self.view is not None:
            found = self.view.trip
            place = ", ".join(part for part in (found.place, *found.town.split(", ")[1:]) if part)
            self._open_form(f"{place} {found.since.isoformat()} – {found.until.isoformat()}", anew=False)

    def _open_form(self, text: str, *, anew: bool) -> None:
        self._close_form()
        form = self.form = TripForm(self._theme, self._icons, text=text, anew=anew)
        form.asked.connect(self._understand)
        form.saved.connect(lambda found, town: self._save(found, town, anew=anew))
        form.cancelled.connect(self._cancel)
        layout = self._form_place.layout()
        assert layout is not None
        layout.addWidget(form)
        self.states.setCurrentWidget(self._form_scroll)
        form.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._understand(text)

    def _understand(self, text: str) -> None:
        form = self.form

        def told(found: Understood) -> None:
            if form is not None and form is self.form and form.line.text() == text:
                form.show_understood(found)

        self._jobs.read(self, trips.understand, self._book, text, today=self._clock().date(), then=told)

    def _save(self, found: Understood, town: Town | None, *, anew: bool) -> None:
        now, said = self._clock(), (found.place, found.since, found.until)
        if anew or self.trip is None:
            self._jobs.write(
                self, trips.add, self._book, *said, town=town, now=now, then=lambda made: self._made(made[0])
            )
        else:
            self._jobs.write(self, trips.change, self._book, self.trip, *said, town=town, now=now)
            self._close_form()
            self._wants_keyboard = True

    def _made(self, trip: TripId) -> None:
        self._wants_keyboard = self.form is not None and has_keyboard(self)
        self.show_trip(trip)

    def _cancel(self) -> None:
        self._close_form()
        if self.view is None:
            self.left.emit()
        else:
            self.take_keyboard()

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            if has_keyboard(form):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            form.hide()
            form.deleteLater()
            if self.view is not None:
                self.states.setCurrentWidget(self._scroll)

    def _remove(self) -> None:
        if self.trip is not None:
            self._jobs.write(self, trips.remove, self._book, self.trip, now=self._clock())

    # ---- people

    def _write(self, offer: Offer) -> None:
        if not self._presses.busy:
            self.write_requested.emit(offer, offer.opener)

    def begin_writing(self, person: PersonId, channel: Channel, said: str, opener: str) -> None:
        """Somebody is written to: note it, which leaves the question; then say where the words are."""
        self._presses.begin(person, channel, said, opener)

    def _done(self, offer: Offer) -> None:
        self._presses.done_on(offer, offer.channel)

    def back(self) -> bool:
        """Esc: out of the form. False where none is open."""
        if self.form is None or self.view is None:
            return False
        self._cancel()
        return True
