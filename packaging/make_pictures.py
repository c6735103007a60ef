"""Write the pictures of the guide and of the README, docs/pictures and resources/screenshots, out of `networker tour`.

    python packaging/make_pictures.py             (or: python3 dev.py pictures)
    python packaging/make_pictures.py --look DIR  (every page in every language, for the eye; the guide stays as it is)

None is made by hand. They are best made where fonts for Thai, Japanese, Korean and emoji are installed: the invented people have
such names.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
PICTURES, SCREENSHOTS = ROOT / "docs" / "pictures", ROOT / "resources" / "screenshots"
MOMENT, ZONE = "2026-11-20T09:00:00+01:00", "Europe/Berlin"
# Those of the tour that the guide shows, light.
SHOWN = (
    "import", "quick-line", "end-of-day", "search", "palette", "ask", "gatherings", "groups", "map", "insights", "year", "wins",
    "trip", "triage", "tidy", "backups",
)  # fmt: skip
OF_README = ("people-light", "people-dark")
COLOURS = 256  # as many as a picture of one byte a pixel can have: a fifth of the size, and nobody sees the difference


def tour(out: Path, language: str) -> None:
    """Render every page in a process of its own, which has the zone of the pictures. Raises CalledProcessError."""
    environment = {**os.environ, "TZ": ZONE, "QT_QPA_PLATFORM": "offscreen"}
    command = [
        sys.executable,
        "-m",
        "networker",
        "tour",
        "--now",
        MOMENT,
        "--language",
        language,
        "--out",
        str(out),
    ]
    subprocess.run(command, check=True, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)


def small(picture: QImage) -> QImage:
    """In few colours: the one that is most frequent stands for those that are nearly the same."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(plain.constBits()).cast("I"))
    kinds: dict[int, int] = {}
    frequent: Counter[int] = Counter()
    for colour, times in pixels.most_common():
        kind = kinds.setdefault(colour & 0xF8F8F8, colour)
        frequent[kind] += times
    table = [colour for colour, _times in frequent.most_common(COLOURS)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table)


def write(rendered: Path, to: Path) -> None:
    """One picture, small. Raises OSError."""
    to.parent.mkdir(parents=True, exist_ok=True)
    picture = small(QImage(str(rendered)))
    if picture.isNull() or not picture.save(str(to), "PNG", 0):  # type: ignore[call-overload]
        raise OSError(f"{to} could not be written")


def main() -> None:
    """Both folders, or with `--look` a folder of every page in each language."""
    asked = argparse.ArgumentParser(description="Pictures of the guide and of the README.")
    asked.add_argument("--look", type=Path, metavar="DIR", help="every page in every language, for the eye")
    look: Path | None = asked.parse_args().look
    if look is not None:
        for language in ("en", "de", "es"):
            tour(look.absolute() / language, language)
        return
    with tempfile.TemporaryDirectory(prefix="networker-pictures-") as place:
        tour(Path(place), "en")
        for name in SHOWN:
            write(Path(place) / f"{name}-light.png", PICTURES / f"{name}.png")
        for name in OF_README:
            write(Path(place) / f"{name}.png", SCREENSHOTS / f"{name}.png")
    print(f"{len(SHOWN) + len(OF_README)} pictures written")


if __name__ == "__main__":
    main()
