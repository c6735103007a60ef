"""Try an installed `networker` as somebody who has just installed it: away from the checkout, in a home of its own.

`python prove_wheel.py PROGRAM`: its version, an import, today's list, the window offscreen. Ends with 1 at the first that fails.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

CARDS = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoë Ångström\r\nEMAIL:zoe@example.org\r\nEND:VCARD\r\n"


def said(program: str, *words: str, home: Path, environment: Mapping[str, str]) -> str:
    """What it answers on standard output; raises where it fails."""
    done = subprocess.run(
        [program, *words],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    print(f"networker {' '.join(words)}: {(done.stdout or done.stderr).strip().splitlines()[:1]}")
    if done.returncode != 0:
        raise SystemExit(f"It ended with {done.returncode}: {done.stderr}")
    return done.stdout


def main(program: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        environment |= {"QT_QPA_PLATFORM": "offscreen", "NETWORKER_DATA_DIR": str(home / "book")}
        cards = home / "cards.vcf"
        cards.write_text(CARDS, encoding="utf-8", newline="")

        def ask(*words: str) -> str:
            return said(program, *words, home=home, environment=environment)

        assert ask("--version").startswith("networker ")
        assert "1 new" in ask("import", str(cards))
        people = json.loads(ask("people", "angstrom", "--json"))
        assert "Zoë Ångström" in json.dumps(people, ensure_ascii=False), people
        ask("today")
        painted = json.loads(ask("--exit-after-first-paint"))
        assert painted["people"] == 1, painted
        sample = json.loads(ask("--sample", "--exit-after-first-paint"))
        assert sample["people"] > 50, "the sample people are in the resources"
    print("The installed program works.")


if __name__ == "__main__":
    main(sys.argv[1])
