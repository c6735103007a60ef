"""dev.py decides about machines it has never seen: each is played by a fake that records what would be run."""

import ast
import dataclasses
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import dev

GL, GLIB, GTHREAD = dev.OFFSCREEN[0], dev.OFFSCREEN[2], dev.OFFSCREEN[3]


@dataclass
class Played:
    """A machine of one's own making; installing a package brings its libraries and programs along."""

    programs: set[str] = field(default_factory=lambda: {"apt-get"})
    libraries: set[str] = field(default_factory=set)
    packages: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    root: bool = True
    terminal: bool = False
    password: bool = True
    lists: bool = True
    ran: list[str] = field(default_factory=list)

    def which(self, name: str) -> str | None:
        return f"/usr/bin/{name}" if name in self.programs else None

    def ask(self, command: Sequence[str]) -> int:
        match list(command):
            case ["sudo", "-n", "true"]:
                return int(self.password)
            case ["apt-cache", "show", name]:
                return 100 if name in self.unknown else 0
            case ["dpkg", "-s", name] | ["rpm", "-q", name]:
                return 0 if name in self.packages else 1
        raise AssertionError(command)

    def run(self, command: Sequence[str]) -> int:
        self.ran.append(" ".join(command))
        words = [word for word in command if word not in {"sudo", "env", "DEBIAN_FRONTEND=noninteractive"}]
        if words[1] == "update":
            self.lists = True
            return 0
        names = {word for word in words[2:] if not word.startswith("-") and "::" not in word}
        if not self.lists or names & self.unknown:
            return 100
        self.packages |= names
        for library in (*dev.OFFSCREEN, *dev.WINDOW):
            if names & {*library.apt, library.dnf}:
                self.libraries.add(library.soname)
        self.programs |= {extra.program for extra in dev.FOR_TESTS if names & {extra.apt, extra.dnf}}
        return 0

    def machine(self, platform: str = "linux") -> dev.Machine:
        return dev.Machine(
            platform=platform,
            root=lambda: self.root,
            terminal=lambda: self.terminal,
            loads=self.libraries.__contains__,
            which=self.which,
            lists_present=lambda: self.lists,
            ask=self.ask,
            run=self.run,
        )


def test_an_older_python_gets_one_sentence() -> None:
    """The file must parse under Pythons long gone: only then can its first lines say what is wrong."""
    text = (dev.ROOT / "dev.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 6))
    foreign = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert foreign <= sys.stdlib_module_names
    check = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
    assert [type(node) for node in tree.body[:check]] == [ast.Expr, ast.Import]


def test_nothing_is_run_where_nothing_is_missing() -> None:
    played = Played(libraries={library.soname for library in dev.OFFSCREEN})
    dev.ensure_libraries(dev.OFFSCREEN, played.machine())
    assert played.ran == []


def test_a_package_is_named_once_and_by_the_name_this_release_knows() -> None:
    both = [GLIB, GTHREAD]
    assert dev.package_names(both, "apt", lambda _: True) == ["libglib2.0-0t64"]
    assert dev.package_names(both, "apt", lambda name: "t64" not in name) == ["libglib2.0-0"]
    assert dev.package_names(both, "apt", lambda _: False) == ["libglib2.0-0"]
    assert dev.package_names(both, "dnf", lambda _: False) == ["glib2"]


def test_root_gets_just_what_is_missing() -> None:
    played = Played(libraries={library.soname for library in dev.OFFSCREEN if library not in {GL, GTHREAD}})
    dev.ensure_libraries(dev.OFFSCREEN, played.machine())
    assert len(played.ran) == 1
    assert played.ran[0].startswith("env DEBIAN_FRONTEND=noninteractive apt-get install -y ")
    assert played.ran[0].endswith(" libgl1 libglib2.0-0t64")


def test_empty_lists_are_fetched_first() -> None:
    played = Played(lists=False)
    dev.ensure_libraries([GL], played.machine())
    assert [line.split(" libgl1")[0].split()[-1] for line in played.ran[:1]] == ["update"]
    assert len(played.ran) == 2


def test_old_lists_are_fetched_again_after_a_failure() -> None:
    played = Played()
    failures = iter([100])
    machine = played.machine()
    once = dev.Machine(
        platform="linux",
        root=machine.root,
        loads=machine.loads,
        which=machine.which,
        lists_present=machine.lists_present,
        ask=machine.ask,
        run=lambda command: (
            next(failures, 0) if "install" in command and played.ran == [] else played.run(command)
        ),
    )
    assert dev.install(["libgl1"], "apt", once)
    assert [line.split()[-1] for line in played.ran] == ["update", "libgl1"]


def test_fedora_has_its_own_names() -> None:
    played = Played(programs={"dnf"})
    dev.ensure_libraries([GL, GLIB, *dev.WINDOW[:1]], played.machine())
    assert played.ran == ["dnf install -y libglvnd-glx glib2 xcb-util-cursor"]


@pytest.mark.parametrize(("terminal", "password"), [(True, True), (False, False), (True, False)])
def test_sudo_is_used_by_a_person_or_where_it_does_not_ask(terminal: bool, password: bool) -> None:
    played = Played(programs={"dnf", "sudo"}, root=False, terminal=terminal, password=password)
    dev.ensure_libraries([GL], played.machine())
    assert played.ran == ["sudo dnf install -y libglvnd-glx"]


@pytest.mark.parametrize(
    ("programs", "terminal", "line"),
    [
        ({"apt-get", "sudo"}, False, "sudo apt-get update && sudo apt-get install -y libgl1"),
        ({"apt-get"}, True, "sudo apt-get update && sudo apt-get install -y libgl1"),
        ({"dnf"}, True, "sudo dnf install -y libglvnd-glx"),
        ({"pacman"}, True, "libGL.so.1"),
    ],
)
def test_whoever_may_not_install_is_told_the_line(programs: set[str], terminal: bool, line: str) -> None:
    played = Played(programs=programs, root=False, terminal=terminal)
    with pytest.raises(dev.SetUpError) as told:
        dev.ensure_libraries([GL], played.machine())
    assert str(told.value).endswith(line)
    assert played.ran == []


def test_a_package_that_cannot_be_had_stops_the_set_up() -> None:
    with pytest.raises(dev.SetUpError, match=r"apt-get install -y libgl1$"):
        dev.ensure_libraries([GL], Played(unknown={"libgl1"}).machine())


def test_extras_are_tried_once_and_never_fatal(capsys: pytest.CaptureFixture[str]) -> None:
    played = Played(unknown={"fonts-inter"})
    tried = dev.try_extras(dev.FONTS, (), machine=played.machine(), tried=())
    assert tried == ["fonts-inter", "fonts-noto-color-emoji"]
    assert played.packages == {"fonts-noto-color-emoji"}
    assert "Could not get fonts-inter;" in capsys.readouterr().out
    played.ran.clear()
    assert dev.try_extras(dev.FONTS, (), machine=played.machine(), tried=tried) == []
    assert played.ran == []


def test_no_password_is_asked_for_extras(capsys: pytest.CaptureFixture[str]) -> None:
    played = Played(programs={"apt-get", "sudo"}, root=False, terminal=True)
    dev.try_extras(dev.FONTS[:1], dev.WINDOW[:1], machine=played.machine(), tried=())
    assert played.ran == []
    assert "sudo apt-get install -y fonts-inter libxcb-cursor0" in capsys.readouterr().out


def test_a_program_that_is_there_is_not_asked_of_the_package_manager() -> None:
    """Each such question is a process, and a set-up with nothing to do has a tenth of a second."""
    here = {extra.program for extra in dev.FOR_TESTS}
    played = Played(programs={"apt-get", *here})
    machine = dataclasses.replace(played.machine(), ask=lambda command: pytest.fail(f"asked {command}"))
    assert dev.try_extras(dev.FOR_TESTS, (), machine=machine, tried=()) == []
    assert played.ran == []


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        (
            "apt-get",
            "--no-install-recommends xvfb xauth openbox xdotool dbus-daemon dbus-bin dunst trayer strace",
        ),
        (
            "dnf",
            "dnf install -y xorg-x11-server-Xvfb xorg-x11-xauth openbox xdotool dbus-daemon dbus-tools dunst trayer strace",
        ),
    ],
)
@pytest.mark.parametrize("root", [True, False])
def test_what_the_tests_on_a_real_desktop_need_is_installed_unasked(
    manager: str, line: str, root: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    played = Played(programs={manager, "sudo"}, root=root, password=False)
    assert len(dev.try_extras(dev.FOR_TESTS, (), machine=played.machine(), tried=())) == 9
    assert len(played.ran) == 1
    assert played.ran[0].endswith(line)
    assert played.ran[0].startswith("sudo ") is not root
    dev.say_left_out(dev.FOR_TESTS, played.machine())
    assert capsys.readouterr().out == ""


def test_what_is_left_out_is_said_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    here = {"Xvfb", "xauth", "xdotool", "dbus-daemon", "dbus-send", "trayer", "strace"}
    played = Played(programs={"apt-get", *here}, root=False)
    tried = dev.try_extras(dev.FOR_TESTS, (), machine=played.machine(), tried=())
    assert "sudo apt-get install -y openbox dunst" in capsys.readouterr().out
    for _ in range(2):
        assert dev.try_extras(dev.FOR_TESTS, (), machine=played.machine(), tried=tried) == []
        dev.say_left_out(dev.FOR_TESTS, played.machine())
        said = capsys.readouterr().out
        assert (
            said
            == "Left out without openbox, dunst: the tests that need it, on a real desktop or of faults.\n"
        )
    dev.say_left_out(dev.FOR_TESTS, Played().machine("darwin"))
    assert capsys.readouterr().out == "", "no package would bring them there"


def test_only_the_tests_are_said_to_lack_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_checkout(tmp_path, monkeypatch)
    played = Played(unknown={"xdotool"}, libraries={library.soname for library in dev.OFFSCREEN})
    dev.set_up("setup", screen=False, machine=played.machine())
    assert "Left out" not in capsys.readouterr().out
    dev.set_up("test", screen=False, machine=played.machine())
    assert "Left out without xdotool:" in capsys.readouterr().out
    assert {"xvfb", "xauth", "openbox"} <= played.packages


def test_other_systems_need_no_system_packages() -> None:
    assert dev.try_extras(dev.FONTS, (), machine=Played().machine("darwin"), tried=()) == []


def test_a_python_without_ensurepip_gets_it_on_debian() -> None:
    played = Played()
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    dev.ensure_venv_module(lambda: version in played.packages, played.machine())
    assert played.packages == {version}
    with pytest.raises(dev.SetUpError, match="complete Python"):
        dev.ensure_venv_module(lambda: False, Played().machine("win32"))
    with pytest.raises(dev.SetUpError, match=f"install -y {version}"):
        dev.ensure_venv_module(lambda: False, Played(root=False).machine())


def test_a_stamp_comes_back_as_written(tmp_path: Path) -> None:
    stamp = dev.Stamp("abc", ("fonts-inter",))
    stamp.write(tmp_path / "stamp.json")
    assert dev.Stamp.read(tmp_path / "stamp.json") == stamp
    assert [path.name for path in tmp_path.iterdir()] == ["stamp.json"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"fingerprint": "x"}', '{"fingerprint": "x", "tried": 3}', "\0"]
)
def test_a_broken_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "stamp.json").write_text(text, encoding="utf-8")
    assert dev.Stamp.read(tmp_path / "stamp.json") == dev.Stamp()
    assert dev.Stamp.read(tmp_path / "absent.json") == dev.Stamp()


def test_the_fingerprint_follows_everything_the_venv_was_made_from() -> None:
    base = dev.fingerprint(b"a", "b", (3, 11, 2), Path("here"))
    assert base == dev.fingerprint(b"a", "b", (3, 11, 2), Path("here"))
    others = {
        dev.fingerprint(b"A", "b", (3, 11, 2), Path("here")),
        dev.fingerprint(b"a", "B", (3, 11, 2), Path("here")),
        dev.fingerprint(b"a", "b", (3, 12, 1), Path("here")),
        dev.fingerprint(b"a", "b", (3, 11, 2), Path("there")),
        dev.fingerprint(b"ab", "", (3, 11, 2), Path("here")),
    }
    assert len(others | {base}) == 6


def config_of(venv: Path, version: str = "3.11.2") -> str:
    return f"home = /usr/bin\nversion = {version}\ncommand = /usr/bin/python3 -m venv {venv}\n"


def test_a_venv_is_rebuilt_when_it_cannot_be_trusted(tmp_path: Path) -> None:
    here = tmp_path / ".venv"
    assert not dev.must_rebuild(here, (3, 11, 2), config_of(here))
    assert not dev.must_rebuild(here, (3, 11, 9), config_of(here)), "a patch release keeps its packages"
    assert dev.must_rebuild(here, (), config_of(here)), "its Python is gone"
    assert dev.must_rebuild(here, (3, 10, 1), config_of(here, "3.10.1")), "too old"
    assert dev.must_rebuild(here, (3, 12, 1), config_of(here)), "the system's Python went on to 3.12"
    assert dev.must_rebuild(here, (3, 11, 2), config_of(tmp_path / "old" / ".venv")), "moved"
    assert dev.must_rebuild(here, (3, 11, 2), config_of(Path("/mnt") / str(here).lstrip("/"))), "moved up"
    assert dev.must_rebuild(here, (3, 11, 2), ""), "half made"


def test_the_version_of_a_python_is_what_it_answers(tmp_path: Path) -> None:
    assert dev.python_version(Path(sys.executable)) == sys.version_info[:3]
    assert dev.python_version(tmp_path / "nothing") == ()


def a_checkout(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A checkout whose `.venv` is made and filled by a fake; gives what was run."""
    ran: list[list[str]] = []
    (place / "pyproject.toml").write_text("[project]\n", encoding="utf-8")

    def make(venv: Path) -> None:
        ran.append(["venv"])
        venv.mkdir(exist_ok=True)
        (venv / "pyvenv.cfg").write_text(config_of(venv), encoding="utf-8")

    def run(command: Sequence[str], **_: object) -> int:
        ran.append(list(command[1:4]))
        return 0

    monkeypatch.setattr(dev, "ROOT", place)
    monkeypatch.setattr(dev, "make_venv", make)
    monkeypatch.setattr(dev, "run_shown", run)
    monkeypatch.setattr(dev, "run_quietly", lambda _: 0)
    monkeypatch.setattr(
        dev,
        "python_version",
        lambda python: (3, 11, 2) if (python.parents[1] / "pyvenv.cfg").exists() else (),
    )
    return ran


def test_the_second_set_up_has_nothing_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = a_checkout(tmp_path, monkeypatch)
    machine = Played().machine("darwin")
    dev.set_up("setup", screen=False, machine=machine)
    assert ran == [["venv"], ["-m", "pip", "install"]]
    ran.clear()
    dev.set_up("test", screen=False, machine=machine)
    assert ran == []
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n", encoding="utf-8")
    dev.set_up("test", screen=False, machine=machine)
    assert ran == [["-m", "pip", "install"]], "the venv is good, its packages are not"


def test_a_set_up_stopped_half_way_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = a_checkout(tmp_path, monkeypatch)
    machine = Played().machine("darwin")
    dev.set_up("setup", screen=False, machine=machine)
    first = (tmp_path / "pyproject.toml").read_bytes()
    (tmp_path / "pyproject.toml").write_text("[other]\n", encoding="utf-8")
    monkeypatch.setattr(dev, "run_shown", lambda *_, **__: 1)
    with pytest.raises(dev.SetUpError):
        dev.set_up("setup", screen=False, machine=machine)
    assert not (tmp_path / ".venv" / dev.STAMP).exists()
    ran = a_checkout(tmp_path, monkeypatch)
    (tmp_path / "pyproject.toml").write_bytes(first)
    dev.set_up("setup", screen=False, machine=machine)
    assert ran == [["-m", "pip", "install"]]


def test_what_was_tried_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_checkout(tmp_path, monkeypatch)
    played = Played(unknown={"fonts-inter"}, libraries={library.soname for library in dev.OFFSCREEN})
    dev.set_up("setup", screen=False, machine=played.machine())
    dev.set_up("test", screen=False, machine=played.machine())
    stamp = json.loads((tmp_path / ".venv" / dev.STAMP).read_text(encoding="utf-8"))
    fonts, screen = ["fonts-inter", "fonts-noto-color-emoji"], ["xvfb", "xauth", "openbox", "xdotool"]
    assert stamp["tried"][:6] == [*fonts, *screen]
    assert "libxcb-cursor.so.0" in played.libraries
    played.ran.clear()
    dev.set_up("test", screen=False, machine=played.machine())
    assert played.ran == []


@pytest.mark.parametrize(
    ("environment", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_what_counts_as_a_screen(environment: dict[str, str], platform: str, screen: bool) -> None:
    assert dev.has_screen(environment, platform) is screen


def test_without_a_screen_the_main_job_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[Sequence[str]] = []

    def run(command: Sequence[str], **_: object) -> int:
        ran.append(command)
        return 0

    monkeypatch.setattr(dev, "run_shown", run)
    monkeypatch.setattr(tempfile, "mkdtemp", lambda prefix: str(tmp_path))
    assert dev.run_without_screen(Path("python")) == 0
    assert [command[2:4] for command in ran] == [
        ["networker.sample", str(tmp_path / "book")],
        ["networker", "import"],
        ["networker", "today"],
        ["networker", "tour"],
    ]
    assert str(tmp_path / "pictures") in capsys.readouterr().out
    monkeypatch.setattr(dev, "run_shown", lambda command, **_: 3 if "today" in command else run(command))
    ran.clear()
    assert dev.run_without_screen(Path("python")) == 3
    assert len(ran) == 2


def test_every_step_runs_and_the_first_failure_is_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    statuses = {"tests": 0, "b": 2, "c": 0, "d": 1}
    ran: list[str] = []

    def shown(command: Sequence[str]) -> int:
        ran.append(command[0])
        return statuses[command[0]]

    def held(command: Sequence[str]) -> tuple[int, str]:
        return shown(command), f"words of {command[0]}"

    def run(*names: str) -> int:
        tests, *checks = ((name, [name]) for name in names)
        return dev.run_steps(checks, tests, shown=shown, held=held)

    assert run(*statuses) == 2
    assert sorted(ran) == sorted(statuses)
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line.startswith("words")] == ["words of b", "words of c", "words of d"]
    assert [line.split()[0] for line in said[-4:]] == ["ok", "FAILED", "ok", "FAILED"]
    assert run("d", "b") == 1, "the tests' own status comes first"
    assert run("tests", "c") == 0


def test_arguments_are_for_pytest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    python = Path(".venv") / "bin" / "python"
    ran: list[list[str]] = []
    steps: list[str] = []

    def shown(command: Sequence[str], **_: object) -> int:
        ran.append(list(command))
        return 5

    def all_steps(checks: Sequence[dev.Step], tests: dev.Step, **_: object) -> int:
        steps.extend(name for name, _ in (tests, *checks))
        return 0

    monkeypatch.setattr(dev, "run_shown", shown)
    monkeypatch.setattr(dev, "run_steps", all_steps)
    assert dev.run_tests(python, ["-k", "x"], {}) == 5
    assert ran == [[str(python), "-m", "pytest", "-k", "x"]], "and not shared out among workers"
    assert dev.run_tests(python, [], {}) == 0
    assert steps == ["pytest", "ruff check", "ruff format", "mypy", "import-linter"]


def test_what_a_check_says_is_held_together() -> None:
    words = "import sys; print('out', flush=True); print('err', file=sys.stderr); sys.exit(3)"
    status, said = dev.run_held([sys.executable, "-c", words])
    assert (status, said.splitlines()[1:]) == (3, ["out", "err"])
    assert said.startswith("$ ")


def test_temporary_files_are_in_memory_where_there_is_room(tmp_path: Path) -> None:
    with dev.quick_place(tmp_path, room=1) as found:
        place = Path(found["TMPDIR"])
        assert place.parent == tmp_path
        (place / "book").touch()
    assert list(tmp_path.iterdir()) == []
    with dev.quick_place(tmp_path, room=1 << 62) as found:
        assert found == {}
    with dev.quick_place(tmp_path / "nowhere") as found:
        assert found == {}


def test_children_get_an_environment_that_leads_to_their_own_venv() -> None:
    given = {"PYTHONPATH": "x", "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/home/ann", "PIP_USER": "1"}
    assert dev.clean_environment(given) == {"HOME": "/home/ann", "PIP_USER": "0"}


@pytest.mark.parametrize("arguments", [[], ["dance"], ["setup", "now"]])
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        dev.main(arguments, Played().machine())
    assert left.value.code == 2
    assert "usage: dev.py" in capsys.readouterr().err


def test_what_cannot_be_set_up_is_said_in_one_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["setup"], Played(root=False).machine()) == 1
    said = capsys.readouterr().err
    assert said.startswith("Qt needs system libraries")
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([], ["tests.prove"]),
        (["--long"], ["tests.prove", "--long"]),
        (["tests/benchmarks"], ["pytest", "tests/benchmarks", "-m", "prove or property", "-s"]),
    ],
)
def test_to_prove_is_the_table_or_what_is_slow_in_some_tests(
    given: list[str], wanted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[Sequence[str], object]] = []

    def shown(command: Sequence[str], *, env: Mapping[str, str]) -> int:
        ran.append((command[2:], env["NETWORKER_PROVE"]))
        return 3

    monkeypatch.setattr(dev, "set_up", lambda *_, **__: Path("python"))
    monkeypatch.setattr(dev, "run_shown", shown)
    monkeypatch.chdir(dev.ROOT)
    assert dev.main(["prove", *given], Played().machine()) == 3
    assert ran == [(wanted, "1")]
