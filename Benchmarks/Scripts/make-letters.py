#!/usr/bin/env python3
"""Makes what the batch of letters is measured with: a Word template of four pages and a CSV file of people.

Usage: make-letters.py FOLDER ROWS

The template has 20 paragraphs, a table of 14 rows, a header and a footer, with tags that Letterpress and docxtpl
understand alike. People and places are invented; the same arguments give the same files.
"""
import csv
import pathlib
import random
import sys
import zipfile

WORDS = (
    "the service works with children and their families across the county and its partners agree what each of them "
    "brings to the plan for every child we read the records of cases that began in the last year spoke with staff at "
    "all levels and heard from children and parents what had helped them most and what they would change if they "
    "could managers know their teams well and supervise them every month yet the quality of planning differs from "
    "team to team and not every review follows a change in circumstances we found good examples of joint work with "
    "schools health and housing and a board that asks for evidence before it decides where to spend next"
).split()
STANDARDS = [
    "Governance and leadership", "Staff", "Partnerships", "Information", "Assessment", "Planning", "Delivery",
    "Reviewing", "Out-of-court disposals", "Policy", "Resettlement", "Victims", "Facilities", "Learning",
]
RATINGS = ["Outstanding", "Good", "Requires improvement", "Inadequate"]
COLUMNS = ["reference", "title", "first", "surname", "role", "street", "town", "postcode", "date", "area", "score"]
COLUMNS += [f"rating{number}" for number in range(1, 15)]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def main():
    folder, rows = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    write_template(folder / "letter.docx")
    write_people(folder / f"people-{rows}.csv", rows)


def write_people(path, rows):
    chance = random.Random(rows)
    towns = ["Westmere", "Hartbourne", "Eastmarch", "Norhaven", "Harrowdale", "Saltby & Fenwick"]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number in range(1, rows + 1):
            town = chance.choice(towns)
            person = [
                f"L{number:06}", chance.choice(["Ms", "Mr", "Dr", "Cllr"]), chance.choice(["Una", "Ifor", "Petra", "Siân"]),
                chance.choice(["Marsh", "Lyle", "Voss", "O’Dell", "Prydderch"]) + f" {number}", "Director of services",
                f"{chance.randrange(1, 200)} Mill Street", town, f"HD{chance.randrange(1, 30)} {chance.randrange(1, 9)}AA",
                "28 January 2025", f"{town} district", chance.randrange(0, 37),
            ]
            writer.writerow(person + [chance.choice(RATINGS) for _ in STANDARDS])


def write_template(path):
    styles = (
        f'{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="160" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>'
    )
    relationships = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/header" Target="header1.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/footer" Target="footer1.xml"/></Relationships>'
    )
    types = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>'
            for name, kind in [
                ("document", "document.main"), ("styles", "styles"), ("header1", "header"), ("footer1", "footer"),
            ]
        )
        + "</Types>"
    )
    package = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    header = f'{HEAD}<w:hdr {W}>{paragraph("Inspectorate of Community Services – our reference {{ reference }}")}</w:hdr>'
    footer = f'{HEAD}<w:ftr {W}>{paragraph("To {{ title }} {{ first }} {{ surname }}, {{ town }}")}</w:ftr>'
    parts = {
        "[Content_Types].xml": types, "_rels/.rels": package, "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships, "word/styles.xml": styles, "word/header1.xml": header,
        "word/footer1.xml": footer,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def document():
    chance = random.Random(4)
    body = [
        paragraph("{{ title }} {{ first }} {{ surname }}"), paragraph("{{ role }}"),
        paragraph("{{ street }}, {{ town }} {{ postcode }}"), paragraph("{{ date }}"),
        paragraph("Dear {{ title }} {{ surname }}"), paragraph("Inspection of services in {{ area }}", "Heading1"),
        paragraph("The score is {{ score }} of 36.{% if score|int > 27 %} This is among the best of the year.{% endif %}"),
    ]
    for number in range(11):
        text = " ".join(chance.choice(WORDS) for _ in range(110)).capitalize()
        body.append(paragraph(text + (" in {{ town }}." if number % 3 == 0 else ".")))
        if number == 4:
            body.append(table())
    body += [paragraph("Yours sincerely"), paragraph("Mara Ellwood, Chief Inspector")]
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
        'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )
    return f"{HEAD}<w:document {W} {R}><w:body>{''.join(body)}{section}</w:body></w:document>"


def paragraph(text, style="Normal"):
    """A paragraph in runs of a few words, as Word saves what people have typed and mended."""
    pieces, words = [], text.split(" ")
    if "{{" in text or "{%" in text:
        pieces = [text]
    else:
        pieces = [" ".join(words[start : start + 12]) + " " for start in range(0, len(words), 12)]
    runs = "".join(
        '<w:r w:rsidRPr="00A77B3E"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:color w:val="0B0C0C"/>'
        f'<w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in pieces
    )
    return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def table():
    widths = [1200, 5000, 2800]
    rows = [("No.", "Standard", "Rating")]
    rows += [(str(number), name, f"{{{{ rating{number} }}}}") for number, name in enumerate(STANDARDS[:13], 1)]
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(text)}</w:tc>'
            for width, text in zip(widths, row)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>{border}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def escape(text):
    """Text of a run; the comparison in a tag stays as people type it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


main()
