public import DocumentModel

/// Makes documents of every shape the model allows, also shapes that no reader makes (ragged tables, spans beyond the
/// table, notes that do not exist, empty headings), from a seed.
public struct RandomDocument {
    private var random: SeededGenerator
    /// What words are made of. No white space, so that a test may compare texts by words.
    private let alphabet: [String]
    private var noteCount = 0
    private var identifiers = 0

    /// What random words are made of unless told otherwise: letters, metacharacters of every format, several scripts.
    public static let alphabet = [
        "a", "b", "Z", "9", ".", ",", "-", "<", ">", "&", "\"", "'", "’", "“", "*", "_", "#", "|", "`", "\\", "[", "]",
        "(", ")", "{", "}", "{{", "%}", "]]>", "-->", "</script>", "<!--", "&amp;", "$", "~", "^", "=", "+", "é",
        "e\u{301}", "漢", "字", "👩‍👧", "\u{AD}", "\u{200D}", "א", "ش", "\u{A0}",
    ]

    public init(seed: UInt64, alphabet: [String] = Self.alphabet) {
        random = SeededGenerator(seed: seed)
        self.alphabet = alphabet
    }

    public mutating func document() -> Document {
        noteCount = Int.random(in: 0...3, using: &random)
        var document = Document(metadata: Metadata(title: words(4), language: pick(["en-GB", "cy", "ar"])))
        document.metadata.description = chance(0.5) ? words(8) : nil
        document.metadata.publisher = chance(0.5) ? words(3) : nil
        document.metadata.published = chance(0.5) ? "2025-01-28T00:01:00Z" : nil
        document.metadata.kind = pick([nil, "press-release", "letter", "report"])
        document.metadata.isIndexable = chance(0.5)
        document.metadata.numbersHeadings = chance(0.5)
        document.blocks = blocks(depth: 4, count: 6)
        document.notes = (0..<noteCount).map { _ in Note(blocks: [paragraph()] + (chance(0.3) ? [list(depth: 1)] : []))
        }
        document.images = ["chart.png": SampleDocuments.chart]
        return document
    }

    private mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < probability
    }
    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func pick<T>(_ choices: [T]) -> T { choices[number(0...choices.count - 1)] }

    private mutating func words(_ most: Int) -> String {
        let count = number(1...most)
        return (0..<count).map { _ in
            let length = number(1...6)
            return (0..<length).map { _ in pick(alphabet) }.joined()
        }.joined(separator: " ")
    }

    private mutating func attributes() -> Attributes {
        guard chance(0.2) else { return Attributes() }
        identifiers += 1
        return Attributes(
            id: chance(0.5) ? "id-\(identifiers)" : nil, classes: chance(0.5) ? [pick(["wide", "rating", "x"])] : [],
            language: chance(0.3) ? pick(["cy", "en-GB", "fr"]) : nil)
    }

    private mutating func inlines(depth: Int = 2) -> [Inline] {
        let count = number(1...4)
        return (0..<count).map { _ in inline(depth: depth) }
    }

    private mutating func inline(depth: Int) -> Inline {
        guard depth > 0, chance(0.5) else { return .text(words(5)) }
        switch number(0...10) {
        case 0: return .emphasis(inlines(depth: depth - 1))
        case 1: return .strong(inlines(depth: depth - 1))
        case 2: return .strikethrough(inlines(depth: depth - 1))
        case 3: return .superscript(inlines(depth: depth - 1))
        case 4: return .subscript(inlines(depth: depth - 1))
        case 5: return .code(words(2))
        case 6:
            let target = pick(["https://a.example/?q=1&r=\"2\"", "mailto:a@b.example", "#id-1", "https://b.example"])
            return .link(Link(to: target, title: chance(0.2) ? words(2) : nil, [.text(words(3))]))
        case 7: return .image(Image(source: pick(["chart.png", "missing.png"]), alternative: words(2)))
        case 8: return .lineBreak
        case 9: return .note(number(0...4))
        default: return .span(inlines(depth: depth - 1), attributes())
        }
    }

    private mutating func paragraph() -> Block { .paragraph(Paragraph(inlines(), attributes: attributes())) }

    private mutating func blocks(depth: Int, count: Int) -> [Block] {
        let count = number(0...count)
        return (0..<count).map { _ in block(depth: depth) }
    }

    private mutating func block(depth: Int) -> Block {
        guard depth > 0 else { return paragraph() }
        switch number(0...12) {
        case 0, 1:
            identifiers += 1
            return .heading(
                Heading(
                    level: number(1...6), inlines: chance(0.05) ? [] : inlines(),
                    attributes: Attributes(id: "heading-\(identifiers)"), isNumbered: chance(0.5)))
        case 2, 3: return list(depth: depth)
        case 4: return .table(table(depth: depth))
        case 5: return .quote(blocks(depth: depth - 1, count: 3), attributes())
        case 6: return .code(words(3) + "\n\n    " + words(2), language: chance(0.5) ? "swift" : nil)
        case 7:
            return .division(
                Division(
                    chance(0.2) ? nil : pick(Division.Role.allCases), blocks: blocks(depth: depth - 1, count: 4),
                    attributes: attributes()))
        case 8: return pick([.thematicBreak, .pageBreak])
        case 9:
            let image = Image(source: pick(["chart.png", "missing.png"]), alternative: chance(0.8) ? words(3) : "")
            return .figure(Figure(image, caption: chance(0.5) ? inlines() : [], attributes: attributes()))
        case 10: return chance(0.2) ? .contents(depth: number(1...6), title: inlines()) : paragraph()
        default: return paragraph()
        }
    }

    private mutating func list(depth: Int) -> Block {
        let style = pick([List.NumberStyle.decimal, .lowerAlpha, .upperAlpha, .lowerRoman, .upperRoman])
        let start = pick([0, 1, 3, 26, 999, .max])
        let marker = pick([
            List.Marker.bullet, .ordered(start: start, style: style), .numberedParagraphs(prefix: 2, start: start),
        ])
        let count = number(0...4)
        let items = (0..<count).map { _ in List.Item(blocks(depth: depth - 1, count: 3)) }
        return .list(List(marker, items: items, isTight: chance(0.5), continues: chance(0.2), attributes: attributes()))
    }

    private mutating func table(depth: Int) -> Table {
        let columns = (0..<number(0...4)).map { _ in
            Table.Column(alignment: pick([.natural, .left, .centre, .right]), share: nil)
        }
        return Table(
            columns: columns, headRows: rows(number(0...2), depth: depth), bodyRows: rows(number(0...4), depth: depth),
            caption: chance(0.5) ? inlines() : [], attributes: attributes())
    }

    private mutating func rows(_ count: Int, depth: Int) -> [Table.Row] {
        (0..<count).map { _ in
            let cells = number(0...4)
            return Table.Row((0..<cells).map { _ in cell(depth: depth) }, attributes: attributes())
        }
    }

    private mutating func cell(depth: Int) -> Table.Cell {
        Table.Cell(
            chance(0.8) ? [paragraph()] : blocks(depth: min(depth - 1, 1), count: 2),
            columnSpan: chance(0.1) ? pick([0, -1, 2, 3, 99, .max]) : 1,
            rowSpan: chance(0.1) ? pick([0, 2, 9, .max]) : 1,
            isRowHeader: chance(0.2), attributes: attributes())
    }
}
