"""Writes the templates and data of the benchmarks, the same work in the words of each engine. Run once; its results are
committed, so that everybody measures the same bytes."""
import json
import pathlib

INPUTS = pathlib.Path(__file__).resolve().parent.parent / "Inputs"

WORDS = (
    "inspectors found that plans were reviewed with children and carers when circumstances changed and that partners "
    "shared what they knew in good time although records did not always show how decisions had been reached or who "
    "had agreed to act on them before the next meeting of the board"
).split()


def sentence(seed: int, length: int) -> str:
    words = [WORDS[(seed * 7 + i * (1 + seed % 3)) % len(WORDS)] for i in range(length)]
    return " ".join(words).capitalize() + "."


DATA = {
    "sender": {"name": "inspectorate of works", "address": ["1 Mill Lane", "Eastmoor", "EM1 2AB"]},
    "recipient": {"name": "dr ada penrose", "roles": ["managing director", "chair of the board"]},
    "subject": "short inspection of work in westmere",
    "published": "22 June 2016",
    "cases": 32,
    "sections": [
        {
            "number": n + 1,
            "heading": heading,
            "paragraphs": [{"text": sentence(n * 5 + i, 48)} for i in range(4 + n // 3)],
        }
        for n, heading in enumerate(
            ["reducing reoffending", "protecting the public", "protecting the child", "serving the sentence"]
        )
    ],
    "strengths": [sentence(40 + i, 11) for i in range(6)],
    "improvements": [sentence(60 + i, 17) for i in range(4)],
    "copies": [
        {"role": f"role number {i + 1}", "names": [f"Person {chr(65 + i)} One", f"Person {chr(65 + i)} Two"][: 1 + i % 2]}
        for i in range(14)
    ],
    "notes": [sentence(80 + i, 30) for i in range(3)],
}
PROSE = [sentence(90 + i, 105) for i in range(6)]

JINJA = f"""{{{{ sender.name|upper }}}}
{{% for line in sender.address %}}{{{{ line }}}}
{{% endfor %}}
To: {{{{ recipient.name|capitalize }}}}{{% for role in recipient.roles %}}, {{{{ role }}}}{{% endfor %}}
Publication date: {{{{ published }}}}

{{{{ subject|upper }}}}

{PROSE[0]} {PROSE[1]}

We examined {{{{ cases }}}} cases. {PROSE[2]}
{{% for section in sections %}}
{{{{ section.number }}}}. {{{{ section.heading|upper }}}}
{{% for paragraph in section.paragraphs %}}
{{{{ section.number }}}}.{{{{ loop.index }}}}. {{{{ paragraph.text }}}}
{{% endfor %}}{{% endfor %}}
{PROSE[3]}

Key strengths
{{% for item in strengths %}}
- {{{{ item }}}}{{% if loop.last %}}
{{% endif %}}{{% endfor %}}
Areas requiring improvement
{{% for item in improvements %}}
- {{{{ item }}}}{{% if loop.last %}}
{{% endif %}}{{% endfor %}}
{PROSE[4]} {PROSE[5]}

Copy to:
{{% for copy in copies %}}{{{{ copy.role|capitalize }}}}: {{% for name in copy.names %}}{{{{ name }}}}{{% if not loop.last %}}, {{% endif %}}{{% endfor %}}
{{% endfor %}}
{{% for note in notes %}}Note {{{{ loop.index }}}}: {{{{ note }}}}
{{% endfor %}}"""

STENCIL = (
    JINJA.replace("|capitalize", "|capitalize_first")
    .replace("loop.", "forloop.")
    .replace("forloop.index", "forloop.counter")
    .replace("|capitalize_first", "|capitalize")
    .replace("|upper", "|uppercase")
)

# Mustache has no filters in its core; swift-mustache's transforms do the same work.
MUSTACHE = f"""{{{{{{uppercased(sender.name)}}}}}}
{{{{#sender.address}}}}{{{{{{.}}}}}}
{{{{/sender.address}}}}
To: {{{{{{capitalized(recipient.name)}}}}}}{{{{#recipient.roles}}}}, {{{{{{.}}}}}}{{{{/recipient.roles}}}}
Publication date: {{{{{{published}}}}}}

{{{{{{uppercased(subject)}}}}}}

{PROSE[0]} {PROSE[1]}

We examined {{{{{{cases}}}}}} cases. {PROSE[2]}
{{{{#sections}}}}
{{{{{{number}}}}}}. {{{{{{uppercased(heading)}}}}}}
{{{{#paragraphs}}}}
{{{{{{number}}}}}}.{{{{{{plusone(index())}}}}}}. {{{{{{text}}}}}}
{{{{/paragraphs}}}}{{{{/sections}}}}
{PROSE[3]}

Key strengths
{{{{#strengths}}}}
- {{{{{{.}}}}}}{{{{#last()}}}}
{{{{/last()}}}}{{{{/strengths}}}}
Areas requiring improvement
{{{{#improvements}}}}
- {{{{{{.}}}}}}{{{{#last()}}}}
{{{{/last()}}}}{{{{/improvements}}}}
{PROSE[4]} {PROSE[5]}

Copy to:
{{{{#copies}}}}{{{{{{capitalized(role)}}}}}}: {{{{#names}}}}{{{{{{.}}}}}}{{{{^last()}}}}, {{{{/last()}}}}{{{{/names}}}}
{{{{/copies}}}}
{{{{#notes}}}}Note {{{{{{plusone(index())}}}}}}: {{{{{{.}}}}}}
{{{{/notes}}}}"""

TABLE = {
    "rows": [{"name": f"Service {i}", "score": i % 37, "rating": ["Good", "Inadequate"][i % 2]} for i in range(1000)]
}
TABLE_JINJA = "<table>\n{% for row in rows %}<tr><td>{{ row.name }}</td><td>{{ row.score }}</td><td>{{ row.rating }}</td></tr>\n{% endfor %}</table>\n"
TABLE_STENCIL = TABLE_JINJA
TABLE_MUSTACHE = "<table>\n{{#rows}}<tr><td>{{{name}}}</td><td>{{{score}}}</td><td>{{{rating}}}</td></tr>\n{{/rows}}</table>\n"


def long_template(open_if: str, close_if: str, shout: str) -> str:
    lines = []
    for i in range(100):
        lines += [
            f"{sentence(i, 9)}",
            open_if.format(i=i % 4),
            f"  {shout} and more text on this line",
            close_if,
            f"  {sentence(i + 3, 12)}",
        ]
    return "\n".join(lines) + "\n"


FILES = {
    "letter.json": json.dumps(DATA, indent=1) + "\n",
    "letter.jinja": JINJA,
    "letter.stencil": STENCIL,
    "letter.mustache": MUSTACHE,
    "table.json": json.dumps(TABLE) + "\n",
    "table.jinja": TABLE_JINJA,
    "table.stencil": TABLE_STENCIL,
    "table.mustache": TABLE_MUSTACHE,
    "long.jinja": long_template("{{% if cases > {i} %}}", "{% endif %}", "{{ sender.name|upper }}"),
    "long.stencil": long_template("{{% if cases > {i} %}}", "{% endif %}", "{{ sender.name|uppercase }}"),
    "long.mustache": long_template("{{{{#cases}}}}", "{{/cases}}", "{{{uppercased(sender.name)}}}"),
}

INPUTS.mkdir(exist_ok=True)
for name, text in FILES.items():
    (INPUTS / name).write_text(text, encoding="utf-8")
    print(name, len(text))
