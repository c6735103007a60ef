"""What is released, made by one command each: `python3 packaging/build.py deb`, and `--help` for the others.

Standard library only; what else is needed is put into two environments under build/: one with the tools, one with nothing but
the program as its users get it. What is made lies in dist/. pip decides where packages come from.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(HERE / "linux"), str(ROOT)]

import locking  # noqa: E402
import metainfo  # noqa: E402

from networker import __version__  # noqa: E402

BUILD, DIST = ROOT / "build", ROOT / "dist"
ICONS, PROGRAM, PAPERS = BUILD / "icons", BUILD / "program", BUILD / "third-party.txt"
NOT_LOOKED = 3  # the exit status of an audit that could not ask anybody


class Failed(Exception):
    """What stops the build, as one sentence."""


def run(*command: str | Path, **more: str) -> None:
    """Show the command and run it in the checkout; raises Failed."""
    words = [str(each) for each in command]
    print("$ " + " ".join(words), flush=True)
    if subprocess.run(words, cwd=ROOT, env={**os.environ, **more}, check=False).returncode != 0:
        raise Failed(f"{Path(words[0]).name} failed: the lines above say why.")


def in_venv(folder: Path, name: str) -> Path:
    return folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name


def is_older(made: Path, *of: Path) -> bool:
    """Whether it is not there, or older than something of which it is made."""
    return not made.exists() or any(
        each.exists() and each.stat().st_mtime > made.stat().st_mtime for each in of
    )


def tools() -> Path:
    """The environment with PyInstaller and its like; made anew where the list of parts is newer."""
    folder = BUILD / "tools"
    if is_older(in_venv(folder, "pyinstaller"), locking.path()):
        venv.create(folder, with_pip=True, clear=True)
        python = in_venv(folder, "python")
        install_locked(python)  # the program is made of what lies here
        run(python, "-m", "pip", "install", "-q", f"{ROOT}[{locking.EXTRA},release]")
    return folder


def install_locked(python: Path, *more: str | Path) -> bool:
    """Install what the program depends on, each part only if it has its hash. False where this system has no list of them."""
    if not locking.path().exists():
        print(
            f"There is no {locking.path().name}: what is installed is checked by no hash. See: build.py lock"
        )
        return False
    run(python, "-m", "pip", *more, "install", "-q", "--require-hashes", "--no-deps", "-r", locking.path())
    return True


def clean() -> Path:
    """An environment with the wheel and what it depends on, and nothing else; made anew where one of them is newer."""
    wheel_, folder = wheel(), BUILD / "clean"
    marked = folder / wheel_.name
    if is_older(marked, wheel_, locking.path()):
        venv.create(folder, clear=True)  # without pip, which is not shipped either
        python = in_venv(tools(), "python")
        without = ("--no-deps",) if install_locked(python, "--python", folder) else ()
        run(python, "-m", "pip", "--python", folder, "install", "-q", *without, f"{wheel_}[{locking.EXTRA}]")
        marked.touch()
    return folder


# --- the commands -------------------------------------------------------------------------------------------


def make_program(_given: argparse.Namespace) -> None:
    """the program with its own Python and Qt, for the system this runs on"""
    folder = tools()
    run(in_venv(folder, "python"), HERE / "icons.py", ICONS, QT_QPA_PLATFORM="offscreen")
    spec = HERE / "networker.spec"
    places = ("--distpath", PROGRAM, "--workpath", BUILD / "work")
    run(in_venv(folder, "pyinstaller"), "--noconfirm", "--log-level", "WARN", *places, spec)
    made = PROGRAM / "networker"
    if sys.platform.startswith("linux"):
        strip(made / "_internal")
    print(f"{made}: {sum(each.lstat().st_size for each in made.rglob('*')) / 1e6:.0f} MB")


def strip(inside: Path) -> None:
    """Take the symbols for debuggers off Python's own files and SQLCipher, 13 MB; others have none, or would be spoilt."""
    own = (*inside.glob("libpython*"), *inside.glob("python*/lib-dynload/*.so"))
    for each in (*own, *inside.glob("sqlcipher3/*.so")):
        subprocess.run(["strip", "--strip-unneeded", str(each)], check=True)


def make_deb(given: argparse.Namespace) -> None:
    """the Debian package (on Debian or Ubuntu, as new as the oldest that it shall run on)"""
    import deb

    if not given.again:
        make_program(given)
        make_papers(given)
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    described = metainfo.described(text, site=given.site, pictures=given.pictures)
    made = deb.build(
        PROGRAM / "networker",
        DIST,
        version=__version__,
        icons=ICONS,
        metainfo=described,
        papers=PAPERS,
        work=BUILD,
    )
    print(
        f"{made}: {made.stat().st_size / 1e6:.1f} MB\nProve it: sudo packaging/linux/prove_deb.sh {made.relative_to(ROOT)}"
    )


def make_archive(given: argparse.Namespace) -> None:
    """the program in one file to unpack anywhere: .tar.xz on Linux, .zip elsewhere"""
    if not given.again:
        make_program(given)
    DIST.mkdir(exist_ok=True)
    name = DIST / f"networker-{__version__}-{sys.platform}"
    kind = "xztar" if sys.platform.startswith("linux") else "zip"
    whole = "Networker.app" if sys.platform == "darwin" else "networker"
    if sys.platform == "darwin":  # zip would follow the links in the bundle and spoil what was signed
        run("ditto", "-c", "-k", "--keepParent", PROGRAM / whole, f"{name}.zip")
        return
    print(shutil.make_archive(str(name), kind, PROGRAM, whole))


def make_wheel(_given: argparse.Namespace) -> None:
    """the wheel and the source archive, tried in an environment of their own"""
    run(in_venv(tools(), "python"), "-m", "build", "--outdir", DIST, ROOT)
    hold_resources(wheel())
    run(sys.executable, HERE / "prove_wheel.py", in_venv(clean(), "networker"))


def wheel() -> Path:
    """The wheel of this version; raises Failed where it was not made yet."""
    found = DIST / f"networker-{__version__}-py3-none-any.whl"
    if not found.exists():
        raise Failed("There is no wheel yet: python3 packaging/build.py wheel")
    return found


def hold_resources(made: Path) -> None:
    """Both archives must bring every file of resources that the program reads. Raises Failed."""
    from parts import RESOURCES_LEFT_OUT

    wanted = {
        each.relative_to(ROOT).as_posix()
        for each in (ROOT / "resources").rglob("*")
        if each.is_file() and each.relative_to(ROOT / "resources").parts[0] not in RESOURCES_LEFT_OUT
    }
    with zipfile.ZipFile(made) as held:
        inside = {each.removeprefix("networker/") for each in held.namelist()}
    with tarfile.open(DIST / f"networker-{__version__}.tar.gz") as held:
        source = {each.name.partition("/")[2] for each in held.getmembers()}
    for archive, names in (("wheel", inside), ("source archive", source)):
        if missing := sorted(wanted - names):
            raise Failed(f"The {archive} lacks {len(missing)} resources, such as {missing[0]}.")
    print(f"Both bring all {len(wanted)} resources.")


def make_papers(given: argparse.Namespace) -> None:
    """the licences of all that is shipped along, and the list of it (CycloneDX)"""
    if not (DIST / f"networker-{__version__}-py3-none-any.whl").exists():
        make_wheel(given)
    python = in_venv(clean(), "python")
    run(python, HERE / "papers.py", PAPERS)
    shutil.copy(PAPERS, DIST / "third-party.txt")
    listed = DIST / f"networker-{__version__}.cdx.json"
    run(
        in_venv(tools(), "cyclonedx-py"), "environment", "--pyproject", ROOT / "pyproject.toml", "--mc-type",
        "application", "--output-reproducible", "--gather-license-texts", "-o", listed, python,
    )  # fmt: skip
    run(python, HERE / "papers.py", listed)


def make_audit(_given: argparse.Namespace) -> None:
    """ask the public advisories about what is shipped along; says so where nobody can be asked"""
    asked = BUILD / "shipped.txt"
    here = ("--python", clean(), "freeze", "--exclude", "networker")
    frozen = subprocess.check_output([in_venv(tools(), "python"), "-m", "pip", *here], text=True)
    asked.write_text("".join(f"{line}\n" for line in frozen.splitlines() if "==" in line), encoding="utf-8")
    command = [in_venv(tools(), "pip-audit"), "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    done = subprocess.run(
        [*map(str, command), "-f", "json", "-r", str(asked)], capture_output=True, text=True, check=False
    )
    status, sentence = audit_result(done.stdout, done.stderr)
    print(sentence)
    if status:
        sys.exit(status)


def audit_result(answer: str, said: str) -> tuple[int, str]:
    """The exit status and the sentence for what pip-audit answered; `said` is what stands on its standard error.

    A distribution that it passed over was not looked at, though pip-audit itself ends as if all were well.
    """
    try:
        asked = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        reason = said.strip().splitlines()[-1:] or ["it gave no reason"]
        return (
            NOT_LOOKED,
            f"Not looked: the advisories do not answer ({reason[0]}). Nothing is known either way.",
        )
    found = [
        f"{each['name']} {each['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'no version yet'}"
        for each in asked
        for flaw in each.get("vulns", ())
    ]
    passed = [each["name"] for each in asked if "skip_reason" in each]
    if found:
        return 1, "\n".join((*found, "These stand between here and a release."))
    if passed or not asked:
        return (
            NOT_LOOKED,
            f"Not looked at {len(passed)} of {len(asked)}: {', '.join(passed)}. Nothing is known of these.",
        )
    return 0, f"No advisory is known for any of the {len(asked)} that are shipped along."


def make_lock(_given: argparse.Namespace) -> None:
    """what a release is made of on this system, part by part with its hash, for you to look at and commit"""
    before = locking.read(locking.path()) if locking.path().exists() else {}
    try:
        told = locking.text(locking.ask(Path(sys.executable), ROOT))
    except (ValueError, OSError, subprocess.CalledProcessError) as error:
        raise Failed(f"The list is as it was: {error}") from error
    locking.path().write_text(told, encoding="ascii", newline="\n")
    now = locking.read(locking.path())
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            was, is_now = before.get(name, ("none",))[0], now.get(name, ("none",))[0]
            print(f"{name}: {was} → {is_now}" if was != is_now else f"{name} {was}: another file")
    print(f"{locking.path().relative_to(ROOT)}: {len(now)} parts")


def make_sums(_given: argparse.Namespace) -> None:
    """SHA256SUMS of all that lies in dist/"""
    (DIST / "SHA256SUMS").write_text(sums(DIST), encoding="ascii")
    print((DIST / "SHA256SUMS").read_text(encoding="ascii"), end="")


def sums(folder: Path) -> str:
    """One line a file, as `sha256sum -c` reads it."""
    lines = []
    for each in sorted(folder.iterdir()):
        if each.is_file() and each.name != "SHA256SUMS":
            with each.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {each.name}\n")
    return "".join(lines)


def check_tag(given: argparse.Namespace) -> None:
    """whether a tag, the version and CHANGELOG.md agree, and the release has its day"""
    newest = metainfo.releases((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))[0]
    if given.tag != f"v{__version__}":
        raise Failed(f"The tag is {given.tag or 'not named'} and the version {__version__}.")
    if newest.version != __version__ or not newest.day:
        raise Failed(f"CHANGELOG.md does not begin with [{__version__}] and its day.")
    print(f"{given.tag}, of {newest.day}")


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "program": make_program, "archive": make_archive, "deb": make_deb, "wheel": make_wheel, "papers": make_papers,
    "audit": make_audit, "lock": make_lock, "sums": make_sums, "check-tag": check_tag,
}  # fmt: skip


def main(words: Sequence[str]) -> int:
    said = "\n".join(f"  {name:10} {command.__doc__}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        description=f"Make what is released.\n\n{said}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("tag", nargs="?", default="", help="for check-tag: v and the version")
    parser.add_argument("--again", action="store_true", help="take the program that was made before")
    parser.add_argument("--site", default="", help="the project's address, for the AppStream description")
    parser.add_argument("--pictures", default="", help="the address of the folder of its screenshots")
    given = parser.parse_args(list(words))
    try:
        COMMANDS[given.command](given)
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
