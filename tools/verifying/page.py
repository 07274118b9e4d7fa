"""Web pages: HTML 5 as a strict parser and as the W3C's checker see it, and accessibility in a real
browser."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from html import unescape
from pathlib import Path

from .check import Check, module, node_file, program

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
SECONDS = 180
RUN = """
<script>{axe}</script><script>
axe.run(document, {{resultTypes: ["violations"]}}).then(r => {{
  const found = r.violations.map(
    v => [v.id, v.impact, v.help, v.nodes.length, v.nodes[0].html.slice(0, 120)]);
  document.body.textContent = "AXE" + JSON.stringify(found) + "AXE";
}});
</script>"""


def parser(files: Sequence[Path]) -> list[str]:
    """Parse errors of the HTML 5 algorithm."""
    html5lib = module("html5lib", "html5lib")
    found = []
    for file in files:
        reader = html5lib.HTMLParser()
        reader.parse(file.read_bytes(), transport_encoding="utf-8")
        found += [f"{file.name}:{at}: {code}" for at, code, _ in reader.errors]
    return found


def nu(files: Sequence[Path]) -> list[str]:
    """What the Nu Html Checker says."""
    jar = node_file("vnu-jar/build/dist/vnu.jar")
    java = program("java", install="apt install default-jre-headless")
    command = [
        java,
        "-Xss4m",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
    ]
    done = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    messages = json.loads(done.stdout)["messages"]
    faults = [message for message in messages if message["type"] != "info"]
    return [
        f"{Path(m['url']).name}:{m.get('lastLine')}: {m['type']}: {m['message']}" for m in faults
    ]


def axe(files: Sequence[Path]) -> list[str]:
    """Violations of the accessibility rules that axe-core knows, in a headless browser."""
    code = node_file("axe-core/axe.min.js").read_text("utf-8")
    browser = program(
        "chromium", "google-chrome", "chromium-browser", install="apt install chromium"
    )
    run = RUN.format(axe=code.replace("</script", "<\\/script"))
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=60000",
        "--dump-dom",
    ]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            text = POLICY.sub("", file.read_text("utf-8"))
            copy = Path(folder, file.name)
            copy.write_text(text.replace("</body>", run + "</body>"), "utf-8")
            command = [browser, *options, f"--user-data-dir={folder}/profile", copy.as_uri()]
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=SECONDS, check=False
            )
            answer = re.search(r"AXE(\[.*\])AXE", done.stdout, re.DOTALL)
            if answer is None:
                found.append(f"{file.name}: axe gave no answer: {done.stderr[-200:]}")
                continue
            found += [f"{file.name}: {one}" for one in json.loads(unescape(answer[1]))]
    return found


CHECKS = (
    Check("HTML 5 (html5lib)", (".html",), parser, quick=True),
    Check("HTML 5 (Nu Html Checker)", (".html",), nu),
    Check("accessibility (axe-core in Chromium)", (".html",), axe),
)
