"""Small files of many kinds about a few people: namesakes, a family with one phone, and whoever has several names."""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

ME = "Olga Wren"
NAMES = (
    "John Smith",
    "Jon Smith",
    "Anna Smith",
    "Bob Lee",
    "Zoë Brandt",
    "Ana Torres",
    "王 伟",
    "John Smith Jr.",
)
NUMBERS = ("+44 7700 900123", "07700 900123", "+44 7700 900124")
MAILS = ("john@x.example", "smiths@x.example", "zoe@y.example", "info@y.example")
FIRMS = ("", "Acme", "Kite")
TITLES = ("", "Lead", "Cook")
DAYS = ("05 Mar 2019", "06 Mar 2019")
WORDS = (
    "are you coming to {}?",
    "gladly, who else is at {}?",
    "my sister and her band of {}",
    "see you at {}, bring the kite",
)
PLACES = (
    "the concert",
    "the harbour",
    "Lyon",
    "the choir",
    "the fair",
    "the allotment",
    "Metz",
    "the kite loft",
)


class Files:
    """Draws files by a seed. `drops`: how many drops to bring."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._people = self.random.sample(
            NAMES, self.random.randint(2, 4)
        )  # so few that many files tell of each
        self.drops = self.random.randint(1, 3)
        self._kinds: tuple[Callable[[], tuple[str, str]], ...] = (
            self.connections, self.letters, self.endorsements, self.messages, self.cards, self.google, self.chat,
            self.chat, self.friends, self.messenger, self.telegram, self.mails, self.calendar, self.hubspot,
        )  # fmt: skip

    def drop(self) -> dict[str, bytes]:
        """One to six files of different names."""
        found: dict[str, bytes] = {}
        for n in range(self.random.randint(1, 6)):
            name, text = self.random.choice(self._kinds)()
            found[f"{n} {name}"] = text.encode()
        return found

    # ---- what people have

    def _one(self) -> str:
        return self.random.choice(self._people)

    def _some(self) -> list[str]:
        return [self._one() for _ in range(self.random.randint(1, 4))]

    def _maybe(self, *values: str) -> str:
        return self.random.choice(("", *values))

    def _slug(self, name: str) -> str:
        # Two of one name have profiles of their own.
        return name.replace(" ", "-").replace(".", "").lower() + self.random.choice(("", "", "-2"))

    # ---- lists

    def connections(self) -> tuple[str, str]:
        r = self.random
        lines = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
        for name in self._some():
            given, _, family = name.partition(" ")
            url = self._maybe(f"https://www.linkedin.com/in/{self._slug(name)}")
            values = (given, family, url, self._maybe(*MAILS), r.choice(FIRMS), r.choice(TITLES))
            lines.append(",".join((*values, r.choice(DAYS))))
        return "Connections.csv", "\n".join(lines) + "\n"

    def letters(self) -> tuple[str, str]:
        r = self.random
        lines = ["First Name,Last Name,Company,Job Title,Text,Creation Date,Status"]
        for name in self._some():
            given, _, family = name.partition(" ")
            said = r.choice(("A fine sailor", "Cooks well", "On time"))
            values = (given, family, r.choice(FIRMS), r.choice(TITLES), said)
            lines.append(",".join(values) + ',"04/16/18, 08:02 PM",VISIBLE')
        return f"Recommendations_{r.choice(('Received', 'Given'))}.csv", "\n".join(lines) + "\n"

    def endorsements(self) -> tuple[str, str]:
        lines = [
            "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
        ]
        for name in self._some():
            given, _, family = name.partition(" ")
            url = self._maybe(f"www.linkedin.com/in/{self._slug(name)}")
            skill = self.random.choice(("Sails", "Ropes"))
            lines.append(f"2021/05/06 07:08:09 UTC,{skill},{given},{family},{url},ACCEPTED")
        return "Endorsement_Received_Info.csv", "\n".join(lines) + "\n"

    def cards(self) -> tuple[str, str]:
        r, lines = self.random, []
        for n, name in enumerate(self._some()):
            given, _, family = name.partition(" ")
            lines += ["BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};;;", f"FN:{name}"]
            if r.random() < 0.5:
                lines.append(f"UID:u{r.randint(0, 2)}{n}")
            maybe = (
                f"TEL:{r.choice(NUMBERS)}", f"EMAIL:{r.choice(MAILS)}", f"ORG:{r.choice(FIRMS)}", "NOTE:sails",
                f"BDAY:{r.choice(('1975-03-14', '1990-01-01'))}", "CATEGORIES:Choir", "NICKNAME:Bear",
            )  # fmt: skip
            lines += [each for each in maybe if r.random() < 0.35]
            lines.append("END:VCARD")
        return "cards.vcf", "\n".join(lines) + "\n"

    def google(self) -> tuple[str, str]:
        r = self.random
        lines = [
            "Name,Given Name,Family Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
            "Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title"
        ]
        for name in self._some():
            given, _, family = name.partition(" ")
            values = (
                name, given, family, self._maybe("1975-03-14"), self._maybe("sails", "cooks"), self._maybe("Choir"), "*",
                self._maybe(*MAILS), "Mobile", self._maybe(*NUMBERS), r.choice(FIRMS), r.choice(TITLES),
            )  # fmt: skip
            lines.append(",".join(values))
        return "contacts.csv", "\n".join(lines) + "\n"

    def hubspot(self) -> tuple[str, str]:
        lines = ["Record ID,First Name,Last Name,Email,City"]
        for n, name in enumerate(self._some(), 101):
            given, _, family = name.partition(" ")
            lines.append(f"{n},{given},{family},{self._maybe(*MAILS)},{self._maybe('Lyon', 'Metz')}")
        return "hubspot.csv", "\n".join(lines) + "\n"

    def friends(self) -> tuple[str, str]:
        listed = [
            {"name": _mangled(name), "timestamp": 1577836800 + 86400 * self.random.randint(0, 1)}
            for name in self._some()
        ]
        return "friends.json", json.dumps({"friends_v2": listed})

    # ---- talks

    def _said(self, other: str, most: int = 6) -> list[tuple[datetime, str, str]]:
        """(when, who, what) of a talk: with each their own, of which an export has more or less."""
        place = PLACES[NAMES.index(other)]
        r, at = (
            self.random,
            datetime(2024, 3, 14 + self.random.randint(0, 1), 10, self.random.randint(0, 1), tzinfo=UTC),
        )
        found = []
        for n in range(r.randint(2, most)):
            found.append((at, ME if n % 2 else other, WORDS[n % len(WORDS)].format(place)))
            at += timedelta(minutes=1)
        return found

    def chat(self) -> tuple[str, str]:
        other = self._one()
        called = self.random.choice((other, *NUMBERS))  # saved among the contacts, or not yet
        lines = [
            f"{at:%d/%m/%Y, %H:%M} - {ME if who == ME else called}: {words}"
            for at, who, words in self._said(other)
        ]
        return f"WhatsApp Chat with {called}.txt", "\n".join(lines) + "\n"

    def messages(self) -> tuple[str, str]:
        lines = [
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
        ]
        for name in self._some():
            slug = self._slug(name)
            for at, who, words in self._said(name, 3):
                sides = [
                    (name, f"https://www.linkedin.com/in/{slug}"),
                    (ME, "https://www.linkedin.com/in/olga"),
                ]
                one, other = sides if who == name else sides[::-1]
                said = f'{at:%Y-%m-%d %H:%M:%S} UTC,,"{words}",INBOX'
                lines.append(f"2-{slug},,{one[0]},{one[1]},{other[0]},{other[1]},{said}")
        return "messages.csv", "\n".join(lines) + "\n"

    def messenger(self) -> tuple[str, str]:
        other = self._one()
        said = [
            {"sender_name": _mangled(who), "timestamp_ms": int(at.timestamp() * 1000), "content": words}
            for at, who, words in reversed(self._said(other))
        ]
        path = f"inbox/x_{self.random.randint(10000001, 10000002)}"
        people = [{"name": _mangled(each)} for each in (other, ME)]
        return "message_1.json", json.dumps(
            {"participants": people, "messages": said, "title": _mangled(other), "is_still_participant": True, "thread_path": path}
        )  # fmt: skip

    def telegram(self) -> tuple[str, str]:
        r = self.random
        contacts, chats = [], []
        for name in self._some():
            given, _, family = name.partition(" ")
            number = NAMES.index(name) + 22
            phone = self._maybe("0044 7700 900123", "0044 7700 900124")
            contacts.append(
                {"user_id": number, "first_name": given, "last_name": family, "phone_number": phone}
            )
            if r.random() < 0.5:
                said = [
                    {"id": n, "type": "message", "date": f"{at:%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(int(at.timestamp())),
                     "from": who, "from_id": "user9" if who == ME else f"user{number}", "text": words}
                    for n, (at, who, words) in enumerate(self._said(name), 1)
                ]  # fmt: skip
                chats.append({"name": name, "type": "personal_chat", "id": number, "messages": said})
        personal = {"user_id": 9, "first_name": "Olga", "last_name": "Wren"}
        return "result.json", json.dumps(
            {"about": "x", "personal_information": personal, "contacts": {"about": "x", "list": contacts},
             "chats": {"about": "x", "list": chats}}
        )  # fmt: skip

    def mails(self) -> tuple[str, str]:
        lines = []
        for n, name in enumerate(self._some()):
            other, mine = f'"{name}" <{self.random.choice(MAILS)}>', f"{ME} <olga@x.example>"
            sent = self.random.random() < 0.7
            one, to = (mine, other) if sent else (other, mine)
            lines += [
                "From - Mon Mar 11 09:00:00 2024", f"From: {one}", f"To: {to}", "Delivered-To: olga@x.example",
                f"Date: Mon, 11 Mar 2024 09:0{n}:00 -0000", f"Message-ID: <{n}-{name.replace(' ', '')}@x>", "Subject: Tea", "",
                f"words {n}", "",
            ]  # fmt: skip
        return "mail.mbox", "\n".join(lines) + "\n"

    def calendar(self) -> tuple[str, str]:
        guests = [f"ATTENDEE;CN={name}:MAILTO:{self.random.choice(MAILS)}" for name in self._some()]
        lines = [
            "BEGIN:VCALENDAR", "X-WR-CALNAME:olga@x.example", "BEGIN:VEVENT", f"UID:{self.random.randint(1, 2)}",
            "DTSTART:20240304T090000Z", "DURATION:PT1H", "ORGANIZER;CN=Olga Wren:mailto:olga@x.example", *guests,
            "SUMMARY:Tea", "END:VEVENT", "END:VCALENDAR",
        ]  # fmt: skip
        return "calendar.ics", "\r\n".join(lines) + "\r\n"


def _mangled(text: str) -> str:
    """As Meta writes it: each byte of UTF-8 as a letter."""
    return text.encode().decode("latin-1")
