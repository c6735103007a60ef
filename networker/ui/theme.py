"""How everything looks: two palettes of roles, three sizes of type, one small stylesheet, the focus ring.

Roles, never names of colours, are used in code. Widgets are given the theme in their constructor and repaint
when `changed` is emitted.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from networker.domain.vocabulary import Circle


class Colours(NamedTuple):
    """One palette, by role. Text on any of the six grounds has at least 4.5:1, marks and controls 3:1."""

    window: str
    base: str
    raised: str
    hover: str
    select: str
    accent_soft: str
    silence: str
    line: str
    edge: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_mid: str
    noise: str
    button: str
    on_button: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    mark: str
    bar: str
    on_bar: str
    bar_act: str
    inner: str
    close: str
    good: str
    wide: str
    beyond: str


LIGHT = Colours(
    window="#F5F5F2", base="#FFFFFF", raised="#FFFFFF", hover="#ECECE8", select="#E4E5E0",
    accent_soft="#DCEBE4", silence="#CFE4DB", line="#E1E2DC", edge="#C4C6BF", control="#7C8079",
    text="#1C1E1C", text2="#4F534E", text3="#616560", accent="#1B6B57", accent_mid="#6DA895", noise="#A9ADA6",
    button="#1B6B57", on_button="#FFFFFF", warn="#7A5200", warn_soft="#FAF0D9", bad="#A3301F",
    bad_soft="#FBE9E5", mark="#FCEBB6", bar="#2A2D2B", on_bar="#F3F4F1", bar_act="#8FD6BF",
    inner="#B4324F", close="#B4581A", good="#84700D", wide="#3A71A6", beyond="#73787F",
)  # fmt: skip
DARK = Colours(
    window="#181A1A", base="#1F2121", raised="#2A2D2D", hover="#272A2A", select="#333737",
    accent_soft="#213B33", silence="#2C5246", line="#323636", edge="#4C5251", control="#858C89",
    text="#ECEEEB", text2="#BCC1BC", text3="#9AA09B", accent="#7CCBB2", accent_mid="#4A947E", noise="#6A716F",
    button="#2A7B65", on_button="#FFFFFF", warn="#E3BC6A", warn_soft="#372E1B", bad="#F09A88",
    bad_soft="#3B2421", mark="#5A4A1C", bar="#E6E8E4", on_bar="#1C1E1C", bar_act="#1B6B57",
    inner="#F08AA0", close="#E9A06A", good="#CDB75C", wide="#84B4E0", beyond="#9CA2A8",
)  # fmt: skip
GROUNDS = ("base", "window", "raised", "hover", "select", "accent_soft")
HUES = (12, 38, 68, 140, 172, 205, 238, 280, 322)
SIZES: Mapping[str, float] = {"title": 14.0, "body": 10.0, "small": 9.0}
LINES: Mapping[str, int] = {"title": 24, "body": 20, "small": 16}
POOR_FONTS = ("DejaVu", "Bitstream", "Liberation", "FreeSans", "Sans Serif", "Nimbus", "Helvetica", "fixed")

STYLE = """
QPushButton { min-height:26px; padding:0 12px; border:1px solid @edge; border-radius:6px;
  background:@raised; color:@text }
QPushButton:hover { background:@hover }  QPushButton:pressed { background:@select }
QPushButton[kind="primary"] { background:@button; border-color:@button; color:@onButton; font-weight:600 }
QPushButton[kind="primary"]:disabled { color:@text3; border-color:@line; background:transparent }
QPushButton[kind="quiet"] { border-color:transparent; background:transparent; color:@text2; padding:0 8px }
QPushButton:disabled, QPushButton[kind]:disabled { color:@text3; border-color:@line; background:transparent }
QPushButton[kind="quiet"]:disabled { border-color:transparent }
QPushButton[kind="quiet"]:hover { background:@hover }
QLineEdit, QPlainTextEdit { border:1px solid @edge; border-radius:6px; background:@raised; color:@text;
  padding:0 8px; selection-background-color:@accentSoft; selection-color:@text;
  placeholder-text-color:@text3 }
QLineEdit { min-height:30px }
QMenu { background:@raised; color:@text; border:1px solid @edge; border-radius:8px; padding:4px }
QMenu::item { padding:5px 20px 5px 12px; border-radius:4px } QMenu::item:selected { background:@accentSoft }
QMenu::separator { height:1px; background:@line; margin:4px 8px }
QBalloonTip QPushButton { min-height:16px; max-height:16px; padding:0; border:none; background:transparent }
QBalloonTip QLabel { color:#1C1E1C }
QToolTip { background:@raised; color:@text; border:1px solid @edge; padding:4px 6px }
QScrollBar:vertical { width:8px; background:transparent; margin:0 }
QScrollBar::handle:vertical { background:@edge; border-radius:3px; min-height:32px; margin:2px }
QScrollBar:horizontal { height:10px; background:transparent; margin:0 }
QScrollBar::handle:horizontal { background:@edge; border-radius:3px; min-width:32px; margin:2px }
QScrollBar::add-line, QScrollBar::sub-line { width:0; height:0 }
QScrollBar::add-page, QScrollBar::sub-page { background:transparent }
QSplitter::handle { background:@line }
"""


_FIRST_DAYS = {"mon": "Monday", "sat": "Saturday", "sun": "Sunday"}


def avatar_colours(index: int, *, dark: bool) -> tuple[QColor, QColor]:
    """Ground and letters of one of the nine avatar hues."""
    hue = HUES[index] / 360
    (s1, l1), (s2, l2) = ((0.26, 0.29), (0.40, 0.83)) if dark else ((0.38, 0.885), (0.45, 0.27))
    return QColor.fromHslF(hue, s1, l1), QColor.fromHslF(hue, s2, l2)


class Theme(QObject):
    """The look in use. `appearance` is auto, light or dark; auto follows the desktop, unknown means light."""

    changed = Signal()

    def __init__(
        self, *, appearance: str = "auto", reduced_motion: bool = False, week_begins: str = ""
    ) -> None:
        """`week_begins`: one of settings.WEEK_BEGINS, the first column of calendars; "": the locale's."""
        super().__init__()
        self.appearance, self.week_begins = appearance, week_begins
        self.reduced_motion = reduced_motion
        self._app: QApplication | None = None  # dressed by `apply`, never reached for
        self._family: str | None = None
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self.dark = False
        self.roles = LIGHT
        self._choose()

    def _choose(self) -> None:
        self.dark = self.appearance == "dark" or (self.appearance == "auto" and self._system_is_dark())
        self.roles = DARK if self.dark else LIGHT
        self._colours = {name: QColor(value) for name, value in self.roles._asdict().items()}

    @staticmethod
    def _system_is_dark() -> bool:
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            return False
        return app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def apply(self, app: QApplication) -> None:
        """Give the application its palette, font and stylesheet, and follow the desktop from now on.

        The stylesheet is made for Qt's own style Fusion, which the application is started with.
        """
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._dress(app)

    def _dress(self, app: QApplication) -> None:
        app.setPalette(self.palette())
        app.setFont(self.font("body"))
        sheet = STYLE
        for name in sorted(Colours._fields, key=len, reverse=True):
            head, *rest = name.split("_")
            sheet = sheet.replace(
                "@" + head + "".join(part.title() for part in rest), getattr(self.roles, name)
            )
        if day := _FIRST_DAYS.get(self.week_begins):
            sheet += f"QCalendarWidget {{ qproperty-firstDayOfWeek: {day} }}\n"
        app.setStyleSheet(sheet)

    def _follow(self) -> None:
        if self.appearance == "auto":
            self.set_appearance("auto")

    def set_appearance(self, appearance: str) -> None:
        """Change to auto, light or dark at once."""
        self.appearance = appearance
        was = self.dark
        self._choose()
        if was != self.dark:
            if self._app is not None:
                self._dress(self._app)
            self.changed.emit()

    def set_week_begins(self, day: str) -> None:
        """The first column of calendars that are opened from now on."""
        if day != self.week_begins:
            self.week_begins = day
            if self._app is not None:
                self._dress(self._app)

    def colour(self, role: str) -> QColor:
        """The colour of a role of `Colours`."""
        return QColor(self._colours[role])  # a copy: painters change what they are given

    def circle_colour(self, circle: Circle) -> QColor:
        """The colour of a circle's mark; never used for words."""
        return self._colours[circle.word]

    def avatar(self, index: int) -> tuple[QColor, QColor]:
        """Ground and letters of an avatar hue."""
        return _avatar(index, self.dark)

    def palette(self) -> QPalette:
        """The roles as Qt knows them."""
        c, p = self._colours, QPalette()
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        for qt, name in (
            (role.Window, "window"), (role.Base, "base"), (role.Button, "raised"), (role.ToolTipBase, "raised"),
            (role.AlternateBase, "hover"), (role.Mid, "line"), (role.Midlight, "edge"), (role.Dark, "control"),
            (role.WindowText, "text"), (role.Text, "text"), (role.ButtonText, "text"), (role.ToolTipText, "text"),
            (role.HighlightedText, "text"), (role.PlaceholderText, "text3"), (role.Link, "accent"),
            (role.Accent, "accent"), (role.Highlight, "accent_soft"), (role.BrightText, "on_button"),
            (role.Light, "raised"), (role.Shadow, "control"), (role.LinkVisited, "accent"),
        ):  # fmt: skip
            p.setColor(qt, c[name])
        p.setColor(group.Inactive, role.Highlight, c["select"])
        for qt in (role.WindowText, role.Text, role.ButtonText):
            p.setColor(group.Disabled, qt, c["text3"])
        return p

    def fill_ground(self, widget: QWidget, name: str) -> None:
        """Let Qt itself fill a widget with a role's colour, now and after every change of appearance."""
        role = QPalette.ColorRole
        roles = {"window": role.Window, "base": role.Base, "raised": role.Button, "line": role.Mid}
        widget.setBackgroundRole(roles[name])
        widget.setAutoFillBackground(True)

    def font(self, name: str, *, bold: bool = False) -> QFont:
        """One of title (always DemiBold), body and small. Digits line up."""
        found = self._fonts.get((name, bold))
        if found is None:
            found = QFont(self._interface_family())
            found.setPointSizeF(SIZES[name])
            found.setWeight(QFont.Weight.DemiBold if bold or name == "title" else QFont.Weight.Normal)
            if name == "title":
                found.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
            if hasattr(found, "setFeature"):
                found.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[name, bold] = found
        return QFont(found)

    def _interface_family(self) -> str:
        """The system's interface font; where that is a poor one, Inter if it is installed."""
        if self._family is None:
            system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
            poor = not system or system.startswith(POOR_FONTS)
            self._family = "Inter" if poor and QFontDatabase.hasFamily("Inter") else system
        return self._family


@lru_cache(maxsize=32)
def _avatar(index: int, dark: bool) -> tuple[QColor, QColor]:
    return avatar_colours(index, dark=dark)
