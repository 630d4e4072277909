"""Makes office templates with their data in a folder, measures docxtpl on them, and prints one JSON object a line: name,
minimum and median nanoseconds of CPU time for one call."""
import io
import json
import pathlib
import random
import sys
import time

import docx
import docxtpl

FOLDER = pathlib.Path(sys.argv[1])
WORDS = (
    "children service court plan risk review staff board health school family victim order panel worker record sentence "
    "meeting support manager partner assessment progress evidence harm decision practice quality need strength"
).split()


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    make_letter()
    make_table()
    make_variables()
    measure("letter", "letter.docx", rounds=10)
    measure("variables", "variables.docx", rounds=3)
    measure("table-1000", "table.docx", rounds=3, compiles=False)


def text(words, seed):
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(words)).capitalize() + "."


def save(document, name, data):
    document.save(FOLDER / (name + ".docx"))
    (FOLDER / (name + ".json")).write_text(json.dumps(data), encoding="utf-8")


def make_letter():
    """Four pages: 20 numbered paragraphs under headings, and a table of 14 rows."""
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "An inspectorate"
    document.add_heading("{{ subject }}", 1)
    document.add_paragraph("To: {{ to.name }}, {{ to.role }}")
    document.add_paragraph("From: {{ sender.name }}, {{ sender.role }}")
    document.add_paragraph("{%p for section in sections %}")
    document.add_heading("{{ section.heading }}", 2)
    document.add_paragraph("{%p for paragraph in section.paragraphs %}")
    paragraph = document.add_paragraph()
    paragraph.add_run("{{ paragraph.number }} ").bold = True
    paragraph.add_run("{{ paragraph.text }}")
    paragraph.add_run("{% if paragraph.note %} ({{ paragraph.note }}){% endif %}").italic = True
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    for cell, title in zip(table.rows[0].cells, ["Role", "Name", "Copies"]):
        cell.text = title
    table.rows[1].cells[0].text = "{%tr for copy in copies %}"
    for cell, tag in zip(table.rows[2].cells, ["{{ copy.role }}", "{{ copy.names|join(', ') }}", "{{ copy.count }}"]):
        cell.text = tag
    table.rows[3].cells[0].text = "{%tr endfor %}"
    sections = [
        {
            "heading": text(4, section),
            "paragraphs": [
                {"number": f"{section}.{n}", "text": text(70, section * 10 + n), "note": text(3, n) if n == 2 else ""}
                for n in range(1, 6)
            ],
        }
        for section in range(1, 5)
    ]
    copies = [{"role": text(3, n), "names": [text(2, n), text(2, n + 1)], "count": n} for n in range(14)]
    person = {"name": "A. Person", "role": "HM Inspector"}
    save(document, "letter", {"subject": text(8, 0), "to": person, "sender": person, "sections": sections, "copies": copies})


def make_table():
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for cell, title in zip(table.rows[0].cells, ["Number", "Name", "Amount"]):
        cell.text = title
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    for cell, tag in zip(table.rows[2].cells, ["{{ row.number }}", "{{ row.name }}", "{{ row.amount }}"]):
        cell.text = tag
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.save(FOLDER / "table.docx")
    for count in (1_000, 10_000, 50_000):
        rows = [{"number": n, "name": f"Row & {n}", "amount": n * 7} for n in range(count)]
        (FOLDER / f"table-{count}.json").write_text(json.dumps({"rows": rows}), encoding="utf-8")


def make_variables():
    document = docx.Document()
    for start in range(0, 2_000, 4):
        document.add_paragraph(" ".join(f"{{{{ name_{n} }}}}" for n in range(start, start + 4)))
    save(document, "variables", {f"name_{n}": f"value {n}" for n in range(2_000)})


def measure(name, template, rounds, compiles=True):
    data = json.loads((FOLDER / (name + ".json")).read_text(encoding="utf-8"))
    path = str(FOLDER / template)
    kept = docxtpl.DocxTemplate(path)

    def render(document):
        # Autoescaping is what keeps '&' and '<' of data in the document.
        document.render(data, autoescape=True)
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()

    (FOLDER / f"{name}.docxtpl.docx").write_bytes(render(kept))
    timed(f"{name} render docxtpl", lambda: render(kept), rounds)
    if compiles:
        timed(f"{name} compile+render docxtpl", lambda: render(docxtpl.DocxTemplate(path)), rounds)


def timed(name, work, rounds):
    times = []
    for _ in range(rounds):
        start = time.process_time_ns()
        work()
        times.append(time.process_time_ns() - start)
    times.sort()
    print(json.dumps({"name": name, "minimum": times[0], "median": times[len(times) // 2]}), flush=True)


main()
