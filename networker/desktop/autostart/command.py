"""The command by which this program was started, so that the desktop can start the same one again."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def program_words(
    argv0: str | None = None,
    *,
    executable: str | None = None,
    environment: Mapping[str, str] | None = None,
    packaged: bool | None = None,
) -> tuple[str, ...]:
    """The program without its options: an AppImage, a packaged program, a script of a virtual environment, or Python with
    `-m networker`. Links are not followed, since what they lead to is exchanged by the next version.
    """
    argv0 = sys.argv[0] if argv0 is None else argv0
    executable = executable or sys.executable
    environment = os.environ if environment is None else environment
    if packaged is None:
        packaged = bool(getattr(sys, "frozen", False))
    if (image := environment.get("APPIMAGE", "")) and os.path.isfile(image):
        return (os.path.abspath(image),)
    if packaged:
        without_console = Path(executable).with_name("networkerw.exe")  # Windows has one with and one without
        return (os.path.abspath(without_console if without_console.is_file() else executable),)
    script = os.path.abspath(argv0)
    if os.path.splitext(os.path.basename(script))[0] == "networker":
        for each in (script, f"{script}.exe"):
            if os.path.isfile(each) and os.access(each, os.X_OK):
                return (each,)
    without_console = Path(executable).with_name("pythonw.exe")
    python = str(without_console) if without_console.is_file() else executable
    return (os.path.abspath(python), "-m", "networker")


def start_command(program: Sequence[str], data_dir: Path | None, *options: str) -> tuple[str, ...]:
    """The whole command; `data_dir` where the book is not in the usual folder."""
    return (*program, *(("--data-dir", str(data_dir)) if data_dir is not None else ()), *options)
