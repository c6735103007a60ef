"""The two commands of a checkout: `python3 dev.py run` and `python3 dev.py test` (also `setup`, `prove`).

Each does all the set-up a fresh machine still needs and nothing when nothing is needed: system libraries,
`.venv`, the package with its development extras. Standard library only, since it runs before anything is
installed; it names no registry, pip and the system's package manager decide where packages come from.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is just what this line is for)
    found = ".".join(map(str, sys.version_info[:3]))
    print("Networker needs Python 3.11 or newer and this is " + found + ": start dev.py with a newer one.")
    sys.exit(1)

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
STAMP = "networker-setup.json"  # inside .venv, so that both go together


# --- what the machine needs ---------------------------------------------------------------------------------
# This section is part of the stamp: change a line and every checkout looks at its machine again.


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library Qt loads, and the package that holds it; several Debian names stand newest first."""

    soname: str
    apt: tuple[str, ...]
    dnf: str


@dataclass(frozen=True, slots=True)
class Extra:
    """Something nice to have: a failure to get it is said and forgotten."""

    apt: str
    dnf: str
    program: str = ""  # what it is wanted for: found without asking the package manager


OFFSCREEN = (  # read from the NEEDED entries of QtCore, Gui, Widgets, Network, DBus, Svg and the offscreen plugin
    Library("libGL.so.1", ("libgl1",), "libglvnd-glx"),
    Library("libEGL.so.1", ("libegl1",), "libglvnd-egl"),
    Library("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"), "glib2"),
    Library("libgthread-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"), "glib2"),
    Library("libfontconfig.so.1", ("libfontconfig1",), "fontconfig"),
    Library("libfreetype.so.6", ("libfreetype6",), "freetype"),
    Library("libdbus-1.so.3", ("libdbus-1-3",), "dbus-libs"),
    Library("libxkbcommon.so.0", ("libxkbcommon0",), "libxkbcommon"),
    Library("libX11.so.6", ("libx11-6",), "libX11"),
    Library("libgssapi_krb5.so.2", ("libgssapi-krb5-2",), "krb5-libs"),
    Library("libbrotlidec.so.1", ("libbrotli1",), "libbrotli"),
    Library("libzstd.so.1", ("libzstd1",), "libzstd"),
    Library("libstdc++.so.6", ("libstdc++6",), "libstdc++"),
)
WINDOW = (  # the same for the xcb and wayland plugins
    Library("libxcb-cursor.so.0", ("libxcb-cursor0",), "xcb-util-cursor"),
    Library("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",), "libxkbcommon-x11"),
    Library("libxcb-icccm.so.4", ("libxcb-icccm4",), "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", ("libxcb-keysyms1",), "xcb-util-keysyms"),
    Library("libxcb-image.so.0", ("libxcb-image0",), "xcb-util-image"),
    Library("libxcb-render-util.so.0", ("libxcb-render-util0",), "xcb-util-renderutil"),
    Library("libxcb-randr.so.0", ("libxcb-randr0",), "libxcb"),
    Library("libxcb-shape.so.0", ("libxcb-shape0",), "libxcb"),
    Library("libxcb-sync.so.1", ("libxcb-sync1",), "libxcb"),
    Library("libxcb-xfixes.so.0", ("libxcb-xfixes0",), "libxcb"),
    Library("libxcb-xkb.so.1", ("libxcb-xkb1",), "libxcb"),
    Library("libX11-xcb.so.1", ("libx11-xcb1",), "libX11-xcb"),
    Library("libwayland-client.so.0", ("libwayland-client0",), "libwayland-client"),
    Library("libwayland-cursor.so.0", ("libwayland-cursor0",), "libwayland-cursor"),
    Library("libwayland-egl.so.1", ("libwayland-egl1",), "libwayland-egl"),
)
FONTS = (
    Extra("fonts-inter", "rsms-inter-fonts"),
    Extra("fonts-noto-color-emoji", "google-noto-color-emoji-fonts"),
)
VIRTUAL_SCREEN = (  # a screen nobody sees, a window manager and a hand on the mouse, for the tests
    Extra("xvfb", "xorg-x11-server-Xvfb", "Xvfb"),
    Extra("xauth", "xorg-x11-xauth", "xauth"),
    Extra("openbox", "openbox", "openbox"),
    Extra("xdotool", "xdotool", "xdotool"),
)
DESKTOP = (  # what a desktop has around its windows: a bus, cards that tell something, a place for icons
    Extra("dbus-daemon", "dbus-daemon", "dbus-daemon"),
    Extra("dbus-bin", "dbus-tools", "dbus-send"),
    Extra("dunst", "dunst", "dunst"),
    Extra("trayer", "trayer", "trayer"),
)
FAULTS = (Extra("strace", "strace", "strace"),)  # a kill or a full disk at any write that is wished
TESTING = ("test", "prove")  # the commands that need these
FOR_TESTS = (*VIRTUAL_SCREEN, *DESKTOP, *FAULTS)
DEPENDENCIES = repr((OFFSCREEN, WINDOW, FONTS, FOR_TESTS))


class SetUpError(Exception):
    """What stops the set-up, as one text for the person at the terminal."""


# --- the machine behind a small port, so that tests can bring their own -------------------------------------


def loads(soname: str) -> bool:
    """Whether the dynamic loader finds the library: the only question Qt will ask, on any distribution."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def run_quietly(command: Sequence[str]) -> int:
    """The exit status of a command that only answers a question; 127 where there is no such program."""
    try:
        silent = subprocess.DEVNULL
        return subprocess.run(command, stdin=silent, stdout=silent, stderr=silent, check=False).returncode
    except OSError:
        return 127


def run_shown(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> int:
    """Print the command, run it in the checkout, give its exit status."""
    print("$ " + shlex.join(command), flush=True)
    return subprocess.run(command, cwd=ROOT, env=clean_environment(env), check=False).returncode


def run_held(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run the command in the checkout beside others; its exit status, and all it said, to be shown in one piece."""
    done = subprocess.run(
        command, cwd=ROOT, env=clean_environment(env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
    )  # fmt: skip
    return done.returncode, f"$ {shlex.join(command)}\n{done.stdout}"


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def apt_lists_present() -> bool:
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))


def clean_environment(base: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for children, less what would bend another Python, or pip, out of its `.venv`.

    Python keeps what it compiled: otherwise each of the many processes of the tests would compile everything anew.
    """
    bends = {"PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE"}
    kept = {
        name: value for name, value in (os.environ if base is None else base).items() if name not in bends
    }
    return kept | {"PIP_USER": "0"}


@dataclass(frozen=True, slots=True)
class Machine:
    """All that deciding about system packages asks of the machine."""

    platform: str = sys.platform
    root: Callable[[], bool] = is_root
    terminal: Callable[[], bool] = on_terminal
    loads: Callable[[str], bool] = loads
    which: Callable[[str], str | None] = shutil.which
    lists_present: Callable[[], bool] = apt_lists_present
    ask: Callable[[Sequence[str]], int] = run_quietly
    run: Callable[[Sequence[str]], int] = run_shown

    @property
    def linux(self) -> bool:
        return self.platform.startswith("linux")

    def manager(self) -> str | None:
        """`apt`, `dnf`, or None where neither is there."""
        if self.which("apt-get"):
            return "apt"
        return "dnf" if self.which("dnf") else None

    def may_install_unasked(self) -> bool:
        return self.root() or (bool(self.which("sudo")) and self.ask(["sudo", "-n", "true"]) == 0)

    def may_install(self) -> bool:
        """Root may; so may one whom sudo does not ask, or a person at a terminal who can be asked."""
        return self.may_install_unasked() or (bool(self.which("sudo")) and self.terminal())


# --- system packages ----------------------------------------------------------------------------------------


def missing_libraries(wanted: Iterable[Library], machine: Machine) -> list[Library]:
    return [library for library in wanted if not machine.loads(library.soname)]


def package_names(missing: Iterable[Library], manager: str, known: Callable[[str], bool]) -> list[str]:
    """One package per library, each once. `known` says which of several Debian names this release has."""
    names: list[str] = []
    for library in missing:
        if manager == "apt":
            name = next((each for each in library.apt if known(each)), library.apt[-1])
        else:
            name = library.dnf
        if name not in names:
            names.append(name)
    return names


def install_command(manager: str, packages: Sequence[str], *, root: bool) -> list[str]:
    if manager == "apt":
        # A fresh machine often holds the lock for its own first update: wait for it instead of failing.
        settings = [
            "-qq",
            "-o",
            "Dpkg::Use-Pty=0",
            "-o",
            "DPkg::Lock::Timeout=120",
            "--no-install-recommends",
        ]
        command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", *settings, *packages]
    else:
        command = ["dnf", "install", "-y", *packages]
    return command if root else ["sudo", *command]


def line_to_type(manager: str, packages: Sequence[str]) -> str:
    """What a person types who is not root here; `apt-get update` first, since the lists may be empty or old."""
    if manager == "apt":
        return f"sudo apt-get update && sudo apt-get install -y {shlex.join(packages)}"
    return f"sudo dnf install -y {shlex.join(packages)}"


def refresh_lists(machine: Machine) -> None:
    machine.run(["apt-get", "update"] if machine.root() else ["sudo", "apt-get", "update"])


def install(packages: Sequence[str], manager: str, machine: Machine) -> bool:
    """Install system packages; old apt lists name files that are gone, so a failure is tried once more."""
    command = install_command(manager, packages, root=machine.root())
    if machine.run(command) == 0:
        return True
    if manager != "apt":
        return False
    refresh_lists(machine)
    return machine.run(command) == 0


def packages_for(missing: Iterable[Library], manager: str, machine: Machine) -> list[str]:
    return package_names(missing, manager, lambda name: machine.ask(["apt-cache", "show", name]) == 0)


def ensure_libraries(wanted: Iterable[Library], machine: Machine) -> None:
    """Install the libraries Qt would miss, or raise `SetUpError` with the one line to type."""
    missing = missing_libraries(wanted, machine)
    if not missing:
        return
    manager = machine.manager()
    if manager is None:
        sonames = " ".join(library.soname for library in missing)
        raise SetUpError(f"Qt needs these libraries, install the packages that hold them: {sonames}")
    if machine.may_install():
        print(f"Qt needs {len(missing)} system libraries that are not here yet.", flush=True)
        if manager == "apt" and not machine.lists_present():
            refresh_lists(machine)
        install(packages_for(missing, manager, machine), manager, machine)
        missing = missing_libraries(missing, machine)
    if missing:
        line = line_to_type(manager, packages_for(missing, manager, machine))
        raise SetUpError(
            f"Qt needs system libraries that are not here. Type this, then start again:\n  {line}"
        )


def ensure_venv_module(present: Callable[[], bool], machine: Machine) -> None:
    """Debian ships Python without `ensurepip`, and `python -m venv` fails without it."""
    if present():
        return
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    manager = machine.manager() if machine.linux else None
    if manager != "apt":
        raise SetUpError(
            "This Python has no ensurepip, so it cannot make a .venv: install a complete Python."
        )
    if machine.may_install() and install([name], manager, machine) and present():
        return
    line = line_to_type(manager, [name])
    raise SetUpError(f"This Python cannot make a .venv yet. Type this, then start again:\n  {line}")


def try_extras(
    extras: Iterable[Extra], libraries: Iterable[Library], *, machine: Machine, tried: Sequence[str]
) -> list[str]:
    """Try once for what is nice to have; gives the package names tried, for the stamp. Never fatal."""
    manager = machine.manager() if machine.linux else None
    if manager is None:
        return []
    absent = [extra for extra in extras if not (extra.program and machine.which(extra.program))]
    wanted = [extra.apt if manager == "apt" else extra.dnf for extra in absent]
    query = ["dpkg", "-s"] if manager == "apt" else ["rpm", "-q"]
    names = [name for name in wanted if name not in tried and machine.ask([*query, name]) != 0]
    missing = packages_for(missing_libraries(libraries, machine), manager, machine)
    names += [name for name in missing if name not in tried]
    if not names:
        return []
    # No password is asked for a mere nicety: root, or a sudo that does not ask.
    if not machine.may_install_unasked():
        print(f"Not needed, but nicer with: {line_to_type(manager, names)}", flush=True)
        return names
    if not install(names, manager, machine):
        # One name a release does not know makes the whole command fail: take each alone.
        root = machine.root()
        failed = [name for name in names if machine.run(install_command(manager, [name], root=root)) != 0]
        if failed:
            print(f"Could not get {', '.join(failed)}; everything works without.", flush=True)
    return names


def say_left_out(extras: Iterable[Extra], machine: Machine) -> None:
    """Tests that lack a program are skipped; a green run must not pass for one that held them too."""
    lacking = [extra.program for extra in extras if extra.program and not machine.which(extra.program)]
    if machine.linux and lacking:
        print(
            f"Left out without {', '.join(lacking)}: the tests that need it, on a real desktop or of faults.",
            flush=True,
        )


# --- .venv --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stamp:
    """Written last, so that a set-up that was stopped half-way is simply done again."""

    fingerprint: str = ""
    tried: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "Stamp":
        """An unreadable or foreign stamp counts as none."""
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
            return cls(str(value["fingerprint"]), tuple(map(str, value["tried"])))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def write(self, path: Path) -> None:
        part = path.with_suffix(".part")
        part.write_text(json.dumps({"fingerprint": self.fingerprint, "tried": self.tried}), encoding="utf-8")
        os.replace(part, path)


def fingerprint(pyproject: bytes, dependencies: str, python: tuple[int, ...], root: Path) -> str:
    """What `.venv` was made from and for: a moved checkout breaks its scripts, so the place counts too."""
    parts = [pyproject, dependencies.encode(), repr(python).encode(), os.fsencode(root)]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def venv_program(venv: Path, name: str, *, windows: bool = os.name == "nt") -> Path:
    return venv / "Scripts" / f"{name}.exe" if windows else venv / "bin" / name


def python_version(python: Path) -> tuple[int, ...]:
    """The version that really answers there, () where nothing does."""
    question = "import sys; print(*sys.version_info[:3])"
    try:
        answer = subprocess.run(
            [python, "-I", "-S", "-c", question], capture_output=True, text=True, timeout=60, check=True
        )
        return tuple(map(int, answer.stdout.split()))
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()


def must_rebuild(venv: Path, version: tuple[int, ...], config: str) -> bool:
    """Whether `.venv` is gone, too old, of another Python than its packages, or made for another place."""
    pairs = (line.partition("=") for line in config.splitlines())
    values = {key.strip(): value.strip() for key, _, value in pairs}
    made_with = values.get("version", values.get("version_info", ""))
    same_python = made_with.split(".")[:2] == [str(part) for part in version[:2]]
    same_place = "command" not in values or values["command"].endswith(f" {venv}")
    return version < OLDEST or not same_python or not same_place


def make_venv(venv: Path) -> None:
    base = getattr(sys, "_base_executable", None) or sys.executable  # never the Python about to be removed
    print("Making .venv …", flush=True)
    command = [base, "-m", "venv", "--clear", str(venv)]
    if subprocess.run(command, env=clean_environment(), check=False).returncode != 0:
        raise SetUpError(f"Could not make .venv with {base}: the lines above say why.")


def ensure_venv(venv: Path, machine: Machine) -> tuple[Path, Stamp]:
    """Make or mend `.venv` so that it holds the package and its development extras.

    Gives its Python and the stamp to write once all the rest is done.
    """
    python = venv_program(venv, "python")
    stamp = Stamp.read(venv / STAMP)
    pyproject = (ROOT / "pyproject.toml").read_bytes()
    version = python_version(python)
    if version >= OLDEST and stamp.fingerprint == fingerprint(pyproject, DEPENDENCIES, version, ROOT):
        return python, stamp
    (venv / STAMP).unlink(missing_ok=True)  # from here on a stop leaves no stamp to believe
    config = venv / "pyvenv.cfg"
    text = config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""
    if must_rebuild(venv, version, text) or run_quietly([str(python), "-m", "pip", "--version"]) != 0:
        ensure_venv_module(ensurepip_present, machine)
        make_venv(venv)
    print("Installing Networker and its tools into .venv (once, some 300 MB) …", flush=True)
    options = ["-q", "--disable-pip-version-check", "--root-user-action=ignore"]
    if run_shown([str(python), "-m", "pip", "install", *options, "-e", ".[dev]"]) != 0:
        raise SetUpError("Installing into .venv failed: the lines above say why. It is safe to start again.")
    made_for = fingerprint(pyproject, DEPENDENCIES, python_version(python), ROOT)
    return python, Stamp(made_for, stamp.tried)


def set_up(command: str, *, screen: bool, machine: Machine) -> Path:
    """Everything `command` needs, in the order in which it can be had; gives the Python of `.venv`.

    Raises `SetUpError` where something that is needed cannot be had.
    """
    venv = ROOT / ".venv"
    before = Stamp.read(venv / STAMP)
    with_window = command == "run" and screen
    if machine.linux:
        ensure_libraries((*OFFSCREEN, *WINDOW) if with_window else OFFSCREEN, machine)
    python, stamp = ensure_venv(venv, machine)
    extras, libraries = ((*FONTS, *FOR_TESTS), WINDOW) if command in TESTING else (FONTS, ())
    tried = try_extras(extras, libraries, machine=machine, tried=stamp.tried)
    if command in TESTING:
        say_left_out(FOR_TESTS, machine)
    after = Stamp(stamp.fingerprint, (*stamp.tried, *tried))
    if after != before:
        after.write(venv / STAMP)
    return python


def ensurepip_present() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


# --- the commands -------------------------------------------------------------------------------------------


def has_screen(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """No screen = Linux with neither DISPLAY nor WAYLAND_DISPLAY, and no QT_QPA_PLATFORM that says otherwise."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)


def become(command: Sequence[str]) -> int:
    """Hand the terminal over; Windows has no exec that keeps the console, there the child is waited for."""
    if os.name == "nt":
        return subprocess.run(command, env=clean_environment(), check=False).returncode
    sys.stdout.flush()
    os.execve(command[0], list(command), clean_environment())


def run_without_screen(python: Path) -> int:
    """The main job where no window can open: sample people, an import, today's list, the pictures."""
    print("No screen here, so the main job runs without a window, in a throw-away book.", flush=True)
    place = Path(tempfile.mkdtemp(prefix="networker-"))
    book, pictures = place / "book", place / "pictures"
    networker = [str(python), "-m", "networker"]
    export = ROOT / "resources" / "sample" / "Connections.csv"
    steps = [
        [str(python), "-m", "networker.sample", str(book)],
        [*networker, "import", str(export), "--data-dir", str(book)],
        [*networker, "today", "--data-dir", str(book)],
        [*networker, "tour", "--out", str(pictures)],
    ]
    try:
        for step in steps:
            print(flush=True)
            status = run_shown(step, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
            if status != 0:
                return status
    finally:
        shutil.rmtree(book, ignore_errors=True)
    count = len(list(pictures.rglob("*.png")))
    print(f"\nThe window in {count} pictures, light and dark: {pictures}")
    print(f"With a screen, `{shlex.join(['python3', 'dev.py', 'run'])}` opens it.")
    return 0


Step = tuple[str, list[str]]  # its name and its command
# A worker that is done takes over from another; more than eight would mostly collect the same tests once more.
SHARED_OUT = ("-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")


def check_steps(python: Path) -> list[Step]:
    tool = [str(python), "-m"]
    return [
        ("ruff check", [*tool, "ruff", "check", "."]),
        ("ruff format", [*tool, "ruff", "format", "--check", "."]),
        ("mypy", [*tool, "mypy"]),
        ("import-linter", [str(venv_program(python.parent.parent, "lint-imports")), "--no-cache"]),
    ]


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    status: int
    seconds: float
    said: str = ""


def timed(step: Step, run: Callable[[Sequence[str]], tuple[int, str]]) -> Result:
    name, command = step
    began = time.monotonic()
    status, said = run(command)
    return Result(name, status, time.monotonic() - began, said)


def run_steps(
    checks: Sequence[Step],
    tests: Step,
    *,
    shown: Callable[[Sequence[str]], int],
    held: Callable[[Sequence[str]], tuple[int, str]],
) -> int:
    """Run the tests, and the checks one after the other beside them; say how each went, the checks' words last.

    Every step runs, also after a failure. The first failure's exit status, the tests' before the checks'.
    """
    with ThreadPoolExecutor(1) as beside:
        under_way = [beside.submit(timed, check, held) for check in checks]
        results = [timed(tests, lambda command: (shown(command), ""))]
        results += [each.result() for each in under_way]
    for result in results[1:]:
        print(f"\n{result.said.rstrip()}", flush=True)
    print()
    for result in results:
        print(f"{'FAILED' if result.status else 'ok    '} {result.seconds:6.1f} s  {result.name}", flush=True)
    return next((result.status for result in results if result.status), 0)


@contextmanager
def quick_place(memory: Path = Path("/dev/shm"), room: int = 2 << 30) -> Iterator[dict[str, str]]:
    """The variable that sends temporary files to memory, gone afterwards; none where less than `room` bytes are free.

    A book waits for the disk at each change, which is half of the time of a run and shows no test anything.
    """
    try:
        place = tempfile.mkdtemp(prefix="nw-", dir=memory) if shutil.disk_usage(memory).free > room else ""
    except OSError:
        place = ""
    try:
        yield {"TMPDIR": place} if place else {}
    finally:
        if place:
            shutil.rmtree(place, ignore_errors=True)


def run_tests(python: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """All there is to test; whoever gives arguments wants pytest alone, in one process, and gets just that."""
    pytest = [str(python), "-m", "pytest"]
    if arguments:
        return run_shown([*pytest, *arguments], env=environment)
    with quick_place() as own:
        return run_steps(
            check_steps(python),
            ("pytest", [*pytest, *SHARED_OUT]),
            shown=lambda command: run_shown(command, env={**environment, **own}),
            held=lambda command: run_held(command, env=environment),
        )


def main(arguments: Sequence[str], machine: Machine) -> int:
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Sets the checkout up, then does what is asked."
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="{setup,run,test,prove,words,pictures}"
    )
    commands.add_parser("setup", help="make .venv with everything in it, and stop")
    commands.add_parser("words", help="bring the catalogues of the translations up to the source")
    commands.add_parser("pictures", help="make the pictures of the guide and the README anew", add_help=False)
    for name, words in (
        ("run", "open the window (its arguments follow); without a screen, show the main job all the same"),
        ("test", "linters, types, layer rules and tests; with arguments only pytest, which gets them"),
        (
            "prove",
            "measure all that is owed, as one table, in 40 minutes; --long: in hours; else pytest gets the arguments",
        ),
    ):
        commands.add_parser(name, help=words, add_help=False)
    asked, rest = parser.parse_known_args(arguments[:1]), list(arguments[1:])
    command = asked[0].command
    if command in ("setup", "words") and rest:
        parser.error(f"{command} takes no arguments")
    screen = has_screen(os.environ)
    try:
        python = set_up(command, screen=screen, machine=machine)
    except SetUpError as reason:
        print(reason, file=sys.stderr)
        return 1
    os.chdir(ROOT)
    offscreen = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    if command == "setup":
        print(f"Ready: {venv_program(python.parent.parent, 'networker')}")
        return 0
    if command == "run":
        return (
            become([str(python), "-m", "networker", *rest]) if screen or rest else run_without_screen(python)
        )
    if command == "words":
        return run_shown([str(python), str(ROOT / "packaging" / "make_words.py")])
    if command == "pictures":
        return run_shown([str(python), str(ROOT / "packaging" / "make_pictures.py"), *rest], env=offscreen)
    if command == "prove":
        whole = rest in ([], ["--long"])
        figures = ["tests.prove", *rest] if whole else ["pytest", *rest, "-m", "prove or property", "-s"]
        return run_shown([str(python), "-m", *figures], env={"NETWORKER_PROVE": "1", **offscreen})
    return run_tests(python, rest, offscreen)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:], Machine()))
    except KeyboardInterrupt:
        print("\nStopped. It is safe to start again.", file=sys.stderr)
        sys.exit(130)
