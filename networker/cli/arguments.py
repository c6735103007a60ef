"""What may be typed: one table of verbs with their arguments, from which the help is made too."""

import argparse
from pathlib import Path

from networker import __version__
from networker.options import moment
from networker.settings import LANGUAGES

DESCRIPTION = """\
Networker keeps everybody you know in one place on this computer and names the few to reach out to today.
Without a verb it opens the window; files named after it are taken as if dropped on it, and a networker: link
opens the form or the person that it names.

The window alone takes:
  --sample              look around among invented people, in a place of its own
  --tray                start in the tray, without the window
  --log                 open the small Log window of the program that runs, else start it in the tray"""

EPILOGUE = """\
Exit status: 0 done; 1 could not be done (one line on standard error says why; nothing changed);
2 wrong usage; 3 needs an answer."""


def positive(text: str) -> int:
    """A whole number from 0 on."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number")
    if len(text) > 18:  # beyond what the book counts with
        raise argparse.ArgumentTypeError(f"{text!r} is too large")
    return int(text)


def _path(text: str) -> Path:
    """A path; of no letters it would be the folder one stands in."""
    if not text:
        raise argparse.ArgumentTypeError("a name of no letters is no file")
    return Path(text)


def _mapping(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    if not sign or not field.strip() or not column.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is not FIELD=COLUMN")
    return field.strip(), column.strip()


def _common() -> argparse.ArgumentParser:
    """Options that may stand before or after the verb."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data-dir", metavar="DIR", help="the folder of the book, instead of the usual one")
    common.add_argument("--now", type=moment, metavar="ISO", help="the moment to take for now, with offset")
    common.add_argument("--json", action="store_true", help="answer with one JSON object")
    return common


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    common = _common()
    whole = argparse.ArgumentParser(
        prog="networker",
        description=DESCRIPTION,
        epilog=EPILOGUE,
        parents=[common],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"networker {__version__}")
    verbs = whole.add_subparsers(dest="verb", metavar="VERB", title="verbs", required=True)

    def verb(name: str, help_: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=help_, description=help_, parents=[common])

    each = verb("import", "plan and apply one import over all files; folders and zips too")
    each.add_argument("files", nargs="+", type=_path, metavar="FILE")
    each.add_argument("--dry-run", action="store_true", help="say what would change and write nothing")
    each.add_argument(
        "--map",
        action="append",
        type=_mapping,
        default=[],
        metavar="FIELD=COLUMN",
        help="which column of an unknown table holds a field: given, family, name, mail, phone, company, "
        "title, city, profile, birthday, group, notes",
    )
    each.add_argument(
        "--first-row",
        choices=("heading", "somebody"),
        help="what the first row of a table read with --map is, where its values do not tell: a heading, or "
        "somebody already; then the columns are called Column 1, Column 2 and so on",
    )
    each.add_argument(
        "--owner",
        action="append",
        default=[],
        metavar="NAME",
        help="your own name in chats; once more for each other name of yours",
    )
    each.add_argument(
        "--date-order",
        choices=("day-first", "month-first"),
        help="whether day or month comes first in chats of WhatsApp whose dates do not tell",
    )
    each.add_argument(
        "--everybody",
        action="store_true",
        help="also those who only came by: wrote to your mailbox, were mentioned, spoke in a crowd",
    )
    each.add_argument(
        "--without-other-contacts",
        action="store_true",
        help="leave out the addresses that Google gathered by itself (Other Contacts)",
    )
    verb("imports", "past imports")
    each = verb("people", "list people, or search them")
    each.add_argument("query", nargs="*", metavar="QUERY")
    each.add_argument("--limit", type=positive, default=50, metavar="N", help="at most so many (50)")
    each = verb("show", "everything known of a person")
    each.add_argument("who", nargs="+", metavar="ID_OR_NAME", help="the id, or the name or a part of it")
    each = verb("log", "log what happened, in one sentence; - takes JSON lines from standard input")
    each.add_argument("sentence", nargs="+", metavar="SENTENCE")
    each.add_argument("--dry-run", action="store_true", help="say what was understood and write nothing")
    each.add_argument("--lang", choices=("en", "de", "es"), default="en", help="language of the sentence")
    each.add_argument("--new", action="store_true", help="create people whom the book does not know")
    each = verb("today", "the people to reach out to today")
    each.add_argument(
        "--log", action="store_true", help="what came of the lists of past days; it stays on this computer"
    )
    each = verb("trip", "say where you will be and see who is there; without words, the trips ahead")
    each.add_argument("words", nargs="*", metavar="PLACE DAYS", help="such as: Birmingham 3-5 Feb")
    each.add_argument("--show", type=positive, metavar="ID", help="who is there on a trip that is noted")
    each.add_argument("--remove", type=positive, metavar="ID", help="take a trip out of the book")
    each = verb("share", "who would care about a link or a text, by what you know of people")
    each.add_argument("words", nargs="+", metavar="LINK OR WORDS")
    each.add_argument(
        "--with", dest="person", type=positive, metavar="ID", help="note that you share it with this person"
    )
    each = verb("ask", "whom to ask, by what you know of people, each with the line that says so")
    each.add_argument("question", nargs="*", metavar="QUESTION", help='such as: "who knows about bees?"')
    each.add_argument(
        "--teach", metavar="FIELD", help="say which words belong to a field of knowledge, instead of asking"
    )
    each.add_argument(
        "--who", action="store_true", help="with --teach: the words say who does it, not what is asked"
    )
    each.add_argument("--taught", action="store_true", help="list the words of your own")
    each.add_argument("--forget", type=positive, metavar="ID", help="take a word of your own out")
    each = verb("want", "whom you want to know, with the path to them; with a name or id, mark them first")
    each.add_argument("person", nargs="*", metavar="NAME")
    each.add_argument("--no-longer", action="store_true", help="take the mark away: you know them by now")
    each = verb("asks", "questions that you asked, of whom, and what came of them")
    each.add_argument("--limit", type=positive, default=50, metavar="N", help="so many of the last ones")
    each = verb("win", "note something good that came of knowing somebody")
    each.add_argument("words", nargs="+", metavar="WORDS", help="such as: the contract with the mayor")
    each.add_argument(
        "--with", dest="people", action="append", required=True, metavar="NAME",
        help="through whom it came, by name or id; once more for each other one",
    )  # fmt: skip
    each.add_argument("--on", metavar="DATE", help="the day, such as 2026-11-20; today unless told")
    each.add_argument(
        "--channel", metavar="CHANNEL", help="through which it came, unless as is known of the tie"
    )
    each = verb("wins", "what came of knowing people: wins, introductions and recommendations")
    each.add_argument("query", nargs="*", metavar="QUERY", help="only those with these words or people")
    each.add_argument("--delete", type=positive, metavar="ID", help="take a win out of the book")
    each = verb(
        "introduce", "note that you brought two people together, or that one introduced you to the other"
    )
    each.add_argument("one", metavar="NAME", help="a name or an id")
    each.add_argument("other", metavar="NAME")
    each.add_argument("--by", action="store_true", help="the second one introduced you to the first")
    each.add_argument("--on", metavar="DATE", help="the day, such as 2026-11-20; today unless told")
    each.add_argument("--words", default="", metavar="WORDS", help="what was said of it")
    each = verb("due", "promises and reminders, mine and theirs")
    each.add_argument("--until", metavar="DATE", help="only those due until this day")
    each = verb("insights", "what your network as a whole is like, in figures")
    each.add_argument(
        "--span", choices=("year", "this-year", "last-year", "everything"), default="year",
        help="over the last twelve months (year), or another span",
    )  # fmt: skip
    verb("tidy", "what there is to tidy, counted: duplicates, doubtful values, who has no name and so on")
    each = verb("undo", "take the last step back, also one of an earlier start")
    each.add_argument("--import", dest="import_id", type=positive, metavar="ID", help="an old import instead")
    verb("redo", "do the last undone step again")
    each = verb("merge", "make one person of two; undo takes it back")
    each.add_argument("keep", type=positive, metavar="ID", help="who stays")
    each.add_argument("gone", type=positive, metavar="ID", help="who becomes a part of them")
    each = verb(
        "forget", "take people out of the book for good, with all that is theirs alone; nothing takes it back"
    )
    each.add_argument(
        "who", nargs="+", metavar="ID_OR_NAME", help="the id, or the name; once for each person"
    )
    each.add_argument("--yes", action="store_true", help="do it, instead of saying what would go")
    each.add_argument(
        "--backups",
        choices=("remove", "keep"),
        help="what becomes of backups and former books that may hold them",
    )
    each = verb(
        "export",
        "write a new file: the whole book, its people as a table or as cards, its days as a calendar",
    )
    each.add_argument("path", type=_path, metavar="PATH")
    each.add_argument(
        "--format",
        required=True,
        choices=("json", "csv", "vcf", "ics"),
        help="json is complete; csv and vcf hold people, ics what is due and birthdays, for other programs",
    )
    each = verb("backup", "a checked copy of the book, while it is in use")
    each.add_argument("folder", nargs="?", type=_path, metavar="DIR")
    verb("backups", "the backups that are kept, the newest first")
    each = verb(
        "restore", "put a backup in the place of the book, which is kept as a backup; undo takes it back"
    )
    each.add_argument("file", type=_path, metavar="FILE", help="a backup, or the name of one that is kept")
    verb("check", "examine the book")
    each = verb("tour", "pictures of every page with sample people, light and dark (needs Qt)")
    each.add_argument("--out", required=True, type=_path, metavar="DIR")
    each.add_argument("--language", choices=LANGUAGES, help="the one of the window; else the system's")
    return whole
