"""Everything that can be done, once: for keys, the palette and the menu."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from networker.domain.vocabulary import Circle, PersonId, Shallow
from networker.services.today_views import Path
from networker.ui.about.place import AboutPlace
from networker.ui.circle_words import circle_name
from networker.ui.page import Door, PageEntry, tr
from networker.ui.palette import PaletteAction
from networker.ui.text import numbered, one_line, visible
from networker.ui.widgets.basics import IconButton, add_action
from networker.ui.widgets.marks import keys_shown
from networker.ui.widgets.one_press import OnePress
from networker.ui.wiring import show_map

if TYPE_CHECKING:
    from networker.ui.main_window import MainWindow

# Groups of the menu, each with a line under it; pages that say so stand at the end of theirs.
MENU = {
    "files": ("add", "import", "paste", "export"),
    "steps": ("undo", "redo"),
    "search": ("how to search",),
    "look": ("auto", "light", "dark", "names"),
    "program": ("log key", "report"),
    "end": ("quit",),
}

MOST_WAYS = 3  # people offered to ask for one introduction


def _named(name: str) -> str:
    return visible(one_line(name))


class Actions(QObject):
    """The window's verbs with their names and keys."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._listed = self._table(window)
        for key, action in self._listed.items():
            if action.shortcut and key != "today":  # which had its key before all others
                QShortcut(QKeySequence(action.shortcut), window).activated.connect(action.run)
        QShortcut(QKeySequence("Ctrl+W"), window).activated.connect(window.close)
        QShortcut(QKeySequence("Ctrl+Y"), window).activated.connect(window.saying.redo)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), window).activated.connect(window.back)
        QShortcut(QKeySequence("Shift+F10"), window).activated.connect(self._open_menu)
        OnePress(window)

    def _open_menu(self) -> None:
        """What the menu key does by itself, and keyboards without one do so: on X11 Qt makes nothing of it."""
        asked = self._window.focusWidget()
        if asked is not None:
            place = asked.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
            by_keys = QContextMenuEvent.Reason.Keyboard
            QCoreApplication.sendEvent(asked, QContextMenuEvent(by_keys, place, asked.mapToGlobal(place)))

    def _table(self, window: "MainWindow") -> Mapping[str, PaletteAction]:
        t, look, chosen = self.tr, window.appearance_requested.emit, window.chosen
        return {
            "log": PaletteAction(t("Log something"), "Ctrl+L", "write", window.log),
            "promise": PaletteAction(
                t("Promise something…"), "Ctrl+P", "promise", chosen.note_promise,
                t("note a promise follow up reminder remind me later again repeat"),
            ),
            "log key": PaletteAction(
                t("Log from anywhere…"), "", "write", window.log_key_requested.emit,
                t("global hot key shortcut keyboard tray any program quick window"),
            ),
            "note": PaletteAction(
                t("Write a note"), "Ctrl+Shift+N", "note", chosen.write_note,
                t("notes on this person remember edit markdown mention"),
            ),
            "about": PaletteAction(
                t("All that is known of them"), "Ctrl+B", "people", partial(chosen.about, AboutPlace.toggle),
                t("about facts birthday family place topics who belongs together notes"),
            ),
            "why": PaletteAction(
                t("Why? What is known of the tie"), "", "people", chosen.why,
                t("rhythm silence chance alive who starts answers explain reason"),
            ),
            "fact": PaletteAction(
                t("Note a fact…"), "", "write", partial(chosen.about, AboutPlace.note_fact),
                t("add job place birthday family likes project how we met topic field of my own"),
            ),
            "tie": PaletteAction(
                t("Note who belongs together…"), "", "group", partial(chosen.about, AboutPlace.note_tie),
                t("tie relation partner child parent colleague introduced by friend"),
            ),
            "map of them": PaletteAction(
                t("Map of their ties"), "Ctrl+M", "group", partial(show_map, window),
                t("whom they know network graph picture ego connections introduce"),
            ),
            "search": PaletteAction(t("Search people"), "Ctrl+F", "search", window.focus_search),
            "how to search": PaletteAction(
                t("How to search…"), "F1", "ask", window.kept.help,
                t("help language conditions fields and or not kept saved searches rename"),
            ),
            "keep search": PaletteAction(
                t("Keep this search…"), "Ctrl+D", "filter", window.kept.keep, t("save smart group name search")
            ),
            "search timeline": PaletteAction(
                t("Search this timeline"), "Ctrl+Shift+F", "search", window.search_timeline,
                t("find in talks messages what was said"),
            ),
            "import": PaletteAction(
                t("Import files…"), "Ctrl+O", "import", window.choose_files,
                t("bring in open add contacts csv vcard export archive"),
            ),
            "paste": PaletteAction(
                t("Paste people"), "Ctrl+V", "import", window.intake.paste, t("import clipboard signature")
            ),
            "export": PaletteAction(
                t("Export…"), "Ctrl+Shift+E", "export", window.export,
                t("save as write out vcard cards csv table spreadsheet calendar ics json whole book phone backup"),
            ),
            "waiting": PaletteAction(
                t("Back to the import that waits"), "Ctrl+I", "import", window.show_import
            ),
            "add": PaletteAction(t("Add a person"), "Ctrl+N", "add", window.add_person),
            "undo": PaletteAction(t("Undo"), "Ctrl+Z", "undo", window.saying.undo, t("take back revert")),
            "redo": PaletteAction(t("Do again"), "Ctrl+Shift+Z", "undo", window.saying.redo, t("redo repeat")),
            "today": PaletteAction(t("Go to today's list"), "Ctrl+T", "done", window.focus_today),
            "pace": PaletteAction(
                t("People a day…"), "", "done", window.choose_pace, t("how many today list length size five pace")
            ),
            **self._of_pages(window),
            "everybody": PaletteAction(
                t("Show the whole network's timeline"), "", "people", partial(window.show_person, None)
            ),
            "palette": PaletteAction(t("Find people and actions"), "Ctrl+K", "search", window.open_palette),
            "light": PaletteAction(t("Look: light"), "", "preferences", partial(look, "light")),
            "dark": PaletteAction(t("Look: dark"), "", "preferences", partial(look, "dark")),
            "auto": PaletteAction(t("Look: as the system"), "", "preferences", partial(look, "auto")),
            "names": PaletteAction(
                t("Show names") if window.names_hidden else t("Hide names"), "Ctrl+Shift+H", "people", window.names_requested.emit,
                t("screen share sharing private mask anonymous presentation projector show"),
            ),
            "report": PaletteAction(
                t("Problem report…"), "", "ask", window.report_requested.emit,
                t("error crash bug log something went wrong version about"),
            ),
            **self._languages(window),
            "quit": PaletteAction(t("Quit"), "Ctrl+Q", "close", window.quit_requested.emit),
        }  # fmt: skip

    def _of_pages(self, window: "MainWindow") -> Mapping[str, PaletteAction]:
        """The doors of all pages, as each declares its own."""

        def go(entry: PageEntry[Any], door: Door[Any]) -> None:
            if entry.names and window.names_hidden:
                window.say_failed(self.tr("Names are hidden: show them first, then open this page."))
                return
            page = window.open_page(entry)
            if door.then is not None:
                door.then(page)

        return {
            door.key: PaletteAction(
                tr(door.text), door.shortcut, door.icon, partial(go, entry, door), tr(door.also)
            )
            for entry in window.pages.table
            for door in entry.doors
        }

    def _languages(self, window: "MainWindow") -> Mapping[str, PaletteAction]:
        """Of the program: of the quick line at once, of the window from the next start on."""
        also = self.tr("language log sentence english german spanish deutsch español sprache idioma")
        offered = (
            ("en", self.tr("Language: English")),
            ("de", self.tr("Language: German")),
            ("es", self.tr("Language: Spanish")),
            ("", self.tr("Language: as the system")),
        )
        ask = window.language_requested.emit
        return {
            f"line {lang}": PaletteAction(text, "", "write", partial(ask, lang), also)
            for lang, text in offered
        }

    def fill_menu(self, button: IconButton) -> None:
        """Put those of a program's menu behind a button."""
        menu = QMenu(button)
        doors = [door for entry in self._window.pages.table for door in entry.doors]
        for group, keys in MENU.items():
            for key in (*keys, *(door.key for door in doors if door.menu == group)):
                action = self._listed[key]
                line = add_action(menu, action.text, action.run)
                if action.shortcut:
                    line.setText(f"{line.text()}\t{keys_shown(action.shortcut)}")
            menu.addSeparator()
        button.menu = menu

    def for_palette(self) -> Sequence[PaletteAction]:
        """What the palette lists: everything but itself, and circles for whoever is chosen."""
        window = self._window
        hidden = {"palette"} if window.pages.import_waits else {"palette", "waiting"}
        listed = [action for key, action in self._listed.items() if key not in hidden]
        listed += [*window.pages.offered(), *self._of_people(), *self._of_person(), self._other_book()]
        listed += window.also_offered()
        listed += [*self._of_introductions(), *self._of_entry(), *self._of_timeline()]
        if window.person is not None:
            for circle in Circle:
                text = self.tr("Circle: {0}").replace("{0}", circle_name(circle))
                call = partial(window.verbs.set_circle, [window.person], circle)
                listed.append(PaletteAction(text, str(int(circle)), f"circle-{int(circle)}", call))
        return listed

    def _other_book(self) -> PaletteAction:
        """To the invented people, or back from them."""
        window, also = self._window, self.tr("samples invented people example demo own book back")
        if window.invented:
            return PaletteAction(
                self.tr("To my own book"), "", "people", window.own_book_requested.emit, also
            )
        return PaletteAction(self.tr("Look around with samples"), "", "people", window.look_around, also)

    def _of_people(self) -> Sequence[PaletteAction]:
        """What the list of people can be narrowed to."""
        only, also = self._window.only_shallow, self.tr("filter ties list no answer never replied shallow")
        return (
            PaletteAction(
                self.tr("People: hello only"), "", "filter", partial(only, Shallow.HELLO_ONLY), also
            ),
            PaletteAction(
                self.tr("People: one way only"), "", "filter", partial(only, Shallow.ONE_WAY), also
            ),
            *self._of_kept_searches(),
        )

    def _of_kept_searches(self) -> Sequence[PaletteAction]:
        """The searches that are kept, by their names."""
        from networker.services.search import Shown

        known, said = self._window.contacts.filters.known, self.tr("People: {0}")
        return [
            PaletteAction(
                said.replace("{0}", one_line(name)), "", "filter",
                partial(self._window.show_these, Shown(query, label=name)), query,
            )
            for name, query in (known.searches if known is not None else ())
        ]  # fmt: skip

    def _of_introductions(self) -> Sequence[PaletteAction]:
        """Who can be asked for an introduction, to whoever is chosen and to who is on today's card, by name."""
        window, also = self._window, self.tr("introduce meet know path who could bring together")
        head, card = window.chosen.head, window.reach_out.card.card
        paths: dict[PersonId, tuple[str, Path | None]] = {}
        if card is not None:
            paths[card.person] = (card.shown, card.path)
        if head is not None:
            paths[head.id] = (head.shown, head.path)
        said, them = self.tr("Ask {0} for an introduction to {1}"), self.tr("them")
        found = [
            PaletteAction(
                said.replace("{0}", _named(way.given or way.name) or them).replace("{1}", _named(name) or them),
                "", "introduce", partial(window.chosen.ask_for_introduction, wanted, way.person), also,
            )
            for wanted, (name, path) in reversed(paths.items())
            for way in (path.ways[:MOST_WAYS] if path is not None else ())
            if way.asked is None
        ]  # fmt: skip
        ask = window.chosen.ask_for_introduction
        return found or [PaletteAction(self.tr("Ask for an introduction…"), "", "introduce", ask, also)]

    def _of_entry(self) -> Sequence[PaletteAction]:
        """What can be done with the entry chosen in the timeline."""
        timeline = self._window.timeline
        row = timeline.list.currentIndex().row()
        if row < 0 or timeline.known.over or timeline.model.row(row).what != "talk":
            return ()
        talk = timeline.model.row(row).id
        fold = self.tr("Fold this entry") if talk in timeline.model.unfolded else self.tr("Unfold this entry")
        return (
            PaletteAction(fold, "Enter", "unfold", partial(timeline.list.toggle, row), self.tr("read all more")),
            PaletteAction(
                self.tr("Edit this entry"), "E", "write", partial(timeline.editing.edit, talk),
                self.tr("correct change day people text kind channel direction depth"),
            ),
            PaletteAction(
                self.tr("Delete this entry"), "Del", "close", partial(timeline.editing.delete, talk),
                self.tr("remove take out talk"),
            ),
        )  # fmt: skip

    def _of_timeline(self) -> Sequence[PaletteAction]:
        """What the timeline shown can be narrowed to."""
        filters, words = self._window.timeline.filters, self._window.timeline.words
        said, also = self.tr("Timeline: only {0}"), self.tr("filter narrow kind channel")
        offered = [(words.kinds(kind), partial(filters.only_kind, kind)) for kind, _ in filters.kinds()]
        offered += [
            (words.channel(channel), partial(filters.only_channel, channel))
            for channel, _ in filters.channels()
        ]
        listed = [PaletteAction(said.replace("{0}", text), "", "filter", run, also) for text, run in offered]
        if filters.wanted:
            back = self._window.timeline.back
            listed.insert(0, PaletteAction(self.tr("Timeline: show all"), "Esc", "filter", back, also))
        return listed

    def _of_person(self) -> Sequence[PaletteAction]:
        """What is done with whoever is chosen, by name; without anybody it is asked who, or said what to do."""
        window = self._window
        head = window.chosen.head
        name = visible(one_line(head.name)) if head else ""
        merging = self.tr("Merge {0} with…").replace("{0}", name) if head else self.tr("Merge two people…")
        taking = self.tr("Take a record out of {0}…") if head else self.tr("Take a record out of somebody…")
        selected = len(window.contacts.list.selected_ids())
        forgetting = (
            self.tr("Forget {0} for good…").replace("{0}", name)
            if head
            else self.tr("Forget somebody for good…")
        )
        if selected > 1:
            forgetting = numbered(self.tr("Forget %n people for good…"), selected)
        knows = head is not None and head.want_to_know
        wanting = self.tr("I know {0} by now") if knows else self.tr("I want to know {0}")
        wanting = wanting.replace("{0}", name) if head else self.tr("I want to know somebody…")
        mine: tuple[PaletteAction, ...] = ()
        if head is not None:
            saying = self.tr("This is me: {0}").replace("{0}", name)
            call = partial(window.verbs.this_is_me, head.id)
            mine = (PaletteAction(saying, "", "people", call, self.tr("myself own entry user owner")),)
        met = head is not None and head.met[0] and not knows
        want = PaletteAction(
            wanting, "", "people", window.chosen.want,
            self.tr("want to know mark meet introduce introduction path wish"),
        )  # fmt: skip
        return (
            *(() if met else (want,)),
            PaletteAction(
                merging, "", "merge", window.chosen.merge, self.tr("merge with join combine duplicate same person")
            ),
            PaletteAction(
                taking.replace("{0}", name), "", "people", window.chosen.show_records,
                self.tr("take out remove split source file somebody else wrong"),
            ),
            *mine,
            PaletteAction(
                forgetting, "", "close", window.forget, self.tr("delete remove erase privacy gdpr for ever")
            ),
        )  # fmt: skip
