"""Word files: ``write`` turns a document tree and a look into one."""

from generator.output.docx.writer import write

__all__ = ["write"]
