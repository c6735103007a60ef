"""What a link of the program's own leads to: somebody who is in the book, or somebody new once the user has said so."""

from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.handles import channel_of_url, mail_address
from networker.domain.links import AddLink, PersonLink, web_page
from networker.domain.vocabulary import Channel, PersonId
from networker.services import people
from networker.services.errors import CannotDo
from networker.services.handles import key_of
from networker.services.today_views import Named
from networker.store import imports as store
from networker.store.book import Book

Handle = tuple[Channel, str]


def known(book: Book, link: AddLink | PersonLink) -> Named | None:
    """Who is meant, where they are in the book: by their id, else by the page or the address.

    None for somebody to be added. Raises CannotDo where there is nobody with the id.
    """
    if isinstance(link, PersonLink):
        found = people.named(book, [link.person])
        if not found:
            raise CannotDo("Nobody in your book has the id that this link names.")
        return found[0]
    return _who_has(book, _handles(link.url, link.mail))


def add(book: Book, *, name: str, url: str, mail: str, note: str, now: datetime) -> tuple[PersonId, Changes]:
    """Put somebody into the book as the user has confirmed it: one step.

    Raises CannotDo where page or address is none, or somebody has it already.
    """
    name, url, mail, note = name.strip(), url.strip(), mail.strip(), note.strip()
    if url and not web_page(url if "://" in url else f"https://{url}"):
        raise CannotDo("This is no address of a page, such as https://www.linkedin.com/in/ana.")
    if mail and mail_address(mail) != mail:
        raise CannotDo("This is no mail address, such as ana@example.org.")
    handles = _handles(url, mail)
    if not name and not handles:
        raise CannotDo("A person needs a name, a page or a mail address.")
    if there := _who_has(book, handles):
        raise CannotDo(f"{there.name or 'Somebody'} is in your book with this address already.")
    return people.add(book, name=name, handles=handles, notes=note, now=now)


def _handles(url: str, mail: str) -> list[Handle]:
    return [*([(channel_of_url(url), url)] if url else []), *([(Channel.MAIL, mail)] if mail else [])]


def _who_has(book: Book, handles: list[Handle]) -> Named | None:
    """The one person who has one of these addresses; nobody where several share it."""
    for channel, text in handles:
        key = key_of(channel, text)
        found = store.by_handle(book.reader, channel.value, [key]).get(key, []) if key else []
        if len(found) == 1:
            return people.named(book, [found[0]])[0]
    return None
