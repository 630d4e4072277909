#!/usr/bin/env python3
"""Runs axe-core over HTML files in headless Chromium, at desktop and phone width.

usage: axe.py FILE...

Prints one JSON object a line for each finding: file, rule, level ("wcag" or "best-practice"), impact, target, message.
Two rules are our own: "reflow" (the page scrolls sideways at 320 pixels, WCAG 1.4.10) and "checker" (axe did not run).
Ends with 0 if there are none, 1 if there are, 69 if Chromium or axe-core is missing (fetch-checkers.sh fetches it).
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
AXE = ROOT / ".build-tools/checkers/axe_playwright_python/axe.min.js"

PHONE = 320

RUN = """
<script>
addEventListener("load", async () => {
  const report = { width: innerWidth, scrollWidth: document.documentElement.scrollWidth };
  try {
    report.violations = (await axe.run(document, { resultTypes: ["violations"] })).violations;
  } catch (error) {
    report.failure = String(error);
  }
  const element = document.createElement("script");
  element.type = "application/json";
  element.id = "axe-report";
  element.textContent = JSON.stringify(report).replaceAll("<", "\\\\u003c");
  parent.document.body.append(element);
});
</script>
"""


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    return None


def report(browser, page, folder, width):
    """The report of axe and the widths of the page, as wide as asked for; `None` for as wide as the window."""
    if width:
        # A window is never narrower than the browser likes; a frame is.
        source = json.dumps(page).replace("<", "\\u003c")
        page = (
            f'<!DOCTYPE html><body><iframe id="f" width="{width}" height="900"></iframe>'
            f'<script>document.getElementById("f").srcdoc = {source}</script>'
        )
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
        "--window-size=1280,1000", "--virtual-time-budget=20000", "--timeout=60000", "--dump-dom", file.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, timeout=120)
    dom = done.stdout.decode("utf-8", "replace")
    match = re.search(r'<script type="application/json" id="axe-report">(.*?)</script>', dom, re.S)
    return json.loads(match.group(1)) if match else {"failure": "Chromium gave no report"}


def findings(path, browser, axe):
    page = pathlib.Path(path).read_text(encoding="utf-8")
    script = "<script>" + axe.replace("</script", "<\\/script") + "</script>" + RUN
    end = page.rfind("</body>")
    page = page[:end] + script + page[end:] if end >= 0 else page + script
    with tempfile.TemporaryDirectory() as folder:
        for width in (None, PHONE):
            result = report(browser, page, pathlib.Path(folder), width)
            if "failure" in result:
                yield {"rule": "checker", "level": "wcag", "message": result["failure"]}
                continue
            if result["scrollWidth"] > result["width"]:
                message = f"{result['scrollWidth']} pixels wide in a window of {result['width']}"
                yield {"rule": "reflow", "level": "wcag", "message": message}
            for violation in result["violations"]:
                level = "wcag" if any(tag.startswith("wcag") for tag in violation["tags"]) else "best-practice"
                for node in violation["nodes"]:
                    yield {
                        "rule": violation["id"], "level": level, "impact": violation["impact"],
                        "target": " ".join(map(str, node["target"])), "message": violation["help"],
                    }


def main():
    browser = chromium()
    if not browser or not AXE.exists():
        print("axe.py: Chromium or axe-core is missing; run Tests/Tools/fetch-checkers.sh", file=sys.stderr)
        return 69
    axe = AXE.read_text(encoding="utf-8")
    seen = set()
    for path in sys.argv[1:]:
        for finding in findings(path, browser, axe):
            line = json.dumps({"file": path, **finding}, ensure_ascii=False)
            if line not in seen:
                seen.add(line)
                print(line)
    return 1 if seen else 0


sys.exit(main())
