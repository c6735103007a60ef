"""The pages of the window beside the three panes, each declared once.

Rail, palette, menu and keys are made from this table, in its order. A new page is a folder of its own, a function here that
makes it, and its entry in `PAGES`.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from networker.ui.needed import Stands
from networker.ui.page import Door, PageEntry

if TYPE_CHECKING:
    from networker.services.ego import Middle
    from networker.services.offers import Offer
    from networker.ui.acquainted.page import AcquaintedPage
    from networker.ui.ask.page import AskPage
    from networker.ui.backups.page import BackupsPage
    from networker.ui.gatherings.page import GatheringsPage
    from networker.ui.groups.page import GroupsPage
    from networker.ui.imports.page import ImportPage
    from networker.ui.imports.past import PastImportsPage
    from networker.ui.insights.page import InsightsPage
    from networker.ui.insights.year_page import YearPage
    from networker.ui.main_window import MainWindow
    from networker.ui.offers.share_page import SharePage
    from networker.ui.offers.trip_page import TripPage
    from networker.ui.preferences.page import PreferencesPage
    from networker.ui.tidy.page import TidyPage
    from networker.ui.ties_map.page import MapPage
    from networker.ui.triage.page import TriagePage
    from networker.ui.wins.page import WinsPage


# ---- files


def _import(window: "MainWindow") -> "ImportPage":
    from networker.ui.imports.page import ImportPage

    page = ImportPage(**window.shared, region=lambda: window.region)
    page.choose_requested.connect(window.choose_files)
    page.past_requested.connect(lambda: window.open_page(PAST_IMPORTS))
    page.tidy_requested.connect(lambda: window.open_page(TIDY).show_task("twice"))
    page.tidy_list_requested.connect(lambda task: window.open_page(TIDY).show_task(task))
    page.sort_requested.connect(lambda: window.open_page(TRIAGE))
    page.finished.connect(lambda _report: window.pages.leave())
    page.said.connect(window.pages.said)
    page.undo_requested.connect(window.verbs.undo_import)
    page.waits_changed.connect(window.pages.tell_import_left)
    # Not before it is said what the import did: that would take away what is said of leaving.
    page.leave_now.connect(window.quit_requested, Qt.ConnectionType.QueuedConnection)
    return page


def _past_imports(window: "MainWindow") -> "PastImportsPage":
    from networker.ui.imports.past import PastImportsPage

    page = PastImportsPage(**window.shared)
    page.import_requested.connect(window.choose_files)
    page.person_requested.connect(window.show_person)
    return page


IMPORT: "PageEntry[ImportPage]" = PageEntry(
    key="import", text="Import", module="imports.page", build=_import, ahead=Stands.IMPORTS, stays=True
)
PAST_IMPORTS: "PageEntry[PastImportsPage]" = PageEntry(
    key="pastImports", text="Past imports", module="imports.past", build=_past_imports,
    ahead=Stands.IMPORTS, stays=True, names=True,
    doors=(
        Door(
            "past", "Past imports", "import", menu="files",
            also="reports history what was brought in when",
        ),
        Door("undo import", "Undo an import…", "undo", also="take back remove revert file"),
    ),
)  # fmt: skip


# ---- beside today's list


def _trip(window: "MainWindow") -> "TripPage":
    from networker.ui.offers.trip_page import TripPage

    def write(offer: "Offer", opener: str) -> None:
        said = window.reaching.open(offer.channel, offer.handle, opener)
        window.pages[TRIP].begin_writing(offer.person, offer.channel, said, opener)

    page = TripPage(**window.shared)
    page.person_requested.connect(window.show_person)
    page.write_requested.connect(write)
    page.left.connect(lambda: window.pages.leave(TRIP))
    page.said.connect(window.pages.said)
    return page


def _share(window: "MainWindow") -> "SharePage":
    from networker.ui.offers.share_page import SharePage

    def share(offer: "Offer", opener: str) -> None:
        window.pages[SHARE].note_shared(offer, window.reaching.open(offer.channel, offer.handle, opener))

    page = SharePage(**window.shared)
    page.person_requested.connect(window.show_person)
    page.write_requested.connect(share)
    page.said.connect(window.pages.said)
    return page


TRIP: "PageEntry[TripPage]" = PageEntry(
    key="trip", text="A trip", module="offers.trip_page", build=_trip, mark="people",
    doors=(
        Door(
            "trip", "I will be in…", "place", then=lambda page: page.begin(),
            also="trip travel journey visit town who is there near meet whom",
        ),
    ),
)  # fmt: skip
SHARE: "PageEntry[SharePage]" = PageEntry(
    key="share", text="Share a link", module="offers.share_page", build=_share, mark="people",
    doors=(
        Door(
            "share", "Share a link…", "channel-web", then=lambda page: page.begin(),
            also="who would care about this address url article send is interested topic",
        ),
    ),
)  # fmt: skip


# ---- asking


def _ask(window: "MainWindow") -> "AskPage":
    from networker.ui.ask.page import AskPage

    page = AskPage(**window.shared, drafts=window.drafts, open_=window.reaching.open)
    page.person_requested.connect(window.show_person)
    page.introduction_requested.connect(window.ask)
    page.share_requested.connect(lambda text: window.open_page(SHARE).show_text(text))
    page.import_requested.connect(window.choose_files)
    page.said.connect(window.pages.said)
    return page


ASK: "PageEntry[AskPage]" = PageEntry(
    key="ask", text="Ask", module="ask.page", build=_ask, rail="ask",
    doors=(
        Door(
            "ask", "Ask your people…", "ask", shortcut="Ctrl+E", then=lambda page: page.begin(),
            also="who knows question think tank whom do i ask expert answers asked before",
        ),
    ),
)  # fmt: skip


# ---- gatherings


def _gatherings(window: "MainWindow") -> "GatheringsPage":
    from networker.ui.gatherings.page import GatheringsPage

    page = GatheringsPage(**window.shared, drafts=window.drafts)
    page.setAcceptDrops(not window.invented)  # else the window takes them to the own book
    page.person_requested.connect(window.show_person)
    page.map_requested.connect(lambda number: window.open_page(MAP).show_gathering(number))
    page.acquainted_requested.connect(lambda number: window.open_page(ACQUAINTED).show_gathering(number))
    page.groups_requested.connect(lambda: window.open_page(GROUPS))
    return page


def _groups(window: "MainWindow") -> "GroupsPage":
    from networker.ui.groups.page import GroupsPage

    page = GroupsPage(**window.shared, drafts=window.drafts)
    page.person_requested.connect(window.show_person)
    page.map_requested.connect(lambda number: window.open_page(MAP).show_group(number))
    page.acquainted_requested.connect(lambda number: window.open_page(ACQUAINTED).show_group(number))
    page.people_requested.connect(window.show_these)
    page.gatherings_requested.connect(lambda: window.open_page(GATHERINGS))
    return page


def _lead_back(window: "MainWindow", middle: "Middle") -> None:
    """To the group or gathering of which something was told."""
    from networker.services.ego import Around

    if middle.around is Around.GROUP:
        window.open_page(GROUPS)
    else:
        window.open_page(GATHERINGS)


def _acquainted(window: "MainWindow") -> "AcquaintedPage":
    from networker.domain.vocabulary import GatheringId
    from networker.services.ego import Around
    from networker.ui.acquainted.page import AcquaintedPage

    def show_map(middle: "Middle") -> None:
        page = window.open_page(MAP)
        if middle.around is Around.GROUP:
            page.show_group(middle.number)
        else:
            page.show_gathering(GatheringId(middle.number))

    page = AcquaintedPage(**window.shared)
    page.person_requested.connect(window.show_person)
    page.left.connect(partial(_lead_back, window))
    page.map_requested.connect(show_map)
    page.introduced.connect(
        lambda people, words: window.open_page(WINS).introduce(
            people, words, lambda: window.open_page(ACQUAINTED)
        )
    )
    return page


GATHERINGS: "PageEntry[GatheringsPage]" = PageEntry(
    key="gatherings", text="Gatherings", module="gatherings.page", build=_gatherings, rail="gatherings",
    doors=(
        Door(
            "gatherings", "Gatherings", "gatherings", shortcut="Ctrl+G",
            also="events conferences meetups parties who was there",
        ),
        Door("gathering", "New gathering…", "gatherings", also="add note an event", then=lambda page: page.begin()),
        Door(
            "calendar", "Gathering from a calendar file…", "gatherings", then=lambda page: page.choose_calendar(),
            also="event ics invitation who was invited",
        ),
    ),
)  # fmt: skip
GROUPS: "PageEntry[GroupsPage]" = PageEntry(
    key="groups", text="Groups", module="groups.page", build=_groups, mark="gatherings",
    doors=(
        Door(
            "groups", "Groups", "group", shortcut="Ctrl+Shift+G",
            also="clubs teams classes tags labels members who belongs together",
        ),
        Door("group", "New group…", "group", also="add make a club team tag", then=lambda page: page.begin()),
    ),
)  # fmt: skip
ACQUAINTED: "PageEntry[AcquaintedPage]" = PageEntry(
    key="acquainted", text="Who knows whom", module="acquainted.page", build=_acquainted, mark="gatherings"
)


# ---- who knows whom


def _map(window: "MainWindow") -> "MapPage":
    from networker.ui.ties_map.page import MapPage

    page = MapPage(**window.shared)
    page.person_requested.connect(window.show_person)
    page.left.connect(partial(_lead_back, window))
    page.import_requested.connect(window.choose_files)
    return page


MAP: "PageEntry[MapPage]" = PageEntry(
    key="map", text="Map of ties", module="ties_map.page", build=_map, mark="people",
    doors=(
        Door(
            "map", "Map of my ties", "group", then=lambda page: page.show_mine(),
            also="network graph picture ego who knows whom connections ties circles",
        ),
    ),
)  # fmt: skip


# ---- what the network as a whole is like


def _insights(window: "MainWindow") -> "InsightsPage":
    from networker.ui.insights.page import InsightsPage

    page = InsightsPage(**window.shared)
    page.people_requested.connect(window.show_these)
    page.import_requested.connect(window.choose_files)
    page.page_requested.connect(partial(_through, window))
    return page


INSIGHTS: "PageEntry[InsightsPage]" = PageEntry(
    key="insights", text="Insights", module="insights.page", build=_insights, rail="insights",
    doors=(
        Door(
            "insights", "Insights", "insights", shortcut="Ctrl+Shift+I",
            also="statistics charts figures channels circles noise rhythm mix real ties how is my network",
        ),
    ),
)  # fmt: skip


def _year(window: "MainWindow") -> "YearPage":
    from networker.ui.insights.year_page import YearPage

    page = YearPage(**window.shared)
    page.people_requested.connect(window.show_these)
    page.said.connect(window.say)
    return page


YEAR: "PageEntry[YearPage]" = PageEntry(
    key="year", text="The year", module="insights.year_page", build=_year, mark="insights", part_of=INSIGHTS,
    doors=(
        Door(
            "year", "Look back on the year", "insights",
            also="review annual summary print pdf paper december wins what was it like",
        ),
    ),
)  # fmt: skip


# ---- what came of ties


def _wins(window: "MainWindow") -> "WinsPage":
    from networker.ui.wins.page import WinsPage

    page = WinsPage(**window.shared, drafts=window.drafts, chosen=lambda: window.chosen.head)
    page.person_requested.connect(window.show_person)
    return page


WINS: "PageEntry[WinsPage]" = PageEntry(
    key="wins", text="What came of it", module="wins.page", build=_wins, mark="people",
    doors=(
        Door(
            "wins", "Wins, introductions, recommendations", "win",
            also="what came of it fruit success opportunity list all brought together letters",
        ),
        Door(
            "win", "A win…", "win", then=lambda page: page.begin_win(page.whoever),
            also="note success opportunity contract job client came of something good",
        ),
        Door(
            "introduction", "An introduction…", "introduce", then=lambda page: page.begin_introduction(page.whoever),
            also="brought two together introduced me who introduced whom",
        ),
        Door(
            "recommendation", "A recommendation…", "write", then=lambda page: page.begin_letter(page.whoever),
            also="reference letter linkedin given received asked promised endorse",
        ),
    ),
)  # fmt: skip


# ---- order among people


def _tidy(window: "MainWindow") -> "TidyPage":
    from networker.ui.tidy.page import TidyPage

    page = TidyPage(**window.shared, drafts=window.drafts)
    page.import_requested.connect(window.choose_files)
    page.said.connect(window.pages.said)
    page.sort_requested.connect(lambda: window.open_page(TRIAGE))
    page.merged.connect(window.show_merged)
    page.left.connect(window.show_person)
    page.person_requested.connect(window.show_person)
    return page


def _triage(window: "MainWindow") -> "TriagePage":
    from networker.ui.triage.page import TriagePage

    page = TriagePage(**window.shared)
    page.undo_requested.connect(window.verbs.undo)
    page.import_requested.connect(window.choose_files)
    return page


TIDY: "PageEntry[TidyPage]" = PageEntry(
    key="tidy", text="Tidy", module="tidy.page", build=_tidy, rail="tidy", ahead=Stands.PAGES,
    doors=(
        Door(
            "tidy", "Tidy: duplicates", "tidy",
            also="find merge doubles one person twice same doubtful clean up safe ones",
        ),
        Door(
            "drifted", "Tidy: circles that drifted", "tidy", then=lambda page: page.show_task("drifted"),
            also="nearer farther move circle suggestion behaves like rhythm",
        ),
        Door(
            "followers", "Tidy: they follow, never wrote", "tidy", then=lambda page: page.show_task("followers"),
            also="followers do not know strangers fans let go",
        ),
        Door(
            "hello only", "Tidy: hello only", "tidy", then=lambda page: page.show_task("hello only"),
            also="greetings shallow small talk no answer",
        ),
        Door(
            "silent", "Tidy: silent over five years", "tidy", then=lambda page: page.show_task("silent"),
            also="long ago old forgotten lost touch let go",
        ),
        Door(
            "doubtful", "Tidy: doubtful values", "tidy", then=lambda page: page.show_task("doubtful"),
            also="contradict two birthdays jobs places one address wrong",
        ),
        Door(
            "bounced", "Tidy: addresses that bounce", "tidy", then=lambda page: page.show_task("bounced"),
            also="mail came back undeliverable dead address",
        ),
        Door(
            "unreachable", "Tidy: no way to reach", "tidy", then=lambda page: page.show_task("unreachable"),
            also="without address number mail missing",
        ),
        Door(
            "nameless", "Tidy: no name", "tidy", then=lambda page: page.show_task("nameless"),
            also="without name unknown who is this",
        ),
        Door(
            "not people", "Tidy: not people", "tidy", then=lambda page: page.show_task("not people"),
            also="taxi support newsletter no-reply info robots companies clean up",
        ),
        Door(
            "split", "Split a merge…", "merge", then=lambda page: page.show_task("past"),
            also="unmerge separate apart take back undo merged before two people",
        ),
    ),
)  # fmt: skip
TRIAGE: "PageEntry[TriagePage]" = PageEntry(
    key="triage", text="Who is this to you?", module="triage.page", build=_triage, mark="tidy", part_of=TIDY,
    doors=(
        Door(
            "triage", "Tidy: no circle yet", "tidy",
            also="sort people one key each circle triage deck inner close good wide beyond let go cards",
        ),
    ),
)  # fmt: skip


# ---- the program


def _preferences(window: "MainWindow") -> "PreferencesPage":
    from networker.ui.preferences.page import PreferencesPage

    return PreferencesPage(window.sections(), window.shared["theme"])


PREFERENCES: "PageEntry[PreferencesPage]" = PageEntry(
    key="preferences", text="Preferences", module="preferences.page", build=_preferences,
    doors=(
        Door(
            "preferences", "Preferences…", "preferences", shortcut="Ctrl+,", menu="program",
            also="settings options reminders notifications quiet hours days digest morning names hide off language dates week"
            " country region phone numbers list length appearance motion animation key links autostart",
        ),
    ),
)  # fmt: skip


def _backups(window: "MainWindow") -> "BackupsPage":
    from networker.ui.backups.page import BackupsPage

    return BackupsPage(**window.shared, other=window.other_backups)


BACKUPS: "PageEntry[BackupsPage]" = PageEntry(
    key="backups", text="Backups", module="backups.page", build=_backups, stays=True, names=True,
    doors=(
        Door(
            "restore", "Restore a backup…", "undo", menu="files",
            also="backups put back copy of the book older state lost damaged recover safe",
        ),
        Door("back up", "Back up now", "done", also="backup copy save safe", then=lambda page: page.write_one()),
    ),
)  # fmt: skip


PAGES: tuple[PageEntry[Any], ...] = (
    ASK, TRIP, SHARE, GATHERINGS, GROUPS, ACQUAINTED, MAP, INSIGHTS, YEAR, WINS, TIDY, TRIAGE, PREFERENCES, IMPORT, PAST_IMPORTS, BACKUPS,
)  # fmt: skip


def _through(window: "MainWindow", key: str) -> None:
    """Through the door of this key, else to the page of it."""
    for entry in PAGES:
        for door in entry.doors:
            if door.key == key:
                page = window.open_page(entry)
                if door.then is not None:
                    door.then(page)
                return
    window.show_page(key)
