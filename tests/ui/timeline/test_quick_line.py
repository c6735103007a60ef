"""The quick line: what is typed is understood at once, and written only by Enter."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.begun import EARLIER, Kind, Place
from networker.domain.vocabulary import PersonId
from networker.services import quick_log
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.log_chip import SentenceChip
from networker.ui.timeline.quick_line import QuickLine
from networker.ui.timeline.sentences import sentences
from tests.ui.helpers import NOW

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def line(
    qtbot: QtBot, book: Book, jobs: Jobs, theme: Theme, icons: Icons, service: Any, people: Any
) -> QuickLine:
    made = QuickLine(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW, services=service)
    qtbot.addWidget(made)
    made.resize(544, 200)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.focus_line()
    return made


def chips(line: QuickLine) -> list[SentenceChip]:
    return [each for each in line.chips.items if isinstance(each, SentenceChip)]


def texts(line: QuickLine) -> list[str]:
    return [each.text().replace("\u2068", "").replace("\u2069", "") for each in chips(line)]


NOTHING: dict[str, Any] = {"people": {}, "new": [], "places": {}}  # was answered


@pytest.fixture
def typed(line: QuickLine, settle: Callable[[], None]) -> Callable[[str], None]:
    def type_(text: str) -> None:
        line.set_text(text)
        settle()

    return type_


def test_chips_show_what_was_understood(line: QuickLine, typed: Callable[[str], None]) -> None:
    typed("call Ana")
    assert texts(line) == ["Call", "Ana Torres"]


def test_nothing_is_written_before_enter(
    line: QuickLine,
    typed: Callable[[str], None],
    service: Any,
    press: Any,
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    typed("call Ana")
    assert service.written == []
    with qtbot.waitSignal(line.logged) as logged:
        press(line.line, KEY.Key_Return)
    assert [sentence for sentence, _ in service.written] == ["call Ana"]
    assert logged.args[0].label == "Call with Ana"
    settle()
    assert (line.text(), texts(line)) == ("", [])


def test_only_the_newest_text_counts(
    line: QuickLine, service: Any, press: Any, settle: Callable[[], None]
) -> None:
    for letter in "call Ana ok":
        press(line.line, letter)
    settle()
    assert service.asked[-1] == "call Ana ok"
    assert texts(line) == ["Call", "Ana Torres"]


def test_enter_that_comes_before_the_answer_waits_for_it(
    line: QuickLine, service: Any, press: Any, qtbot: QtBot
) -> None:
    line.set_text("call Ana")
    with qtbot.waitSignal(line.logged):
        press(line.line, KEY.Key_Return)
    assert len(service.written) == 1


def test_enter_goes_to_the_unclear_word_and_a_number_answers(
    line: QuickLine,
    typed: Callable[[str], None],
    service: Any,
    press: Any,
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    typed("call Ana, Ben")
    assert texts(line)[-1] == "Ben: Ode or Achterberg?"
    press(line.line, KEY.Key_Return)
    chip = chips(line)[-1]
    assert (chip.hasFocus(), service.written) == (True, [])
    (menu,) = chip.findChildren(QMenu, "chipChoice")
    for hurried in (KEY.Key_Return, KEY.Key_Return, KEY.Key_Space):
        press(menu, hurried)
    settle()
    assert texts(line)[-1] == "Ben: Ode or Achterberg?", "nobody is guessed"
    menu.close()
    settle()
    press(chip, KEY.Key_2)
    settle()
    assert texts(line) == ["Call", "Ana Torres", "Ben Ode"]
    assert line.window().focusWidget() is line.line
    with qtbot.waitSignal(line.logged):
        press(line.line, KEY.Key_Return)
    assert service.written[0][1]["chosen"] == {"Ben": 3}


def test_the_choice_tells_people_of_one_name_apart(
    line: QuickLine, typed: Callable[[str], None], book: Book, people: Any, settle: Callable[[], None]
) -> None:
    with book.step("job", "A job", now=NOW) as step:
        step.insert(
            "fact", person=people.ben, field="job", value="Baker", detail="Ovens & Sons", noted="2026-01-01"
        )
    typed("call Ben")
    chips(line)[-1].open_choice()
    (menu,) = chips(line)[-1].findChildren(QMenu, "chipChoice")
    settle()
    words = [action.text() for action in menu.actions()]
    assert words[0].startswith("&1  Ben <b>Ode</b> · Ovens && Sons")
    menu.actions()[1].trigger()
    menu.close()
    settle()
    assert texts(line) == ["Call", "Ben Ode"]


def test_a_new_person_is_added_only_when_said_so(
    line: QuickLine, typed: Callable[[str], None], service: Any, press: Any, qtbot: QtBot
) -> None:
    typed("call Zita")
    assert texts(line)[-1] == "New person: Zita?"
    press(line.line, KEY.Key_Return)
    chip = chips(line)[-1]
    assert (chip.hasFocus(), service.written) == (True, [])
    press(chip, KEY.Key_Return)
    assert texts(line)[-1] == "New: Zita"
    assert line.line.hasFocus()
    with qtbot.waitSignal(line.logged):
        press(line.line, KEY.Key_Return)
    assert service.written[0][1]["new"] is True


def test_known_people_never_allow_new_ones(
    line: QuickLine, typed: Callable[[str], None], service: Any, press: Any, qtbot: QtBot
) -> None:
    typed("call Ana")
    with qtbot.waitSignal(line.logged):
        press(line.line, KEY.Key_Return)
    assert service.written[0][1]["new"] is False


def test_a_word_without_a_list_is_marked_in_the_line(
    line: QuickLine, typed: Callable[[str], None], press: Any
) -> None:
    typed("call Ana 3/4")
    press(line.line, KEY.Key_Return)
    assert (line.line.hasFocus(), line.line.selectedText()) == (True, "3/4")


def test_what_cannot_be_written_stays_typed_and_says_why(
    line: QuickLine, typed: Callable[[str], None], service: Any, press: Any, settle: Callable[[], None]
) -> None:
    service.failure = CannotDo("The disk is full: nothing was written.")
    typed("call Ana")
    press(line.line, KEY.Key_Return)
    settle()
    assert (line.text(), texts(line)) == ("call Ana", ["The disk is full: nothing was written."])
    service.failure = None
    typed("call Ana again")
    assert texts(line) == ["Call", "Ana Torres"]


def test_a_sentence_with_nothing_in_it_is_not_written(
    line: QuickLine, typed: Callable[[str], None], service: Any, press: Any, settle: Callable[[], None]
) -> None:
    typed("nothing")
    press(line.line, KEY.Key_Return)
    settle()
    assert service.written == []
    assert len(texts(line)) == 1


def test_escape_clears_then_leaves_and_the_line_brings_it_back(
    line: QuickLine, typed: Callable[[str], None], press: Any, settle: Callable[[], None]
) -> None:
    typed("call Ana")
    left: list[bool] = []
    line.left.connect(lambda: left.append(True))
    press(line.line, KEY.Key_Escape)
    assert (line.text(), left, texts(line)) == ("", [], [])
    QTest.keyClick(line.line, KEY.Key_Z, CTRL)
    settle()
    assert (line.text(), texts(line)) == ("call Ana", ["Call", "Ana Torres"])
    press(line.line, KEY.Key_Escape)
    press(line.line, KEY.Key_Escape)
    assert left == [True]


def test_an_answer_ends_with_the_words_it_was_asked_of(
    line: QuickLine, typed: Callable[[str], None], press: Any, settle: Callable[[], None]
) -> None:
    def ask_and_answer() -> None:
        typed("call Ben")
        press(line.line, KEY.Key_Return)
        press(chips(line)[-1], KEY.Key_2)
        settle()
        assert texts(line)[-1] == "Ben Ode", "by heart whoever is chosen is called so"

    asked = "Ben: Ode or Achterberg?"
    ask_and_answer()
    line.line.end(False)
    press(line.line, *" ok")
    settle()
    assert texts(line)[-1] == "Ben Ode", "what goes on behind the word leaves its answer"
    line.line.selectAll()
    press(line.line, *"mail Ben")
    settle()
    assert texts(line)[-1] == asked, "typed over"
    ask_and_answer()
    line.line.selectAll()
    line.line.insert("mail Ben")
    settle()
    assert texts(line)[-1] == asked, "pasted over"
    ask_and_answer()
    press(line.line, KEY.Key_Backspace, "n")
    settle()
    assert texts(line)[-1] == asked, "another word for a while"


def test_a_sentence_stays_with_whom_it_was_typed_for(
    line: QuickLine, typed: Callable[[str], None], service: Any, press: Any, settle: Callable[[], None]
) -> None:
    line.set_context(PersonId(2), "Ben")
    typed("call Ben: he moves")
    press(line.line, KEY.Key_Return)
    press(chips(line)[-1], KEY.Key_1)
    settle()
    line.set_context(PersonId(3), "Carla")
    settle()
    assert (line.text(), texts(line)) == ("", [])
    press(line.line, KEY.Key_Return)
    settle()
    assert service.written == []
    typed("mail Ben")
    line.focus_line()
    line.set_context(PersonId(2), "Ben")
    settle()
    assert (line.text(), texts(line)[-1]) == ("call Ben: he moves", "Ben Ode"), "its answers too"
    press(line.line, KEY.Key_Return)
    line.set_context(PersonId(3), "Carla")
    assert line.text() == "mail Ben"
    typed("another")
    settle()
    assert [(said, how["context"]) for said, how in service.written] == [("call Ben: he moves", 2)]
    assert line.text() == "another", "only what was written goes"
    line.set_context(PersonId(2), "Ben")
    assert line.text() == ""


def test_a_sentence_that_lies_elsewhere_is_exchanged_for_the_one_that_stands_here(line: QuickLine) -> None:
    line.set_context(PersonId(3), "Carla")
    elsewhere = Place(Kind.LINE, 3, was=2)
    line._drafts.keep(elsewhere, {"text": "call: he moves", **NOTHING})
    line.exchange(elsewhere)
    assert line.text() == "call: he moves"
    assert line._drafts.of(elsewhere) is None
    line._drafts.keep(elsewhere, {"text": "mail: hers", **NOTHING})
    line.exchange(elsewhere)
    assert line.text() == "mail: hers"
    assert line._drafts.of(elsewhere)["text"] == "call: he moves"
    line._drafts.keep(elsewhere, {"no": "sentence"})
    line.exchange(elsewhere)
    assert line.text() == "", "of a form that this program no longer has"
    assert line._drafts.of(elsewhere)["text"] == "mail: hers"


def test_a_sentence_of_another_time_that_is_typed_over_lies_beside(line: QuickLine, qtbot: QtBot) -> None:
    place = Place(Kind.LINE, 2)
    for number, said in enumerate(("coffee: old", "mail: older")):
        line.set_context(None)
        line._drafts.keep(place, {"text": said, **NOTHING})
        line.set_context(PersonId(2), "Ben")
        line.focus_line()
        qtbot.keyClicks(line.line, f"call: new {number}")
        line.focus_line()
        qtbot.keyClicks(line.line, f"call: newer {number}")
    kept = {each.part: line._drafts.of(each)["text"] for each in line._drafts.places(Kind.LINE) if each.part}
    assert kept == {EARLIER: "coffee: old", f"{EARLIER} 2": "mail: older"}
    line.line.end(False)
    line.set_context(None)
    line.set_context(PersonId(2), "Ben")
    line.line.end(False)
    qtbot.keyClicks(line.line, " and on")
    assert len(line._drafts.places(Kind.LINE)) == 3, "it was gone on with"


def test_the_person_shown_is_the_context(
    line: QuickLine, typed: Callable[[str], None], service: Any, press: Any, qtbot: QtBot
) -> None:
    line.set_context(PersonId(7), "Ana")
    assert "Ana" in line.line.placeholderText()
    typed("call")
    with qtbot.waitSignal(line.logged):
        press(line.line, KEY.Key_Return)
    assert service.written[0][1]["context"] == 7


def test_tab_walks_the_chips_in_their_order(line: QuickLine, typed: Callable[[str], None]) -> None:
    typed("call Ana, Ben")
    order: list[object] = []
    at = line.line
    while len(order) < 3:
        at = at.nextInFocusChain()
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(at)
    assert order == chips(line)


def test_the_line_is_as_high_as_its_chips(line: QuickLine, typed: Callable[[str], None]) -> None:
    assert line.chips.heightForWidth(544) == 0
    typed("call Ana, Ben")
    assert (line.chips.heightForWidth(544), line.chips.heightForWidth(200)) == (34, 64)


def test_a_failure_of_understanding_is_said(
    line: QuickLine, typed: Callable[[str], None], service: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise CannotDo("The book cannot be read.")

    service.__class__.interpret, kept = fail, service.__class__.interpret
    try:
        typed("call Ana")
        assert texts(line) == ["The book cannot be read."]
    finally:
        service.__class__.interpret = kept


def test_everything_has_a_name_for_screen_readers(line: QuickLine, typed: Callable[[str], None]) -> None:
    typed("call Ana, Ben")
    assert line.line.accessibleName() == "Log something"
    assert all(each.accessibleName() for each in chips(line))


def test_what_is_open_with_whom_it_names_is_shown_before_it_is_logged(
    line: QuickLine, typed: Callable[[str], None], people: Any
) -> None:
    assert people.ana == 1, "whom the service means by Ana"
    bare = line.heightForWidth(500)
    typed("call Ana")
    shown = [each.replace("\u2068", "").replace("\u2069", "") for each in line.between.lines()]
    assert shown == [
        "Open: Send her the number  ·  to Ana Torres  ·  27 Nov", "Open: Ana Torres: Introduces me to Carla  ·  27 Nov",
    ]  # fmt: skip
    assert line.between.accessibleName().startswith("Open: Send her the number")
    assert line.heightForWidth(500) == bare + line.chips.heightForWidth(500) + 8 + 2 * 22
    typed("call")
    assert (list(line.between.lines()), line.between.isVisible()) == ([], False)
    line.set_context(people.ana)
    typed("call Ana")
    assert list(line.between.lines()) == [], "the head above the line has them"


def test_down_and_enter_choose_one_of_a_name(
    line: QuickLine, typed: Callable[[str], None], press: Any, settle: Callable[[], None]
) -> None:
    typed("call Ben")
    press(line.line, KEY.Key_Return)
    (menu,) = chips(line)[-1].findChildren(QMenu, "chipChoice")
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Return):
        press(menu, key)
    settle()
    assert texts(line) == ["Call", "Ben Ode"], "by heart whoever is chosen is called so"


def test_another_language_is_read_taught_and_begun_in(
    line: QuickLine, service: Any, settle: Callable[[], None], people: Any
) -> None:
    line.set_context(people.ana, "Ana")
    line.begin_reminder()
    assert line.text() == "remind me to "
    line.set_language("de")
    assert line.text() == "erinnere mich "
    assert "Kaffee gestern" in line.line.placeholderText()
    assert "Ana" in line.line.placeholderText()
    line.set_text("call Ana")
    settle()
    assert service.hows[-1]["lang"] == "de"


@pytest.mark.parametrize("lang", ["en", "de", "es"])
def test_what_is_taught_is_understood(book: Book, people: Any, lang: str) -> None:
    taught = sentences(lang)
    for text in (taught.anybody, taught.with_one, taught.nothing_yet):
        sentence = text.partition(": ")[2]
        read = quick_log.interpret(book, sentence, now=NOW, lang=lang, context=people.ana)
        told = {chip.role: chip.text for chip in read.chips}
        assert not read.unclear, sentence
        assert (told["kind"], told["person"], told["day"]) == ("meeting", "Ana Torres", "2026-11-19"), (
            sentence
        )
        assert ("topic" in told) == ("#" in sentence)
