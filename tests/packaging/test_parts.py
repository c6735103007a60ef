"""What goes into the packaged program, held against what the program imports and what Qt brings."""

import ast
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import PySide6
import pytest

from tests.packaging_scripts import PACKAGING, ROOT, script

parts = script("parts")


def imported() -> Iterator[str]:
    """Every module that the program's own source names in an import, with what it takes from PySide6."""
    for path in (ROOT / "networker").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (each.name for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{each.name}" for each in node.names)


def test_what_the_program_imports_is_not_left_out() -> None:
    found = set(imported())
    assert not found & set(parts.MODULES_LEFT_OUT)
    of_qt = {each.split(".")[1] for each in found if each.startswith("PySide6.Qt")}
    assert of_qt - {"QtDBus"} <= set(parts.QT_MODULES)
    assert of_qt, "nothing was read"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the names are read from Qt for Linux")
def test_the_plugins_named_are_there() -> None:
    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins"
    elsewhere = {"qwindows", "qcocoa", "qmodernwindowsstyle", "qmacstyle"}
    for folder, names in parts.QT_PLUGINS.items():
        for name in set(names) - elsewhere:
            assert (plugins / folder / f"lib{name}.so").exists(), f"Qt has no {folder}/{name} any more"


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        (r"PySide6\plugins\platforms\qwindows.dll", True),
        (r"PySide6\plugins\generic\qtuiotouchplugin.dll", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/designer_de.qm", False),
        ("PySide6/Qt/lib/libQt6Gui.so.6", True),
        ("libQt6Gui.so.6", True),
        ("libQt6OpenGL.so.6", False),
        ("libsqlite3.so.0", True),
        ("libcrypto.so.3", True),
        ("sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so", True),
        ("_cffi_backend.cpython-311-x86_64-linux-gnu.so", True),
        ("cryptography/hazmat/bindings/_rust.abi3.so", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("libssl.so.3", False),
        ("libxcb-cursor.so.0", False),
        ("libstdc++.so.6", False),
        ("resources/icons/app.svg", True),
    ],
)
def test_what_stays(inside: str, wanted: bool) -> None:
    assert parts.is_wanted(inside, linux=True) is wanted


def test_elsewhere_the_libraries_are_not_the_systems() -> None:
    assert parts.is_wanted("libffi-8.dll", linux=False)
    assert not parts.is_wanted("PySide6/opengl32sw.dll", linux=False)


def test_wheel_and_program_leave_the_same_resources_out() -> None:
    said = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse((ROOT / "setup.py").read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    assert said["LEFT_OUT"] == parts.RESOURCES_LEFT_OUT
    assert all((ROOT / "resources" / each).is_dir() for each in parts.RESOURCES_LEFT_OUT)


def test_the_specification_is_python_and_uses_the_lists() -> None:
    tree = ast.parse((PACKAGING / "networker.spec").read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "parts"
    }
    assert used >= {"is_wanted", "lacking", "MODULES_LEFT_OUT", "QT_MODULES", "RESOURCES_LEFT_OUT"}


FOUND_ON_LINUX = (
    "sqlcipher3", "sqlcipher3.dbapi2", "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so", "keyring",
    "keyring.backends.SecretService", "keyring.backends.Windows", "keyring.backends.macOS", "secretstorage",
    "keyring-25.7.0.dist-info/entry_points.txt", "jeepney.io.blocking", "_cffi_backend.cpython-311-x86_64-linux-gnu.so",
    "cryptography/hazmat/bindings/_rust.abi3.so",
)  # fmt: skip


def test_a_program_that_cannot_encrypt_is_not_made() -> None:
    """Without the extra PyInstaller says nothing: what is imported late and is not there is passed over."""
    assert parts.lacking(FOUND_ON_LINUX, linux=True) == []
    for gone, said in (
        ("sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so", "sqlcipher3/_sqlite3."),
        ("keyring-25.7.0.dist-info/entry_points.txt", "keyring-"),
        ("keyring.backends.SecretService", "keyring.backends.SecretService"),
        ("_cffi_backend.cpython-311-x86_64-linux-gnu.so", "_cffi_backend."),
    ):
        assert parts.lacking([each for each in FOUND_ON_LINUX if each != gone], linux=True) == [said]
    elsewhere = [each.replace("/", "\\") for each in FOUND_ON_LINUX if "secretstorage" not in each]
    assert parts.lacking(elsewhere, linux=False) == []
    assert parts.lacking((), linux=False) == list(parts.REQUIRED)


def test_what_encrypts_is_what_the_program_imports() -> None:
    found = set(imported())
    assert {each.split(".")[0].split("/")[0] for each in parts.REQUIRED} - {"keyring-"} <= found


def test_what_the_loader_was_told_is_not_handed_on() -> None:
    start = script("start")
    environment = {
        "LD_LIBRARY_PATH": "/x/_internal",
        "_PYI_ARCHIVE_FILE": "/x/networker",
        "HOME": "/home/ana",
    }
    start.give_back(environment)
    assert environment == {"HOME": "/home/ana"}
    environment = {"LD_LIBRARY_PATH": "/x/_internal:/opt/own", "LD_LIBRARY_PATH_ORIG": "/opt/own"}
    start.give_back(environment)
    assert environment == {"LD_LIBRARY_PATH": "/opt/own"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no /proc elsewhere")
def test_pages_are_read_from_the_program_that_runs_and_not_from_its_update() -> None:
    """`apt upgrade` under a program in the tray puts another file in the place of the one it reads its modules from."""
    start = script("start")
    own = SimpleNamespace(_filename=os.path.realpath(sys.executable))
    start.keep_hold(own)
    assert own._filename == start.ITSELF
    for other in (SimpleNamespace(_filename=str(ROOT / "pyproject.toml")), SimpleNamespace()):
        before = vars(other).copy()
        start.keep_hold(other)
        assert vars(other) == before, (
            "modules in a file of their own, or a PyInstaller that keeps the name elsewhere"
        )
