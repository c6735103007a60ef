"""A book encrypted, locked, unlocked and made plain again through the windows, and what is seen while it is locked."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from networker import app, options, paths
from networker.desktop.clock import Clock
from networker.desktop.message import Wish
from networker.services import backups as services
from networker.services import encryption, people
from networker.services.remembered import Remembered
from networker.settings import Settings
from networker.store import cipher, encrypting
from networker.store.book import NAME, Book
from networker.store.lock import WriterLock
from networker.ui.application import Application
from networker.ui.encryption.keeping import Encrypting
from networker.ui.encryption.section import EncryptionSection
from networker.ui.encryption.waiting import Waiting
from networker.ui.page_table import PREFERENCES
from networker.ui.settling import settle
from tests.journeys.steps import NOW, opened, press, type_text
from tests.journeys.test_coming_and_going import FakeTray
from tests.store.ciphered import CANARY, holding, needs_cipher

PHRASE = "otter lamp seven harbour"
OTHER_PHRASE = "tree nine pottery shoe"


@pytest.fixture
def lived_in(data_dir: Path) -> Path:
    """Somebody whose name is the needle, and a backup."""
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name=f"Ana {CANARY}", now=NOW)
        services.write(book, services.places(book, ""), now=NOW - timedelta(days=3))
    return data_dir


@pytest.fixture
def encrypted(lived_in: Path) -> Path:
    """The same under PHRASE, its backup too."""
    encryption.change(lived_in, of=None, phrase=PHRASE)
    key = encryption.unlock(lived_in, PHRASE)
    encryption.bring_over(encryption.otherwise(lived_in, key), of=(None,), to=key)
    return lived_in


@pytest.fixture(autouse=True)
def _leave_the_loop() -> Iterator[None]:
    """A program that locks itself leaves the loop, which no test enters: what is left of that goes with a loop of its own."""
    yield
    application = QApplication.instance()
    if application is not None:
        QTimer.singleShot(0, application.exit)
        application.exec()


class Ring:
    """A keyring of the desktop's."""

    priority = 5

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get_password(self, _service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, _service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, _service: str, username: str) -> None:
        del self.kept[username]


def unlocked(folder: Path, clock: Clock = lambda: NOW, *, tray: object = None) -> Application:
    """The program on an encrypted book, as it is once the phrase was typed."""
    given = options.of_window(["--data-dir", str(folder)])
    book, first = app.open_book(folder, lambda: NOW, cipher=encryption.unlock(folder, PHRASE))
    return app._application(given, book, first, clock, perform=None, tray=tray)


def _wait(jobs: object) -> None:
    _until(lambda: jobs.idle)  # type: ignore[attr-defined]


def _until(holds: Callable[[], bool]) -> None:
    """Let the loop turn until something holds."""
    latest = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < latest
        QApplication.processEvents()


def _finished(program: Application) -> None:
    """The window of a change is through, and the book open again."""
    QApplication.processEvents()
    QApplication.processEvents()
    settle(program)


def _change(program: Application, *typed: str) -> None:
    window = program.encrypting.window
    assert window is not None
    for line, text in zip(window.lines, typed, strict=True):
        line.setFocus()
        type_text(line, text)
    press(window.lines[-1], Qt.Key.Key_Return)
    _wait(window.jobs)


@needs_cipher
def test_a_book_is_encrypted_and_its_backups_with_it(lived_in: Path) -> None:
    with opened(lived_in) as program:
        page = program.window.open_page(PREFERENCES)
        settle(program)
        section = next(each for each in page.sections if isinstance(each, EncryptionSection))
        assert section.encrypt.isVisibleTo(page)
        assert not section.lock.isVisibleTo(page)
        section.encrypt.click()
        _change(program, PHRASE, PHRASE)
        window = program.encrypting.window
        assert window is not None
        assert window.head.text() == "Your book is encrypted"
        assert window.text.text().startswith("1 backup does not have this phrase")
        window.over.click()
        _wait(window.jobs)
        assert window.text.text() == "1 backup was written anew."
        assert holding(lived_in) == []
        window.leave.click()
        _finished(program)
        assert program.session.book.cipher == encryption.unlock(lived_in, PHRASE)
        assert program.window.contacts.list.model().rowCount() == 1
        people.add(program.session.book, name=f"Ben {CANARY}", now=NOW)
        assert holding(lived_in) == []
    assert holding(lived_in) == []


@needs_cipher
def test_two_lines_that_differ_and_short_phrases_are_not_taken(lived_in: Path) -> None:
    with opened(lived_in) as program:
        program.encrypting.encrypt()
        window = program.encrypting.window
        assert window is not None
        _change(program, PHRASE, PHRASE + "s")
        assert window.judged.text() == "The two lines differ still."
        assert not window.act.isEnabled()
        window.lines[0].setText("short")
        window.lines[1].setText("short")
        assert not window.act.isEnabled()
        window.reject()
        _finished(program)
        assert program.encrypting.window is None
        assert program.session.book.cipher is None
        assert not program.session.jobs.closed
    assert cipher.salt_of(lived_in / NAME) == cipher.MAGIC


@needs_cipher
def test_cancel_stops_it_and_the_plain_book_comes_back(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encrypting, "OFTEN", 50)
    with opened(lived_in) as program:
        program.encrypting.encrypt()
        window = program.encrypting.window
        assert window is not None
        hear = window._hear

        def press_in_the_middle(part: int, of: int) -> None:
            if part == 1:
                window._stopped = True  # as the button does, in the other thread
            hear(part, of)

        monkeypatch.setattr(window, "_hear", press_in_the_middle)
        _change(program, PHRASE, PHRASE)
        assert window.going.text() == "Stopped; nothing was changed."
        assert window.changed is None
        window.leave.click()
        _finished(program)
        assert program.session.book.cipher is None
        assert program.window.contacts.list.model().rowCount() == 1


@needs_cipher
def test_the_program_may_end_in_the_midst_of_it(lived_in: Path) -> None:
    with opened(lived_in) as program:
        program.encrypting.encrypt()
        window = program.encrypting.window
        assert window is not None
        for line in window.lines:
            line.setText(PHRASE)
        window.do()
        assert window.busy
    key = encryption.unlock(lived_in, PHRASE) if encryption.is_encrypted(lived_in) else None
    with closing(Book(lived_in, now=NOW, cipher=key)) as book:
        assert book.read("SELECT count(*) FROM person") == [(1,)]


@needs_cipher
def test_a_verb_that_holds_the_book_just_then_is_waited_for(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("networker.ui.encryption.keeping.PAUSE_MS", 1)
    with opened(lived_in) as program:
        program.encrypting.encrypt()
        _change(program, PHRASE, PHRASE)
        window = program.encrypting.window
        assert window is not None
        held = encryption.take_place(lived_in)
        QTimer.singleShot(5, held.release)
        window.leave.click()
        _until(lambda: program.encrypting.window is None)
        settle(program)
        assert program.session.book.cipher == window.cipher


@needs_cipher
def test_the_phrase_is_changed_and_taken_away_by_who_knows_it(encrypted: Path) -> None:
    key = encryption.unlock(encrypted, PHRASE)
    program = unlocked(encrypted)
    with closing(program):
        program.window.show()
        program.window.complete()
        settle(program)
        program.encrypting._remembered = Remembered(ring := Ring())
        program.encrypting.set_known(True)
        settle(program)
        assert ring.kept == {key.salt.hex(): key.key.hex()}
        program.encrypting.change()
        window = program.encrypting.window
        assert window is not None
        _change(program, "no phrase of it", "four new words here", "four new words here")
        assert window.going.text().startswith("The present phrase is another one")
        assert not program.session.jobs.closed  # the book stays open
        window.lines[0].setText(PHRASE)
        window.do()
        _wait(window.jobs)
        assert window.text.text().startswith("1 backup does not have this phrase")
        window.leave.click()
        _finished(program)
        new = encryption.unlock(encrypted, "four new words here")
        assert program.session.book.cipher == new
        assert ring.kept == {new.salt.hex(): new.key.hex()}
        program.encrypting.look()
        settle(program)
        program.encrypting.bring_over()  # the old key is known in this sitting
        settle(program)
        assert encryption.otherwise(encrypted, new) == encryption.Otherwise()
        program.encrypting.remove()
        _change(program, "four new words here")
        window = program.encrypting.window
        assert window is not None
        window.leave.click()
        _finished(program)
        assert program.session.book.cipher is None
        assert ring.kept == {}
        assert program.window.contacts.list.model().rowCount() == 1


@needs_cipher
def test_what_is_typed_is_there_again_in_the_encrypted_book(lived_in: Path) -> None:
    with opened(lived_in) as program:
        program.window.show_person(1)  # type: ignore[arg-type]
        settle(program)
        program.window.log()
        field = QApplication.focusWidget() or program.window.focusWidget()
        assert field is not None
        type_text(field, "met at the lake")
        program.encrypting.encrypt()
        _change(program, PHRASE, PHRASE)
        window = program.encrypting.window
        assert window is not None
        window.leave.click()
        _finished(program)
        assert any("met at the lake" in str(each) for each in program.session.drafts.begun.values())


# ---- locked


@needs_cipher
def test_locking_leaves_nothing_to_be_seen(encrypted: Path) -> None:
    tray = FakeTray()
    program = unlocked(encrypted, tray=tray)
    with closing(program):
        program.window.show()
        program.window.complete()
        settle(program)
        assert "Lock now" in [each.text for each in tray.lines]
        program.encrypting.lock()
        assert program.locked
        assert not program.window.isVisible()
    assert holding(encrypted) == []
    waiting = Waiting(encrypted, Settings(), paths.resources(), hidden=False, tray=tray)
    try:
        assert waiting.window.isVisible()
        said = [each.text() for each in waiting.window.findChildren(QLabel)]
        said += [waiting.window.windowTitle(), tray.words, *(each.text for each in tray.lines)]
        assert CANARY not in " ".join(said)
        assert [each.text for each in tray.lines] == ["Networker is locked", "", "Unlock…", "Quit"]
        lines = waiting.window.findChildren(QLineEdit)
        assert [each.echoMode() for each in lines] == [QLineEdit.EchoMode.Password]
        with pytest.raises(app.BookLocked):
            Book(encrypted, now=NOW)  # nobody else writes meanwhile
    finally:
        waiting.close()


@needs_cipher
def test_what_is_typed_outlives_a_lock(encrypted: Path) -> None:
    for n in range(2):
        program = unlocked(encrypted)
        with closing(program):
            program.window.show()
            program.window.complete()
            settle(program)
            if n:
                assert any("met at the lake" in str(each) for each in program.session.drafts.begun.values())
                break
            program.window.log()
            field = QApplication.focusWidget() or program.window.focusWidget()
            assert field is not None
            type_text(field, "met at the lake")
            program.encrypting.lock()
    assert holding(encrypted, "met at the lake") == []


def test_a_plain_book_is_shown_without_any_of_it(lived_in: Path) -> None:
    """The whole window, and nothing of encryption was imported for it."""
    program = (
        "import sys; from pathlib import Path; from networker import app; from networker.ui.settling import settle\n"
        "shown = app.build([], data_dir=Path(sys.argv[1])); shown.window.show(); shown.window.complete(); settle(shown)\n"
        "of_it = ('sqlcipher3', 'keyring', 'networker.services.encryption', 'networker.store.encrypting', 'networker.ui.encryption',"
        " 'networker.services.remembered')\n"
        "print([name for name in sys.modules if name.startswith(of_it)]); shown.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(lived_in)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@needs_cipher
def test_a_wrong_phrase_is_asked_for_again_and_wishes_wait(encrypted: Path, tmp_path: Path) -> None:
    waiting = Waiting(encrypted, Settings(), paths.resources(), hidden=True, tray=FakeTray())
    before = (encrypted / NAME).read_bytes()
    assert not waiting.window.isVisible()
    waiting.take(Wish((tmp_path / "a.vcf",), (), show=True))
    assert waiting.window.isVisible()
    for _ in range(4):
        waiting.window.phrase.setText("wrong")
        waiting.window.try_it()
        _wait(waiting.window.jobs)
    assert waiting.window.going.text().startswith("This phrase does not open the book.")
    assert "nor can Networker" in waiting.window.going.text()
    assert (encrypted / NAME).read_bytes() == before

    def right() -> None:
        waiting.window.phrase.setText(PHRASE)
        waiting.window.try_it()

    QTimer.singleShot(0, right)
    assert waiting.run() == encryption.unlock(encrypted, PHRASE)
    assert waiting.wished.files == [tmp_path / "a.vcf"]
    Book(encrypted, now=NOW, cipher=waiting.cipher).close()


@needs_cipher
def test_it_locks_itself_after_the_minutes_that_were_chosen(encrypted: Path) -> None:
    now = [NOW]
    program = unlocked(encrypted, clock=lambda: now[0])
    with closing(program):
        program.window.show()
        program.window.complete()
        settle(program)
        keeping: Encrypting = program.encrypting
        program.choices.choose({"lock_after": 5})
        now[0] += timedelta(minutes=4, seconds=50)
        keeping.idle.look()
        assert not program.locked
        QTest.mouseMove(program.window, QPoint(20, 20))
        QTest.keyClick(program.window, Qt.Key.Key_Shift)
        now[0] += timedelta(minutes=4, seconds=50)
        keeping.idle.look()
        assert not program.locked
        now[0] += timedelta(minutes=1)
        keeping.idle.look()
        assert program.locked
        assert not program.window.isVisible()


@needs_cipher
@pytest.mark.parametrize(("minutes", "locked"), [(9, False), (10, True)])
def test_work_that_never_ends_keeps_no_book_open(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch, minutes: int, locked: bool
) -> None:
    """What is under way is waited for as long again as was chosen, and no longer."""
    now = [NOW]
    program = unlocked(encrypted, clock=lambda: now[0])
    with closing(program):
        monkeypatch.setattr(program.encrypting.idle, "_busy", lambda: True)
        program.choices.choose({"lock_after": 5})
        now[0] += timedelta(minutes=minutes)
        program.encrypting.idle.look()
        assert program.locked is locked


@needs_cipher
def test_a_plain_book_never_locks_itself(lived_in: Path) -> None:
    with opened(lived_in) as program:
        program.choices.choose({"lock_after": 5})
        program.encrypting.idle.look()
        assert not program.locked
        assert not program.encrypting.idle._limit


@needs_cipher
def test_the_program_waits_and_goes_on_after_it_was_locked(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`run`: asked at the start, locked in between, asked again; the keyring is not asked after a lock on purpose."""
    from networker.ui import cannot_start

    monkeypatch.setattr(cannot_start, "is_unseen", lambda: False)
    asked: list[bool] = []

    class Answered(Waiting):
        def run(self) -> encryption.Cipher | None:
            asked.append(self.wished.show)
            QTimer.singleShot(0, lambda: self._unlocked(encryption.unlock(encrypted, PHRASE)))
            return super().run()

    monkeypatch.setattr("networker.ui.encryption.waiting.Waiting", Answered)
    seen: list[int] = []

    def entered(_given: object, program: Application, *_rest: object) -> int:
        with closing(program):
            seen.append(len(program.session.book.read("SELECT 1 FROM person")))
            if len(seen) == 1:
                program.encrypting.lock()
        return 0

    monkeypatch.setattr(app, "_enter", entered)
    assert app.run(["--data-dir", str(encrypted), "--now", NOW.isoformat()]) == 0
    assert seen == [1, 1]
    assert asked == [True, False]  # nobody had seen a window when it was locked


def test_without_what_encrypts_it_is_said_how_to_get_it(
    lived_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encryption, "is_there", lambda: False)
    with opened(lived_in) as program:
        page = program.window.open_page(PREFERENCES)
        settle(program)
        section = next(each for each in page.sections if isinstance(each, EncryptionSection))
        assert "pip install 'networker[encrypted]'" in section.state.text()
        assert not section.encrypt.isVisibleTo(page)


def test_a_key_is_changed_only_while_the_lock_is_held(lived_in: Path) -> None:
    with closing(Book(lived_in, now=NOW)), pytest.raises(app.BookLocked):
        encrypting.change(lived_in, of=None, to=None)


@needs_cipher
def test_of_two_starts_at_once_the_second_hands_over(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have seen that the book needs a phrase, and one was quicker to hold it: the other asks nobody."""
    from networker.desktop import hand_over
    from networker.ui import cannot_start

    monkeypatch.setattr(cannot_start, "is_unseen", lambda: False)
    said: list[str] = []
    monkeypatch.setattr(cannot_start, "tell", lambda sentence, *_rest: said.append(sentence))
    handed: list[Wish] = []

    def hand(_folder: Path, wish: Wish) -> bool:
        handed.append(wish)
        return True

    monkeypatch.setattr(hand_over, "hand_over", hand)
    held: list[WriterLock] = []
    look = app._unlocked

    def first_is_quicker(given: options.Options, *, remembered: bool) -> object:
        held.append(encryption.take_place(encrypted))
        return look(given, remembered=remembered)

    monkeypatch.setattr(app, "_unlocked", first_is_quicker)
    assert app.run(["--data-dir", str(encrypted), "--now", NOW.isoformat()]) == 0
    held[0].release()
    assert (said, len(handed)) == ([], 1)


@needs_cipher
def test_a_book_on_a_disk_that_is_only_read_is_asked_for_its_phrase_too(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(WriterLock, "acquire", refuse)
    waiting = Waiting(encrypted, Settings(), paths.resources(), hidden=False, tray=FakeTray())
    assert waiting.window.isVisible()
    waiting.close()


@needs_cipher
@pytest.mark.parametrize("step", ["asked", "changed"])
def test_a_window_of_these_verbs_that_was_left_open_keeps_no_book_from_locking_itself(
    encrypted: Path, step: str
) -> None:
    now = [NOW]
    program = unlocked(encrypted, clock=lambda: now[0])
    with closing(program):
        program.window.show()
        program.window.complete()
        settle(program)
        program.choices.choose({"lock_after": 5})
        program.encrypting.change()
        if step == "changed":
            _change(program, PHRASE, OTHER_PHRASE, OTHER_PHRASE)
            assert program.encrypting.window is not None
            assert program.encrypting.window.head.text() == "Your book has a new phrase"
        now[0] += timedelta(minutes=6)
        program.encrypting.idle.look()
        _until(lambda: program.locked)
        assert not program.window.isVisible()
        assert program.encrypting.window is None
    encryption.unlock(encrypted, OTHER_PHRASE if step == "changed" else PHRASE)


@needs_cipher
def test_a_book_that_was_made_plain_meanwhile_is_not_locked(encrypted: Path) -> None:
    program = unlocked(encrypted)
    with closing(program):
        program.window.show()
        program.window.complete()
        settle(program)
        program.encrypting.remove()
        _change(program, PHRASE)
        program.encrypting.lock()
        _until(lambda: program.encrypting.window is None)
        assert not program.locked
        assert program.session.book.cipher is None
