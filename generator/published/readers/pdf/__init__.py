"""PDF files with text: ruled tables by their lines, everything else as lines of text."""

from generator.published.readers.pdf.document import read

__all__ = ["read"]
