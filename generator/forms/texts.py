"""The department's own texts as templates see them: their ``{…}`` filled, each knowing by which key
of the YAML it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from markupsafe import Markup

from generator.diagnostics import Diagnostic, Position, Severity
from generator.document.owners import CLOSE, NOBODY, Owned, Owners, bare
from generator.document.text_lines import EDGE, LINE, marked
from generator.figures.model import Figures, UnknownFigureError
from generator.figures.name import join
from generator.figures.text_keys import TextKeys
from generator.forms.names import quotable
from generator.forms.patterns import pieces
from generator.forms.shown import prose
from generator.suggestion import IN_BRACES, asked
from generator.withheld.public import PublicBudget


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts below one place (``path``) of the file; ``words`` are the plain words that a text
    may name, ``scope`` what figures named by their aspect alone are of. What is wrong in texts is
    collected in ``diagnostics``."""

    budget: PublicBudget
    figures: Figures
    show: Callable[[str], Any]
    words: dict[str, str]
    diagnostics: list[Diagnostic]
    keys: TextKeys
    owners: Owners = field(default_factory=Owners)
    path: tuple[str | int, ...] = ()
    scope: str = ""
    lines: dict[str, Position] = field(default_factory=dict)
    """Where each text of several lines stands, by its marked text."""

    def below(self, *path: str | int, scope: str = "") -> Texts:
        """The texts below a place of this one."""
        return replace(self, path=(*self.path, *path), scope=scope or self.scope)

    def prose(self, text: str, *path: str | int) -> Markup:
        """The text at ``path`` with its ``{…}`` filled: figures by full name, or by aspect within
        the scope."""
        if not text.strip():
            return Markup()
        place = (*self.path, *path)
        at = self.budget.at(*place)
        found = pieces(marked(text.strip()), lambda name: self._filled(name, at))
        if "\n" in text.strip():
            self.lines[bare("".join(map(str, found))).strip(EDGE)] = at
        key = self.keys.of(*place)
        return prose([self.owners.opening(key), *found, CLOSE] if key else found)

    def name(self, text: str, *path: str | int) -> str:
        """The text at ``path``, which is a name or number and refers to nothing."""
        return self.owners.owned(text, self.keys.of(*self.path, *path))

    def key(self, *path: str | int) -> str:
        """A name that is a key of the YAML, the last of ``path``."""
        return self.owners.owned(str(path[-1]), self.keys.of_name(*self.path, *path))

    def joined(self, text: str) -> Diagnostic:
        """What is wrong with a text whose lines the form's templates would have joined."""
        first, _, rest = text.partition(LINE)
        at = self.lines.get(text, self.budget.at("表样"))
        message = f"这段文字有几行，印在句子里，“{first[-8:]}”和“{rest[:8]}”会连成一行。"
        return Diagnostic("K902", Severity.ERROR, at, message, "写成一行，中间加上标点。")

    def _filled(self, name: str, at: Position) -> object:
        """What stands for ``{name}``."""
        if name in self.words:
            word = self.words[name]
            own = word if isinstance(word, Owned) else Owned(word, self.owners.opening(NOBODY))
            return own.in_marks()
        for full in (join(self.scope, name), name):
            if full in self.figures:
                return self.show(full)
        self._complain(name, at)
        return ""

    def _complain(self, name: str, at: Position) -> None:
        try:
            self.figures[name]
            near = ""
        except UnknownFigureError as error:
            near = asked(error.suggestions, spelled=IN_BRACES) or error.hint
        message = f"文字里的 {{{quotable(name, self.budget)}}} 不是数名。"
        mend = near + "用 disclosure figures 查看全部数名；只是要写花括号时请改用全角｛｝。"
        self.diagnostics.append(Diagnostic("K901", Severity.ERROR, at, message, mend))
