"""The base of all models that are read from YAML: frozen, closed, Chinese keys, and knowing where
it was written."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from generator.diagnostics import Position
from generator.source.nodes import NOWHERE, LocatedDict, LocatedStr, follow

NONE = "无"
"""What is written in place of a section that a department has nothing of: ``人员: 无``."""


class SourceModel(BaseModel):
    """Facts under Chinese keys (aliases). Two models are equal when their facts are, wherever they
    stand."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    _located: LocatedDict | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        model = handler(data)
        if isinstance(data, LocatedDict):
            model._located = data  # noqa: SLF001 - its own
        return model

    def at(self, *path: str | int) -> Position:
        """Where the value at ``path`` (keys and indexes) below this model stands.

        Of a missing key: where the mapping stands that lacks it. Of a model made in Python:
        nowhere.
        """
        located = self._located  # once: pydantic takes long to find a private attribute
        return NOWHERE if located is None else follow(located, located.position, path)

    def under(self, key: str) -> Any:
        """The value that stands under a Chinese key. Raises ``StopIteration`` for no key of the
        model."""
        fields = type(self).model_fields.items()
        return next(getattr(self, name) for name, field in fields if field.alias == key)

    @property
    def located(self) -> LocatedDict | None:
        """The mapping of the file that this model was read from; ``None`` of one made in Python."""
        return self._located

    def placed(self, located: LocatedDict | None) -> Self:
        """This model, from now on as the one that was read from ``located``."""
        self._located = located
        return self

    def __eq__(self, other: object) -> bool:
        """Compare the facts, not their places."""
        return (
            isinstance(other, SourceModel)
            and type(other) is type(self)
            and self._facts == other._facts
        )

    def __hash__(self) -> int:
        """Consistent with equality; of facts that hold a mapping there is none."""
        return hash((type(self), self._facts))

    @property
    def _facts(self) -> tuple[object, ...]:
        return tuple(self.__dict__[name] for name in type(self).model_fields)


class SectionModel(SourceModel):
    """A section that may be stated as none: one word in place of its keys. It is then empty, and
    not left out."""

    _is_none: bool = PrivateAttr(default=False)

    @model_validator(mode="wrap")
    @classmethod
    def _read_none(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(data, str) or data.strip() != NONE:
            return handler(data)
        model = handler(LocatedDict(data.position) if isinstance(data, LocatedStr) else {})
        model._is_none = True  # noqa: SLF001 - its own
        return model

    @property
    def is_none(self) -> bool:
        """Whether the department states that it has none."""
        return self._is_none

    @property
    def _facts(self) -> tuple[object, ...]:
        return (self._is_none, *super()._facts)
