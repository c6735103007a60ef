"""The tables of the book by what they are about; `schema.py` lists them all."""
