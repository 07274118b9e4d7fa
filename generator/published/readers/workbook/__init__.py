"""Workbooks: every visible sheet as it is shown."""

from generator.published.readers.workbook.book import read

__all__ = ["read"]
