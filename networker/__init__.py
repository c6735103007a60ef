"""Networker: a private desktop program for people who live by their relationships."""

__version__ = "0.1.0"
