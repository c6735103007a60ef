"""What `insights` says of ties: what they are made of, who knows whom, who was gained and lost, what came of them, the year."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from networker.cli.output import counted, people_counted

if TYPE_CHECKING:
    from networker.services.insights.corners import Corners
    from networker.services.insights.mix import Mix
    from networker.services.insights.rhythm import Rhythm
    from networker.services.insights.wins import Wins
    from networker.services.insights.year import Year


def _mix(found: "Mix") -> list[str]:
    lines = [f"Mix of {people_counted(found.ties)} ({found.whom})"]
    for each in found.parts:
        if not each.enough:
            lines.append(f"  {each.kind:8} known of {each.known}: too little data")
            continue
        named = [f"{part.name} {len(part.people) / each.known:.0%}" for part in each.largest]
        if each.others:
            named.append(f"{each.others:,} others {len(each.of_others) / each.known:.0%}")
        lines.append(f"  {each.kind:8} known of {each.known:,}: {', '.join(named)}")
    return lines


def _corners(found: "Corners") -> list[str]:
    lines = [f"Corners, {found.known:,} pairs of {people_counted(found.ties)} known to know each other"]
    if not found.enough:
        return [*lines, "  too little data"]
    lines.append(
        f"  reach as far as {found.size:.0f} who do not know each other; Burt's constraint {found.constraint:.2g}"
        f" ({found.least:.2g} if nobody knew anybody, {found.most:.2g} if all did)"
    )
    for each in found.bridging:
        few, many = each.corners[-1], sum(each.corners[:-1])
        lines.append(f"  {each.name} connects {few:,} people with {many:,} others")
    return lines


def _rhythm(found: "Rhythm") -> list[str]:
    lines = [f"Rhythm, {people_counted(found.ever)} who ever were a tie"]
    for each in found.quarters:
        lines.append(
            f"  Q{each.quarter.number} {each.quarter.year}: gained {each.gained:,}, kept {each.kept:,},"
            f" lost {each.lost:,}, revived {each.revived:,}{' so far' * each.so_far}"
        )
    return lines


def _wins(found: "Wins") -> list[str]:
    lines = [f"Wins, {found.total:,} through {people_counted(len(found.people))}"]
    if found.enough:
        channels = ", ".join(f"{each.channel or 'not said'} {each.wins:,}" for each in found.channels)
        through = ", ".join(f"{each.name} {each.wins:,}" for each in found.through)
        lines += [f"  by channel: {channels}", f"  through: {through}"]
    for each in found.latest:
        names = f" ({', '.join(each.names)})" if each.names else ""
        lines.append(f"  {each.day}: {each.text}{names}")
    return lines


def _year(found: "Year") -> list[str]:
    return [
        f"{found.year} until {found.until}, {counted(found.sample, 'contact day')} with {people_counted(found.talked)}",
        f"  had a conversation {found.conversed:,}, met {found.met:,}, for the first time {found.first:,}",
        f"  ties gained {found.gained:,}, revived {found.revived:,}, lost {found.lost:,};"
        f" {counted(found.gatherings, 'gathering')}, {counted(found.wins, 'win')}",
    ]


LINES: Mapping[str, Callable[[Any], list[str]]] = MappingProxyType(
    {"mix": _mix, "corners": _corners, "rhythm": _rhythm, "wins": _wins, "year": _year}
)
