"""Compares Letterpress with docxtpl, and with libzip alone, on filling office documents. Called by `run` with the Python of
the peers, the program of the Swift benchmarks and a folder for inputs and outputs."""
import json
import pathlib
import subprocess
import sys
import zipfile

import docx

PROGRAM, FOLDER = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
ROWS = (1_000, 10_000, 50_000)


def main():
    results = measure([sys.executable, pathlib.Path(__file__).with_name("office-peers.py"), FOLDER])
    results |= measure([PROGRAM, "office", FOLDER])
    compare_texts()
    print(f"\n{'Office documents, CPU time of one call':<44}{'letterpress':>12}{'peer':>14}{'peer / letterpress':>20}")
    for name, peer in results.items():
        subject, engine = name.rsplit(" ", 1)
        if engine == "docxtpl":
            own = results[subject + " letterpress"]
            print(f"{name:<42}{own / 1000:>11.0f} us{peer / 1000:>11.0f} us{peer / own:>19.1f}x")
    print(f"\n{'Beside libzip alone':<44}{'letterpress':>12}{'libzip':>14}{'letterpress / libzip':>20}")
    for name, floor in results.items():
        subject, engine = name.rsplit(" ", 1)
        if engine == "libzip":
            own = results[subject + " letterpress"]
            print(f"{name:<42}{own / 1000:>11.0f} us{floor / 1000:>11.0f} us{own / floor:>19.2f}x")
    print()
    for rows in ROWS:
        own = results[f"table-{rows} render letterpress"]
        print(f"table of {rows:>6} rows: {own / 1e6:>8.1f} ms, {own / rows / 1000:.2f} us a row")
    print_memory(ROWS[-1])


def measure(command):
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return {line["name"]: line["minimum"] for line in map(json.loads, lines)}


def compare_texts():
    """What does not do the work that the other does is not compared."""
    for name in ("letter", "variables", "table-1000"):
        own, peer = (words(FOLDER / f"{name}.{engine}.docx") for engine in ("letterpress", "docxtpl"))
        if own != peer:
            raise SystemExit(f"{name}: Letterpress and docxtpl write different texts")


def words(path):
    return [node.text for node in docx.Document(path).element.body.iter() if node.tag.endswith("}t") and node.text]


def print_memory(rows):
    """The most memory that one render held above data and template, in a process of its own."""
    part = zipfile.ZipFile(FOLDER / f"table-{rows}.letterpress.docx").getinfo("word/document.xml").file_size
    command = [PROGRAM, "office-once", FOLDER, str(rows)]
    taken = int(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()[0]) * 1024
    print(f"memory for {rows} rows: {taken / 2**20:.0f} MiB, {taken / part:.1f} times the {part / 2**20:.0f} MiB of XML")


main()
