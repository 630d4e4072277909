#!/usr/bin/env python3
"""Runs axe-core over HTML files in headless Chromium: at desktop and phone width, and with dark colours preferred.

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

DESKTOP = 1280
PHONE = 320

# A window is never narrower than the browser likes; a frame is. One browser looks at all pages, one after the other.
HOST = """<!DOCTYPE html><html lang="en"><title>Checks</title><body><script>
const axe = AXE, pages = PAGES, widths = WIDTHS, isDark = IS_DARK;
async function check(page, width) {
  const frame = document.createElement("iframe");
  frame.width = width;
  frame.height = 900;
  const report = { width };
  try {
    await new Promise((resolve) => { frame.onload = resolve; frame.srcdoc = page; document.body.append(frame); });
    const inner = frame.contentWindow;
    if (inner.matchMedia("(prefers-color-scheme: dark)").matches !== isDark) throw "Chromium prefers other colours";
    report.scrollWidth = frame.contentDocument.documentElement.scrollWidth;
    inner.eval(axe);
    const options = { resultTypes: ["violations"] };
    if (isDark) options.runOnly = ["color-contrast"];
    report.violations = (await inner.axe.run(frame.contentDocument, options)).violations;
  } catch (error) {
    report.failure = String(error);
  }
  frame.remove();
  return report;
}
addEventListener("load", async () => {
  const reports = [];
  for (const page of pages) {
    reports.push([]);
    for (const width of widths) reports.at(-1).push(await check(page, width));
  }
  const element = document.createElement("script");
  element.type = "application/json";
  element.id = "axe-report";
  element.textContent = JSON.stringify(reports).replaceAll("<", "\\u003c");
  document.body.append(element);
});
</script>
"""


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    return None


def reports(browser, axe, pages, widths, is_dark):
    """For each page a list of what axe says at each width."""
    values = {"AXE": axe, "PAGES": pages, "WIDTHS": widths, "IS_DARK": is_dark}
    host = re.sub("|".join(values), lambda name: json.dumps(values[name[0]]).replace("<", "\\u003c"), HOST)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "host.html"
        file.write_text(host, encoding="utf-8")
        # 0 is dark, 1 is light (blink's PreferredColorScheme).
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            f"--user-data-dir={folder}/profile", f"--blink-settings=preferredColorScheme={0 if is_dark else 1}",
            f"--window-size={DESKTOP + 40},1000", "--virtual-time-budget=600000", "--timeout=600000", "--dump-dom",
            file.as_uri(),
        ]
        done = subprocess.run(command, capture_output=True, timeout=600)
    dom = done.stdout.decode("utf-8", "replace")
    match = re.search(r'<script type="application/json" id="axe-report">(.*?)</script>', dom, re.S)
    return json.loads(match[1]) if match else [[{"failure": "Chromium gave no report"}] for _ in pages]


def findings(report):
    if "failure" in report:
        yield {"rule": "checker", "level": "wcag", "message": report["failure"]}
        return
    if report["width"] == PHONE and report["scrollWidth"] > PHONE:
        message = f"{report['scrollWidth']} pixels wide in a window of {PHONE}"
        yield {"rule": "reflow", "level": "wcag", "message": message}
    for violation in report["violations"]:
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
    files = sys.argv[1:]
    if not files:
        return 0
    axe = AXE.read_text(encoding="utf-8")
    pages = [pathlib.Path(file).read_text(encoding="utf-8") for file in files]
    seen = set()
    for is_dark, widths in ((False, [DESKTOP, PHONE]), (True, [DESKTOP])):
        for file, of_page in zip(files, reports(browser, axe, pages, widths, is_dark)):
            for report in of_page:
                for finding in findings(report):
                    line = json.dumps({"file": file, **finding}, ensure_ascii=False)
                    if line not in seen:
                        seen.add(line)
                        print(line)
    return 1 if seen else 0


sys.exit(main())
