"""The program's own source as syntax trees, for rules that can be read off the text.

Trees instead of imports: a rule holds for a module that is not finished, or cannot be imported here.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "networker"


@dataclass(frozen=True)
class Module:
    """One Python file, with the dotted name it is imported by."""

    name: str
    path: Path
    text: str

    @property
    def layer(self) -> str:
        """The part below `networker`: a package's or a lone module's name, empty for the root package."""
        return self.name.partition(".")[2].partition(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=str(self.path))

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in the tree: each rule looks through all of it, and the way there is most of the work."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def imports(self) -> list[tuple[int, str]]:
        """Line and absolute name of everything imported, also inside functions and `if TYPE_CHECKING`.

        `from a import b` counts as `a.b`, since b may be a module.
        """
        package = self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]
        found: list[tuple[int, str]] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += [(node.lineno, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                base = ".".join([*above, *([node.module] if node.module else [])])
                found += [(node.lineno, f"{base}.{alias.name}") for alias in node.names]
        return found

    def at(self, line: int, what: str) -> str:
        return f"{self.name}:{line} {what}"


def module(name: str, text: str) -> Module:
    """A module out of a text, for the tests of the rules themselves."""
    return Module(name, Path(*name.split(".")).with_suffix(".py"), text)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the program, in the order of their names, parsed once for all rules."""
    return tuple(_found())


def _found() -> Iterator[Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield Module(name, path, path.read_text(encoding="utf-8"))


def below(imported: str, package: str) -> bool:
    """Whether an imported name is the package or something in it."""
    return imported == package or imported.startswith(package + ".")
