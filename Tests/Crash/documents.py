"""Markdown of every kind as large as it is taken, and the memory that its documents take."""
import re
import subprocess
import sys

from harness import LETTERPRESS, check

FORMATS = ("txt", "html", "docx", "odt", "md")
# Word has no more columns.
WIDEST = 63
# Of the process itself: its memory is that of the largest moment, in KiB.
MEASURE = """
import resource, subprocess, sys
result = subprocess.run(sys.argv[1:], capture_output=True, text=True)
print(result.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, result.stderr[:300])
"""


def table(rows, columns, cell="a"):
    line = "|" + f"{cell}|" * columns + "\n"
    return line + "|" + "-|" * columns + "\n" + line * rows


# Each of so many things.
TEXTS = {
    "bullets": lambda count: "- a\n" * count,
    "bullets in bullets": lambda count: ("- " * 40 + "a\n\n") * count,
    "numbers in numbers": lambda count: ("1. " * 40 + "a\n\n") * count,
    "numbers below numbers": lambda count: "1. a\n   1. a\n" * count,
    "lists of one bullet": lambda count: "- a\n* a\n" * count,
    "lists of one number": lambda count: "1. a\n1) a\n" * count,
    "lists between paragraphs": lambda count: "1. a\n\nx\n\n" * count,
    "quotations": lambda count: "> a\n\n" * count,
    "a table of one column": lambda count: table(count, 1),
    "a table of four columns": lambda count: table(count, 4),
    "the widest table": lambda count: table(count, WIDEST),
    "small tables": lambda count: (table(1, 2) + "\n") * count,
    "headings": lambda count: "# a\n\n" * count,
    "paragraphs": lambda count: "a\n\n" * count,
    "lines": lambda count: "a\n" * count,
    "one long paragraph": lambda count: ("word " * 15 + "\n") * count,
    "marks": lambda count: "*a* " * count,
    "scripts": lambda count: "~a~ ^b^ " * count,
    "code": lambda count: "`a` " * count,
    "spans": lambda count: "[a]{.b} " * count,
    "links": lambda count: "".join(f"[d](https://e.example/{number}) " for number in range(count)),
    "bare links": lambda count: "https://e.example " * count,
    "addresses": lambda count: "<a@e.example> " * count,
    "marks of one footnote": lambda count: "a[^1] " * count + "\n\n[^1]: b\n",
    "footnotes": lambda count: "".join(f"a[^{number}]\n\n[^{number}]: b\n\n" for number in range(count)),
    "divisions": lambda count: "::: note\na\n:::\n\n" * count,
    "entities": lambda count: "&amp; " * count,
    "escapes": lambda count: "\\* " * count,
}


def render(folder, text, format):
    """The status, the memory in KiB, what was said, and how large the text is."""
    text = "---\ntitle: x\n---\n\n" + text
    (folder / "data.yaml").write_text("a: 1\n")
    (folder / "text.md").write_text(text)
    command = [LETTERPRESS, "render", "data.yaml", "-t", "./text.md", "-f", format, "-o", f"out.{format}", "-q"]
    # By way of a small process: the memory of a child is at first that of its parent.
    result = subprocess.run(
        [sys.executable, "-c", MEASURE, *command, "--limit", "seconds=60"], cwd=folder, capture_output=True, text=True)
    status, memory, said = re.match(r"(-?\d+) (\d+) (.*)", result.stdout, re.DOTALL).groups()
    return int(status), int(memory), said, len(text)


def largest(folder, text):
    """The most of its things that are taken, to one in fifty."""
    low, high = 1, 1 << 18
    while high - low > max(1, low // 50):
        middle = (low + high) // 2
        made = text(middle)
        taken = len(made) < 2_097_000 and render(folder, made, "txt")[0] == 0
        low, high = (middle, high) if taken else (low, middle)
    return low


def documents(folder):
    """Markdown as large as it is taken, in every format: at most eight times the text and 64 MiB of memory."""
    for name, text in TEXTS.items():
        count = largest(folder, text)
        check(count > 100, f"{count} {name} are all that is taken")
        for format in FORMATS:
            status, memory, said, size = render(folder, text(count), format)
            allowed = (64 << 10) + 8 * size // 1024
            check(status == 0, f"{count} {name} in {format}: status {status}: {said}")
            check(memory <= allowed, f"{count} {name} in {format}: {memory} KiB, where {allowed} are allowed")
