"""What is pressed in the header and the list of a timeline about what came of the tie, and what opens for it."""

from collections.abc import Callable, Sequence

from networker.services.fruit_views import CameOf
from networker.services.today_views import Named
from networker.services.views import PersonHead, TalkView
from networker.ui.timeline.header import PersonHeader
from networker.ui.timeline.list import TimelineList
from networker.ui.wins.keeping import Keeping


def connect(
    keeping: Keeping,
    header: PersonHeader,
    listed: TimelineList,
    *,
    head: Callable[[], PersonHead | None],
    show_all: Callable[[Named], object],
) -> None:
    """`head`: who is shown, if anybody; `show_all`: the list of everything that came of the tie with them."""

    def with_them(note: Callable[[Sequence[Named]], object]) -> Callable[[], None]:
        def pressed() -> None:
            if (shown := head()) is not None:
                note((Named(shown.id, shown.name),))

        return pressed

    def win_from(talk: TalkView) -> None:
        keeping.note_win(talk.people, CameOf("talk", talk.id))

    header.win_requested.connect(with_them(keeping.note_win))
    header.introduction_requested.connect(with_them(keeping.note_introduction))
    header.letter_requested.connect(with_them(keeping.note_letter))
    header.fruit_requested.connect(with_them(lambda those: show_all(those[0])))
    listed.fruit_menu = keeping.fill_menu
    listed.win_from_requested.connect(win_from)
    listed.change_fruit_requested.connect(keeping.change)
    listed.delete_fruit_requested.connect(keeping.delete)
