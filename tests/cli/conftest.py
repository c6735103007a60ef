"""Verbs called as other programs call them, and a file to import."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from networker.cli import run

EXPORT = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Ribeiro,https://www.linkedin.com/in/ana-ribeiro,ana.ribeiro@example.org,Tidewater Studio,Product lead,04 Mar 2019
Daniel,Frost,https://www.linkedin.com/in/daniel-frost,,Frost & Pike,Engineer,09 May 2020
Daniel,Igwe,https://www.linkedin.com/in/daniel-igwe,,Harbour Fund,Grant officer,30 Nov 2021
,,,,,,07 Jun 2026
"""
NOW = "2026-11-20T10:00:00+01:00"
Call = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def call(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a verb: (exit status, the object or text, standard error)."""

    def call_(*words: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        try:
            status = run.main([*words, "--data-dir", str(data_dir), "--now", NOW, "--json"])
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capsys.readouterr()
        lines = [json.loads(line) for line in out.splitlines()]
        return status, lines[0] if len(lines) == 1 else lines, err

    return call_


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path
