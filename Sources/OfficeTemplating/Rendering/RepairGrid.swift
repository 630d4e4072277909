internal import Diagnostics
internal import Templating

/// Fits the columns of a table that has just been put out to the cells it came out with; the table keeps its width.
///
/// Source: ISO/IEC 29500-1, 17.4.48 (`w:tblGrid`) and 17.4.71 (`w:tcW`); ODF 1.3 part 3, 9.1.6 (`table:table-column`).
struct RepairGrid: HostOperation {
    let prefix: String
    let isOpenDocument: Bool

    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        guard let start = RenderState.of(memory).marks.popLast(), start < output.bytes.count else { return }
        let table = Array(output.bytes[start...])
        guard let repaired = isOpenDocument ? repairOpenDocument(table) : repairWord(table) else { return }
        output.truncate(to: start)
        output.append(repaired)
    }

    private struct Tag {
        var range: Range<Int>
        var name: String
        var isClosing: Bool
        var isEmpty: Bool
    }

    /// The tags that belong to the outermost table, not to one inside a cell.
    private func tags(_ bytes: [UInt8]) -> [Tag] {
        var result: [Tag] = []
        var depth = 0
        var index = 0
        let tableName = isOpenDocument ? "\(prefix)table" : "\(prefix)tbl"
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else {
                index += 1
                continue
            }
            let isClosing = bytes[index + 1] == UInt8(ascii: "/")
            let start = index + (isClosing ? 2 : 1)
            let name = String(
                decoding: bytes[start..<end].prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
            if name == tableName { depth += isClosing ? -1 : 1 }
            if depth == 1, name.hasPrefix(prefix) {
                result.append(
                    Tag(
                        range: index..<(end + 1), name: String(name.dropFirst(prefix.count)), isClosing: isClosing,
                        isEmpty: bytes[end - 1] == UInt8(ascii: "/")))
            }
            index = end + 1
        }
        return result
    }

    /// The number in an attribute of a tag.
    private func number(_ attribute: String, in tag: Tag, _ bytes: [UInt8]) -> Int? {
        let text = String(decoding: bytes[tag.range], as: UTF8.self)
        guard let part = text.split(separator: " ").first(where: { $0.hasPrefix("\(prefix)\(attribute)=\"") }) else {
            return nil
        }
        return Int(part.split(separator: "\"").dropFirst().first ?? "")
    }

    private func repairWord(_ bytes: [UInt8]) -> [UInt8]? {
        let tags = tags(bytes)
        let columns = tags.filter { $0.name == "gridCol" && !$0.isClosing }
        guard let first = columns.first, let last = columns.last else { return nil }
        var rows: [(count: Int, span: Int?)] = []
        for (index, tag) in tags.enumerated() {
            switch tag.name {
            case "tr": if !tag.isClosing { rows.append((0, nil)) }
            case "tc": if !tag.isClosing, !rows.isEmpty { rows[rows.count - 1].count += 1 }
            case "gridSpan", "gridBefore", "gridAfter":
                guard !rows.isEmpty else { continue }
                let span = span(tag, bytes)
                rows[rows.count - 1].count += tag.name == "gridSpan" ? max(span - 1, 0) : span
                if tag.name == "gridSpan", span > 1 { rows[rows.count - 1].span = index }
            default: break
            }
        }
        let widest = rows.map(\.count).max() ?? 0
        guard widest > 0, widest != columns.count else { return nil }
        // A head that spanned columns of the template spans all that came of them.
        var wider: [Int: Int] = [:]
        for row in rows where row.count == columns.count && row.count < widest {
            if let span = row.span { wider[span] = widest - row.count }
        }
        let total = columns.reduce(0) { $0 + min(max(number("w", in: $1, bytes) ?? 0, 0), 1 << 20) }
        let width = max(total / widest, 1)
        var result = Array(bytes[..<first.range.lowerBound])
        for _ in 0..<widest { result += Array("<\(prefix)gridCol \(prefix)w=\"\(width)\"/>".utf8) }
        var position = last.range.upperBound
        for (index, tag) in tags.enumerated() where tag.range.lowerBound >= position {
            guard let text = replacement(of: index, in: tags, bytes, wider, width) else { continue }
            result += bytes[position..<tag.range.lowerBound]
            result += Array(text.utf8)
            position = tag.range.upperBound
        }
        return result + bytes[position...]
    }

    private func span(_ tag: Tag, _ bytes: [UInt8]) -> Int { min(max(number("val", in: tag, bytes) ?? 1, 0), 63) }

    /// What takes the place of the width or span of a cell; `nil` for what stays.
    private func replacement(
        of index: Int, in tags: [Tag], _ bytes: [UInt8], _ wider: [Int: Int], _ width: Int
    ) -> String? {
        let tag = tags[index]
        if tag.name == "gridSpan", let more = wider[index] {
            return "<\(prefix)gridSpan \(prefix)val=\"\(min(span(tag, bytes) + more, 63))\"/>"
        }
        guard tag.name == "tcW", String(decoding: bytes[tag.range], as: UTF8.self).contains("\"dxa\"") else {
            return nil
        }
        var columns = 1
        for next in index + 1..<min(index + 4, tags.count) where tags[next].name == "gridSpan" {
            columns = max(span(tags[next], bytes), 1) + (wider[next] ?? 0)
        }
        return "<\(prefix)tcW \(prefix)w=\"\(width * columns)\" \(prefix)type=\"dxa\"/>"
    }

    private func repairOpenDocument(_ bytes: [UInt8]) -> [UInt8]? {
        let tags = tags(bytes)
        let columns = tags.filter { $0.name == "table-column" }
        guard let first = columns.first, let last = columns.last else { return nil }
        var widest = 0
        var count = 0
        for tag in tags {
            switch tag.name {
            case "table-row": if tag.isClosing { widest = max(widest, count) } else { count = 0 }
            case "table-cell", "covered-table-cell":
                if !tag.isClosing {
                    count += min(max(number("number-columns-repeated", in: tag, bytes) ?? 1, 1), 1_024)
                }
            default: break
            }
        }
        let existing = columns.filter { !$0.isClosing }.reduce(0) {
            $0 + min(max(number("number-columns-repeated", in: $1, bytes) ?? 1, 1), 1_024)
        }
        guard widest > 0, widest != existing else { return nil }
        let column = "<\(prefix)table-column \(prefix)number-columns-repeated=\"\(widest)\"/>"
        return Array(bytes[..<first.range.lowerBound]) + Array(column.utf8) + bytes[last.range.upperBound...]
    }
}
