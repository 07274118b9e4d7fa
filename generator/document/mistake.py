"""What is wrong with the markup that a form's templates gave."""

from __future__ import annotations


class MarkupMistakeError(ValueError):
    """Markup that the document cannot hold; ``line`` is the line of the rendered text."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line
