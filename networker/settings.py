"""What the user chose: one typed table, kept as JSON beside the book so that it can be read when the book cannot.

A setting that cannot be read falls back to its default; an unknown one is kept for the version that knows it.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

from networker.domain.reminding import Rules

NAME = "settings.json"
ENGLISH = "en"  # in which the program is written
LANGUAGES = (ENGLISH, "de", "es")
WEEK_BEGINS = ("mon", "sat", "sun")
DATE_FORMS = ("iso", "dots", "slashes", "month first")  # 2026-12-31, 31.12.2026, 31/12/2026, 12/31/2026
LOCK_AFTER = (0, 5, 15, 60)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default."""

    appearance: str = "auto"  # auto, light, dark
    language: str = ""  # of the program, one of LANGUAGES; "": the system's where it is one of them
    week_begins: str = ""  # the first day in calendars: one of WEEK_BEGINS; "": as the system has it
    date_form: str = ""  # of DATE_FORMS; "": in words, as the language writes them
    region: str = ""  # two letters, for phone numbers of which nothing tells the country
    list_length: int = 5  # people on today's list, 3 to 10
    reduced_motion: bool = False
    tray_told: bool = False  # that closing the window keeps the tray was said once
    session_offered: bool = False  # that the program can start with the session was offered once
    paused_until: str = (
        ""  # an instant with its offset, ISO 8601, until which nobody is told anything; "": none
    )
    paused_from: str = ""  # when that pause was begun, likewise
    reminders: bool = True  # whether anything is told at all
    digest: str = "09:00"  # local time of the morning's digest; "": none comes
    quiet_from: str = "21:00"  # local; alike with `quiet_until`: no hours are quiet
    quiet_until: str = "08:00"
    quiet_days: str = ""  # of DAYS: "sat sun"
    hide_names: bool = False  # on the cards of the desktop
    hot_key: str = ""  # opens the small Log window in any program: "Ctrl+Alt+Space"; "": none
    backups: bool = True  # whether they are kept without being asked for
    backup_folder: str = ""  # where one a day goes as well; "": nowhere
    lock_after: int = (
        0  # minutes without a key or the mouse after which an encrypted book locks itself; 0: never
    )
    window: str = ""  # geometry of the window, base64
    splitter: str = ""  # widths of the panes, base64

    @property
    def pause_ends(self) -> datetime | None:
        """The instant of `paused_until`; None where there is none. It may be past."""
        return instant(self.paused_until)

    @property
    def other_backups(self) -> Path | None:
        """The folder where a backup a day goes as well; None for none."""
        return Path(self.backup_folder) if self.backup_folder else None

    @property
    def rules(self) -> Rules:
        """When something may be told."""
        chosen = self.quiet_days.split()
        return Rules(
            digest=time.fromisoformat(self.digest) if self.digest else None,
            quiet_from=time.fromisoformat(self.quiet_from),
            quiet_until=time.fromisoformat(self.quiet_until),
            quiet_days=frozenset(n for n, day in enumerate(DAYS) if day in chosen),
            paused_from=instant(self.paused_from),
            paused_until=self.pause_ends,
        )

    def changed(self, **values: Any) -> "Settings":
        """The same choices but for these."""
        return replace(self, **values)


# What stands in the file and is no choice of the preferences, each with its reason.
NO_CHOICE: Mapping[str, str] = MappingProxyType(
    {
        "tray_told": "the program remembers that it was said once",
        "session_offered": "the program remembers that it was offered once",
        "paused_until": "chosen in the tray, for a while",
        "paused_from": "goes with paused_until",
        "window": "the program remembers where its window was",
        "splitter": "the program remembers how wide its panes were",
    }
)


def instant(text: str) -> datetime | None:
    """An ISO 8601 instant with an offset; None for any other text."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def spoken(chosen: str, system: Sequence[str]) -> str:
    """The language of the program: the chosen one, else the first of the system's that it knows, else English.

    `system`: as the system names them, the best first: "de-AT".
    """
    told = (each.replace("_", "-").partition("-")[0] for each in system)
    return chosen or next((each for each in told if each in LANGUAGES), ENGLISH)


def _is_time(text: str) -> bool:
    """Whether it is a time of day to the minute: "09:00"."""
    try:
        return f"{time.fromisoformat(text):%H:%M}" == text
    except ValueError:
        return False


def _is_instant(text: str) -> bool:
    return not text or instant(text) is not None


_READ: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "region": lambda text: not text or (len(text) == 2 and text.isascii() and text.isupper()),
        "paused_until": _is_instant,
        "paused_from": _is_instant,
        "digest": lambda text: not text or _is_time(text),
        "quiet_from": _is_time,
        "quiet_until": _is_time,
        "quiet_days": lambda text: set(text.split()) <= set(DAYS),
    }
)  # of the settings that are texts, which of them can be read


def _accepted(name: str, value: object) -> bool:
    default = getattr(Settings(), name)
    if type(value) is not type(default):
        return False
    allowed = {
        "appearance": ("auto", "light", "dark"), "language": ("", *LANGUAGES), "week_begins": ("", *WEEK_BEGINS),
        "date_form": ("", *DATE_FORMS),
    }.get(name)  # fmt: skip
    if allowed is not None:
        return value in allowed
    if name == "lock_after":
        return value in LOCK_AFTER
    if isinstance(value, str) and (reads := _READ.get(name)) is not None:
        return reads(value)
    return not (name == "list_length" and isinstance(value, int) and not 3 <= value <= 10)


def load(folder: Path) -> Settings:
    """The settings of a data folder; defaults for whatever is missing or unreadable."""
    if not (folder / NAME).exists():
        return Settings()
    import json

    try:
        stored = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    known = {f.name for f in fields(Settings)}
    return Settings(**{k: v for k, v in stored.items() if k in known and _accepted(k, v)})


def save(folder: Path, settings: Settings) -> None:
    """Write the settings whole or not at all; raises OSError."""
    import json

    path = folder / NAME
    kept: dict[str, Any] = {}
    try:
        former = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(former, dict):
            kept = former
    except (OSError, ValueError, RecursionError):
        pass
    default = Settings()
    for each in fields(Settings):
        value = getattr(settings, each.name)
        if value == getattr(default, each.name):
            kept.pop(each.name, None)
        else:
            kept[each.name] = value
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # who looks at samples first has no folder yet
    part = path.with_suffix(".json.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(kept, file, ensure_ascii=False, indent=1, sort_keys=True)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
