"""Messages and calls of Facebook Messenger and Instagram out of Meta's JSON export, also the end-to-end encrypted ones.

A thread is a file or several (message_1.json, message_2.json …), newest message first, in which people are names
and nothing more. The encrypted ones come as an export of their own, with other keys and often the same messages.
"""

import dataclasses
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from networker.domain.vocabulary import Channel, Kind
from networker.formats import json_text, limits, meta_lines, signs, text, values
from networker.formats.records import PAIR, Item, OwnerRecord, Party, Recognised, SkippedRow, TurnRecord
from networker.formats.source import Source, reading

NO_TIME = "no time that can be read"
EMPTY = "a message without content"
ALONE = "a message to nobody else"

LARGE = 32 * limits.MB  # a document beyond this is read message by message
SMALL_GROUP = 6  # people up to whom what is said in a group is said to each of them
_MANY_MESSAGES = 100_000  # are looked through for senders, where a file names no participants
_WEEK = 7 * 24 * 3600  # longer calls are none

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TOKEN = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"?|[{}\[\]:]', re.DOTALL)
_NUMBERED = re.compile(r"_\d+$")  # what the encrypted export adds to the name of a thread

_ATTACHED = (
    ("photos", "photo"), ("videos", "video"), ("audio_files", "voice message"), ("gifs", "GIF"), ("files", "file")
)  # fmt: skip
_BY_ENDING = (
    ("photo", (".jpg", ".jpeg", ".png", ".webp", ".heic")),
    ("video", (".mp4", ".mov", ".webm")),
    ("voice message", (".aac", ".m4a", ".mp3", ".ogg", ".opus", ".wav")),
    ("GIF", (".gif",)),
)

_OF_SERVICE = re.compile(r'"uri"\s*:\s*"your_(instagram|facebook|activity_across_facebook)')
_LINK = re.compile(r'"link"\s*:\s*"https?:\\?/\\?/(?:[a-z]+\.)?(instagram|facebook)\.com')


class _Thread(NamedTuple):
    """One document, read whole or piece by piece: `said` gives a value of its own, by the key."""

    said: Callable[[str], object]
    people: Callable[[], Iterable[object]]
    messages: Callable[[], Iterable[object]]


def recognise(source: Source) -> Recognised | str:
    """The turns of a thread in a file, or why it is none."""
    if why := _why_not(source.head_text, cut=len(source.head) >= limits.HEAD):
        return why
    kind = _service(source)

    def items() -> Iterator[Item]:
        thread = _read(source)
        turns = _Turns(kind, thread)
        if turns.owner:
            yield OwnerRecord(kind, 1, turns.owner)
        for row, each in enumerate(thread.messages(), 1):
            try:
                item = turns.item(row, each)
            except Exception:
                item = SkippedRow(row, values.UNREADABLE)
            if item is not None:
                yield item
        yield from turns.left_out()

    return Recognised(f"{kind}-messages", f"Messages on {kind.capitalize()}", source.name, items)


# ---- what it is


def _why_not(head: str, *, cut: bool) -> str:
    """Why a beginning is not that of a thread; "" where it is. `cut`: the file goes on."""
    if head[:64].lstrip("\ufeff \t\r\n")[:1] != "{":
        return "it does not begin with a JSON object"
    if '"sender_name"' not in head and '"senderName"' not in head and '"participants"' not in head:
        return 'neither "participants" nor "sender_name"'
    seen = _looked_at(head)
    if "message" in seen or {"participant", "no messages"} <= seen:
        return ""
    if cut and "participant" in seen and "something else" not in seen:
        return ""  # a community of thousands: its messages begin behind what is looked at
    return 'no "messages" with a "sender_name" and "timestamp_ms"'


def _looked_at(head: str) -> set[str]:
    """What is met in a beginning, up to the first whole message.

    Looked through sign by sign, as keys may come in any order and a text may speak of "messages".
    """
    seen: set[str] = set()
    keys: set[str] = set()  # of the object within a list of the document
    encrypted = '"threadName"' in head
    top, last, depth, filled = "", "", 0, False
    for token in _TOKEN.finditer(head):
        sign = token[0][0]
        if sign == '"':
            last = token[1]
            if encrypted and depth == 2 and top == "participants":
                seen.add("participant")  # a bare name
        elif sign == ":":
            if depth == 1:
                top = last
            elif depth == 3:
                keys.add(last)
        elif sign in "{[":
            depth += 1
            if depth <= 3:
                keys, filled = set(), depth == 3
        else:
            if depth == 3 and top == "participants" and keys == {"name"}:
                seen.add("participant")
            if depth == 3 and top == "messages":
                if _is_message(keys):
                    break
                seen.add("something else")
            if depth == 2 and top == "messages" and not filled:
                seen.add("no messages")
            depth -= 1
            if depth == 0:
                break
    if top == "messages" and _is_message(keys):  # whole, or longer than what is looked at
        seen.add("message")
    return seen


def _is_message(keys: set[str]) -> bool:
    return {"sender_name", "timestamp_ms"} <= keys or {"senderName", "timestamp"} <= keys


def _service(source: Source) -> str:
    """Facebook or Instagram. Threads of both are alike, so it is told by what surrounds them.

    Surest are the paths of their pictures, which begin with the folder of the service; then the folders of the
    archive above the thread's own (whose name people choose); then what was shared: on Instagram hardly
    anything but its own posts. Encrypted threads say nothing, and are Messenger's.
    """
    if found := _OF_SERVICE.search(source.head_text):
        return "instagram" if found[1] == "instagram" else "facebook"
    steps = source.name.casefold().split("/")
    above = steps[: steps.index("messages")] if "messages" in steps else steps[:-2]
    for step in reversed(above):
        if ("instagram" in step) != ("facebook" in step):
            return "instagram" if "instagram" in step else "facebook"
    shared = {link[1] for link in _LINK.finditer(source.head_text)}
    return "instagram" if shared == {"instagram"} else "facebook"


# ---- reading it


def _read(source: Source) -> _Thread:
    """The document. Raises UnreadableFile where it is damaged or cut off."""
    with reading(source.name), source.open() as stream:
        data = stream.read(LARGE + 1)
    if len(data) <= LARGE:
        document = json_text.load(dataclasses.replace(source, open=lambda: io.BytesIO(data)))
        whole: dict[str, Any] = document if isinstance(document, dict) else {}
        return _Thread(
            whole.get, lambda: _list(whole.get("participants")), lambda: _list(whole.get("messages"))
        )
    return _Thread(
        lambda key: next(json_text.each(source, key), None),
        lambda: json_text.each(source, "participants.item"),
        lambda: json_text.each(source, "messages.item"),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _plain(said: object) -> str:
    """A string of Meta's as it was meant, without control characters and surrogates."""
    meant = json_text.mended(said)
    if not meant.isprintable():
        meant = text.mend(meant).replace("\r\n", "\n").replace("\r", "\n")
        meant = signs.unturned(_CONTROL.sub("", meant))
    return meant.strip()


def _name(said: object) -> str:
    """The name of a participant, who is an object in one export and a string in the other."""
    if isinstance(said, dict):
        said = said.get("name")
    return values.one_line(_plain(said))[: limits.NAME_CHARACTERS]


def _sender(each: object) -> object:
    return each.get("sender_name", each.get("senderName")) if isinstance(each, dict) else None


def _instant(each: Mapping[str, Any]) -> str:
    """When, as a UTC instant: from milliseconds, which messages tell apart; in oldest exports from seconds."""
    stamp = each.get("timestamp_ms", each.get("timestamp"))
    if not isinstance(stamp, int | float):
        return ""
    if "timestamp_ms" not in each and 631_152_000 <= stamp < 4_102_444_800:
        stamp *= 1000
    if not 631_152_000_000 <= stamp < 4_102_444_800_000:
        return ""
    seconds, rest = divmod(int(stamp), 1000)
    at = datetime.fromtimestamp(seconds, UTC).isoformat()
    return f"{at[:19]}.{rest:03}{at[19:]}" if rest else at


def _length(said: object) -> float:
    """The seconds of a call; 0 for one that was not answered, and where it is no call."""
    return float(said) if isinstance(said, int | float) and 0 < said < 1e9 else 0.0


class _Turns:
    """The messages of one thread as turns, with a count of those that are left out."""

    def __init__(self, kind: str, thread: _Thread) -> None:
        self._kind, self._channel = kind, Channel(kind)
        names = values.unique(_name(each) for each in thread.people())
        if len(names) < 2:  # some exports name nobody, or not the user
            senders = (_name(_sender(each)) for each in islice(thread.messages(), _MANY_MESSAGES))
            names = [name for name in values.unique((*names, *senders)) if name]
        self._names = names
        title = _name(thread.said("title")) or _NUMBERED.sub("", _name(thread.said("threadName")))
        # A talk of two is called by the other's name, and by that the encrypted export has it too. Somebody
        # who left a group is not among its participants, but the group keeps its title.
        pair = len(names) == 2 and (title in names or bool(meta_lines.nobody(title)))
        self._thread = _of_two(thread, names) if pair else _key(thread, title, names)
        self.owner = ""
        if pair and title in names and not any(map(meta_lines.nobody, names)):
            self.owner = next(name for name in names if name != title)
        self._called: dict[str, str] = {}
        self._parties: dict[str, Party] = {}
        self._to: dict[str, tuple[Party, ...]] = {}
        self._left: dict[str, tuple[int, int]] = {}

    def item(self, row: int, each: object) -> Item | None:
        """The turn of a message; a skipped row for a broken one; None for one that is left out and counted."""
        written = _sender(each) or ""
        if not isinstance(each, dict) or not isinstance(written, str):
            return SkippedRow(row, values.UNREADABLE)
        at = _instant(each)
        if not at:
            return SkippedRow(row, NO_TIME)
        sender = self._called.get(written)
        if sender is None:
            sender = self._called[written] = _name(written)
        said = _plain(each.get("content", each.get("text")))
        rest = meta_lines.after_subject(said, sender)
        length = _length(each.get("call_duration"))
        why = meta_lines.nobody(sender) or _left_out(each, said, rest, length) or self._nobody_else(sender)
        content = "" if why or length else _content(each, said, rest)
        if why or not (content or length):
            first, more = self._left.get(why or EMPTY, (row, -1))
            self._left[why or EMPTY] = first, more + 1
            return None
        kind = Kind.MESSAGE
        if length:
            kind = Kind.VIDEO if "video" in f"{said} {each.get('call_type')}".lower() else Kind.CALL
        return TurnRecord(
            self._kind, self._thread, row, at, self._channel, self._party(sender), self._others(sender), kind,
            content[: limits.TEXT_CHARACTERS], minutes=max(1, round(length / 60)) if 0 < length < _WEEK else 0,
        )  # fmt: skip

    def left_out(self) -> Iterator[SkippedRow]:
        """One row for each reason for which messages were left out."""
        for why, (first, more) in self._left.items():
            yield SkippedRow(first, why, more)

    def _party(self, name: str) -> Party:
        if name not in self._parties:
            self._parties[name] = Party("", name)
        return self._parties[name]

    def _others(self, sender: str) -> tuple[Party, ...]:
        """To whom it was said; in a large group to nobody in particular."""
        if len(self._names) > SMALL_GROUP:
            return ()
        if sender not in self._to:
            others = (name for name in self._names if name != sender and not meta_lines.nobody(name))
            self._to[sender] = tuple(map(self._party, others))
        return self._to[sender]

    def _nobody_else(self, sender: str) -> str:
        """Why there is nobody to whom it was said; "" where there is somebody."""
        if len(self._names) > SMALL_GROUP or self._others(sender):
            return ""
        return next(filter(None, map(meta_lines.nobody, self._names)), ALONE)


def _of_two(thread: _Thread, names: list[str]) -> str:
    """What a talk of two goes by: their names, and its number where there is one. Friends may have one name."""
    number = _number(_folder(thread))
    return f"{PAIR}{', '.join(sorted(names))}" + (f" #{number}" if number.isdecimal() else "")


def _folder(thread: _Thread) -> str:
    return _plain(thread.said("thread_path")).rstrip("/").rpartition("/")[2]


def _number(folder: str) -> str:
    number = folder.rpartition("_")[2]
    return number if len(number) >= 6 else ""


def _key(thread: _Thread, title: str, names: list[str]) -> str:
    """What tells a group, the same in each export.

    A thread moves from folder to folder and may be renamed: of "inbox/title_2847561029" the number stays.
    """
    folder = _folder(thread)
    if folder:
        return f"thread {_number(folder) or folder}"[: limits.NAME_CHARACTERS]
    return f"{title}: {', '.join(sorted(names))}"[: limits.NAME_CHARACTERS]


# ---- one message


def _left_out(each: Mapping[str, Any], said: str, rest: str, length: float) -> str:
    """Why a message is nothing that somebody said to somebody; "" where it is."""
    if each.get("is_unsent") is True or each.get("isUnsent") is True or each.get("is_taken_down") is True:
        return meta_lines.UNSENT
    if each.get("missed") is True or ("call_duration" in each and not length):
        return meta_lines.MISSED
    if length:
        return ""
    type_ = each.get("type")
    if type_ in ("Subscribe", "Unsubscribe"):
        return meta_lines.SYSTEM
    return meta_lines.not_said(said, rest) or (meta_lines.MISSED if type_ == "Call" else "")


def _content(each: Mapping[str, Any], said: str, rest: str) -> str:
    """What a message says as plain text: its words and link, else in brackets what was sent without any."""
    sent = meta_lines.sent(rest)
    share = each.get("share")
    link = ""
    if isinstance(share, dict):
        link = _plain(share.get("link")) or _plain(share.get("share_text"))
    words = "" if sent else said
    if words or link:
        return words if link in words else f"{words}\n{link}".strip()
    attached = _attached(each)
    return attached or (f"[{sent}]" if sent else "")


def _attached(each: Mapping[str, Any]) -> str:
    """Pictures, sounds and files of a message in words: "[photo]", "[3 photos]"."""
    if isinstance(each.get("sticker"), dict):
        return "[sticker]"
    count = {label: len(_list(each.get(key))) for key, label in _ATTACHED}
    for medium in _list(each.get("media")):
        uri = medium.get("uri") if isinstance(medium, dict) else medium
        if isinstance(uri, str):
            ending = uri.lower()
            label = next((label for label, endings in _BY_ENDING if ending.endswith(endings)), "file")
            count[label] += 1
    return " ".join(
        f"[{label}]" if number == 1 else f"[{number} {label}s]" for label, number in count.items() if number
    )
