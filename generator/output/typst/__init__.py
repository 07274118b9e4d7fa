"""The PDF engine used where none is named: Typst, which needs no system library."""
