"""Excel workbooks: every table of a disclosure as a sheet, its totals as formulas."""

from generator.output.xlsx.workbook import write

__all__ = ["write"]
