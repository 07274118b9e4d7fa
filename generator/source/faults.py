"""What a value's reader raises when the spelling is wrong: a message, and the spelling that would
be right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


def fault(code: str, message: str, *, corrected: str = "", mend: str = "") -> PydanticCustomError:
    """An error for any validator to raise; ``decode`` places it and puts ``corrected`` after its
    key.

    ``code`` is one of ``codes.CODES`` or of the caller; ``corrected`` is the value as it should
    stand in the YAML;
    ``mend`` is advice in words.
    """
    return PydanticCustomError(
        code, "{message}", {"message": message, "corrected": corrected, "mend": mend}
    )


def text_of(value: object, words: str) -> str:
    """``value`` where it is text; else the fault that says what was expected."""
    if isinstance(value, str):
        return value
    raise fault("K104", f"应写{words}")


@dataclass(frozen=True, slots=True)
class Scalar:
    """Metadata of an annotated type: what staff should write, an example, and the function that
    reads it."""

    words: str
    example: str
    read: Callable[[object], object]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Validate by ``read`` alone."""
        return core_schema.no_info_plain_validator_function(self.read)
