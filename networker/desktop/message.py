"""What goes over the socket of a data folder: one line of JSON each way. Without Qt.

A second start says what it wishes and is told `HEARD`. A verb is told so too, and is run only once its process has said
`GO`: whoever waits no longer by then is not surprised by it later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from networker.verb_call import LONGEST, VerbCall, call_of

HEARD, GO = b"ok\n", b"go\n"
MOST_LINKS = 20  # of one start


@dataclass(frozen=True, slots=True)
class Wish:
    """What a second start wishes. Without `show` the window stays where it is: nobody asked to see it."""

    files: Sequence[Path] = ()
    links: Sequence[str] = ()
    log: bool = False
    show: bool = True


def written(wish: Wish | VerbCall) -> bytes:
    """The line that says it. Raises ValueError where it is longer than anybody listens to."""
    import json

    if isinstance(wish, VerbCall):
        told: dict[str, object] = {"verb": wish.as_json()}
    else:
        files = [str(each.absolute()) for each in wish.files]
        told = {"files": files, "links": list(wish.links), "log": wish.log, "show": wish.show}
    line = json.dumps(told).encode() + b"\n"
    if len(line) > LONGEST:
        raise ValueError("longer than a message may be")
    return line


def fits(wish: Wish) -> bool:
    """Whether it is short enough to be listened to."""
    try:
        return bool(written(wish))
    except ValueError:
        return False


def understood(line: bytes) -> Wish | VerbCall | None:
    """What a line says, or None where it is none of ours."""
    import json  # no start waits for it

    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    match told:
        case {"verb": call}:
            return call_of(call)
        case {"files": [*files]}:
            paths = [Path(each) for each in files if isinstance(each, str) and "\0" not in each]
            links = told.get("links", [])
            if not isinstance(links, list):
                return None
            return Wish(
                [each for each in paths if each.is_absolute()],
                [each for each in links[:MOST_LINKS] if isinstance(each, str)],
                told.get("log") is True,
                told.get("show") is not False,
            )
    return None
