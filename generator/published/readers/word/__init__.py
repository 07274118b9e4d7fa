"""Word files: paragraphs and tables of the body, tracked changes as accepted."""

from generator.published.readers.word.body import read

__all__ = ["read"]
