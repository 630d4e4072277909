/// Reads the part of YAML that people write every day: block mappings and lists, brackets and quotes on one line, texts over
/// several lines, comments. It gives up at anything else and at anything that may be a mistake, so that libyaml, which takes
/// several times as long, decides about it and words the error.
///
/// Whatever it reads is what ``YAMLComposer`` would have made of it, places included: a test compares the two.
struct EverydayYAMLParser {
    /// libyaml has to decide.
    struct GivesUp: Error {}

    let bytes: UnsafeBufferPointer<UInt8>
    private let limits: DataLimits
    var index = 0
    /// The column of the line that the parser stands at, after its indentation; -1 at the end of the text.
    private var column = -1
    private var nodes = 0

    /// - Parameter bytes: Text that ``InputText/check(_:limits:allowsControls:)`` finds free of what is odd in YAML.
    /// - Returns: `nil` for a text that libyaml has to read.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, limits: DataLimits) -> DataNode? {
        var parser = EverydayYAMLParser(bytes, limits)
        do throws(GivesUp) { return try parser.document() } catch { return nil }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: DataLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    private mutating func document() throws(GivesUp) -> DataNode {
        skipDocumentStart()
        try moveToContent()
        guard column >= 0, isListItem(at: index) || keyEnd(at: index) != nil else { throw GivesUp() }
        let root = try blockNode(parent: -1, depth: 1)
        guard column < 0, nodes <= limits.nodes else { throw GivesUp() }
        return root
    }

    private mutating func skipDocumentStart() {
        if bytes.count >= 4, bytes[0] == hyphen, bytes[1] == hyphen, bytes[2] == hyphen, bytes[3] == lineFeed {
            index = 4
        }
    }
}

// MARK: Lines

extension EverydayYAMLParser {
    private var hyphen: UInt8 { UInt8(ascii: "-") }
    private var space: UInt8 { 0x20 }
    private var lineFeed: UInt8 { 0x0A }
    private var numberSign: UInt8 { UInt8(ascii: "#") }

    mutating func skipSpaces() {
        while index < bytes.count, bytes[index] == space { index += 1 }
    }

    /// Whether there is nothing, a line end or a space at an index.
    private func isBlank(at index: Int) -> Bool {
        index >= bytes.count || bytes[index] == space || bytes[index] == lineFeed
    }

    /// From the start of a line, skips blank lines and comments, and stands at the first character of what follows.
    private mutating func moveToContent() throws(GivesUp) {
        while true {
            let start = index
            skipSpaces()
            guard index < bytes.count else {
                column = -1
                return
            }
            if bytes[index] == lineFeed {
                index += 1
            } else if bytes[index] == numberSign {
                skipLine()
            } else {
                column = index - start
                if column == 0, isDocumentMarker { throw GivesUp() }
                return
            }
        }
    }

    private mutating func skipLine() {
        while index < bytes.count, bytes[index] != lineFeed { index += 1 }
        if index < bytes.count { index += 1 }
    }

    /// `---` and `...`.
    private var isDocumentMarker: Bool {
        guard index + 2 < bytes.count, bytes[index] == hyphen || bytes[index] == UInt8(ascii: ".") else { return false }
        return bytes[index + 1] == bytes[index] && bytes[index + 2] == bytes[index]
    }

    /// Behind a value: skips the rest of its line, which may hold a comment and nothing else, and moves on.
    private mutating func finishLine() throws(GivesUp) {
        let end = index
        skipSpaces()
        if index < bytes.count, bytes[index] != lineFeed {
            guard bytes[index] == numberSign, index > end else { throw GivesUp() }
        }
        skipLine()
        try moveToContent()
    }

    /// Whether the line ends here, but for a comment.
    private var isAtLineEnd: Bool {
        index >= bytes.count || bytes[index] == lineFeed || (bytes[index] == numberSign && bytes[index - 1] == space)
    }
}

// MARK: Mappings and lists

extension EverydayYAMLParser {
    mutating func count() { nodes += 1 }

    private func isListItem(at index: Int) -> Bool { bytes[index] == hyphen && isBlank(at: index + 1) }

    /// The end of a key of letters, digits, `_`, `-` and `.`, if one with its colon stands here.
    func keyEnd(at start: Int) -> Int? {
        var end = start
        while end < bytes.count, ByteClass.isKey(bytes[end]) { end += 1 }
        guard end > start, end - start <= min(128, limits.keyBytes), bytes[start] != hyphen,
            bytes[start] != UInt8(ascii: "."),
            end < bytes.count, bytes[end] == UInt8(ascii: ":"), isBlank(at: end + 1)
        else { return nil }
        return end
    }

    /// A node in block style at ``column``. Recursive, no deeper than the limit.
    ///
    /// - Parameter parent: The column of the mapping or list around it.
    private mutating func blockNode(parent: Int, depth: Int) throws(GivesUp) -> DataNode {
        guard depth <= limits.depth else { throw GivesUp() }
        if isListItem(at: index) { return try list(depth: depth, sharesColumn: false) }
        if keyEnd(at: index) != nil { return try mapping(depth: depth) }
        return try inlineNode(parent: parent, depth: depth)
    }

    private mutating func mapping(depth: Int) throws(GivesUp) -> DataNode {
        count()
        let (own, start) = (column, index)
        var end = start
        var builder = DataMappingBuilder()
        repeat {
            guard let keyEnd = keyEnd(at: index) else { throw GivesUp() }
            count()
            let keyStart = index
            index = keyEnd + 1
            let value = try mappingValue(of: own, depth: depth)
            end = max(end, keyEnd, value.span.range.upperBound)
            guard builder.addIfNew(entry(keyStart, keyEnd, value)) else { throw GivesUp() }
        } while column == own
        guard column < own else { throw GivesUp() }
        return DataNode(.mapping(builder.finished()), DataSpan(start, end))
    }

    func entry(_ keyStart: Int, _ keyEnd: Int, _ value: DataNode) -> DataMapping.Entry {
        DataMapping.Entry(
            UnsafeBufferPointer(rebasing: bytes[keyStart..<keyEnd]), keySpan: DataSpan(keyStart, keyEnd), value: value)
    }

    /// What follows the colon of a key in a mapping at a column.
    private mutating func mappingValue(of own: Int, depth: Int) throws(GivesUp) -> DataNode {
        let start = index
        skipSpaces()
        guard isAtLineEnd else { return try inlineNode(parent: own, depth: depth + 1) }
        skipLine()
        try moveToContent()
        if column > own { return try blockNode(parent: own, depth: depth + 1) }
        if column == own, isListItem(at: index) {
            guard depth < limits.depth else { throw GivesUp() }
            return try list(depth: depth + 1, sharesColumn: true)
        }
        count()
        return DataNode(.null, DataSpan(start, start))
    }

    /// - Parameter sharesColumn: Whether it stands in the column of the mapping around it.
    private mutating func list(depth: Int, sharesColumn: Bool) throws(GivesUp) -> DataNode {
        count()
        let (own, start) = (column, index)
        var end = sharesColumn ? start + 1 : start
        var items: [DataNode] = []
        repeat {
            let item = try listItem(of: own, depth: depth)
            end = max(end, item.span.range.upperBound)
            items.append(item)
        } while column == own && isListItem(at: index)
        guard column < own || (sharesColumn && column == own) else { throw GivesUp() }
        return DataNode(.sequence(DataSequence(items)), DataSpan(start, end))
    }

    private mutating func listItem(of own: Int, depth: Int) throws(GivesUp) -> DataNode {
        let dash = index
        index += 1
        skipSpaces()
        guard !isAtLineEnd else {
            skipLine()
            try moveToContent()
            if column > own { return try blockNode(parent: own, depth: depth + 1) }
            count()
            return DataNode(.null, DataSpan(dash + 1, dash + 1))
        }
        column = own + index - dash
        return try blockNode(parent: own, depth: depth + 1)
    }

    /// A scalar or brackets, up to the end of their last line.
    private mutating func inlineNode(parent: Int, depth: Int) throws(GivesUp) -> DataNode {
        let node: DataNode
        switch bytes[index] {
        case UInt8(ascii: "["), UInt8(ascii: "{"): node = try brackets(depth: depth, limit: limits.depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): node = try quoted()
        case UInt8(ascii: "|"), UInt8(ascii: ">"): return try blockText(parent: parent)
        default: return try plainText(parent: parent)
        }
        try finishLine()
        return node
    }
}

// MARK: Texts over several lines

extension EverydayYAMLParser {
    /// The indentation of the line that begins at an index, and whether there is anything in it.
    private func indentation(at start: Int) -> (columns: Int, isEmpty: Bool) {
        var end = start
        while end < bytes.count, bytes[end] == space { end += 1 }
        return (end - start, end >= bytes.count || bytes[end] == lineFeed)
    }

    /// A text without quotes; lines that are indented more than what is around it belong to it.
    private mutating func plainText(parent: Int) throws(GivesUp) -> DataNode {
        count()
        guard ByteClass.beginsPlain(bytes[index]) || (bytes[index] == hyphen && !isBlank(at: index + 1)) else {
            throw GivesUp()
        }
        let start = index
        var end = try plainLineEnd()
        var joined: [UInt8]?
        while index < bytes.count, bytes[index] == lineFeed {
            var next = index + 1
            var breaks = 0
            while next < bytes.count, indentation(at: next).isEmpty {
                next += indentation(at: next).columns + 1
                breaks += 1
            }
            guard next < bytes.count else { break }
            let columns = indentation(at: next).columns
            guard columns > parent, bytes[next + columns] != numberSign else { break }
            var text = joined ?? Array(bytes[start..<end])
            text.append(contentsOf: repeatElement(breaks == 0 ? space : lineFeed, count: max(1, breaks)))
            index = next + columns
            let lineStart = index
            end = try plainLineEnd()
            text.append(contentsOf: bytes[lineStart..<end])
            joined = text
        }
        skipLine()
        try moveToContent()
        guard column <= parent else { throw GivesUp() }
        let text = joined.map { text in text.withUnsafeBufferPointer { YAMLScalar.plain($0) } }
        let reading = text ?? YAMLScalar.plain(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        guard case .content(let content) = reading else { throw GivesUp() }
        return DataNode(content, DataSpan(start, end))
    }

    /// Walks to the end of a line of plain text, or to its comment.
    /// - Returns: The end of the text.
    private mutating func plainLineEnd() throws(GivesUp) -> Int {
        var end = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte > UInt8(ascii: ":") {
                end = index + 1
            } else if byte == lineFeed {
                return end
            } else if byte == UInt8(ascii: ":") {
                guard !isBlank(at: index + 1) else { throw GivesUp() }
                end = index + 1
            } else if byte == numberSign, bytes[index - 1] == space {
                // A comment ends the text for good: its line end is not one of the text.
                while index + 1 < bytes.count, bytes[index + 1] != lineFeed { index += 1 }
                return end
            } else if byte != space {
                end = index + 1
            }
            index += 1
        }
        return end
    }

    /// `|` and `>`, with or without `-`.
    private mutating func blockText(parent: Int) throws(GivesUp) -> DataNode {
        count()
        let start = index
        let isFolded = bytes[index] == UInt8(ascii: ">")
        index += 1
        let isStripped = index < bytes.count && bytes[index] == hyphen
        if isStripped { index += 1 }
        skipSpaces()
        guard index < bytes.count, isAtLineEnd else { throw GivesUp() }
        skipLine()
        var text: [UInt8] = []
        try appendBlankLines(to: &text)
        let (columns, isEmpty) = indentation(at: index)
        guard !isEmpty, columns > parent else { throw GivesUp() }
        while true {
            let lineStart = index + columns
            guard !isFolded || bytes[lineStart] != space else { throw GivesUp() }
            index = lineStart
            while index < bytes.count, bytes[index] != lineFeed { index += 1 }
            text.append(contentsOf: bytes[lineStart..<index])
            guard index < bytes.count else { break }
            index += 1
            let before = text.count
            try appendBlankLines(to: &text)
            let next = indentation(at: index)
            guard index < bytes.count, next.columns >= columns else {
                text.removeSubrange(before...)
                if !isStripped { text.append(lineFeed) }
                break
            }
            if !isFolded {
                text.append(lineFeed)
            } else if text.count == before {
                text.append(space)
            }
        }
        let end = index
        try moveToContent()
        guard column <= parent else { throw GivesUp() }
        return DataNode(.string(String(decoding: text, as: UTF8.self)), DataSpan(start, end))
    }

    /// Lines of spaces only count as empty or not by their length: libyaml decides.
    private mutating func appendBlankLines(to text: inout [UInt8]) throws(GivesUp) {
        while index < bytes.count {
            if bytes[index] == lineFeed {
                text.append(lineFeed)
                index += 1
            } else {
                let (columns, isEmpty) = indentation(at: index)
                guard !isEmpty || columns == 0 else { throw GivesUp() }
                return
            }
        }
    }
}
