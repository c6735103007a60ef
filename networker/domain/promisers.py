"""What somebody promised, beside the names of who did: whoever a promise is by is not told twice."""

import re
from collections.abc import Sequence

_JOINS = "and|und|y|e|or|oder|o"  # behind the name: others promise too


def without_promiser(text: str, names: Sequence[str]) -> str:
    """ "Ben will ask his boss" of Ben Okafor alone is "will ask his boss"; of others too, the name says which one does.

    `names` are the whole names of all whose promise it is, or what they are called by.
    """
    if len(names) != 1 or not names[0]:
        return text
    words = names[0].split()
    for name in (words, words[:1]):
        found = re.match(" ".join(map(re.escape, name)) + rf" (?=\w)(?!(?:{_JOINS})\b)", text, re.IGNORECASE)
        if found is not None:
            return text[found.end() :]
    return text
