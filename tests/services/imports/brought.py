"""Records brought into a book as if a reader had yielded them, and the people who talk in them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from networker import formats
from networker.domain.vocabulary import Channel
from networker.formats.records import (
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Recognised,
    TurnRecord,
)
from networker.services import imports
from networker.services.imports import Plan, Report
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ANA = Party("ana", "Ana Torres", (HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/ana"),))
BEN = Party("ben", "Ben Ode", (HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/ben"),))
OLGA = Party("olga", "Olga Wren", (HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/olga"),))
OWNER = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",))


def brought(
    book: Book,
    *files: Sequence[Item],
    owner: str = "",
    zone: tzinfo | None = None,
    dry: bool = False,
    everybody: bool = False,
    changed: Sequence[float | None] = (),
    answer: Callable[[Plan], None] = lambda _plan: None,
    now: datetime = NOW,
    **values: object,
) -> Report:
    """Import records as if a reader had yielded them from files, a list for each.

    `everybody`: the files are whole lists. `changed`: when each file was. `answer` may decide doubts before anything is written. `values`: choices
    of the plan.
    """

    def read_all(path: Path, *_: object) -> Iterator[Recognised]:
        items = files[int(path.name)]
        each_changed = changed[int(path.name)] if changed else None
        yield Recognised(
            "test", "Test", f"file {path.name}", lambda: iter(items), everybody, changed=each_changed
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "read_all", read_all)
        paths = [Path(str(n)) for n in range(len(files))]
        plan = imports.plan(book, paths, owner_names=[owner] if owner else (), zone=zone)
        for name, value in values.items():
            setattr(plan, name, value)
        answer(plan)
        return imports.preview(book, plan) if dry else imports.apply(book, plan, now=now)


def said(sender: Party, at: str, text: str = "words", thread: str = "t", **more: object) -> TurnRecord:
    """A message on LinkedIn; an instant without an offset is one of UTC."""
    if len(at) > 10 and "+" not in at:
        at += "+00:00"
    return TurnRecord("linkedin", thread, 1, at, Channel.LINKEDIN, sender, text=text, **more)  # type: ignore[arg-type]


def record(
    kind: str, number: str, name: str, *handles: HandleValue, row: int = 1, **more: object
) -> PersonRecord:
    """A row of a list, with raw values that tell it from others."""
    given, _, family = name.partition(" ")
    made = PersonRecord(kind, number, row, given, family, handles=handles, **more)  # type: ignore[arg-type]
    return made._replace(raw=repr(made))
