"""Finding a form's files: a chain of folders, the first file wins; descriptions are merged along
the chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath, PureWindowsPath

from generator.budget.settings import Settings
from generator.diagnostics import Diagnostic, DisclosureError, Position, Severity
from generator.forms.merging import Merger
from generator.forms.sentences import FILE, Sentences, require_sound_sentences
from generator.forms.sound import require_sound_look, require_sound_spec
from generator.forms.spec import FormSpec
from generator.forms.warm import read
from generator.look import Look
from generator.source.decode import decode
from generator.source.nodes import LocatedDict, Node, Source
from generator.source.text import load
from generator.suggestion import did_you_mean

PACKAGE = Path(__file__).parents[1]


def built_in() -> Path:
    """The folder of the forms that come with the program: inside the wheel, or beside the package
    in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def inside(folder: Path, name: str) -> Path | None:
    """``name`` below ``folder``; nothing where it climbs out, by itself or by a link."""
    if not name or "\0" in name or PureWindowsPath(name).drive:
        return None
    path = folder / name
    if PurePath(name).parts == (name,) and name != ".." and not path.is_symlink():
        return path  # in the folder itself: most are, and following links takes its time
    try:
        is_inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return None
    return path if is_inside else None


@dataclass(frozen=True)
class Form:
    """A form: its folders from the most particular to the most general, and what they say
    together."""

    name: str
    folders: tuple[Path, ...]
    settings: Settings = field(default_factory=Settings)

    @property
    def is_built_in(self) -> bool:
        """Whether every part of it came with the program."""
        return all(folder.parent == built_in() for folder in self.folders)

    def file(self, name: str) -> Path | None:
        """The first file of that name along the chain; none outside it, whatever the name or a link
        says."""
        return next((p for f in self.folders if (p := inside(f, name)) and p.is_file()), None)

    def template_names(self) -> list[str]:
        """The names of all templates along the chain, sorted."""
        names: set[str] = set()
        for folder in self.folders:
            names.update(path.name for path in folder.glob("*.html"))
        return sorted(names)

    @cached_property
    def spec(self) -> FormSpec:
        """The merged ``form.yaml`` with the department's settings. Raises ``DisclosureError``."""
        stated = require_sound_spec(decode(FormSpec, self._merged("form.yaml")))
        if missing := tuple(self._missing_templates(stated)):
            raise DisclosureError(missing)
        return stated.with_settings(self.settings)

    def _missing_templates(self, spec: FormSpec) -> Iterator[Diagnostic]:
        """Templates that are named and lie in none of the folders."""
        headed = [spec.parts[name] for name in spec.part_order]
        headed += [spec.chapters[name] for name in spec.chapter_order]
        named = [(one.template, one.at("模板")) for one in headed]
        for place, (_, template) in enumerate(spec.other_matters):
            named.append((template, spec.at("其他事项", place, 1)))
        for template, at in named:
            if self.file(template) is None:
                message = f"没有叫“{template}”的模板。"
                known = self.template_names()
                mend = did_you_mean(template, known, otherwise=f"写一个 {template}。")
                yield Diagnostic("F101", Severity.ERROR, at, message, mend)

    @cached_property
    def look(self) -> Look:
        """The merged ``look.yaml``. Raises ``DisclosureError``."""
        return require_sound_look(decode(Look, self._merged("look.yaml")))

    @cached_property
    def sentences(self) -> Sentences:
        """The merged ``sentences.yaml``; nothing where no form of the chain has one. Raises
        ``DisclosureError``."""
        if not self._files(FILE):
            return Sentences()
        return require_sound_sentences(decode(Sentences, self._merged(FILE)))

    @cached_property
    def css(self) -> str:
        """The form's own CSS, general first, so that the particular can override."""
        return "\n".join(load(p) for p in self._files("style.css"))

    @property
    def reference(self) -> Path | None:
        """The Word document whose styles are the base (``reference.docx``)."""
        return self.file("reference.docx")

    @property
    def extended(self) -> Form | None:
        """The form that this one extends, as it is without it; none where it extends none."""
        others = [folder for folder in self.folders if folder.name != self.name]
        if not others:
            return None
        return Form(others[0].name, self.folders[self.folders.index(others[0]) :])

    def described(self, name: str) -> Node:
        """One of the form's YAML files, merged. Raises ``DisclosureError``."""
        return self._merged(name).root

    def _files(self, name: str) -> list[Path]:
        """All files of that name, the most general first."""
        return [p for f in reversed(self.folders) if (p := inside(f, name)) and p.is_file()]

    def _merged(self, name: str) -> Source:
        sources = [read(p) for p in self._files(name)]
        if not sources:
            at = Position(str(self.folders[0] / "form.yaml"), 1, 1)
            message = f"表样“{self.name}”没有 {name}，也没有从别的表样继承。"
            mend = f"写上“继承”，如 继承: base；或补上 {name}。"
            raise DisclosureError([Diagnostic("F106", Severity.ERROR, at, message, mend)])
        merger = Merger()
        root: Node = None
        for source in sources:
            root = merger.merge(root, source.root)
        if merger.faults:
            raise DisclosureError(merger.faults)
        last = sources[-1]
        return Source(last.name, last.text, root)


@dataclass(frozen=True, slots=True)
class Library:
    """The folders that hold forms, a department's own before the built-in ones."""

    roots: tuple[Path, ...]

    def names(self) -> tuple[str, ...]:
        """All forms by name, those that only serve others left out (no 适用年度)."""
        return tuple(n for n in sorted(self._described()) if self._years(n))

    def forms(self, at: Position) -> tuple[Form, ...]:
        """All forms, asked for at ``at``, a department's own before those that come with the
        program. Raises ``DisclosureError`` for the first that cannot be read."""
        every = [self.form(name, at) for name in self.names()]
        return tuple(sorted(every, key=lambda form: form.is_built_in))

    def _described(self) -> set[str]:
        """All folders with a description."""
        found: set[str] = set()
        for root in self.roots:
            found.update(path.parent.name for path in root.glob("*/form.yaml"))
        return found

    def _years(self, name: str) -> bool:
        nodes = [read(p).root for root in self.roots if (p := root / name / "form.yaml").is_file()]
        return any(isinstance(n, LocatedDict) and n.get("适用年度") for n in nodes)

    def form(self, name: str, at: Position) -> Form:
        """The form of that name, asked for at ``at``. Raises ``DisclosureError`` where there is
        none."""
        if name not in self._described() or not self._years(name):  # without a look at the others
            hint = did_you_mean(name, self.names())
            message = f"没有叫“{name}”的表样。"
            mend = f"{hint}可用的表样：{'、'.join(self.names())}。"
            raise DisclosureError([Diagnostic("K801", Severity.ERROR, at, message, mend)])
        return Form(name, tuple(self._folders(name, at, ())))

    def _folders(self, name: str, at: Position, seen: tuple[str, ...]) -> Iterator[Path]:
        if name in seen:
            message = f"表样的继承绕成了圈：{' → '.join((*seen, name))}。"
            raise DisclosureError(
                [
                    Diagnostic(
                        "K802", Severity.ERROR, at, message, "改正其中一个 form.yaml 的“继承”。"
                    )
                ]
            )
        folders = [
            p
            for root in self.roots
            if (p := inside(root, name)) and p.parent == root and p.is_dir()
        ]
        if seen and not folders:
            message = f"没有叫“{name}”的表样，不能从它继承。"
            mend = did_you_mean(name, self._described(), otherwise="改正“继承”。")
            raise DisclosureError([Diagnostic("K801", Severity.ERROR, at, message, mend)])
        yield from folders
        for folder in folders:
            root = (
                read(file).root
                if (file := inside(folder, "form.yaml")) and file.is_file()
                else None
            )
            parent = root.get("继承") if isinstance(root, LocatedDict) else None
            if isinstance(root, LocatedDict) and isinstance(parent, str):
                yield from self._folders(parent, root.key_positions["继承"], (*seen, name))
                return
