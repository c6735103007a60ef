"""Every text of the program that people see, as it stands in the source: what a translation has to have.

Read by `ast`, nothing is imported. In the window a text stands in a call of `tr` or `translate`. The layers below speak
English and know no language: what they say (sentences, the names of steps, reasons) is found by where it stands, and its
f-strings become templates, "Merge of %1 and %2", by which `networker/ui/language.py` knows a finished sentence again.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SERVICES = "services"  # the context of everything said below the window
# Contexts of what means something else elsewhere: "Close" is a circle there and a button here; "to" stands between two days.
APART = frozenset({"circles", "from day to day", "comment to", "of a day", "a share"})
_CALLS = frozenset({"tr", "_tr", "t", "translate"})
# Texts that stand in a table and are looked up one by one: by file, the names that hold them.
_TABLES = {
    "ui/tray_words.py": ("COUNTS",),
    "ui/reach_out/words.py": ("_COUNTS",),
    "ui/widgets/marks.py": ("_KEYS",),
    "ui/language_parts.py": ("JOINTS", "QUOTES", "MORE"),
}
# Calls in the window whose texts are looked up later: by name, the arguments by place and by keyword.
_DECLARED = {"Door": ((1,), ("text", "also")), "PageEntry": ((), ("text",))}
# What stands in a template where it is one of a few words of the program's own: each is a text by itself.
_KINDS = ("Message", "Mail", "Call", "Video", "Meeting", "Comment", "Note", "Plan")
_ADDRESSES = ("address", "phone number", "user name", "number", "profile")
_FILLED = {
    "the same %1": ("%1", _ADDRESSES),
    "the same %1 as row %2": ("%1", _ADDRESSES),
    "the same %1, which %2 people of this name have": ("%1", _ADDRESSES),
    "the same %1, another name": ("%1", _ADDRESSES),
    "the same %1, another birthday": ("%1", _ADDRESSES),
    "the same %1, another name and birthday": ("%1", _ADDRESSES),
    "%1 with %2": ("%1", _KINDS),
    "Recommendation of %1, %2": ("%2", ("asked", "promised", "given")),
    "Recommendation by %1, %2": ("%2", ("asked", "promised", "given")),
    "%1 is in %2 now": ("%2", ("Inner", "Close", "Good", "Wide", "Beyond")),
    "%1 people are in %2 now": ("%2", ("Inner", "Close", "Good", "Wide", "Beyond")),
}
_BELOW = ("domain", "formats", "store", "services", "desktop")
# Grammar, invented people and tables of other programs' words, of which nobody is told anything.
_NOT_SHOWN = re.compile(
    r"domain/(quick_line|ask|search_query)/|services/sample_|store/(migrations|check|schema)|domain/(depth|offices)"
)
_LABELS = re.compile(r"(^|_)labels?$", re.IGNORECASE)
_LABELLING = re.compile(r"(^|_)label$|^_named$")
# How the values are called that an import changes, as `services/imports/known.py` has them.
_VALUES = (
    "name", "company", "title", "job", "place", "birthday", "mail", "phone", "address", "group", "notes", "photo", "state",
    "nickname", "suffix", "gender", "link", "language", "project", "common ground", "how met", "education", "anniversary",
    "family", "like",
)  # fmt: skip
# Modules that put what they say together out of parts: each text with a space in it is one, and these words.
_OF_PARTS = re.compile(
    r"services/(evidence|merge|imports/(by_\w+|namesakes|everybody|ahead|newer|parties|succession|compared|apply|reading"
    r"|meetings_count|planned|known|explained|readdressed))\.py"
)
_NO_TEXT = re.compile(r".*[\\*].*|by me|also in|[\w.]+: \w+|[\w.]+(, [\w.]+){2,}|\w+ \(?\w+\)? (\||IN) .*")
_SENTENCE = re.compile(r"^[“\"]?(?:%\d|[A-Z]).*[.?:]$", re.DOTALL)
_SQL = re.compile(
    r"\b(SELECT|FROM|WHERE|JOIN|UPDATE|INSERT|DELETE|PRAGMA|NULL|EXISTS|HAVING|AND|INTO|IS|BETWEEN|CASE)\b|[<>=_]\?|\(\?"
)
_BEHIND_A_NAME = re.compile(r"is (an?|not|packed) .* .*\.$", re.DOTALL)  # “photo.jpg” *is a picture…*


@dataclass(slots=True)
class Text:
    """One text with the files it stands in. `context`: "" where it is the same everywhere. `where`: for whoever translates."""

    text: str
    context: str = ""
    files: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)


def found(package: Path) -> list[Text]:
    """All texts of the program in the order of their files. `package`: the folder `networker`."""
    texts: dict[tuple[str, str], Text] = {}
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        of_window = name.startswith("ui/")
        shown = _in_window(tree, name) if of_window else _below(tree, name)
        for text, context in shown:
            _note(texts, text, context, f"networker/{name}")
        if of_window:
            continue
        for text, context in _in_window(tree, name):
            _note(texts, text, context, f"networker/{name}")
    return list(texts.values())


def _note(texts: dict[tuple[str, str], Text], text: str, context: str, file: str) -> None:
    if not re.search(r"[^\W\d_]|[“”]", re.sub(r"%[n\d]|\{\d\}", "", text)):
        return  # nothing to translate but signs that are the same everywhere
    apart = context if context in APART else ""
    each = texts.setdefault((text, apart), Text(text, apart))
    if file not in each.files:
        each.files.append(file)
    if context and context not in each.where:
        each.where.append(context)


# ---- the window


def _in_window(tree: ast.Module, name: str) -> Iterator[tuple[str, str]]:
    contexts = _contexts(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Raise(exc=ast.Call(func=ast.Name(id="CannotDo"), args=[said])) if name.startswith("ui/"):
                yield from ((text, SERVICES) for text in _templates(said, {}))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in _texts_of(node):
                yield from ((text, contexts.get(node, "")) for text in _literals(argument))
    for held in _TABLES.get(name, ()):
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and held in map(_name, _targets(node)):
                yield from ((text, contexts.get(node, "")) for text in _all_strings(node.value))


def _texts_of(call: ast.Call) -> Iterator[ast.expr]:
    called = _name(call.func)
    if called in _CALLS:
        # `t` is short for the one or the other.
        nth = 1 if called == "translate" or (called == "t" and len(call.args) > 1) else 0
        if len(call.args) > nth:
            yield call.args[nth]
    elif called in _DECLARED:
        places, words = _DECLARED[called]
        yield from (call.args[n] for n in places if n < len(call.args))
        yield from (each.value for each in call.keywords if each.arg in words)


def _contexts(tree: ast.Module) -> dict[ast.AST, str]:
    """By call the context in which Qt is asked: the class for `self.tr`, else the name that the module gives it."""
    named = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) == "translate" and len(node.args) > 1
        if isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and not isinstance(node.args[1], ast.Constant)  # it passes on what others say
    ]
    of: dict[ast.AST, str] = {}

    def walk(node: ast.AST, inside: str) -> None:
        for child in ast.iter_child_nodes(node):
            at = child.name if isinstance(child, ast.ClassDef) else inside
            if isinstance(child, ast.Call):
                mine = isinstance(child.func, ast.Attribute) and child.func.attr == "tr"
                of[child] = _own_context(child) or (at if mine and at else (named[0] if named else at))
            walk(child, at)

    walk(tree, "")
    return of


def _own_context(call: ast.Call) -> str:
    """The context that a call of `translate` names itself; "" for any other."""
    match call:
        case ast.Call(args=[ast.Constant(value=str(context)), _, *_]) if _name(call.func) == "translate":
            return context
    return ""


def _literals(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression may be: a literal, or one of several."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _literals(one)
            yield from _literals(other)
        case ast.BoolOp(values=several):
            for each in several:
                yield from _literals(each)


# ---- the layers below


def _below(tree: ast.Module, name: str) -> Iterator[tuple[str, str]]:
    if not name.startswith(_BELOW) or _NOT_SHOWN.search(name):
        return
    constants = _constants(tree)
    nodes = [*_shown(tree, constants, of_formats=name.startswith("formats/"))]
    if _OF_PARTS.fullmatch(name):
        nodes += _parts(tree, constants)
    if name == "services/imports/known.py":
        yield from ((word, SERVICES) for word in _VALUES)
    for node in nodes:
        for text in _templates(node, constants):
            if not _SQL.search(text) and not re.fullmatch(r"(%\d|\W)*|[\w.%-]+", text):
                text = f"%1 {text}" if _BEHIND_A_NAME.match(text) else text
                place, words = _FILLED.get(text, ("", ()))
                yield from ((text.replace(place, word).replace("%2", "%1"), SERVICES) for word in words)
                if words is not _ADDRESSES:
                    yield text, SERVICES


def _parts(tree: ast.Module, constants: dict[str, str]) -> Iterator[ast.expr]:
    silent = _silent(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and node not in silent:
            texts = [*_templates(node, constants)]
            if any(" " in each and each.strip() == each and not _NO_TEXT.fullmatch(each) for each in texts):
                yield node


def _constants(tree: ast.Module) -> dict[str, str]:
    """The texts that a module gives names to, which its f-strings may hold."""
    return {
        _name(node.targets[0]): node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def _shown(tree: ast.Module, constants: dict[str, str], *, of_formats: bool) -> Iterator[ast.expr]:
    silent = _silent(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="step"), args=[_, label, *_]):
                yield label
            case ast.Call(func=ast.Attribute(attr="take_back"), keywords=words):
                yield from (each.value for each in words if each.arg == "label")
            case ast.FunctionDef(name=called, body=body) if _LABELLING.search(called):
                yield from (
                    each.value
                    for line in body
                    for each in ast.walk(line)
                    if isinstance(each, ast.Return) and each.value is not None
                )
            case ast.Assign() | ast.AnnAssign() if any(
                _LABELS.search(_name(each)) for each in _targets(node)
            ):
                if node.value is not None:
                    yield node.value
            case ast.Constant() | ast.JoinedStr() if node not in silent:
                if any(
                    _BEHIND_A_NAME.match(each) or (_SENTENCE.match(each) and " " in each)
                    for each in _templates(node, constants)
                ):
                    yield node
    if of_formats:
        yield from _reasons(tree, constants)


def _reasons(tree: ast.Module, constants: dict[str, str]) -> Iterator[ast.expr]:
    """Why a row or file is left out, and what a kind of file is called: constants of the formats' modules."""
    for each in ast.walk(tree):
        if isinstance(each, ast.Call) and _name(each.func) == "Recognised" and len(each.args) > 1:
            yield each.args[1]
        elif isinstance(each, ast.Assign) and "title" in [
            _name(t) for to in each.targets for t in ast.walk(to)
        ]:
            yield from (
                part for part in ast.walk(each.value) if isinstance(part, ast.Constant | ast.JoinedStr)
            )
        elif isinstance(each, ast.Constant) and re.fullmatch(r"[A-Z]\w+ (\w+ )?on [A-Z]\w+", str(each.value)):
            yield each
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            if isinstance(node.value, ast.Constant | ast.JoinedStr):
                if any(each.count(" ") > 1 for each in _templates(node.value, constants)):
                    yield node.value
            elif _name(_targets(node)[0]) in ("READERS", "WHOLES") and isinstance(node.value, ast.Tuple):
                yield from (each.elts[0] for each in node.value.elts if isinstance(each, ast.Tuple))


def _silent(tree: ast.Module) -> set[ast.AST]:
    """Docstrings, and the parts of f-strings."""
    silent: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            silent.add(node.value)
        elif isinstance(node, ast.Call) and _name(node.func) == "step":
            silent.update(node.args[:1])  # the verb, not its name for people
        elif isinstance(node, ast.JoinedStr):
            silent.update(part for part in ast.walk(node) if part is not node)
    return silent


def _templates(node: ast.expr | None, constants: dict[str, str]) -> Iterator[str]:
    """The texts of an expression, with %1, %2 where something is put in."""
    match node:
        case ast.Constant(value=str(text)):
            yield _numbered(text)
        case ast.JoinedStr(values=parts):
            yield _joined(parts, constants)
        case ast.IfExp(body=one, orelse=other):
            yield from _templates(one, constants)
            yield from _templates(other, constants)
        case ast.BoolOp(values=several) | ast.Tuple(elts=several) | ast.Dict(values=several):
            for each in several:
                yield from _templates(each, constants)
        case (
            ast.Subscript(value=inner) | ast.Call(func=ast.Attribute(value=inner))
        ):  # {…}[key], "…".format(…)
            yield from _templates(inner, constants)


def _joined(parts: list[ast.expr], constants: dict[str, str]) -> str:
    text, n = "", 0
    for part in parts:
        match part:
            case ast.Constant(value=fixed):
                text += str(fixed)
            case ast.FormattedValue(value=ast.Name(id=name)) if name in constants:
                text += constants[name]
            case _:
                n += 1
                text += f"%{n}"
    return text


def _numbered(text: str) -> str:
    """A template of `str.format` with %1 for {} and {0}."""
    n = iter(range(1, 10))
    return re.sub(r"\{(\d?)\}", lambda found: f"%{int(found[1]) + 1 if found[1] else next(n)}", text)


def _all_strings(node: ast.expr | None) -> Iterator[str]:
    if node is not None:
        for each in ast.walk(node):
            if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value:
                yield each.value


def _targets(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
