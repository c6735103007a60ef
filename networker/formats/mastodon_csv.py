"""Mastodon's list of the accounts that the user follows, old and new. An account is an address, not a name."""

from collections.abc import Iterator, Sequence
from functools import partial

from networker.domain.vocabulary import Channel, Fact
from networker.formats import tables, values
from networker.formats.address_book import heading
from networker.formats.records import FactValue, HandleValue, Item, PersonRecord, Recognised, SkippedRow
from networker.formats.source import Source

_SETTINGS = frozenset(("account address", "show boosts", "notify on new posts", "languages"))

LOCAL = "an account of the user's own server, which the file does not name"


def recognise(source: Source) -> Recognised | str:
    """The accounts followed in a file, or why it holds none."""
    found = tables.find(source, lambda names: heading(names[0]) == "account address")
    if found is None:
        return "no row that begins with Account address"
    if "hide notifications" in map(heading, found[1]):
        return "the accounts in it are muted, not followed"
    table = tables.open_table(source, *found)

    def items() -> Iterator[Item]:
        return table.items(partial(_item, table.header))

    return Recognised("mastodon-following", "Accounts followed on Mastodon", source.name, items)


def _item(header: Sequence[str], line: int, cells: list[str]) -> Item:
    account = cells[0].strip().lstrip("@")
    if not account:
        return SkippedRow(line, values.EMPTY)
    user, _, server = account.partition("@")
    if not server or not user or "." not in server:
        return SkippedRow(line, LOCAL)
    own = [
        FactValue(Fact.CUSTOM, cell.strip(), name or tables.unnamed(number))
        for number, (name, cell) in enumerate(zip(header, cells, strict=False), 1)
        if cell.strip() and heading(name) not in _SETTINGS
    ]
    own += [FactValue(Fact.CUSTOM, cell, name) for name, cell in tables.beyond(header, cells)]
    return values.within_limits(
        PersonRecord(
            "mastodon", account.lower(), line, nickname=user,
            handles=(HandleValue(Channel.MASTODON, f"@{account}"),),
            facts=(FactValue(Fact.FOLLOWED, "by me", "Mastodon"), *own),
            raw=tables.raw_dict(header, cells),
        )
    )  # fmt: skip
