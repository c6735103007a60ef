"""A note on the screen: as high as it is, its links by key, a long one in parts."""

from itertools import pairwise

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import PersonId
from networker.services.today_views import Named
from networker.ui.notes.document import Link
from networker.ui.notes.view import PART, NoteView
from networker.ui.theme import Theme
from tests.ui.helpers import key

ANA = Named(PersonId(1), "Ana Torres")


def shown(qtbot: QtBot, text: str, theme: Theme) -> NoteView:
    view = NoteView(text, {("Ana",): (ANA,)}, theme)
    qtbot.addWidget(view)
    view.resize(280, 600)
    view.show()
    return view


def test_tab_goes_to_the_links_and_enter_follows(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, "Ask @Ana or [Lyon](https://lyon.example).", theme)
    (part,) = view.views
    followed: list[Link] = []
    view.followed.connect(lambda link, _at: followed.append(link))
    part.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        key(part, Qt.Key.Key_Tab)
        key(part, Qt.Key.Key_Return)
    assert [each.text for each in followed] == ["@Ana", "Lyon"]
    assert part.accessibleName() == "Notes"


def test_what_has_no_link_is_no_stop_of_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, "Nothing", theme)
    (part,) = view.views
    assert part.focusPolicy() == Qt.FocusPolicy.ClickFocus


def test_it_is_as_high_as_its_words(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, "many words here " * 40, theme)
    (part,) = view.views
    assert part.heightForWidth(150) > part.heightForWidth(300) > 100
    assert part.verticalScrollBar().maximum() == 0


def test_a_long_note_shows_its_beginning_and_then_all_of_it_without_a_stall(
    qtbot: QtBot, theme: Theme
) -> None:
    text = "\n\n".join(f"Paragraph {n} of **many** words." for n in range(400))
    view = shown(qtbot, text, theme)
    assert len(view.views) == 1
    assert len(view.views[0].toPlainText()) < 1.3 * PART
    assert view.more is not None
    assert view.more.text() == f"All of it ({len(text):,} letters)"
    turns: list[int] = []
    view._turn.timeout.connect(lambda: turns.append(len(view.views)))
    view.more.click()
    qtbot.waitUntil(lambda: not view._turn.isActive())
    assert max(b - a for a, b in pairwise(turns)) <= 1
    assert view.views[-1].toPlainText().endswith("Paragraph 399 of many words.")
    assert sum(each.toPlainText().count("Paragraph") for each in view.views) == 400


def test_another_look_paints_it_anew(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, "[x](https://x.example)", theme)
    (part,) = view.views
    before = part.note
    theme.set_appearance("dark")
    assert part.note is not before
    assert part.document() is part.note
    assert part.note.links[0].text == "x"
