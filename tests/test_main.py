"""What the words after `networker` mean: a verb, the window, or neither."""

from pathlib import Path

import pytest

from networker import options
from networker.__main__ import folder_of, has_screen, main, verb_of
from networker.cli.arguments import parser


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        (["today"], "today"),
        (["--json", "--data-dir", "import", "people", "ana"], "people"),
        (["--now=2026-11-24T09:00:00Z", "log"], "log"),
        (["--help"], "help"),
        (["Connections.csv"], None),
        ([], None),
    ],
)
def test_a_verb_is_found_behind_the_options(words: list[str], verb: str | None) -> None:
    assert verb_of(words) == verb


@pytest.mark.parametrize(
    "words",
    [["people", "--data-dir", "here/book"], ["--data-dir=here/book", "x.csv"], ["--data-dir", "a", "log", "--data-dir", "here/book"]],
)  # fmt: skip
def test_the_folder_is_known_before_the_words_are_read_whole(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folder_of(words) == tmp_path / "here" / "book"
    monkeypatch.setenv("NETWORKER_DATA_DIR", str(tmp_path / "named"))
    for without in ([], ["people"], ["people", "--data-dir"]):
        assert folder_of(without) == tmp_path / "named"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["improt", "c.csv"], "Did you mean import?"),
        (["--data-dir", "somewhere", "dance"], "'dance' is neither a verb nor a file. See"),
    ],
)
def test_a_mistyped_verb_is_no_file(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_no_screen_is_one_line_and_a_file_of_any_name_is_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "connections").touch()
    assert main(["connections"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("networker: there is no screen here")
    assert "import, imports" in told


def test_a_screen_is_a_display_or_a_chosen_platform() -> None:
    assert has_screen("darwin", {})
    assert not has_screen("linux", {})
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        assert has_screen("linux", {name: "x"})


def test_every_verb_of_the_command_line_is_known_to_the_start() -> None:
    from networker import options
    from networker.cli.arguments import parser

    [verbs] = [each.choices for each in parser()._actions if each.dest == "verb"]
    assert set(options.VERBS) == set(verbs or ())


def test_the_help_names_what_the_window_takes() -> None:
    told = parser().format_help()
    for option in ("--sample", "--tray", "--log"):
        assert options.of_window([option]) != options.of_window([])
        assert f"  {option}  " in told


def test_files_and_links_are_told_apart() -> None:
    given = options.of_window(
        [
            "--",
            "Networker://person/4",
            "a.csv",
            "file:///tmp/Zo%C3%AB%20%26%20100%25.csv",
            "networker.csv",
            "/networker:add",
        ]
    )
    assert given.links == ("Networker://person/4",)
    assert given.files == (
        Path("a.csv").absolute(), Path("/tmp/Zoë & 100%.csv"), Path("networker.csv").absolute(), Path("/networker:add"),
    )  # fmt: skip
