"""Short ways to look at what a reader yields."""

from collections.abc import Iterable

from networker.formats.records import Item, PersonRecord, SkippedRow


def people(items: Iterable[Item]) -> list[PersonRecord]:
    """The records among items."""
    return [item for item in items if isinstance(item, PersonRecord)]


def skipped(items: Iterable[Item]) -> list[tuple[int, str]]:
    """The skipped rows among items."""
    return [(item.row, item.why) for item in items if isinstance(item, SkippedRow)]


def texts(record: PersonRecord) -> list[tuple[str, str, str]]:
    """The handles of a record: channel, text, label (with a star for the primary one)."""
    return [(h.channel.value, h.text, ("*" if h.primary else "") + h.label) for h in record.handles]


def facts(record: PersonRecord) -> list[tuple[str, str, str]]:
    """The facts of a record: field, value, detail."""
    return [(str(f.field), f.value, f.detail) for f in record.facts]
