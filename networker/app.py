"""The composition root: the one place where the program is built and wired.

`build` makes everything without entering the event loop, so that a journey test can drive it; `run` is what
starting the program does; `tour` renders every page. Nothing else imports this module but `__main__`.
"""

import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from networker import options, paths, settings
from networker.desktop import plain_imports
from networker.desktop.clock import Clock, fixed_clock, system_clock
from networker.services.first_page import FirstPage, first_page
from networker.store.book import Book
from networker.store.errors import BookError, BookLocked, InUse, explain

if TYPE_CHECKING:
    from networker.desktop.autostart import Starting
    from networker.program_log import ProgramLog
    from networker.store.cipher import Cipher
    from networker.ui.application import Application
    from networker.ui.handed_verbs import Perform

Opened = tuple[Book, FirstPage]

PATIENCE = 15.0  # seconds in which another window has started, or ended with the import it was writing
TOO_MANY = "These are too many files to be handed one by one to Networker, which is running already. Hand it their folder."
NO_START = (
    "Networker made a mistake while it started ({0}); your book is as it was. What is known of it is in {1}."
)
LOOK_AGAIN = 0.1  # seconds
TURN = 0.001  # seconds that a busy lane keeps Python to itself while the window waits for it


def _clock(given: options.Options) -> Clock:
    return fixed_clock(given.now) if given.now else system_clock


def open_book(
    folder: Path,
    clock: Clock,
    *,
    sample: bool = False,
    damaged: bool = False,
    cipher: "Cipher | None" = None,
) -> Opened:
    """Open the book for the window and read what its first paint shows; `damaged`: to look at it only. Raises BookError.

    `cipher`: the key of an encrypted one.
    """
    if damaged:
        from networker.services import recovery

        book = recovery.look(folder, now=clock(), cipher=cipher)
    else:
        book = Book(folder, now=clock(), cipher=cipher)
    try:
        if sample and not book.read("SELECT 1 FROM person LIMIT 1"):
            from networker.services import sample_book

            sample_book.fill(book, now=clock())
        return book, first_page(book)
    except Exception as error:  # a damaged page, a disk that went away
        book.close()
        known = explain(error)
        if known is None:
            raise
        raise known from error


def build(
    argv: Sequence[str],
    *,
    data_dir: Path,
    clock: Clock | None = None,
    notifier: object = None,
    tray: object = None,
    hot_key: object = None,
    session_start: "Starting | None" = None,
    perform: "Perform | None" = None,
) -> "Application":
    """The whole program on a data folder, without entering the event loop. Raises BookError.

    `clock`, `notifier`, `tray`, `hot_key` and `session_start` stand in for the system's in tests. `perform` runs a verb that
    another process hands over. The answer has `.window`, `.session` and `.close()`.
    """
    given = options.of_window([*argv, "--data-dir", str(data_dir)])
    ticking = clock or _clock(given)
    folder = sample_folder() if given.sample else data_dir
    book, first = open_book(folder, ticking, sample=given.sample)
    return _application(
        given,
        book,
        first,
        ticking,
        perform=perform,
        tray=tray,
        notifier=notifier,
        hot_key=hot_key,
        session_start=session_start,
    )


def sample_folder() -> Path:
    """A fresh temporary place for invented people, gone when the program has ended."""
    import atexit
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="networker-sample-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _application(
    given: options.Options,
    book: Book,
    first: FirstPage,
    clock: Clock,
    *,
    perform: "Perform | None",
    tray: object = None,
    notifier: object = None,
    hot_key: object = None,
    session_start: "Starting | None" = None,
    log: "ProgramLog | None" = None,
) -> "Application":
    from networker.ui.application import Application

    sys.setswitchinterval(TURN)
    return Application(
        book=book,
        first=first,
        clock=clock,
        settings=settings.load(given.data_dir),
        own_folder=given.data_dir,
        resources=paths.resources(),
        open_book=open_book,
        sample_folder=sample_folder,
        sample=given.sample,
        tray=tray,
        notifier=notifier,
        hot_key=hot_key,
        starting=lambda: session_start or _starting(given.data_dir),
        perform=perform,
        files=given.files,
        links=given.links,
        log=log,
    )


def _starting(folder: Path) -> "Starting":
    """What the desktop can be told about this program and this folder."""
    from networker.desktop.autostart import of_this_desktop

    another = None if folder == paths.usual_folder() else folder
    return of_this_desktop(another, paths.resources() / "icons" / "app.svg")


def run(words: Sequence[str], *, perform: "Perform | None" = None, patience: float = PATIENCE) -> int:
    """Start the program and return its exit status when it has ended.

    Where another process holds the book, files and links are handed to its window; for up to `patience` seconds that is
    tried again, since it may be starting, or ending. `perform` runs a verb that another process hands over.
    """
    started = time.time() - time.process_time()
    gc.disable()  # until the window is whole: what start-up makes it also keeps
    from networker.program_log import ProgramLog, where

    given = options.of_window(words)
    log = ProgramLog(given.data_dir, clock=_clock(given))
    try:
        return _run(given, log, started, perform, patience)
    except Exception as error:
        log.failed("could not start", error)
        return _cannot_start(given, NO_START.replace("{0}", where(error)).replace("{1}", str(log.folder)))
    finally:
        gc.enable()  # where no window became whole
        log.close()


def _run(
    given: options.Options, log: "ProgramLog", started: float, perform: "Perform | None", patience: float
) -> int:
    from networker.program_log import FOLDER, caught, hear_libraries, told

    clock, ended_by, locked = _clock(given), list[str](), False
    while True:
        try:
            opened, given = _opened(given, clock, patience, locked=locked)
        except BookError as error:
            return _cannot_start(given, str(error))
        if opened is None:
            return 0
        book, first = opened
        if not locked:
            if given.sample:
                log.folder = book.folder / FOLDER  # the user's own folder is left alone
            ended_by = log.watch_for_faults()
            hear_libraries(log)
            plain_imports.begin_qt()
        _hear_qt(log)
        application = _application(given, book, first, clock, perform=perform, log=log)
        log.note("started", people=first.ids.everybody)
        with caught(log, lambda error, shown=application: shown.broke.emit(told(error))):  # type: ignore[misc]
            status = _enter(given, application, started, ended_by)
        log.note("locked" if application.locked else "ended")
        if not application.locked:
            return status
        # What the command line named was shown; the window comes back as it was left.
        given = given._replace(files=(), links=(), log=False, tray=not application.was_shown)
        locked, ended_by = True, []
        del application, book, first, opened


def _opened(
    given: options.Options, clock: Clock, patience: float, *, locked: bool
) -> tuple[Opened | None, options.Options]:
    """The book, None where nobody wants it any more, and what was wished meanwhile. Raises BookError.

    `locked`: it was locked on purpose, so that only its phrase opens it.
    """
    from networker.store.cipher import PhraseNeeded

    cipher = None
    try:
        if not locked:
            return open_or_hand_over(given, clock, patience), given
        cipher, given = _unlocked(given, remembered=False)
        return (open_book(given.data_dir, clock, cipher=cipher) if cipher is not None else None), given
    except PhraseNeeded:
        try:
            cipher, given = _unlocked(given, remembered=True)
        except BookLocked:  # a start at the same moment was first, and asks for the phrase
            return open_or_hand_over(given, clock, patience), given
    except BookError as error:
        return _asked_of(given, clock, error, cipher), given
    if cipher is None:
        return None, given
    try:
        return open_or_hand_over(given, clock, patience, cipher), given
    except BookError as error:
        return _asked_of(given, clock, error, cipher), given


def _unlocked(given: options.Options, *, remembered: bool) -> "tuple[Cipher | None, options.Options]":
    """The key of an encrypted book: of the keyring, else of whoever types the phrase; None where the program is to end.

    Raises BookError where nothing that opens it is installed, or nobody can be asked.
    """
    from networker.services import encryption
    from networker.ui.cannot_start import is_unseen

    if not encryption.is_there():
        raise encryption.NoCipher(encryption.NO_EXTRA)
    if remembered:
        from networker.services.remembered import Remembered

        found = Remembered().find(encryption.salt(given.data_dir))
        if found is not None and encryption.is_right(given.data_dir, found):
            return found, given
    if given.leave_after_first_paint or is_unseen():
        raise encryption.PhraseNeeded(encryption.NEEDED)
    from networker.ui.encryption.waiting import Waiting

    hidden = given.tray and not (given.files or given.links)
    waiting = Waiting(
        given.data_dir,
        settings.load(given.data_dir),
        paths.resources(),
        hidden=hidden,
        patience=0.0 if remembered else encryption.PATIENCE,
    )
    cipher, wished = waiting.run(), waiting.wished
    return cipher, given._replace(
        files=(*given.files, *wished.files),
        links=(*given.links, *wished.links),
        log=given.log or wished.log,
        tray=given.tray and not wished.show,
    )


def _enter(given: options.Options, application: "Application", started: float, ended_by: list[str]) -> int:
    """The loop, until somebody quits. `ended_by`: the fault that ended the program the last time."""
    from networker.desktop.ending import Ending

    ending = Ending()

    def end() -> None:
        """Nobody is asked: what is typed is kept, and the book closed."""
        application.qt.exit()

    ending.asked.connect(end)
    try:
        if given.leave_after_first_paint:
            application.window.first_people_painted.connect(
                lambda people: _report_first_paint(application, started, people)
            )
        hidden = given.tray or given.log
        if not hidden:
            application.window.became_whole.connect(gc.enable)
        if ended_by:
            application.tell_fall(ended_by)
        application.start(hidden=hidden)
        if hidden:
            gc.enable()  # the first paint may be days away
        if given.log:
            application.apart.log()
        return application.run()
    finally:
        application.close()
        ending.close()
        _hear_no_more()


def _hear_qt(log: "ProgramLog") -> None:
    """What Qt has to say goes into the log, without its words: a path or a text of the user's may be among them."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    from networker.program_log import seen_by_somebody

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if seen_by_somebody():
            sys.stderr.write(message + "\n")
        elif kind is not QtMsgType.QtDebugMsg:
            log.said(f"{kind.name} {context.category}")

    qInstallMessageHandler(hear)


def _hear_no_more() -> None:
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(None)  # Qt outlives Python


def open_or_hand_over(
    given: options.Options, clock: Clock, patience: float, cipher: "Cipher | None" = None
) -> Opened | None:
    """The book, or None where the window that holds it has taken files and links over. Raises BookError.

    A start in the tray that is not needed leaves the window where it is: the session began, and nobody asked to see it.
    """
    folder = sample_folder() if given.sample else given.data_dir
    try:
        return open_book(folder, clock, sample=given.sample, cipher=cipher)
    except InUse:
        raise  # by another program, which takes nothing over
    except BookLocked:
        pass
    from networker.desktop.hand_over import hand_over
    from networker.desktop.message import Wish, fits

    shown = not given.tray or bool(given.files or given.links)
    wish = Wish(given.files, given.links, log=given.log, show=shown)
    if not fits(wish):
        raise BookLocked(TOO_MANY)
    until = time.monotonic() + patience
    while not hand_over(given.data_dir, wish):
        try:
            return open_book(folder, clock, cipher=cipher)
        except BookLocked:
            if time.monotonic() >= until:
                raise
        time.sleep(LOOK_AGAIN)
    return None


def _asked_of(
    given: options.Options, clock: Clock, error: BookError, cipher: "Cipher | None" = None
) -> Opened | None:
    """What the user makes of a book that is damaged; None where they leave it. Raises BookError where nothing can be asked."""
    from networker.services.recovery import ails
    from networker.ui.cannot_start import is_unseen

    ailing, said = ails(error), ""
    if ailing is None or given.sample or given.leave_after_first_paint or is_unseen():
        raise error
    from networker.ui.damage import starting, words
    from networker.ui.damage.window import LOOK, QUIT

    chosen = settings.load(given.data_dir)
    while True:
        wanted = starting.ask(given.data_dir, ailing, clock, settings=chosen, said=said, cipher=cipher)
        if wanted == QUIT:
            return None
        try:
            return open_book(given.data_dir, clock, damaged=wanted == LOOK, cipher=cipher)
        except BookError as again:
            if (still := ails(again)) is None:
                raise
            ailing, said = still, words.too_damaged()


def _cannot_start(given: options.Options, sentence: str) -> int:
    """Say it on standard error, and in a window too: who pressed an icon sees no standard error."""
    status = _say(sentence)
    if not given.leave_after_first_paint:
        from networker.ui import cannot_start

        cannot_start.tell(sentence, settings.load(given.data_dir).language)
    return status


def _say(sentence: str) -> int:
    print(f"networker: {sentence}", file=sys.stderr)  # noqa: T201
    return 1


def _report_first_paint(application: "Application", started: float, people: int) -> None:
    """One line for benchmarks: milliseconds since the process started, and its memory."""
    rss = 0.0
    if os.path.exists("/proc/self/status"):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS"):
                rss = int(line.split()[1]) / 1024
    found = {
        "first_paint_ms": round((time.time() - started) * 1000, 1),
        "people": people,
        "rss_mb": round(rss, 1),
    }
    import json

    print(json.dumps(found), flush=True)  # noqa: T201
    application.qt.exit()  # not quit, which closes the window while it is painted


def tour(words: Sequence[str]) -> int:
    """Render every page with sample people, light and dark, into `--out`; print their names."""
    from networker.ui.tour import take_tour

    given = options.of_tour(words)
    clock = fixed_clock(given.now) if given.now else system_clock
    import tempfile

    with tempfile.TemporaryDirectory(prefix="networker-tour-") as place:
        try:
            given.out.mkdir(parents=True, exist_ok=True)
            pictures = take_tour(
                given.out, place=Path(place), clock=clock, build=build, language=given.language
            )
        except (OSError, BookError) as error:
            return _say(f"The pictures could not be written to {given.out}: {error}")
    if given.json:
        import json

        print(json.dumps({"pictures": [str(each) for each in pictures]}))  # noqa: T201
    else:
        print("\n".join(str(each) for each in pictures))  # noqa: T201
    return 0
