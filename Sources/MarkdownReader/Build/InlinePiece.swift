/// What a line of text is made of before values are put in.
indirect enum InlinePiece {
    /// Text of the template.
    case text(String)
    /// White space of the template that must not be dropped.
    case exact(String)
    case value(Int)
    case softBreak
    case lineBreak
    /// One of `[`, `]`, `^`, `~`, not escaped.
    case special(UInt8)
    /// A marker of attributes.
    case attributes(Int)
    case note(Int)
    case autolink(Int)
    /// Anything else that libcmark-gfm has told apart, with the marker of the attributes behind it.
    case node(SyntaxNode, attributes: Int?)
    case group(Group, [InlinePiece])

    enum Group {
        case span(attributes: Int)
        case superscript
        case `subscript`
    }
}

extension InlinePiece {
    /// Finds bracketed spans, superscripts and subscripts, and gives attributes to what they stand behind.
    static func grouping(_ pieces: [InlinePiece]) -> [InlinePiece] {
        var open: [[InlinePiece]] = [[]]
        var index = 0
        while index < pieces.count {
            let piece = pieces[index]
            let next: Int? =
                if index + 1 < pieces.count, case .attributes(let marker) = pieces[index + 1] { marker } else { nil }
            switch piece {
            case .special(UInt8(ascii: "[")):
                open.append([])
            case .special(UInt8(ascii: "]")) where open.count > 1:
                let inner = open.removeLast()
                if let next {
                    open[open.count - 1].append(.group(.span(attributes: next), findingScripts(inner)))
                    index += 1
                } else {
                    open[open.count - 1].append(.text("["))
                    open[open.count - 1].append(contentsOf: inner)
                    open[open.count - 1].append(.text("]"))
                }
            case .node(let node, _):
                open[open.count - 1].append(.node(node, attributes: next))
                if next != nil { index += 1 }
            default: open[open.count - 1].append(piece)
            }
            index += 1
        }
        var all = open[0]
        for unclosed in open.dropFirst() {
            all.append(.text("["))
            all.append(contentsOf: unclosed)
        }
        return findingScripts(all)
    }

    /// `^x^` and `~x~`, where no white space of the template stands between (Pandoc's rule).
    private static func findingScripts(_ pieces: [InlinePiece]) -> [InlinePiece] {
        var result: [InlinePiece] = []
        /// Where in `result` an opening mark stands, which may yet be closed.
        var opening: [UInt8: Int] = [:]
        for piece in pieces {
            switch piece {
            case .special(let mark) where mark == UInt8(ascii: "^") || mark == UInt8(ascii: "~"):
                guard let start = opening[mark], start + 1 < result.count else {
                    opening[mark] = result.count
                    result.append(piece)
                    continue
                }
                let inner = Array(result[(start + 1)...])
                result.removeSubrange(start...)
                result.append(.group(mark == UInt8(ascii: "^") ? .superscript : .subscript, inner))
                opening = opening.filter { $0.value < start }
            case .text(let text):
                if text.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
                    // Text before the space cannot be in a pair that ends after it.
                    opening = [:]
                }
                result.append(piece)
            case .softBreak, .lineBreak:
                opening = [:]
                result.append(piece)
            default: result.append(piece)
            }
        }
        return result
    }
}
