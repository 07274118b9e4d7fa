"""``disclosure.yaml`` beside the inputs: what holds for all of a department's files."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from generator.diagnostics import Diagnostic, DisclosureError, Severity
from generator.files import is_folder, is_there
from generator.forms.library import Library, built_in
from generator.source.beside import is_away
from generator.source.decode import decode
from generator.source.model import SourceModel
from generator.source.reader import read
from generator.source.values import Label

FILE = "disclosure.yaml"


class Workspace(SourceModel):
    """The settings of a folder of inputs."""

    templates: Label | None = Field(
        None,
        alias="模板",
        description="本部门自己的表样文件夹（相对本文件），排在自带的前面。",
        examples=["我的表样"],
    )


def library(inputs: Path, own: Path | None) -> Library:
    """The forms for a file or folder of inputs: ``own`` (``--templates``) first, then the folder
    that the
    ``disclosure.yaml`` beside the inputs names, then the built-in ones. Raises
    ``DisclosureError``."""
    stated = own_forms(inputs if is_folder(inputs) else inputs.parent)
    roots = {root.resolve(): root for root in (built_in(), stated, own) if root}
    return Library(tuple(reversed(roots.values())))


def own_forms(folder: Path) -> Path | None:
    """The folder of forms that the ``disclosure.yaml`` in ``folder`` names. Raises
    ``DisclosureError``."""
    settings = folder / FILE
    if not is_there(settings):
        return None
    workspace = decode(Workspace, read(settings))
    name = workspace.templates
    if name is None:
        return None
    if is_away(name) or not is_folder(folder / name):
        message = f"没有“{name}”这个文件夹。"
        found = Diagnostic(
            "K803", Severity.ERROR, workspace.at("模板"), message, f"写相对 {FILE} 的路径。"
        )
        raise DisclosureError([found])
    return folder / name
