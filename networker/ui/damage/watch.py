"""Looking after the book while it is open: what is wrong with it is met here, whoever found it.

Damage and a file that was replaced lead to the window of choices, over what is being typed; what was typed goes on in the
book that comes of it. A failing disk, a folder that cannot be written or that is shared is said in a line that stays.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer

from networker.desktop.clock import Clock
from networker.domain.begun import Place
from networker.services import looking_after
from networker.services.errors import BookError, FailingDisk
from networker.ui.session import Session
from networker.ui.text import translated
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.services.recovery import Ailing
    from networker.ui.main_window import MainWindow
    from networker.ui.widgets.states import Banner

EACH = 60_000  # milliseconds between two looks
RESTED = 5  # looks after which nobody waits for anything: what takes seconds is done then


class Program(Protocol):
    """What the program around a book does for it."""

    session: Session
    theme: Theme

    @property
    def other_backups(self) -> Path | None:
        """Where the user keeps backups as well."""
        ...

    def shown_window(self) -> "MainWindow | None":
        """The window, where it was built."""
        ...

    def let_go(self) -> None:
        """Close the book, so that its file can be moved."""
        ...

    def open_again(self, *, damaged: bool, begun: Mapping[Place, Any]) -> None:
        """Show what lies in the book's place by now, with what was begun in the one before. Raises BookError."""
        ...

    def end(self) -> None:
        """End, whatever is not kept."""
        ...


class Watch(QObject):
    """Of one program, over all the books that it opens."""

    def __init__(self, program: Program, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._program, self._clock = program, clock
        self._met = False  # a window of choices is open
        self._looks = 0
        self._begun: Mapping[Place, Any] = {}  # in a book that was let go
        self.bars: dict[str, Banner] = {}
        self._timer = QTimer(self, interval=EACH)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look at once, and every minute from now on."""
        if not self._timer.isActive():
            self._timer.start()
            self.look()

    def look(self) -> None:
        """Look whether the book is still the same file, and whole as far as that is due."""
        session = self._program.session
        if self._met or session.jobs.closed:
            return
        self._looks += 1
        idle = self._looks > RESTED and session.jobs.idle
        session.jobs.read(
            self,
            looking_after.look_after,
            session.book,
            now=self._clock(),
            idle=idle,
            failed=lambda _why: None,
        )

    # ---- what is met

    def meet(self, error: BookError) -> None:
        """Something was found that the whole program has to answer."""
        book = self._program.session.book
        if book.damaged or self._met:
            return  # it is known, and nothing is written
        book.trouble.hold(error)
        from networker.services import recovery  # here and below: no start should pay for it
        from networker.ui.damage import words

        if isinstance(error, FailingDisk):
            self._say("disk", words.lasting("disk"), "bad", self.tr("Try again"), book.trouble.lift)
        elif (ailing := recovery.ails(error)) is not None:
            QTimer.singleShot(0, self, lambda: self.ask(ailing))

    def ask(self, ailing: "Ailing") -> None:
        """Open the window of choices over the program's, and go on with what comes of it."""
        if self._met:
            return
        self._met = True
        try:
            self._answer(ailing)
        finally:
            self._met = False

    def _answer(self, ailing: "Ailing") -> None:
        from networker.services import recovery
        from networker.ui.damage import words
        from networker.ui.damage.window import LOOK, QUIT, DamageWindow

        session, said = self._program.session, ""
        replaced = ailing is recovery.Ailing.REPLACED
        if replaced:
            ailing = recovery.of_open_one(session.book.folder)
            said = self._kept_open_one(session)
        while True:
            window = DamageWindow(
                session.book.folder, ailing, self._program.theme, self._clock, said=said,
                other=self._program.other_backups, let_go=self._let_go, cipher=session.book.cipher,
                parent=self._program.shown_window(),
            )  # fmt: skip
            window.exec()
            wanted = window.wanted
            window.deleteLater()
            self._let_go()
            if replaced:
                recovery.keep_apart(session.book.folder, now=self._clock())
            if wanted == QUIT:
                self._program.end()
                return
            try:
                self._program.open_again(damaged=wanted == LOOK, begun={} if wanted == LOOK else self._begun)
            except BookError as error:
                again = recovery.ails(error)
                ailing, said = again or ailing, words.too_damaged() if again else translated(str(error))
                continue
            if wanted != LOOK:
                self._begun = {}
            return

    @staticmethod
    def _kept_open_one(session: Session) -> str:
        from networker.services import recovery

        try:
            recovery.keep_open_one(session.book)
        except BookError as error:
            return translated(str(error))
        return ""

    def _let_go(self) -> None:
        """Close the book. What was begun in it goes on in the next one that can be written to."""
        if not self._program.session.jobs.closed:
            self._begun = {**self._begun, **self._program.session.drafts.begun}
            self._program.let_go()

    # ---- lines that stay

    def say_what_holds(self) -> None:
        """In a window that was built: what holds for its book, as long as it does."""
        self.bars.clear()  # those of another window went with it
        book, health = self._program.session.book, self._program.session.book.health
        read_only = book.read_only and book.trouble.holds is None  # else it is said what is the matter
        if not (book.damaged or read_only or book.place or health.lost_since):
            return
        from networker.services.recovery import Ailing
        from networker.ui.damage import words

        if book.older:
            self._say("old", words.lasting("old"), "warn")
            return
        if book.damaged:
            self._say(
                "damaged", words.lasting("damaged"), "bad", self.tr("What can be done…"),
                lambda: self.ask(Ailing.DAMAGED), stays=True,
            )  # fmt: skip
            return
        if read_only:
            self._say("read-only", words.lasting("read-only"), "warn")
            return
        if (since := health.lost_since) is not None:
            self._say("lost", words.lost(since), "warn", self.tr("Understood"), health.lost_was_said)
        if book.place and health.note.get("warned") != book.place:
            self._say(
                "place", words.lasting(book.place), "warn", self.tr("Understood"),
                partial(health.note.set, warned=book.place),
            )  # fmt: skip

    def _say(
        self,
        key: str,
        text: str,
        kind: str,
        button: str = "",
        pressed: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        window = self._program.shown_window()
        if window is None or key in self.bars:
            return
        from networker.ui.widgets.states import Banner  # the tray alone shows none

        bar = Banner(self._program.theme, kind=kind, parent=window.centre)
        bar.setObjectName(f"lasting-{key}")
        bar.say(text, button=button)
        self.bars[key] = bar

        def press() -> None:
            if not stays:
                self.bars.pop(key).deleteLater()
                bar.hide()
            if pressed is not None:
                pressed()

        bar.pressed.connect(press)
        window.centre.show_above(bar)
        bar.show()
