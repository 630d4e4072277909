internal import DocumentModel

/// How wide words are, in em of a bold sans serif, guessed from their letters: what a column of a table takes at least.
enum WordWidth {
    /// The widest word anywhere in the blocks; 0 where there is nothing to read.
    static func widest(in blocks: [Block]) -> Double {
        blocks.reduce(0) { max($0, widest(in: $1)) }
    }

    private static func widest(in block: Block) -> Double {
        switch block {
        case .paragraph(let paragraph): widest(in: paragraph.inlines)
        case .heading(let heading): widest(in: heading.inlines) * 1.5
        case .list(let list): list.items.reduce(0) { max($0, widest(in: $1.blocks)) } + 1.5
        case .quote(let blocks, _): widest(in: blocks) + 1.5
        case .division(let division): widest(in: division.blocks) * 1.5
        case .code, .table, .contents, .figure: 12
        case .thematicBreak, .pageBreak: 1
        }
    }

    private static func widest(in inlines: [Inline]) -> Double {
        var widest = 0.0
        var present = 0.0
        add(inlines, &present, &widest)
        return max(widest, present)
    }

    private static func add(_ inlines: [Inline], _ present: inout Double, _ widest: inout Double) {
        for inline in inlines {
            switch inline {
            case .text(let text), .code(let text):
                for scalar in text.unicodeScalars {
                    if scalar == " " {
                        widest = max(widest, present)
                        present = 0
                    } else {
                        present += width(of: scalar)
                    }
                }
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
                .subscript(let inner):
                add(inner, &present, &widest)
            case .span(let inner, let attributes):
                if attributes.has("rating") { present += 1 }
                add(inner, &present, &widest)
            case .link(let link): add(link.inlines, &present, &widest)
            case .image(let image): present += min(max((image.width ?? 144) / 12, 1), 12)
            case .note: present += 1
            case .lineBreak:
                widest = max(widest, present)
                present = 0
            }
        }
    }

    private static func width(of scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "I", "f", "t", "r", ".", ",", ":", ";", "'", "’", "‘", "|", "!", "(", ")", "-": 0.36
        case "m", "w", "M", "W", "%", "@", "—", "…": 0.95
        case "A"..."Z": 0.74
        case "\u{300}"..."\u{36F}": 0
        case "\u{1100}"...: 1
        default: 0.6
        }
    }
}
