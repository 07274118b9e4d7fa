"""Edits made in LibreOffice by its own commands: for the Python that has ``uno``.

``bench/word_edits.py`` writes the file of jobs that this reads. Nothing of the program is imported.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.uno import Exception as OfficeError

PARAGRAPH_BREAK: Final = 0
PIPE: Final = "disclosure-bench"
MOVE, EXTEND = False, True
"""What a cursor does on its way."""
PARAGRAPH: Final = "com.sun.star.text.Paragraph"
TABLE: Final = "com.sun.star.text.TextTable"


class Editor:
    """One open document; every edit is a method, named by the ``kind`` of the job."""

    def __init__(self, context: Any, job: dict[str, Any]) -> None:
        self._context = context
        desktop = _made(context, "com.sun.star.frame.Desktop")
        hidden = (_option(name="Hidden", value=True),)
        url = uno.systemPathToFileUrl(job["source"])
        self._doc = desktop.loadComponentFromURL(url, "_blank", 0, hidden)
        self._doc.RecordChanges = job["tracked"]

    def replace(self, edit: dict[str, Any]) -> None:
        """Other characters in a paragraph."""
        paragraph = self._paragraph(edit)
        self._put(paragraph.Text, paragraph.Start, edit)

    def replace_in_cell(self, edit: dict[str, Any]) -> None:
        """Other characters in a cell."""
        cell = self._cell(edit)
        self._put(cell, cell.Start, edit)

    def insert_after(self, edit: dict[str, Any]) -> None:
        """A paragraph behind one."""
        paragraph = self._paragraph(edit)
        cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
        paragraph.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, MOVE)
        paragraph.Text.insertString(cursor, edit["new"], MOVE)

    def delete(self, edit: dict[str, Any]) -> None:
        """A whole paragraph."""
        paragraph = self._paragraph(edit)
        cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
        cursor.gotoNextParagraph(EXTEND)
        cursor.String = ""

    def delete_row(self, edit: dict[str, Any]) -> None:
        """The row of a cell."""
        controller = self._doc.CurrentController
        controller.ViewCursor.gotoRange(self._cell(edit).Start, MOVE)
        dispatcher = _made(self._context, "com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(controller.Frame, ".uno:DeleteRows", "", 0, ())

    def save(self, target: str) -> None:
        """Write it as Word does, and close it."""
        kind = _option(name="FilterName", value="MS Word 2007 XML")
        self._doc.storeToURL(uno.systemPathToFileUrl(target), (kind,))
        self._doc.close(EXTEND)

    def _put(self, text: Any, start: Any, edit: dict[str, Any]) -> None:
        cursor = text.createTextCursorByRange(start)
        cursor.goRight(edit["start"], MOVE)
        cursor.goRight(edit["stop"] - edit["start"], EXTEND)
        cursor.String = edit["new"]

    def _paragraph(self, edit: dict[str, Any]) -> Any:
        return _nth(self._blocks(PARAGRAPH), edit)

    def _cell(self, edit: dict[str, Any]) -> Any:
        table = self._blocks(TABLE)[edit["table"]]
        return _nth([table.getCellByName(name) for name in table.CellNames], edit)

    def _blocks(self, service: str) -> list[Any]:
        found, walk = [], self._doc.Text.createEnumeration()
        while walk.hasMoreElements():
            one = walk.nextElement()
            if one.supportsService(service):
                found.append(one)
        return found


def main(jobs: Path) -> None:
    """Make every job; an edit that cannot be made is told."""
    profile = jobs.with_name("profile").as_uri()
    listens = f"--accept=pipe,name={PIPE};urp;"
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile}", listens]
    office = subprocess.Popen(command)
    try:
        context = _connected()
        for job in json.loads(jobs.read_text("utf-8")):
            editor = Editor(context, job)
            for edit in job["edits"]:
                _make(editor, edit)
            editor.save(job["target"])
        _made(context, "com.sun.star.frame.Desktop").terminate()
    finally:
        office.wait(60)


def _make(editor: Editor, edit: dict[str, Any]) -> None:
    try:
        getattr(editor, edit["kind"])(edit)
    except (IndexError, OfficeError) as error:
        print(f"not made: {edit['kind']} {edit['text'][:30]!r} {error}", file=sys.stderr)


def _connected() -> Any:
    """The office that listens."""
    local = uno.getComponentContext()
    resolver = _made(local, "com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except OfficeError:
            time.sleep(0.5)
    sys.exit("LibreOffice does not answer")


def _made(context: Any, service: str) -> Any:
    return context.ServiceManager.createInstanceWithContext(service, context)


def _option(*, name: str, value: Any) -> PropertyValue:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _nth(found: list[Any], edit: dict[str, Any]) -> Any:
    """The one with the text of the edit, the first or a further one."""
    return [one for one in found if one.String == edit["text"]][edit["nth"]]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
