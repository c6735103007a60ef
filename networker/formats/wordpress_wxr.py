"""Comments in the export of a WordPress blog (WXR): who talked with the user under which post."""

import re
from collections.abc import Iterator

from networker.formats.errors import UnreadableFile
from networker.formats.records import Item, Recognised
from networker.formats.source import Source, quoted
from networker.formats.wordpress_comments import Comments
from networker.formats.wordpress_xml import DeclaredError, Xml

_PREFIX = re.compile(r"""xmlns:([A-Za-z][\w.-]*)\s*=\s*["']http://wordpress\.org/export/[\d.]*/?["']""")


def recognise(source: Source) -> Recognised | str:
    """The comments in a file, or why it is no export of WordPress."""
    if not source.head_text[:4096].lstrip("\ufeff \t\r\n").startswith("<"):
        return "it is no XML"
    named = _PREFIX.search(_root(source.head_text))
    if named is None:
        return "no <rss> with the name space of WordPress's export"
    prefix = named[1]

    def items() -> Iterator[Item]:
        xml = Xml(prefix)
        comments = Comments(xml.blog, xml.authors)
        try:
            for found in xml.read(source):
                yield from comments.items(found)
        except DeclaredError:
            raise UnreadableFile(
                f"{quoted(source.name)} declares a type of document of its own, which no export of WordPress does; "
                "nothing was read from it."
            ) from None
        yield from comments.rest()

    return Recognised("wordpress-wxr", "Comments of a WordPress blog", source.name, items)


def _root(head: str) -> str:
    """The tag of the root where it is <rss>, behind declarations and comments; "" where it is another."""
    at = head.find("<")
    while at >= 0:
        if head.startswith("<rss", at):
            return head[at : head.find(">", at) + 1]
        ends = {"<!--": "-->", "<?": "?>", "<!": ">"}
        end = next((end for mark, end in ends.items() if head.startswith(mark, at)), "")
        at = head.find("<", head.find(end, at)) if end and head.find(end, at) >= 0 else -1
    return ""
