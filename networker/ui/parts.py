"""What the window is built of behind its first paint, part by part in their order. Each is imported when it is built."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from networker.ui import wiring
from networker.ui.building import Part
from networker.ui.needed import Stands
from networker.ui.page_table import IMPORT

if TYPE_CHECKING:
    from networker.ui.main_window import MainWindow


def parts_of(window: "MainWindow") -> Sequence[Part]:
    """In the order in which they are looked at."""
    return (
        Part(Stands.TODAY, partial(_today, window)),
        Part(Stands.TIMELINE, partial(_timeline, window)),
        Part(Stands.IMPORTS, partial(_imports, window)),
        Part(Stands.PAGES, partial(_pages, window)),
        Part(Stands.WHOLE, partial(_above, window)),
    )


def _today(window: "MainWindow") -> None:
    from networker.ui.reaching import Reaching

    window.panes.ask_for_today(window.list_length)
    window.shared["icons"].asleep = False
    for each in window.centre.findChildren(QWidget):
        each.update()  # nothing else paints the icons of a second window
    window.panes.build_today(list_length=window.list_length, drafts=window.drafts)
    window.reach_out = window.panes.reach_out
    window.reaching = Reaching(window)
    wiring.of_today(window)
    QShortcut(QKeySequence("Ctrl+T"), window).activated.connect(window.focus_today)


def _timeline(window: "MainWindow") -> None:
    from networker.ui.chosen import Chosen
    from networker.ui.focus import Style
    from networker.ui.path.asks import Asks

    app = QApplication.instance()
    if isinstance(app, QApplication):
        Style.put_on(app)
    window.panes.build_timeline(language=window.language, drafts=window.drafts)
    window.timeline = window.panes.timeline
    window.asks = Asks(**window.shared, open_=window.reaching.open, over=window.centre)
    window.chosen = Chosen(window.timeline, window.show_people, window.merge_with, window)
    wiring.of_timeline(window)
    if not window.pages.begins:
        window.timeline.show_person(None)


def _imports(window: "MainWindow") -> None:
    from networker.ui.first_start import FirstStart

    window.pages.build_ahead(Stands.IMPORTS)
    window.imports = window.pages[IMPORT]
    window.first_start = FirstStart(theme=window.shared["theme"], icons=window.shared["icons"])
    window.pages.add_first_start(window.first_start)


def _pages(window: "MainWindow") -> None:
    from networker.ui.tidy.merge_with import MergeWith

    window.pages.build_ahead(Stands.PAGES)
    window.finder = MergeWith(**window.shared, parent=window.pages)
    window.pages.complete()
    wiring.of_pages(window)


def _above(window: "MainWindow") -> None:
    """What lies over the pages, and what listens to all of them."""
    from networker.ui.actions import Actions
    from networker.ui.exporting.exporting import Exporting
    from networker.ui.focus import FocusRing
    from networker.ui.forgetting.forgetting import Forgetting
    from networker.ui.intake import Intake
    from networker.ui.linked import Linked
    from networker.ui.palette import Palette
    from networker.ui.saying import Saying
    from networker.ui.search.keeping import Keeping

    theme, centre = window.shared["theme"], window.centre
    window.ring = FocusRing(theme, window)
    centre.top.complete()
    window.palette_ = Palette(window.palette_actions, **window.shared, parent=centre, everywhere=True)
    window.saying = Saying(window.verbs, window.pages, centre.notice, theme, centre)
    window.undo_bar = window.saying.bar
    window.intake = Intake(window.shared["jobs"], theme, window, centre)
    window.linked = Linked(**window.shared, drafts=window.drafts, over=centre)
    window.kept = Keeping(**window.shared, over=centre, as_text=window.contacts.as_text)
    window.exporting = Exporting(
        **window.shared,
        over=centre,
        listed=window.contacts.listed_ids,
        chosen=window.contacts.list.selected_ids,
    )
    window.forgetting = Forgetting(**window.shared, over=centre, other=window.other_backups)
    wiring.of_what_lies_above(window)
    window.actions_ = Actions(window)
    window.actions_.fill_menu(window.more)
    if window.pages.begins:
        window.show_people()
        window.first_start.setFocus()
    window.drafts.purge()
    if window.invented:
        centre.notice.say_invented()
