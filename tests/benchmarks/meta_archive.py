"""A large invented Facebook archive for measuring: threads of two and some groups, messages as Meta writes them."""

import json
import random
import zipfile
from pathlib import Path
from typing import Any

from tests.benchmarks.linkedin_file import FAMILY, GIVEN

ME = "Ana Maria Torres"
WORDS = (
    "the", "boat", "sails", "on", "Monday", "from", "harbour", "to", "pier", "and", "we", "should", "talk", "about",
    "rent", "café", "tomorrow", "maybe", "thanks", "über", "great", "see", "you", "there", "lunch", "with", "mañana",
)  # fmt: skip
LAST = 1_790_000_000_000  # the newest message: September 2026
DAY = 24 * 3600 * 1000


def _as_meta_writes(text: str) -> str:
    """Each byte of the UTF-8 as a letter of its own."""
    return text.encode("utf-8").decode("latin-1")


def _message(rng: random.Random, sender: str, at: int) -> dict[str, Any]:
    said: dict[str, Any] = {"sender_name": sender, "timestamp_ms": at}
    chance = rng.random()
    if chance < 0.9:
        said["content"] = _as_meta_writes(" ".join(rng.choices(WORDS, k=rng.randint(2, 20))))
    elif chance < 0.95:
        said["photos"] = [
            {"uri": f"your_facebook_activity/messages/photos/{at}.jpg", "creation_timestamp": at // 1000}
        ]
    else:
        said["content"] = f"{sender} sent an attachment."
        said["share"] = {"link": f"https://example.org/{at}"}
    if rng.random() < 0.05:
        said["reactions"] = [{"reaction": _as_meta_writes("❤"), "actor": ME}]
    said["is_geoblocked_for_viewer"] = False
    said["is_unsent_image_by_messenger_kid_parent"] = False
    return said


def write(path: Path, threads: int, messages: int, *, seed: int = 7) -> int:
    """Write an archive of so many threads with so many messages each, newest first; its size unpacked."""
    rng, size = random.Random(seed), 0
    me = _as_meta_writes(ME)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for n in range(threads):
            given, family = GIVEN[n % len(GIVEN)], FAMILY[n // len(GIVEN) % len(FAMILY)]
            others = [_as_meta_writes(f"{given} {family} {chr(65 + n // 1152)}")]
            if n % 12 == 0:
                others += [
                    _as_meta_writes(f"{GIVEN[(n + k) % 36]} {FAMILY[k]} {chr(70 + k)}") for k in range(1, 5)
                ]
            title = others[0] if len(others) == 1 else f"Group {n}"
            at, said = LAST - rng.randrange(300) * DAY, []
            for _ in range(messages):
                said.append(_message(rng, rng.choice([me, *others]), at))
                # Some minutes, and every tenth time some days, pass between two messages.
                at -= rng.randrange(1, 10) * DAY if rng.random() < 0.1 else rng.randrange(5_000, 900_000)
            thread = {
                "participants": [{"name": each} for each in (*others, me)],
                "messages": said,
                "title": title,
                "is_still_participant": True,
                "thread_path": f"inbox/thread_{10_000_000_000 + n}",
                "magic_words": [],
            }
            content = json.dumps(thread, indent=2).encode()
            size += len(content)
            archive.writestr(
                f"your_facebook_activity/messages/inbox/thread_{10_000_000_000 + n}/message_1.json", content
            )
    return size
