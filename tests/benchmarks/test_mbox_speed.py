"""Reading large mailboxes, as a ratio to stepping through the lines of the same file, and the memory it takes."""

import base64
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from networker import formats
from networker.formats import mail
from tests.formats.test_mail import HOSTILE

GB = 1 << 30
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEAL = base64.b64encode(random.Random(1).randbytes(240)).decode()
WATCHED = """
import sys
from networker import formats
print(sum(1 for _ in formats.read(sys.argv[1])))
# Not resource.getrusage: its maximum is inherited from whoever started this process.
for line in open("/proc/self/status"):
    if line.startswith("VmHWM"):
        print(int(line.split()[1]) / 1024)
"""


def header(n: int, rng: random.Random, *, short: bool) -> str:
    """The header of a mail: as Gmail keeps it (2.5 KB), or with little more than what people see."""
    who, month, day = rng.randrange(3000), MONTHS[n % 12], f"{1 + n % 28:02}"
    hour = f"{n % 24:02}:{n % 60:02}:{n % 59:02}"
    trace = "" if short else (
        f"Received: by 2002:a05:6a10:{n:x} with SMTP id x{n}csp1234;\n        Mon, 4 Mar 2024 03:20:34 -0800 (PST)\n"
        f"X-Received: by 2002:a17:906:{n:x} with SMTP id v{n}mr12.1.17;\n        Mon, 04 Mar 2024 03:20:34 -0800 (PST)\n"
        f"ARC-Seal: i=1; a=rsa-sha256; t=1709551234; cv=none;\n        d=x.example; s=arc;\n        b={SEAL[:60]}\n"
        f"         {SEAL[60:130]}\n         {SEAL[130:200]}\n         {SEAL[200:270]}\n"
        f"ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed;\n        h=to:subject:message-id:date:from;\n"
        f"        bh={SEAL[:44]};\n        b={SEAL[60:120]}\n         {SEAL[120:180]}\n         {SEAL[180:250]}\n"
        f"ARC-Authentication-Results: i=1; mx.example;\n       dkim=pass header.i=@example.org header.s=2023;\n"
        f"       spf=pass (mx.example: domain of p{who}@example.org is right) smtp.mailfrom=p{who}@example.org\n"
        f"Return-Path: <p{who}@example.org>\nReceived: from out.example.org (out.example.org. [192.0.2.41])\n"
        f"        by mx.example with SMTPS id z{n}sor9\n        for <me@example.com>;\n"
        f"        Mon, 04 Mar 2024 03:20:34 -0800 (PST)\nDKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n"
        f"        d=example.org; s=2023; t=1709551234;\n        h=to:subject:message-id:date:from:mime-version;\n"
        f"        b={SEAL[:60]}\n         {SEAL[60:130]}\n         {SEAL[130:200]}\n         {SEAL[200:270]}\n"
    )  # fmt: skip
    cc = f'Cc: "Last, P{n % 50}" <q{n % 50}@example.net>, P <p{n % 999}@example.org>\n' if n % 4 == 0 else ""
    return (
        f"From {1700000000000000000 + n}@xxx Mon {month} {day} {hour} +0000 {2005 + n % 20}\n"
        f"X-GM-THRID: {1700000000000000000 + n}\nX-Gmail-Labels: Inbox,Important,Opened\n"
        f"Delivered-To: me@example.com\n{trace}MIME-Version: 1.0\n"
        f"References: <r{n - n % 5}@example.org> <r{n - 1}@example.org>\nIn-Reply-To: <r{n - 1}@example.org>\n"
        f"From: Person {who} Of Name <p{who}@example.org>\nDate: Mon, {day} {month} {2005 + n % 20} {hour} +0100\n"
        f"Message-ID: <r{n}@example.org>\nSubject: About the matter {n} of the boat\n"
        f"To: Me Myself <me@example.com>\n{cc}Content-Type: multipart/mixed; boundary=x{n}\n\n"
    )


def write(path: Path, size: int, mean: int, *, short: bool = False, seed: int = 7) -> int:
    """Write a mailbox of about so many bytes and tell its number of mails, of a mean size: words up to 6 KB of
    each, the rest attachments in base64, of very unequal sizes as they are."""
    rng = random.Random(seed)
    words = [
        rng.choice(("the", "boat", "sails", "on", "Monday", "from", "harbour", "to", "pier"))
        for _ in range(300_000)
    ]
    lines = [" ".join(words[at : at + 12]) + "\n" for at in range(0, len(words), 12)]
    prose, letters = "".join(lines).encode(), base64.encodebytes(rng.randbytes(8 << 20))
    written = number = 0
    with path.open("wb") as file:
        while written < size:
            number += 1
            head = header(number, rng, short=short).encode()
            room = int(mean * rng.lognormvariate(-0.5, 1)) - len(head)  # the mean of the factor is 1
            text = max(200, min(room, 6000))
            at = rng.randrange(len(prose) - 6000)
            parts = [head, prose[at : at + text], b"\n"]
            while (room := room - text) > 0:
                at = rng.randrange(len(letters) // 77 // 2) * 77
                text = min(room, len(letters) // 2)
                parts.append(letters[at : at + text])
            file.writelines(parts)
            file.write(b"\n\n")
            written += sum(map(len, parts)) + 2
    return number


@pytest.mark.parametrize(
    ("title", "size", "mean", "short"),
    [
        ("mails of 75 KB", GB, 75_000, False),
        ("mails of 30 KB", GB, 30_000, False),
        ("mails of 10 KB", GB, 10_000, False),
        ("short mails of 3 KB", GB // 4, 3000, True),
    ],
)
def test_reading_a_mailbox(tmp_path: Path, title: str, size: int, mean: int, short: bool) -> None:
    """Owed: 60 % of the speed of `for line in file`, for mails as a mailbox of years has them, and 300 MB."""
    path = tmp_path / "All mail.mbox"
    number = write(path, size, mean, short=short)
    ratios, seconds = [], []
    for _ in range(5):
        started = time.perf_counter()
        with path.open("rb") as file:
            for _line in file:
                pass
        floor = time.perf_counter() - started
        started = time.perf_counter()
        count = sum(1 for _item in formats.read(path))
        seconds.append(time.perf_counter() - started)
        ratios.append(floor / seconds[-1])
        assert count == number + 1, "every mail, and whose mailbox it is"
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(path)], check=True, capture_output=True, text=True
    )
    peak = float(done.stdout.split()[1])
    print(
        f"\n{title}, {path.stat().st_size / GB:.2f} GB, {number:,} of them: {statistics.median(ratios):.0%} of the speed "
        f"of its lines (of {sorted(f'{ratio:.0%}' for ratio in ratios)}), "
        f"{statistics.median(seconds) / number * 1e6:.0f} µs a mail, {peak:.0f} MB; owed 60 %, 300 MB"
    )
    path.unlink()


def test_memory_with_strangers_only(tmp_path: Path) -> None:
    """Owed: 300 MB, whoever writes: here each of 400,000 mails is from somebody else, to somebody else."""
    path = tmp_path / "strangers.mbox"
    with path.open("w") as file:
        for n in range(400_000):
            file.write(
                f"From x@y Mon Mar  4 11:20:34 2024\nFrom: Stranger {n} <a{n}@example.org>\nTo: Other {n} <b{n}@example.org>\n"
                f"Delivered-To: c{n}@example.org\nDate: Mon, 04 Mar 2024 11:20:34 +0000\nMessage-ID: <{n}@x>\n"
                f"Subject: =?x-{n}?q?caf=E9?=\n\nText.\n\n"
            )
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(path)], check=True, capture_output=True, text=True
    )
    print(f"\n400,000 strangers: {float(done.stdout.split()[1]):.0f} MB; owed 300 MB")


def test_hostile_headers() -> None:
    """Owed: at most 20 ms for one mail, whatever its header holds."""
    slowest = {}
    for name, header in HOSTILE.items():
        cut, times = header[: mail.HEADER], []
        for _ in range(5):
            mails = mail.Mails()
            started = time.perf_counter()
            mails.turn(cut, 1)
            times.append(time.perf_counter() - started)
        slowest[name] = min(times) * 1000
    name = max(slowest, key=lambda each: slowest[each])
    print(f"\nthe slowest hostile header, {name}: {slowest[name]:.1f} ms; owed 20 ms")
