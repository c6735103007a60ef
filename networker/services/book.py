"""The book under its services' name, so that what stands above them need not know the store."""

from networker.store.book import Book

__all__ = ["Book"]
