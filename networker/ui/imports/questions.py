"""What has to be asked before an import can be shown: columns of a table, which name is the user's, which day it is.

One question at a time. What is answered is read with the files anew; nothing is written but what columns hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from networker.desktop.jobs import Jobs
from networker.formats.columns import UnknownTable
from networker.formats.records import DateOrder
from networker.services.book import Book
from networker.services.imports import OwnerUnknown, Unmapped, Unreadable
from networker.services.imports.columns import remember
from networker.services.imports.planned import Dropped, Pasted
from networker.ui.icons import Icons
from networker.ui.imports.asked import Asked, Question, told_table
from networker.ui.imports.columns import ColumnsPage
from networker.ui.imports.foot import Foot
from networker.ui.imports.unreadable import UnreadablePage
from networker.ui.imports.which_day import WhichDay
from networker.ui.imports.who_am_i import WhoAmI
from networker.ui.tabs import tab_through
from networker.ui.theme import Theme

LEFT_OUT, NOT_KNOWN = "left out: unknown columns", "left out: it does not say which name is yours"


class Questions(QObject):
    """`answered` carries what is to be read, `turned` the page to show and the part that keys mean there."""

    answered = Signal(object)  # Asked
    turned = Signal(object, object)  # QWidget, QWidget
    failed = Signal(str)

    def __init__(
        self, *, book: Book, jobs: Jobs, states: QStackedWidget, foot: Foot, theme: Theme, icons: Icons
    ) -> None:
        super().__init__(states)
        self._book, self._jobs, self._foot = book, jobs, foot
        self._asked = Asked(())
        self._may_leave: tuple[tuple[Dropped, str], ...] = ()  # what may be left out, each with the reason
        self.columns = ColumnsPage(theme, icons)
        self.columns.changed.connect(self._columns_changed)
        self.who_am_i = WhoAmI(theme)
        self.who_am_i.chosen.connect(self._owner_said)
        self.which_day = WhichDay(theme)
        self.which_day.chosen.connect(self._order_said)
        self.unreadable = UnreadablePage(theme)
        for page in (self.columns, self.who_am_i, self.which_day, self.unreadable):
            states.addWidget(page)
        foot.leave_out.clicked.connect(self._leave_out)

    def ask(self, unknown: Question, asked: Asked) -> None:
        """Ask what stands in the way of reading `asked`."""
        self._asked = asked
        if isinstance(unknown, Unmapped):
            self._ask_for_columns(unknown.table, unknown.path)
            return
        if isinstance(unknown, Unreadable):
            self._ask_whether_without(unknown.why)
            return
        page: WhoAmI | WhichDay
        if isinstance(unknown, OwnerUnknown):
            page, keyboard = self.who_am_i, self.who_am_i.ask(unknown.names, unknown.files)
            self._offer_to_leave(unknown.dropped, NOT_KNOWN)
            foot = self._foot
            stops: tuple[QWidget, ...] = (
                *page.answers.buttons,
                page.name,
                foot.cancel,
                foot.back,
                foot.leave_out,
            )
        else:
            page, keyboard = self.which_day, self.which_day.ask(unknown)
            stops = (*page.answers.buttons, self._foot.cancel, self._foot.back)
        self._foot.say(self.tr("Nothing is written yet: next you see what would change."))
        self.turned.emit(page, keyboard)
        tab_through(stops)

    # ---- columns

    def ask_for_columns_anew(self, asked: Asked) -> None:
        """Ask again what the columns of a table hold that were named before."""
        self._asked = asked
        self._jobs.read(
            self, told_table, self._book, asked.paths, then=self._ask_for_columns, failed=self.failed.emit
        )

    def _ask_for_columns(self, table: UnknownTable, path: Dropped | None = None) -> None:
        """One of several files may be left out instead."""
        foot = self._foot
        others = self._offer_to_leave((path,) if path is not None else (), LEFT_OUT)
        self.columns.show_table(table, others)
        foot.apply.updateGeometry()
        foot.apply.show()
        # Enter must never mean Cancel, which is next where a table cannot be read yet.
        keyboard = foot.leave_out if others and not self.columns.enough else foot.apply
        self.turned.emit(self.columns, keyboard)

    def _columns_changed(self) -> None:
        enough = self.columns.enough
        self._foot.apply.setText(self.tr("Continue"))
        self._foot.apply.setEnabled(enough)
        said = (
            self.tr("Nothing is written yet: next you see what would change.")
            if enough
            else self.tr(
                "Say which column holds a name or an address: without one there is nobody to bring in."
            )
        )
        self._foot.say(said)

    def take_columns(self) -> None:
        """What was said of the columns counts from now on."""
        table, asked = self.columns.table, self._asked
        if table is not None:
            self._jobs.write(
                self, remember, self._book, table.first, self.columns.columns,
                then=lambda _done: self.answered.emit(asked), failed=self.failed.emit,
            )  # fmt: skip

    # ---- leaving out

    def _offer_to_leave(self, dropped: Sequence[Dropped], why: str) -> Sequence[Dropped]:
        """Offer to leave some of the drop out, where others are left then; answers those."""
        button, others = self._foot.leave_out, self._asked.wanted(dropped) if dropped else ()
        self._may_leave = tuple((each, why) for each in dropped)
        pasted = any(isinstance(each, Pasted) for each in dropped)
        if len(dropped) == 1:
            said = self.tr("&Leave it out") if pasted else self.tr("&Leave this file out")
        else:
            said = self.tr("&Leave them out") if pasted else self.tr("&Leave these files out")
        button.set_mnemonic(said)
        button.updateGeometry()
        button.setVisible(bool(others))
        return others

    def _leave_out(self) -> None:
        if self._may_leave:
            self.answered.emit(replace(self._asked, left_out=(*self._asked.left_out, *self._may_leave)))

    def _ask_whether_without(self, why: Mapping[Dropped, str]) -> None:
        """Some of the files cannot be read: whether the others come in without them."""
        foot, one = self._foot, len(why) == 1
        self._may_leave = tuple(why.items())
        self.unreadable.tell(why, len(self._asked.wanted(why)))
        foot.leave_out.set_mnemonic(
            self.tr("&Leave it out, bring in the rest")
            if one
            else self.tr("&Leave them out, bring in the rest")
        )
        foot.leave_out.updateGeometry()
        foot.leave_out.show()
        foot.say(self.tr("Nothing is written yet: next you see what would change."))
        self.turned.emit(self.unreadable, foot.leave_out)

    # ---- the other two

    def _owner_said(self, name: str) -> None:
        self.answered.emit(replace(self._asked, owners=(*self._asked.owners, name)))

    def _order_said(self, order: DateOrder) -> None:
        self.answered.emit(replace(self._asked, date_order=order))
