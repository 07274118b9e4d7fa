"""The second PDF engine: Typst, which needs no system library and takes a tenth of the time."""
