"""What a release promises: one version, a list of what is in it, and a workflow that calls commands that are there."""

import argparse
import hashlib
import json
import plistlib
import re
import sqlite3
import ssl
from email.message import Message
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

import networker
from tests.packaging_scripts import PACKAGING, ROOT, script

build, metainfo, papers = script("build"), script("metainfo"), script("papers")
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"


def test_the_changelog_and_the_version_agree() -> None:
    newest = metainfo.releases((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))[0]
    assert newest.version == networker.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", networker.__version__)


def test_the_version_stands_in_one_place() -> None:
    one = re.escape(networker.__version__)
    for path in ("pyproject.toml", "setup.py", "packaging/networker.spec", "packaging/macos/Info.plist"):
        assert not re.search(rf"[\"'>]{one}[\"'<]", (ROOT / path).read_text(encoding="utf-8")), path


def test_the_source_archive_holds_what_the_readme_leads_to() -> None:
    named = set((ROOT / "MANIFEST.in").read_text(encoding="utf-8").split())
    links = re.findall(r"\]\(([^):#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    taken_by_itself = {"pyproject.toml", "setup.py", "README.md", "LICENSE"}
    assert links
    assert {each.split("/")[0] for each in links} <= named | taken_by_itself


def test_a_changelog_that_does_not_tell_its_version_is_refused() -> None:
    assert metainfo.releases("## [Unreleased]\n\n## [1.0.0] - 2027-01-01\n")[0] == ("1.0.0", "2027-01-01")
    assert metainfo.releases("## [Unreleased]\n\nBecomes 1.1.0.\n\n## [1.0.0] - 2027-01-01\n")[0] == (
        "1.1.0",
        "",
    )
    for text in ("## [Unreleased]\n\n- something new\n\n## [1.0.0] - 2027-01-01\n", "", "## [Unreleased]\n"):
        with pytest.raises(ValueError, match=r"CHANGELOG\.md"):
            metainfo.releases(text)


def test_a_tag_must_be_that_of_the_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build, "ROOT", tmp_path)
    version = networker.__version__
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text(f"## [{version}] - 2026-12-24\n", encoding="utf-8")
    build.check_tag(argparse.Namespace(tag=f"v{version}"))
    with pytest.raises(build.Failed, match=r"v9\.9\.9"):
        build.check_tag(argparse.Namespace(tag="v9.9.9"))
    changes.write_text(f"## [Unreleased]\n\nBecomes {version}.\n", encoding="utf-8")
    with pytest.raises(build.Failed, match="its day"):
        build.check_tag(argparse.Namespace(tag=f"v{version}"))


def audited(*dependencies: dict[str, object]) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


def test_an_audit_says_when_it_could_not_look() -> None:
    well = {"name": "ijson", "version": "3.6.0", "vulns": []}
    flaw = {"id": "CVE-2027-1", "fix_versions": ["1.18"], "aliases": [], "description": ""}
    ill = {"name": "six", "version": "1.17", "vulns": [flaw]}
    passed = {"name": "peewee", "skip_reason": "Dependency not found and could not be audited"}
    assert build.audit_result(audited(well), "")[0] == 0
    status, sentence = build.audit_result("", "Traceback\nConnectionError: no route\n")
    assert (status, "no route" in sentence) == (build.NOT_LOOKED, True)
    status, sentence = build.audit_result(audited(well, passed), "")
    assert (status, sentence.startswith("Not looked at 1 of 2: peewee")) == (build.NOT_LOOKED, True)
    assert build.audit_result(audited(), "")[0] == build.NOT_LOOKED
    status, sentence = build.audit_result(audited(passed, ill), "")
    assert (status, "six 1.17: CVE-2027-1, mended in 1.18" in sentence) == (1, True)


def test_the_list_of_what_is_shipped_names_what_no_distribution_tells(tmp_path: Path) -> None:
    bare = {
        "metadata": {"component": {"name": "networker"}},
        "components": [
            {"name": "networker"},
            {"name": "six", "licenses": [{"license": {"id": "MIT"}}]},
            {"name": "peewee"},
        ],
    }
    qt = played(tmp_path, "PySide6_Essentials")
    qt.files.append(Path("PySide6/Qt/lib/libicudata.so.73"))
    among = [played(tmp_path, "networker"), qt, played(tmp_path, "six"), played(tmp_path, "peewee")]
    whole = papers.complete(bare, among, [papers.Within("OpenSSL", "3.6", "Apache-2.0", "sqlcipher3")])
    last = whole["components"].pop()
    assert (last["name"], last["version"], last["bom-ref"]) == ("OpenSSL", "3.6", "openssl-3.6-in-sqlcipher3")
    assert "sqlcipher3" in last["description"], "an advisory may be for one of two OpenSSLs alone"
    references = [each["bom-ref"] for each in (*whole["components"], last) if "bom-ref" in each]
    assert len(references) == len(set(references)) == 6
    assert whole["metadata"]["component"]["version"] == "1.0"
    versions = {each["name"]: each.get("version") for each in whole["components"]}
    assert list(versions) == ["six", "peewee", "Python", "SQLite", "OpenSSL", "Qt", "ICU"]
    assert (versions["SQLite"], versions["ICU"]) == (sqlite3.sqlite_version, "73")
    assert versions["OpenSSL"] in ssl.OPENSSL_VERSION, (
        "of all that is brought along it has the most advisories"
    )
    told = {each["name"]: [one["license"]["id"] for one in each["licenses"]] for each in whole["components"]}
    assert told["peewee"] == ["MIT"], "its own metadata tell none"
    assert all(told.values())


@pytest.mark.skipif(not find_spec("sqlcipher3"), reason="sqlcipher3 is not installed: it is an extra")
def test_what_encrypts_tells_what_it_is_made_of() -> None:
    found = papers.sqlcipher()
    assert [(each.name, each.holder) for each in found] == [
        ("SQLCipher", "sqlcipher3"),
        ("SQLite", "sqlcipher3"),
        ("OpenSSL", "sqlcipher3"),
    ]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", each.version) for each in found), found


def test_what_a_distribution_says_it_is_compiled_with_is_listed(tmp_path: Path) -> None:
    holder = played(tmp_path, "cryptography", License="BSD")
    (tmp_path / "cryptography-1.0.dist-info" / "sboms").mkdir()
    own = tmp_path / "cryptography-1.0.dist-info" / "sboms" / "own.cyclonedx.json"
    either = [{"expression": "MIT OR Apache-2.0"}]
    components: list[dict[str, object]] = [
        {"name": "cc", "version": "1", "scope": "excluded"},
        {"name": "pyo3", "version": "0.29", "licenses": either, "purl": "pkg:cargo/pyo3@0.29?a=b"},
        {"name": "crate", "version": "2", "licenses": either, "purl": "pkg:cargo/crate@2?from=file:///x"},
        {"name": "openssl", "version": "4.0"},
    ]
    own.write_text(json.dumps({"components": components}), encoding="utf-8")
    holder.files.append(own)
    found = papers.told_within([holder, played(tmp_path, "plain")])
    assert [(each.name, each.licence, each.address) for each in found] == [
        ("pyo3", "MIT OR Apache-2.0", "pkg:cargo/pyo3@0.29"),
        ("crate", "MIT OR Apache-2.0", ""),
        ("openssl", "Apache-2.0", ""),
    ]
    assert found[0].listed["licenses"] == either
    assert "purl" not in found[1].listed
    assert "Compiled into cryptography:\npyo3 0.29: MIT OR Apache-2.0\n" in papers.paper([holder])
    own.write_text(json.dumps({"components": [{"name": "silent", "version": "1"}]}), encoding="utf-8")
    with pytest.raises(ValueError, match="silent tells no licence"):
        papers.told_within([holder])


def test_the_papers_give_sqlciphers_notice_and_where_its_conditions_stand(tmp_path: Path) -> None:
    text = papers.paper([played(tmp_path, "sqlcipher3"), played(tmp_path, "secretstorage", License="BSD")])
    assert "ZETETIC LLC, all rights reserved" in text
    assert "secretstorage 1.0: BSD" in text
    assert "sqlcipher3 1.0: Zlib" in text, "its own metadata tell none"


def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "b.whl").write_bytes(b"wheel")
    (tmp_path / "a.deb").write_bytes(b"package")
    (tmp_path / "SHA256SUMS").write_text("old", encoding="ascii")
    wheel, package = hashlib.sha256(b"wheel").hexdigest(), hashlib.sha256(b"package").hexdigest()
    assert build.sums(tmp_path) == f"{package}  a.deb\n{wheel}  b.whl\n"


def played(tmp_path: Path, name: str, **told: str) -> SimpleNamespace:
    """A distribution that brings one text."""
    metadata = Message()
    metadata["Name"] = name
    for key, value in told.items():
        metadata[key.replace("_", "-")] = value
    folder = tmp_path / f"{name}-1.0.dist-info"
    folder.mkdir()
    text = folder / "LICENSE"
    text.write_text(f"the text of {name}", encoding="utf-8")
    return SimpleNamespace(metadata=metadata, version="1.0", files=[text], locate_file=lambda file: file)


def test_every_licence_is_named_with_its_text(tmp_path: Path) -> None:
    text = papers.paper([
        played(tmp_path, "zeta", License="BSD"),
        played(tmp_path, "alpha", License_Expression="MIT"),
        played(tmp_path, "classed", Classifier="License :: OSI Approved :: Apache Software License"),
        played(tmp_path, "pip", License="MIT"),
    ])  # fmt: skip
    assert "alpha 1.0: MIT\n--------------\n\nthe text of alpha" in text
    assert (
        text.index("alpha") < text.index("classed 1.0: Apache Software License") < text.index("zeta 1.0: BSD")
    )
    assert "the text of pip" not in text
    with pytest.raises(ValueError, match="silent tells no licence"):
        papers.paper([played(tmp_path, "silent")])


def test_the_workflow_calls_what_is_there() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not here")
    said = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert said[True] == {"push": {"tags": ["v*"]}, "workflow_dispatch": {}}, "YAML takes `on` for a yes"
    assert said["permissions"] == {"contents": "read"}
    jobs = said["jobs"]
    assert {"ubuntu-latest", "windows-latest", "macos-latest"} == {job["runs-on"] for job in jobs.values()}
    for name, job in jobs.items():
        before = job.get("needs", [])
        assert set([before] if isinstance(before, str) else before) <= set(jobs), name
        assert all(("uses" in step) != ("run" in step) for step in job["steps"]), name
    runs = "\n".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
    called = re.findall(r"packaging/build\.py ([\w-]+)", runs)
    assert set(called) == set(build.COMMANDS) - {"program", "papers", "lock"}, (
        "archive and deb make the first two, and a list is looked at before it is taken"
    )
    for path in re.findall(r"packaging[/\\][\w/\\]+\.(?:py|sh|iss)", runs):
        assert (ROOT / path.replace("\\", "/")).exists(), path
    assert "dev.py test" in runs


def test_windows_and_macos_say_that_they_were_not_tried() -> None:
    setup = (PACKAGING / "windows" / "networker.iss").read_text(encoding="utf-8")
    assert "NOT YET TRIED" in setup.splitlines()[0]
    assert "PrivilegesRequired=lowest" in setup
    named = (PACKAGING / "macos" / "Info.plist").read_bytes()
    assert b"NOT YET TRIED" in named.split(b"\n")[2]
    assert plistlib.loads(named)["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["networker"]
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert not [right for right in rights if "network" in right]
    papers_said = (PACKAGING / "README.md").read_text(encoding="utf-8")
    assert "## Windows: not yet tried" in papers_said
    assert "## macOS: not yet tried" in papers_said


def test_no_removal_knows_the_users_folder() -> None:
    setup = (PACKAGING / "windows" / "networker.iss").read_text(encoding="utf-8")
    code = [line for line in setup.splitlines() if not line.startswith(";")]
    removing = [line for line in code if "Type: files" in line or "{localappdata}\\Networker" in line]
    assert removing == ['Type: filesandordirs; Name: "{app}\\_internal"']
