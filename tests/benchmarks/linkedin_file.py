"""A large invented LinkedIn export for measuring: plausible names, repeated companies, some mail addresses."""

import csv
import random
from pathlib import Path

GIVEN = [
    "Ana",
    "Ben",
    "Carla",
    "Daniel",
    "Eva",
    "Farid",
    "Greta",
    "Hana",
    "Ines",
    "Jonas",
    "Kofi",
    "Lucía",
    "Mia",
    "Noor",
    "Omar",
    "Piotr",
    "Quentin",
    "Ravi",
    "Søren",
    "Tomás",
    "Uma",
    "Viktor",
    "Wanda",
    "Xenia",
    "Yusuf",
    "Zoë",
    "Łukasz",
    "Jürgen",
    "Chloé",
    "Nadia",
    "Olu",
    "Petra",
    "Rasmus",
    "Sana",
    "Tariq",
    "Ulla",
]
FAMILY = [
    "Torres",
    "Ode",
    "Wu",
    "Novak",
    "Lind",
    "Haddad",
    "Sato",
    "Rey",
    "Menon",
    "Keller",
    "Prado",
    "Whitlock",
    "Zając",
    "Holm",
    "Demir",
    "Byrne",
    "Nygaard",
    "Obi",
    "Großmann",
    "Fjord",
    "Duarte",
    "Aziz",
    "Achterberg",
    "Kowalski",
    "Ivanova",
    "Okafor",
    "Silva",
    "Tanaka",
    "Müller",
    "Nguyen",
    "Costa",
    "Dubois",
]
TITLES = (
    "Product lead",
    "Operations manager",
    "Founder",
    "Engineer",
    "Teacher, evenings",
    "Curator",
    "Editor",
)
HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def write(path: Path, people: int, *, seed: int = 7) -> Path:
    """Write an export of so many people, each with a profile of their own, one in four with an address."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write('Notes:\n"When exporting your connection data, you may notice gaps."\n\n')
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(HEADER)
        for n in range(people):
            given, family = (
                rng.choice(GIVEN),
                f"{rng.choice(FAMILY)}{rng.choice(('', '', '-' + rng.choice(FAMILY)))}",
            )
            mail = f"{given.lower()}.{n}@firm{n % 5000}.example" if n % 4 == 0 else ""
            rows.writerow(
                [
                    given, family, f"https://www.linkedin.com/in/person-{n:x}", mail, f"Firm {n % 5000} Ltd",
                    rng.choice(TITLES), f"{1 + n % 28:02d} {MONTHS[n % 12]} {2010 + n % 16}",
                ]
            )  # fmt: skip
    return path
