"""The cards of what came of ties: what they offer, what they say, and what is begun on them."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.fruit import Came, IntroductionId, Letter, WinId
from networker.domain.vocabulary import Channel, PersonId, Side
from networker.services import people
from networker.services.fruit_views import CameOf, IntroductionView, Root, WinView
from networker.services.today_views import Named
from networker.services.wins import Offered
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.people_chips import PeopleChips, PersonFinder
from networker.ui.timeline.words import Words
from networker.ui.wins.cards import BY_THEM, IntroductionCard, LetterCard, WinCard
from tests.ui.helpers import NOW

TODAY = NOW.date()
ANA, BEN = Named(PersonId(1), "Ana Torres"), Named(PersonId(2), "Ben Ode")
TALK = Root(CameOf("talk", 3), date(2026, 10, 2), "her plan", Channel.MAIL)
ASK = Root(CameOf("ask", 4), date(2026, 10, 1), "who knows bridges?")


class Desk:
    """A pane on which cards are opened."""

    def __init__(self, book: Book, jobs: Jobs, theme: Theme, icons: Icons, pane: QWidget) -> None:
        self._book, self._jobs, self.theme, self.icons, self.pane = book, jobs, theme, icons, pane
        self.words = Words(pane).fruit

    def chips(self, who: object, card: QWidget) -> PeopleChips:
        return PeopleChips(
            who, book=self._book, jobs=self._jobs, theme=self.theme, icons=self.icons, clock=lambda: NOW,  # type: ignore[arg-type]
            over=self.pane, parent=card,
        )  # fmt: skip

    def find(self, asked: str, present: object) -> PersonFinder:
        return PersonFinder(
            present, book=self._book, jobs=self._jobs, theme=self.theme, icons=self.icons, clock=lambda: NOW,  # type: ignore[arg-type]
            parent=self.pane, asked=asked,
        )  # fmt: skip

    def win(self, **more: object) -> WinCard:
        card = WinCard(
            self.words, self.chips, self.theme, self.icons, self.pane, today=TODAY,
            **{"people": (ANA,), **more},  # type: ignore[arg-type]
        )  # fmt: skip
        card.open()
        return card

    def introduction(self, **more: object) -> IntroductionCard:
        card = IntroductionCard(
            self.words, self.find, self.theme, self.icons, self.pane, today=TODAY, **more,  # type: ignore[arg-type]
        )  # fmt: skip
        card.open()
        return card

    def letter(self, **more: object) -> LetterCard:
        card = LetterCard(
            self.words, self.find, self.theme, self.icons, self.pane, today=TODAY, **more,  # type: ignore[arg-type]
        )  # fmt: skip
        card.open()
        return card


@pytest.fixture
def desk(qtbot: QtBot, book: Book, jobs: Jobs, theme: Theme, icons: Icons) -> Desk:
    for name in ("Ana Torres", "Ben Ode"):
        people.add(book, name=name, now=NOW)
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(592, 752)
    pane.show()
    return Desk(book, jobs, theme, icons, pane)


def asked(card: WinCard | IntroductionCard | LetterCard) -> list[object]:
    found: list[object] = []
    card.wished.connect(found.append)
    return found


def test_the_channel_offered_stays_until_another_is_said(desk: Desk) -> None:
    card = desk.win()
    card.show_offer(Offered(Channel.MAIL, (TALK, ASK)))
    assert (card.channel.value, card.root.value, card.may_leave()) == (Channel.MAIL, None, True)
    card.channel.take_up(Channel.X.value)
    card.show_offer(Offered(Channel.PHONE, (TALK,)))
    assert card.channel.value is Channel.X
    assert not card.may_leave()


def test_what_it_came_of_is_chosen_from_what_there_was(desk: Desk) -> None:
    card = desk.win(of=TALK.of)
    assert card.root.value is None  # nothing is known of it before the book has answered
    card.show_offer(Offered(Channel.MAIL, (ASK, TALK)))
    assert card.root.value == "talk 3"
    card.root.take_up("ask 4")
    card.text.setText("a bridge")
    wishes = asked(card)
    card.commit()
    (wish,) = wishes
    assert (wish.of, wish.text, wish.channel, wish.day) == (ASK.of, "a bridge", Channel.MAIL, TODAY)  # type: ignore[attr-defined]


def test_a_win_that_is_changed_keeps_its_channel_and_what_it_came_of(desk: Desk) -> None:
    view = WinView(WinId(1), date(2026, 9, 1), "a bridge", None, (ANA, BEN), TALK)
    card = desk.win(win=view)
    card.show_offer(Offered(Channel.PHONE, (ASK,)))
    assert (card.channel.value, card.root.value, card.may_leave()) == (None, "talk 3", True)


@pytest.mark.parametrize(
    ("text", "who", "said"), [("", (ANA,), "few words"), ("a bridge", (), "through whom")]
)
def test_what_is_missing_is_said_and_nothing_asked_for(desk: Desk, text: str, who: object, said: str) -> None:
    card = desk.win(people=who)
    card.text.setText(text)
    wishes = asked(card)
    card.commit()
    assert said in card.save.accessibleDescription()
    assert wishes == []


def test_what_is_begun_comes_back_as_it_was(desk: Desk) -> None:
    card = desk.win()
    card.show_offer(Offered(None, (TALK,)))
    card.text.setText("half")
    card.day.take_up("2026-11-02")
    card.root.take_up("talk 3")
    draft = card.draft()
    assert draft is not None
    again = desk.win(people=())
    again.take_up(draft)
    assert again.of == TALK.of
    again.show_offer(Offered(Channel.PHONE, (TALK,)))
    assert again.wish() == card.wish()


def test_many_people_take_rows_of_their_own(desk: Desk) -> None:
    one, many = desk.win(), desk.win(people=[Named(PersonId(n), f"Somebody Called {n}") for n in range(1, 8)])
    assert many.tall() > one.tall() + 60
    assert many.day.y() > many.people.geometry().bottom()
    assert many.stops()[1] is many.people.items[0]


def test_an_introduction_reads_from_the_first_to_the_second(desk: Desk) -> None:
    card = desk.introduction(one=ANA)
    wishes = asked(card)
    card.commit()
    assert "both of them" in card.save.accessibleDescription()
    card._chosen(card.other, BEN)
    card.came.take_up(Came.TALKED.value)
    card.commit()
    card.how.take_up(BY_THEM)
    card.commit()
    first, second = wishes
    assert (first.side, first.person, first.other, first.came) == (Side.ME, ANA.id, BEN.id, Came.TALKED)  # type: ignore[attr-defined]
    assert (second.side, second.person, second.other, second.came) == (  # type: ignore[attr-defined]
        Side.THEM, BEN.id, ANA.id, Came.UNKNOWN,
    )  # fmt: skip


def test_a_win_of_an_introduction_is_not_taken_back_on_its_card(desk: Desk) -> None:
    view = IntroductionView(IntroductionId(1), TODAY, Side.ME, ANA, BEN, "", Came.WIN)
    card = desk.introduction(view=view)
    assert card.came.value is Came.WIN
    wish = card.wish()
    assert wish is not None
    assert wish.came is Came.WIN
    assert card.may_leave()


@pytest.mark.parametrize(
    "make", [lambda desk: desk.introduction(one=ANA), lambda desk: desk.letter(person=ANA)]
)
def test_a_draft_remembers_who_was_found(
    desk: Desk, make: Callable[[Desk], IntroductionCard | LetterCard]
) -> None:
    card = make(desk)
    button = card.other if isinstance(card, IntroductionCard) else card.who
    card._chosen(button, BEN)
    draft = card.draft()
    assert draft is not None
    again = make(desk)
    again.take_up(draft)
    assert again.wish() == card.wish()


def test_only_a_letter_that_is_due_has_a_day_for_it(desk: Desk) -> None:
    card = desk.letter(person=ANA)
    assert not card.due.isVisible()
    wish = card.wish()
    assert wish is not None
    assert (wish.state, wish.due) == (Letter.GIVEN, None)
    card.side.take_up(Side.THEM.value)
    card.state.take_up(Letter.ASKED.value)
    assert card.state.text() == "I asked for it"
    wish = card.wish()
    assert wish is not None
    assert wish.due == date(2026, 12, 4)
    assert wish.promise == "writes a recommendation for me"


def seen(card: WinCard, part: QWidget) -> QRect:
    """What of a part of the card is to be seen, in the card's pixels."""
    region, above = QRegion(part.rect()), part
    while above is not card:
        if not above.mask().isEmpty():
            region &= above.mask()
        region.translate(above.pos())
        above = above.parentWidget()
    return region.boundingRect() & card.rect()


def test_in_a_low_pane_the_lines_scroll_and_the_foot_stays_clear(desk: Desk) -> None:
    desk.pane.resize(680, 400)
    crowd = tuple(Named(PersonId(n), f"Maximilian Somebody {n}") for n in range(1, 31))
    card = desk.win(people=crowd)
    parts = [card.text, card.people, card.day, card.channel, card.root]
    assert seen(card, card.root).isEmpty(), "it lies below"
    assert seen(card, card.text).size() == card.text.size()
    card.text.setFocus()
    for _ in range(100):
        card.focusNextPrevChild(True)
        stop = card.focusWidget()
        assert stop is not None
        assert seen(card, stop).size() == stop.size(), "what Tab came to is in sight"
        assert not any(seen(card, each).intersects(card.save.geometry()) for each in parts)
        if stop is card.root:
            break
    assert stop is card.root
    assert seen(card, card.text).isEmpty()
    card.commit()  # nothing is said of what it was
    assert card.text.hasFocus()
    assert seen(card, card.text).size() == card.text.size()
    problem = card._problem.geometry()
    assert not any(seen(card, each).intersects(problem) for each in parts)
    assert problem.bottom() < card.save.y()
    desk.pane.resize(680, 1400)
    card.place()
    assert all(seen(card, each).size() == each.size() for each in parts), "there is room for all"


def test_a_long_name_is_shortened_in_the_middle_and_its_button_tells_all_of_it(desk: Desk) -> None:
    name = "Maria-Magdalena von und zu Hohenlohe-Waldenburg-Schillingsfürst " * 7 + "the Younger"
    card = desk.introduction(one=Named(PersonId(1), name), other=BEN)
    shown = card.one.text()
    assert len(shown) < 50
    assert shown.startswith("\u2068Maria-Magdalena")
    assert shown.endswith("the Younger\u2069")
    assert name in card.one.toolTip()
    assert name in card.one.accessibleName()
    assert card.how.text().endswith("the Younger\u2069 to")
    assert card.one.sizeHint().width() <= card.one.width(), "it stands whole in its button"
    assert card.other.toolTip() == ""
