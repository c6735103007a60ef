"""Imports point downward, and each foreign library has one home (docs/architecture.md)."""

import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT, Module, below, module, modules

QT_ROOMS = {"ui", "desktop", "app"}
# imported library → the parts of networker that may name it
HOMES = {
    "PySide6": QT_ROOMS,
    "shiboken6": QT_ROOMS,
    "peewee": {"store"},
    "playhouse": {"store"},
    "appdirs": {"paths"},
    "networker.app": {"__main__"},
}
# part of networker → parts it must not import, beside what the layers of import-linter say
NEVER = {
    "ui": {"store", "cli", "app"},
    "cli": {"ui", "desktop", "app"},
    "domain": {"formats", "store", "services", "desktop", "ui", "cli", "app", "paths", "settings"},
    "formats": {"store", "services", "desktop", "ui", "cli", "app", "paths", "settings"},
}


def strays(one: Module) -> list[str]:
    """What a module imports though it may not."""
    found = []
    for line, name in one.imports:
        for library, homes in HOMES.items():
            if below(name, library) and one.layer not in homes:
                found.append(one.at(line, f"imports {name}: only {', '.join(sorted(homes))} may"))
        for other in NEVER.get(one.layer, ()):
            if below(name, f"networker.{other}"):
                found.append(one.at(line, f"imports {name}: {one.layer} must not"))
        if one.layer == "domain" and not in_standard_library(name) and not below(name, "networker.domain"):
            found.append(one.at(line, f"imports {name}: domain is standard library only"))
    return found


def in_standard_library(name: str) -> bool:
    return name.partition(".")[0] in sys.stdlib_module_names


def test_every_library_keeps_to_its_rooms() -> None:
    assert [stray for one in modules() for stray in strays(one)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("networker.services.people", "def f():\n    from PySide6.QtCore import QObject"),
        ("networker.cli.verbs", "from networker import app"),
        ("networker.cli.verbs", "from ..ui import theme"),
        ("networker.ui.window", "from networker.store.book import Book"),
        ("networker.ui.models.paged", "import peewee as p"),
        ("networker.services.places", "import appdirs"),
        ("networker.domain.rhythm", "import numpy"),
        ("networker.formats.vcard", "from networker import store"),
    ],
)
def test_a_stray_import_is_seen(name: str, text: str) -> None:
    assert len(strays(module(name, text))) >= 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("networker.__main__", "from networker import app, cli"),
        ("networker.store.schema", "import peewee\nfrom playhouse.sqlite_ext import FTS5Model"),
        ("networker.app", "from PySide6.QtWidgets import QApplication"),
        ("networker.domain.dates", "from . import names\nimport datetime"),
        ("networker.apprentice", "import networker.application"),
    ],
)
def test_what_is_allowed_is_left_alone(name: str, text: str) -> None:
    assert strays(module(name, text)) == []


def test_import_linter_keeps_its_contracts(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlinter import cli  # imported late: it sets up its own console

    monkeypatch.chdir(ROOT)
    assert cli.lint_imports(no_cache=True) == cli.EXIT_STATUS_SUCCESS


def test_nothing_below_the_desktop_loads_qt() -> None:
    """The command line must work, and start fast, where Qt is not even installed."""
    names = [
        one.name
        for one in modules()
        if one.layer in {"domain", "formats", "store", "services", "cli", "paths", "settings"}
        and not one.name.endswith("__main__")
    ]
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_there_is_something_to_watch() -> None:
    assert {one.layer for one in modules()} >= {"domain", "formats", "store", "services"}
