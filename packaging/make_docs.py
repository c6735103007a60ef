"""Write the pages that the program itself knows best: docs/schema.md out of its tables, the man page out of its help.

    python packaging/make_docs.py

Neither is edited by hand: tests/packaging/test_make_docs.py says where one of them is older than what it is made of. What the schema
says of a column is the remark that stands behind it in the source.
"""

import argparse
import ast
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import peewee as pw

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from networker.cli.arguments import parser  # noqa: E402
from networker.domain import vocabulary as words  # noqa: E402
from networker.store.book import VERSION  # noqa: E402
from networker.store.schema import APPLICATION_ID, CACHED, JOURNALLED, KEPT  # noqa: E402

SCHEMA = ROOT / "docs" / "schema.md"
MAN = ROOT / "packaging" / "linux" / "networker.1"

HEAD = f"""\
# The tables of the book

For those who want to ask `networker.db` something in SQL. Made by `python packaging/make_docs.py` from the tables
themselves, so not edited by hand. Schema version {VERSION} (`PRAGMA user_version`); `PRAGMA application_id` is \
{APPLICATION_ID} ("NWKR").

**Read a copy, and read only.** `networker backup DIR` makes one while the program runs. What another program writes into
the book cannot be undone, is missing from the sums, and may make the book unreadable to Networker. Between versions tables
change: what has to last is better built on [Networker's JSON](json.md) or on `--json` of [the command line](command-line.md).

```
sqlite3 -readonly copy.db "SELECT name, company, last_contact FROM person WHERE state = 'active' ORDER BY last_contact"
```

Text is UTF-8. A *day* is `YYYY-MM-DD` where the user was; a partial date is `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or `--MM-DD` without a
year. An instant is ISO 8601 with its offset; yes is 1, no is 0. Days that are whole numbers count from 1 January of the
year 1, which is day 1: `date((day - 719163) * 86400, 'unixepoch')` writes them out.

`networker.db` also holds the full text (`person_text`, `said_text` and their vocabularies, see decision 0024), which only
Networker's own words go into.
"""

VALUES = (
    ("person.state", words.State), ("person.circle", words.Circle), ("handle.channel, interaction.channel", words.Channel),
    ("interaction.kind", words.Kind), ("interaction.direction", words.Direction), ("interaction.depth", words.Depth),
    ("follow_up.side", words.Side), ("follow_up.state", words.FollowUpState), ("follow_up.introduces", words.Introduces),
    ("gathering_person.role", words.Role), ("fact.field", words.Fact), ("fact.type", words.FieldType),
)  # fmt: skip


# ---- the schema


def schema() -> str:
    """docs/schema.md, whole."""
    parts = [HEAD, "## What the book says", "Each change of these can be undone.", *map(_table, JOURNALLED)]
    parts += [
        "## What the program keeps beside it",
        "Records of what it did, and sums that are made anew.",
        *map(_table, KEPT),
    ]
    parts += ["## Words that columns hold", "\n".join(_values())]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _table(model: type[pw.Model]) -> str:
    meta = model._meta
    said = inspect.cleandoc(model.__doc__ or "") if "__doc__" in vars(model) and model.__doc__ else ""
    remarks = dict(_remarks(model))
    lines = [f"### {meta.table_name}"]
    lines += ["", said] if said else []
    lines += ["", "| column | holds | |", "|---|---|---|"]
    for field in meta.sorted_fields:
        remark = _remark(model, field, remarks).replace("|", "\\|")
        lines.append(" ".join(filter(None, (f"| `{field.column_name}` | {_type(field)} |", remark, "|"))))
    for columns, unique in meta.indexes:
        names = ", ".join(f"`{meta.fields[each].column_name}`" for each in columns)
        lines += ["", f"One row for each {names}." if unique else f"Found quickly by {names}."]
    return "\n".join(lines)


def _type(field: pw.Field) -> str:
    kind = {
        "AUTO": "whole number",
        "INT": "whole number",
        "BOOL": "0 or 1",
        "FLOAT": "number",
        "BLOB": "bytes",
    }.get(field.field_type, "text")
    if isinstance(field, pw.ForeignKeyField):
        kind = f"id of `{field.rel_model._meta.table_name}`"
    return f"{kind}, or null" if field.null else kind


def _remark(model: type[pw.Model], field: pw.Field, remarks: dict[str, str]) -> str:
    if field.primary_key and field.name == "id":
        return "of the row"
    if field.column_name == "import_id" and model in JOURNALLED:
        return "the import that brought the row; null: typed by hand"
    if field.column_name == "source_id" and field.name not in remarks:
        return "the record of a file that told it, of `source`; null: typed by hand"
    if field.column_name in CACHED.get(model._meta.table_name, ()):
        return "; ".join(filter(None, ("derived from facts and talks", remarks.get(field.name))))
    return remarks.get(field.name, "")


def _remarks(model: type[pw.Model]) -> Iterator[tuple[str, str]]:
    """What stands behind a column in the source, or alone on the lines above it."""
    lines = inspect.getsource(model).splitlines()
    for node in ast.parse("\n".join(lines)).body[0].body:  # type: ignore[attr-defined]
        if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)):
            continue
        behind = " ".join(
            found[1]
            for line in lines[node.lineno - 1 : node.end_lineno]
            if (found := re.search(r"  # (?!type:)(.+)", line))
        )
        above: list[str] = []
        for line in reversed(lines[: node.lineno - 1]):
            if not line.strip().startswith("# "):
                break
            above.insert(0, line.strip()[2:])
        said = behind or " ".join(above)
        if said and not said.startswith("Cached"):
            yield node.targets[0].id, re.sub(r"^type: \S+\s+# ", "", said)


def _values() -> Iterator[str]:
    for column, kind in VALUES:
        values = [each for each in kind if each.value != ""]
        said = [
            f"{each.value} ({each.word})" if isinstance(each, words.Circle) else f"`{each.value}`"
            for each in values
        ]
        yield f"- **{column}**: {', '.join(said)}" + (
            "" if len(values) == len(kind) else "; empty where none is meant"
        )


# ---- the man page


def _roff(text: str) -> str:
    """Text as roff takes it: no sign of it is a command."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


def _typed(action: argparse.Action) -> str:
    """An option or argument as it is typed."""
    named = (
        action.metavar
        if isinstance(action.metavar, str)
        else "|".join(action.choices or ()) or action.dest.upper()
    )
    takes = "" if action.nargs == 0 else named
    if action.option_strings:
        return " ".join(filter(None, (", ".join(action.option_strings), takes)))
    several = {"+": f"{named} ...", "*": f"[{named} ...]", "?": f"[{named}]"}
    return several.get(str(action.nargs), named)


def _options(actions: list[argparse.Action]) -> Iterator[str]:
    for action in actions:
        said = (action.help or "").replace("%(prog)s", "networker")
        yield (
            f".TP\n.B {_roff(_typed(action))}\n{_roff(said)}" if said else f".PP\n.B {_roff(_typed(action))}"
        )


def verbs(whole: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Each verb of the command line, what it does, and its own parser."""
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            told = {each.dest: each.help or "" for each in action._choices_actions}
            for name, one in action.choices.items():
                yield name, told[name], one


def man_page() -> str:
    """networker(1), whole. No date and no version stand in it, so that it changes with the help alone."""
    whole = parser()
    common = [each for each in whole._actions if each.option_strings]
    shared = {option for each in common for option in each.option_strings}
    prose, listed = (whole.description or "").split("The window alone takes:")
    parts = [
        '.TH NETWORKER 1 "" "Networker" "User Commands"',
        ".SH NAME\nnetworker \\- everybody you know, and whom to reach out to today",
        ".SH SYNOPSIS\n.B networker\n[\\fIOPTION\\fR ...] [\\fIVERB\\fR ... | \\fIFILE\\fR ...]",
        f".SH DESCRIPTION\n{_roff(prose.strip())}",
        ".SH OPTIONS", *_options(common),
        ".SS The window alone takes",
    ]  # fmt: skip
    for line in listed.strip().splitlines():
        option, said = line.strip().split(maxsplit=1)
        parts.append(f".TP\n.B {_roff(option)}\n{_roff(said.strip())}")
    parts.append(".SH VERBS")
    for name, said, one in verbs(whole):
        own = [each for each in one._actions if not shared.intersection(each.option_strings)]
        parts += [f".SS {_roff(name)}\n{_roff(said)}", *_options(own)]
    status = (whole.epilog or "").removeprefix("Exit status: ")
    parts += [
        f".SH EXIT STATUS\n{_roff(status)}",
        ".SH ENVIRONMENT\n.TP\n.B NETWORKER_DATA_DIR\nThe folder of the book, where \\-\\-data\\-dir does not say it.",
        ".SH FILES\n.TP\n.I networker.db\nThe book, in the folder of it: everything there is, in one SQLite file.",
    ]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Write both."""
    for path, text in ((SCHEMA, schema()), (MAN, man_page())):
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
