"""A note as a document: formatted, without anything loaded, and with links that lead only where they may."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QPixmap, QTextBlockFormat, QTextCharFormat

from networker.domain.vocabulary import Channel, PersonId
from networker.services.today_views import Named
from networker.ui.notes.document import NoteDocument
from networker.ui.theme import DARK, LIGHT, SIZES, Theme
from tests.ui.helpers import inks, painted

ANA, BEN, OTHER = Named(PersonId(1), "Ana Torres"), Named(PersonId(2), "Ben Ode"), Named(PersonId(3), "Ben A")
KNOWN = {("Ana", "Torres"): (ANA,), ("Ben",): (BEN, OTHER)}


def links(document: NoteDocument) -> list[tuple[str, str]]:
    return [
        (each.text, each.address or ", ".join(who.name for who in each.people)) for each in document.links
    ]


def formats(document: NoteDocument) -> dict[str, QTextCharFormat]:
    found = {}
    block = document.begin()
    while block.isValid():
        for start, end, form in document._fragments(block):
            found[document._span(start, end).selectedText()] = form
        block = block.next()
    return found


def test_it_is_formatted_in_the_sizes_of_the_theme(theme: Theme) -> None:
    shown = formats(NoteDocument("# Head\n\nplain **strong** _soft_ `code`\n\n## Second", {}, theme))
    assert shown["Head"].fontPointSize() == SIZES["title"]
    assert shown["Second"].fontPointSize() == SIZES["body"]
    assert shown["strong"].fontWeight() == 600
    assert (shown["soft"].fontItalic(), shown["soft"].fontUnderline()) == (True, False)
    assert shown["code"].fontFixedPitch()


def test_lines_stay_lines_and_html_is_text(theme: Theme) -> None:
    text = "Calls back.\nAlways. <b>x</b> <img src='/etc/passwd'>\n\n<script>y</script>"
    assert NoteDocument(text, {}, theme).toPlainText().split() == text.split()
    assert "\n" in NoteDocument("one\ntwo", {}, theme).toPlainText()


def test_only_web_pages_mail_and_calls_lead_out(theme: Theme) -> None:
    document = NoteDocument(
        "[a](https://x.example) [b](mailto:a@b.example) [c](tel:+491) d@e.example"
        " [f](javascript:x) [g](file:///etc/passwd) [h](person:1) [i](0)",
        {},
        theme,
    )
    assert links(document) == [
        ("a", "https://x.example"),
        ("b", "mailto:a@b.example"),
        ("c", "tel:+491"),
        ("d@e.example", "mailto:d@e.example"),
    ]
    assert [each.channel for each in document.links[:3]] == [Channel.OTHER, Channel.MAIL, Channel.PHONE]
    assert "f (javascript:x) g (file:///etc/passwd) h (person:1) i (0)" in document.toPlainText()
    for link in document.links:
        assert document._span(link.start, link.end).selectedText() == link.text
    assert document.link_at("0") is document.links[0]
    assert document.link_at("9") is document.link_at("x") is None


def test_pictures_are_words_and_nothing_is_ever_loaded(
    theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.png"
    pixels = QPixmap(40, 40)
    pixels.fill(QColor("#12fe34"))
    assert pixels.save(str(secret))
    asked: list[object] = []
    monkeypatch.setattr(NoteDocument, "loadResource", lambda self, kind, name: asked.append(name))
    document = NoteDocument(
        f"![a boat]({secret}) ![b](file://{secret}) ![c](https://x.example/p.png) <img src='{secret}'>",
        {},
        theme,
    )
    document.setTextWidth(300)
    image = painted(300, 200, document.drawContents)
    assert asked == []
    assert "#12fe34" not in inks(image)
    assert "a boat" in document.toPlainText()
    assert links(document) == [("c", "https://x.example/p.png")]


def test_a_document_answers_no_request_for_a_file(theme: Theme) -> None:
    assert NoteDocument("x", {}, theme).loadResource(2, QUrl("file:///etc/passwd")) is None


def test_mentions_are_links_to_people_and_none_in_code(theme: Theme) -> None:
    text = "🙂 @Ana Torres and **@Ben**, `@Ben`, @Carla\n\n```\n@Ben\n```\n\n[x @Ben](https://x.example)"
    document = NoteDocument(text, KNOWN, theme)
    assert links(document) == [
        ("@Ana Torres", "Ana Torres"),
        ("@Ben", "Ben Ode, Ben A"),
        ("x @Ben", "https://x.example"),
    ]
    for link in document.links:
        assert document._span(link.start, link.end).selectedText() == link.text


def test_a_text_that_is_no_markdown_has_mentions_and_nothing_else(theme: Theme) -> None:
    document = NoteDocument("**x** [a](https://x.example) @Ana Torres", KNOWN, theme, markdown=False)
    assert document.toPlainText() == "**x** [a](https://x.example) @Ana Torres"
    assert links(document) == [("@Ana Torres", "Ana Torres")]


def test_where_a_link_stands_is_where_it_can_be_pressed(theme: Theme) -> None:
    document = NoteDocument("# Head\n\n- one @Ana Torres\n\n| a |\n|---|\n| @Ben |", KNOWN, theme)
    document.setTextWidth(300)
    for number, link in enumerate(document.links):
        middle = document.rect_of(link).center()
        assert document.documentLayout().anchorAt(middle) == str(number)


@pytest.mark.parametrize(("appearance", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_links_have_the_colour_of_the_look(qapp: object, appearance: str, palette: object) -> None:
    document = NoteDocument("[■■■](https://x.example) @Ana Torres", KNOWN, Theme(appearance=appearance))
    assert {form.foreground().color().name() for text, form in formats(document).items() if text.strip()} == {
        QColor(palette.accent).name()  # type: ignore[attr-defined]
    }


@pytest.mark.parametrize(
    "text", ["\ud83d x", "a\0b", "\ufdd0\ufdd1", "\ufffc\u2028\u2029", "\u202e@Ana", "[" * 999]
)
def test_odd_characters_do_no_harm(theme: Theme, text: str) -> None:
    document = NoteDocument(text, KNOWN, theme)
    document.setTextWidth(200)
    painted(200, 100, document.drawContents)
    assert document.size().height() > 0


def test_a_line_behind_an_open_box_has_none_of_its_own(theme: Theme) -> None:
    document = NoteDocument("- [ ] open\nasks @Ben\n- [x] done\n\nafter", KNOWN, theme)
    boxes = [(each.text(), each.blockFormat().marker()) for each in document._blocks()]
    marker = QTextBlockFormat.MarkerType
    assert boxes == [
        ("open\u2028asks @Ben", marker.Unchecked),
        ("done", marker.Checked),
        ("after", marker.NoMarker),
    ]
    assert links(document) == [("@Ben", "Ben Ode, Ben A")]


@pytest.mark.parametrize("before", ["> quoted", "```\ncode\n```", "plain", "- item"])
@pytest.mark.parametrize("head", ["| a | b |", "| | b |"])
def test_the_head_of_a_table_is_whole_whatever_stands_before(theme: Theme, before: str, head: str) -> None:
    document = NoteDocument(f"{before}\n\n{head}\n|---|---|\n| 1 | 2 |\n", {}, theme)
    (table,) = document._tables()
    for n, word in enumerate(each.strip() for each in head.strip("|").split("|")):
        cell = table.cellAt(0, n)
        first, last = cell.firstCursorPosition(), cell.lastCursorPosition()
        assert first.block() == last.block(), "no empty line above it"
        assert first.block().text() == word
        if word:
            assert last.charFormat().fontWeight() == 600
