"""What the parts of the window ask of each other and of the window, connected as they come to stand: they know each other not."""

from typing import TYPE_CHECKING

from networker.ui.page_table import ASK, GATHERINGS, MAP, SHARE, TRIAGE, TRIP, WINS

if TYPE_CHECKING:
    from networker.services.trips import TripId
    from networker.ui.main_window import MainWindow


def of_the_first(window: "MainWindow") -> None:
    """What the first paint shows, and how the rest follows."""
    top, panes, pages, contacts = window.centre.top, window.panes, window.pages, window.contacts
    window.rail.page_requested.connect(window.show_page)
    top.import_button.clicked.connect(window.choose_files)
    top.waiting.button.clicked.connect(window.show_import)
    top.today.button.clicked.connect(window.turn_today)
    top.results_requested.connect(panes.take_results)
    window.centre.notice.own_book_requested.connect(window.own_book_requested)
    window.centre.notice.names_requested.connect(window.names_requested)
    panes.turned.connect(top.show_today)
    panes.today_came.connect(window.building.today_came)
    pages.turned.connect(window.rail.show_page)
    contacts.person_requested.connect(window.show_person)
    contacts.person_opened.connect(window.open_person)
    contacts.circle_requested.connect(window.verbs.set_circle)
    contacts.let_go_requested.connect(window.verbs.let_go)
    contacts.import_requested.connect(window.choose_files)
    window.searching.people_requested.connect(window.show_people)
    window.searching.ask_requested.connect(lambda typed: window.open_page(ASK).go_on(typed))
    window.building.whole.connect(window.became_whole)


def of_today(window: "MainWindow") -> None:
    """Today, which stands alone for a while: what it asks for may have to be built then."""
    today = window.reach_out
    window.drafts.said.connect(window.say)
    window.reaching.said.connect(window.say)
    window.reaching.begun.connect(today.begin)
    today.ask_requested.connect(window.ask)
    today.person_requested.connect(window.show_person)
    today.write_requested.connect(window.reaching.write)
    today.today_changed.connect(window.today_changed)
    today.log_requested.connect(window.log)
    today.triage_requested.connect(lambda: window.open_page(TRIAGE))
    today.said.connect(window.say)
    today.trips.trip_requested.connect(lambda trip: show_trip(window, trip))
    today.besides.trip.clicked.connect(lambda _checked: window.open_page(TRIP).begin())
    today.besides.share.clicked.connect(lambda _checked: window.open_page(SHARE).begin())
    today.size_chosen.connect(window.list_length_chosen)
    today.change_requested.connect(window.change_promise)


def of_timeline(window: "MainWindow") -> None:
    """The timeline, and what is done with the person chosen."""
    timeline = window.timeline
    window.asks.said.connect(window.say)
    timeline.ask_requested.connect(window.ask)
    timeline.person_requested.connect(window.show_person)
    timeline.left.connect(window.back_to_start)
    timeline.handle_requested.connect(window.reaching.open_handle)
    window.chosen.said.connect(window.say)
    timeline.merge_requested.connect(window.merge_chosen)
    timeline.header.forget_requested.connect(lambda: window.forget(alone=True))
    timeline.header.map_requested.connect(lambda: show_map(window))
    timeline.fruit_requested.connect(lambda person: window.open_page(WINS).show_of(person))
    timeline.editing.gathered.connect(lambda number: window.open_page(GATHERINGS).show_gathering(number))
    timeline.quick_line.trip_requested.connect(lambda said: window.open_page(TRIP).begin(said))


def show_map(window: "MainWindow") -> None:
    """The map of ties around whoever is chosen; where nobody is, the user's own."""
    page, person = window.open_page(MAP), window.chosen.person
    if person is None:
        page.show_mine()
    else:
        page.show_person(person)


def show_trip(window: "MainWindow", trip: "TripId") -> None:
    """A trip that is noted: not before it is on its way do the keys mean its page."""
    page = window.open_page(TRIP, keyboard=False)
    page.show_trip(trip)
    page.take_keyboard()


def of_pages(window: "MainWindow") -> None:
    """The pages beside the panes, all together: what one of them asks for stands with its declaration."""
    pages = window.pages
    pages.import_left.connect(window.centre.top.waiting.setVisible)
    pages.import_left.connect(window.leaving.import_goes_on)
    pages.first_start.choose_requested.connect(window.choose_files)
    pages.first_start.samples_requested.connect(window.look_around)
    window.finder.pair_chosen.connect(window.compare)


def of_what_lies_above(window: "MainWindow") -> None:
    """The palette, what comes in by drop and paste, who was added, and keys that fields would take for theirs."""
    window.kept.text_requested.connect(window.search_for)
    window.kept.shown_requested.connect(window.show_these)
    window.kept.failed.connect(window.say)
    window.exporting.said.connect(window.saying.say)
    window.exporting.failed.connect(window.say_failed)
    window.exporting.going.connect(window.saying.exporting)
    window.saying.bar.stop_requested.connect(window.exporting.stop)
    window.forgetting.going.connect(window.saying.say)
    window.forgetting.said.connect(window.saying.say)
    window.forgetting.failed.connect(window.say_failed)
    window.forgetting.forgotten.connect(window.leave_forgotten)
    window.centre.top.how.clicked.connect(window.kept.help)
    from networker.ui.dropped import FilesPass
    from networker.ui.widgets.undo_keys import UndoKeys

    window.palette_.person_requested.connect(window.show_found)
    window.palette_.ask_requested.connect(lambda typed: window.open_page(ASK).ask_about(typed))
    window.palette_.trip_requested.connect(lambda said: window.open_page(TRIP).begin(said))
    window.verbs.added.connect(window.show_person)
    window.intake.files_came.connect(window.start_import)
    window.intake.page_pasted.connect(lambda: window.open_page(SHARE).begin())
    window.intake.said.connect(window.saying.say)
    window.linked.person_requested.connect(window.show_person)
    window.linked.said.connect(window.saying.say)
    window.linked.failed.connect(window.say_failed)
    window.first_start.dropped.connect(window.intake.drop)
    fields = (
        window.search.line, window.timeline.quick_line.line, window.timeline.filters.line,
        window.reach_out.card.opener, window.imports.preview.newcomers.group,
    )  # fmt: skip
    UndoKeys(window).watch(*fields)
    FilesPass(window).watch(*fields)
