"""Who is in a group: rows that lead to the person, first the dear ones who were long silent; their rows come page by page."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from networker.domain.vocabulary import PersonId
from networker.services.groups import GroupView, Member
from networker.ui.gatherings.who_rows import ROW, WhoDelegate, WhoTable
from networker.ui.groups import words
from networker.ui.icons import Icons
from networker.ui.models.headed import HeadedModel, show_headed
from networker.ui.models.paged import Fetch, IdRole, ItemRole
from networker.ui.text import paint_line, shown_name
from networker.ui.theme import Theme
from networker.ui.widgets.basics import add_action
from networker.ui.widgets.marks import paint_circle

HEAD, CIRCLE = 28, 12


class MemberTable(WhoTable):
    """Space chooses, F promises to write within the week, Del takes out, Enter leads to the person."""

    chosen_changed = Signal()
    person_requested = Signal(object)  # PersonId
    promise_requested = Signal(object)  # people
    out_requested = Signal(object)  # people

    def __init__(self, fetch: Fetch, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("groupMembers")
        self.verticalHeader().setMinimumSectionSize(HEAD)
        self.today = date.min
        self.chosen: set[int] = set()
        self.model_ = HeadedModel(fetch, words=self._spoken, parent=self)
        self.setModel(self.model_)
        self.setItemDelegate(_MemberDelegate(self, theme, icons))
        self.opened.connect(self.person_requested)

    def show_members(self, view: GroupView, today: date, *, anew: bool) -> None:
        """Show who is in a group; `anew`: another than before, so that nobody stays chosen."""
        self.today = today
        kept = self.currentIndex().data(IdRole)
        self.chosen = set() if anew or not self.chosen else self.chosen.intersection(view.ids)
        self.model_.forget_all()
        heads = {number: text for number, text in words.heads().items() if number in view.ids[:12]}
        show_headed(self, self.model_, view.ids, heads, head=HEAD)
        row = self.model_.row_of(kept) if kept is not None and not anew else 0
        self.setCurrentIndex(self.stop_at(max(row, 0), 1))
        if anew:
            self.scrollToTop()
        self.viewport().update()

    def _spoken(self, member: Member | str) -> str:
        chosen = not isinstance(member, str) and member.person.id in self.chosen
        return words.member_words(member, self.today, chosen=chosen)

    def meant(self) -> Sequence[PersonId]:
        """Those chosen; where there are none, whoever the keyboard is on."""
        if self.chosen:
            return [PersonId(each) for each in self.model_.ids if each in self.chosen]
        number = self.currentIndex().data(IdRole)
        return [PersonId(number)] if number is not None and number > 0 else []

    def _toggle(self, person: int) -> None:
        self.chosen ^= {person}
        self.viewport().update()
        self.chosen_changed.emit()

    # ---- keys and the pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.currentIndex().data(IdRole)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if number is None or number < 0 or not plain:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._toggle(number)
        elif event.key() == Qt.Key.Key_F:
            self.promise_requested.emit(self.meant())
        elif event.key() == Qt.Key.Key_Delete:
            self.out_requested.emit(self.meant())
        else:
            super().keyPressEvent(event)

    def ticked(self, number: int) -> None:
        self._toggle(number)

    def menu_at(self, index: QModelIndex) -> QMenu | None:
        member = index.data(ItemRole)
        return self.menu_of(member) if isinstance(member, Member) else None

    def menu_of(self, member: Member) -> QMenu:
        """What can be done with somebody of a group, or with those who are chosen."""
        menu, person = QMenu(self), member.person.id
        menu.setObjectName("memberMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        among = self.meant() if person in self.chosen else [person]
        show = words.tr("Show {0}").replace("{0}", shown_name(member.person.name))
        for text, key, run in (
            (show, "Enter", partial(self.person_requested.emit, person)),
            (words.promise(len(among)), "F", partial(self.promise_requested.emit, among)),
            (words.tr("Take out"), "Del", partial(self.out_requested.emit, among)),
        ):
            action = add_action(menu, text, run)
            action.setText(f"{text.replace('&', '&&')}\t{key}")
        return menu


class _MemberDelegate(WhoDelegate):
    def __init__(self, table: MemberTable, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons, table)
        self._table = table

    def paint_row(self, painter: QPainter, rect: QRectF, value: Member | str, *, chosen: bool) -> None:
        theme = self._theme
        if isinstance(value, str):
            at = rect.adjusted(8, 6, -12, 0)
            paint_line(painter, at, value, theme.font("small", bold=True), theme.colour("text2"))
            return
        self.paint_tick(painter, rect, ticked=value.person.id in self._table.chosen)
        right = rect.right() - 12 - CIRCLE
        if value.circle is not None:
            paint_circle(painter, right, rect.y() + 12, value.circle, theme)
        self.paint_who(
            painter, rect, right - 10, name=value.person.name, ink="text", said=words.last(value, self._table.today),
            share=0.4, said_ink="text2", second=words.second(value, self._table.today),
        )  # fmt: skip
