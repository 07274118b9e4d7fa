"""What the accounts (科目) of a disclosure are called: as the table says, as the unit says, as the
form says, as the classification says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalogue.classification import Catalogue
from generator.figures.name import join, part
from generator.forms.patterns import fill
from generator.forms.spec import Rows


@dataclass(frozen=True, slots=True)
class Accounts:
    """Names by code: the unit's own, the form's, the official ones."""

    units: Mapping[str, str]
    forms: Mapping[str, str]
    catalogue: Catalogue

    def function(self, code: str, names: Mapping[str, str] | None = None) -> str:
        """Name of a function code, ``names`` first; the code itself where unknown."""
        own = (names or {}).get(code) or self._own(code)
        return own or self.catalogue.function(code) or code

    def economic(self, code: str, names: Mapping[str, str] | None = None) -> str:
        """Name of an economic code, likewise."""
        own = (names or {}).get(code) or self._own(code)
        return own or self.catalogue.economic(code) or code

    def local_item(self, code: str, name: str) -> str:
        """What a 细目 of a code is called, which the unit calls ``name``."""
        return self.forms.get(join(code, part(name)), name)

    def function_in(self, code: str, spec: Rows) -> str:
        """A function code's name in a table; a 项 name that several 款 share as its 重名 says."""
        name = self.function(code, spec.names)
        if not self.catalogue.shares_name(code):
            return name
        section = self.function(code[:5], spec.names)
        return fill(spec.shared_name, {"名称": name, "款名": section}, spec.at("重名"))

    def _own(self, code: str) -> str:
        return self.units.get(code) or self.forms.get(code) or ""
