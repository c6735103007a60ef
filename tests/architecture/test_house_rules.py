"""Rules of the house that can be read off the source (docs/architecture.md, CONTRIBUTING.md).

Each stands for a fault that was met: results lost by runnables that own signals, seconds lost in proxy
models, rules that cannot be tested because they look at the clock themselves.
"""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.source import PACKAGE, ROOT, Module, module, modules

PURE = {"domain", "formats", "store", "services"}
CLOCKS = {
    "datetime.datetime": {"now", "utcnow", "today"},
    "datetime.date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime"},
}
MAKERS = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict", "bytearray"}
MUTATORS = {
    "append",
    "extend",
    "insert",
    "add",
    "update",
    "setdefault",
    "pop",
    "popitem",
    "clear",
    "remove",
    "discard",
}

Finding = tuple[int, str]


def dotted(node: ast.expr) -> str:
    """`a.b.c` for a chain of names, empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (front := dotted(node.value)):
        return f"{front}.{node.attr}"
    return ""


def aliases(one: Module) -> dict[str, str]:
    """What the names bound by imports stand for: `from datetime import datetime as dt` gives dt its full name."""
    found: dict[str, str] = {}
    for node in one.nodes:
        if isinstance(node, ast.Import):
            found |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


def full_name(node: ast.expr, bound: dict[str, str]) -> str:
    first, dot, rest = dotted(node).partition(".")
    return bound.get(first, first) + dot + rest


def forbidden_qt(one: Module) -> Iterator[Finding]:
    for node in one.nodes:
        match node:
            case ast.Attribute(attr="processEvents"):
                yield (
                    node.lineno,
                    "calls processEvents: work belongs on a lane, results come as a queued signal",
                )
            case ast.ClassDef(bases=bases) if any(dotted(base).endswith("QRunnable") for base in bases):
                yield node.lineno, f"{node.name} is a QRunnable: use the lanes of desktop/jobs"
            case ast.Name(id="QSortFilterProxyModel") | ast.Attribute(attr="QSortFilterProxyModel"):
                yield node.lineno, "uses QSortFilterProxyModel: sort and filter in SQL, page the ids"
            case ast.Attribute(value=ast.Call(func=ast.Attribute(attr="instance", value=owner))) if dotted(
                owner
            ).endswith("Application"):
                yield node.lineno, "reaches through QApplication.instance(): take it in the constructor"
            case ast.Name(id="qApp") | ast.Attribute(attr="qApp"):
                yield node.lineno, "uses qApp: take the application in the constructor"


def bare_styles(one: Module) -> Iterator[Finding]:
    """Declarations without a selector hold for all that is inside as well: the menu of a field was black and cut."""
    for node in one.nodes:
        match node:
            case ast.Call(
                func=ast.Attribute(attr="setStyleSheet"), args=[ast.Constant() | ast.JoinedStr() as sheet]
            ):
                parts = sheet.values if isinstance(sheet, ast.JoinedStr) else [sheet]
                text = "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
                if "{" not in text and not text.startswith("color:"):
                    yield node.lineno, f"{text!r} names no widget: say whose look it is"


def outlives_its_widget(one: Module) -> Iterator[Finding]:
    """The theme lives as long as the program: only a bound method is let go of with the widget it belongs to."""
    for node in one.nodes:
        match node:
            case ast.Call(
                func=ast.Attribute(attr="connect", value=ast.Attribute(attr="changed", value=owner)),
                args=[ast.Lambda() | ast.Call()],
            ) if dotted(owner).rpartition(".")[2].endswith("theme"):
                yield node.lineno, "hears of the theme by a lambda, which is called when the widget is gone"


def lines_of_qt(one: Module) -> Iterator[Finding]:
    """A line of a menu is Python's own: one that Qt made PySide may take for deleted while it is there."""
    for node in one.nodes:
        match node:
            case ast.Call(func=ast.Attribute(attr="addAction"), args=[ast.Name()], keywords=[]):
                pass  # one that was made before
            case ast.Call(func=ast.Attribute(attr="addAction")):
                yield node.lineno, "has Qt make the line of a menu: use add_action or add_note"


def markup_that_is_spoken(one: Module) -> Iterator[Finding]:
    """Of a widget without a description Qt tells a screen reader the tooltip, with all its signs."""
    if one.name == "networker.ui.text" or one.layer == "desktop":
        return
    for node in one.nodes:
        match node:
            case ast.Call(func=ast.Attribute(attr="setToolTip")):
                yield node.lineno, "sets a tooltip alone: set_tooltip describes the widget as well"


def is_entry(statement: ast.stmt) -> bool:
    """Where a module is itself a program (`python -m`): somebody has to look at the clock there."""
    match statement:
        case ast.FunctionDef(name="main") | ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            return True
    return False


def own_clocks(one: Module) -> Iterator[Finding]:
    if one.layer not in PURE:
        return
    bound = aliases(one)
    rules = (statement for statement in one.tree.body if not is_entry(statement))
    for node in (node for statement in rules for node in ast.walk(statement)):
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            owner, _, method = full_name(node, bound).rpartition(".")
            if method in CLOCKS.get(owner, ()):
                yield node.lineno, f"reads the clock by {owner}.{method}: time is a parameter"


def shared_state(one: Module) -> Iterator[Finding]:
    """`global`, and containers of a module that are made to change or are seen to change."""
    constants: set[str] = set()
    for statement in one.tree.body:
        for name, value in assigned(statement):
            if not is_container(value) or name.startswith("__"):
                continue
            if name.upper() == name:
                constants.add(name)
            else:
                yield statement.lineno, f"{name} is a mutable container of the module: give it to an object"
    for node in one.nodes:
        match node:
            case ast.Global():
                yield node.lineno, f"global {', '.join(node.names)}: give it to an object"
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr)) if attr in MUTATORS:
                if name in constants:
                    yield node.lineno, f"{name}.{attr}() changes a constant"
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()) if name in constants:
                yield node.lineno, f"{name}[…] changes a constant"


def assigned(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    match statement:
        case ast.Assign(targets=targets, value=value):
            yield from ((target.id, value) for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value


def is_container(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return dotted(value.func).rpartition(".")[2] in MAKERS
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def no_docstring(one: Module) -> Iterator[Finding]:
    if ast.get_docstring(one.tree) is None:
        yield 1, "has no docstring that says why it exists"


@pytest.mark.parametrize(
    "rule",
    [
        forbidden_qt,
        bare_styles,
        outlives_its_widget,
        lines_of_qt,
        markup_that_is_spoken,
        own_clocks,
        shared_state,
        no_docstring,
    ],
)
def test_the_program_keeps_the_rule(rule: Callable[[Module], Iterator[Finding]]) -> None:
    assert [one.at(line, what) for one in modules() for line, what in rule(one)] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (forbidden_qt, "app.processEvents()"),
        (bare_styles, "line.setStyleSheet('border:0')"),
        (bare_styles, "line.setStyleSheet(f'min-height:{n}px')"),
        (outlives_its_widget, "theme.changed.connect(lambda: self.update())"),
        (outlives_its_widget, "self._theme.changed.connect(partial(dress, label))"),
        (lines_of_qt, "menu.addAction('Quit').setEnabled(False)"),
        (lines_of_qt, "menu.addAction(self.tr('Quit'), quit)"),
        (markup_that_is_spoken, "chip.setToolTip(tooltip(name))"),
        (forbidden_qt, "class Job(QtCore.QRunnable):\n    pass"),
        (forbidden_qt, "from x import y\nproxy = QSortFilterProxyModel()"),
        (forbidden_qt, "QApplication.instance().store.save()"),
        (forbidden_qt, "QtCore.QCoreApplication.instance().quit()"),
        (own_clocks, "import datetime\ndef f():\n    return datetime.datetime.now(datetime.UTC)"),
        (own_clocks, "from datetime import date as day\nday.today()"),
        (own_clocks, "from datetime import datetime\ndef f(clock=datetime.now): ..."),
        (own_clocks, "import time\ntime.time()"),
        (own_clocks, "from time import time\ntime()"),
        (shared_state, "def f():\n    global n\n    n = 1"),
        (shared_state, "cache = {}"),
        (shared_state, "seen: set[str] = set()"),
        (shared_state, "KNOWN = []\ndef f(x):\n    KNOWN.append(x)"),
        (shared_state, "KNOWN = {}\ndef f(x):\n    KNOWN[x] = 1"),
        (no_docstring, "x = 1"),
    ],
)
def test_a_breach_is_seen(rule: Callable[[Module], Iterator[Finding]], text: str) -> None:
    assert list(rule(module("networker.services.example", text)))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (forbidden_qt, "application = QApplication.instance()"),
        (bare_styles, "line.setStyleSheet('QLineEdit { border:0 }')"),
        (bare_styles, "label.setStyleSheet(f'color:{ink}')"),
        (outlives_its_widget, "theme.changed.connect(self.update)"),
        (lines_of_qt, "menu.addAction(holder)"),
        (markup_that_is_spoken, "set_tooltip(chip, name)"),
        (outlives_its_widget, "self.seats.changed.connect(lambda: self.read())"),
        (own_clocks, "from datetime import datetime\ndef main():\n    return datetime.now()"),
        (own_clocks, "import time\nbegan = time.monotonic()"),
        (own_clocks, "from datetime import datetime\ndef f(now: datetime): return now.date()"),
        (
            shared_state,
            "WORDS = {'a': 1}\nPAIR = (1, 2)\ndef f():\n    rows = []\n    rows.append(WORDS['a'])",
        ),
        (no_docstring, '"""Why."""'),
    ],
)
def test_what_is_allowed_is_left_alone(rule: Callable[[Module], Iterator[Finding]], text: str) -> None:
    assert list(rule(module("networker.services.example", text))) == []


def test_the_tests_mirror_the_source() -> None:
    """tests/store/ stands for networker/store/; six folders hold what belongs to no one module of it."""
    across = {"architecture", "journeys", "benchmarks", "faults", "packaging", "prove"}
    files = [path.relative_to(ROOT / "tests") for path in sorted((ROOT / "tests").rglob("test_*.py"))]
    astray = [
        path.as_posix()
        for path in files
        if len(path.parts) > 1 and path.parts[0] not in across and not (PACKAGE / path.parent).is_dir()
    ]
    assert astray == []
