"""The PDF engine for forms with a style sheet of their own: WeasyPrint, with what is mended in it,
its fonts and its limits."""
