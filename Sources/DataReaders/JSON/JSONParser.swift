internal import Diagnostics

/// The state of reading one JSON text. Lists and objects being read are on a stack of their own, so that depth costs no
/// machine stack.
struct JSONParser: ~Copyable {
    private struct Open {
        var start: Int
        var isObject: Bool
        /// Where its parts begin in the collector.
        var first: Int
        var index: KeyIndex?
        var key = ""
        var keyDigest: UInt64 = 0
        var keySpan = DataSpan(0, 0)
    }

    let source: SourceText
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: DataLimits
    private var index = 0
    private var nodes = 0
    private var open: [Open] = []
    private var parts = NodeCollector()

    init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, limits: DataLimits) {
        self.source = source
        self.bytes = bytes
        self.limits = limits
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func parse() throws(Diagnostic) -> DataNode {
        skipSpace()
        guard index < bytes.count else {
            throw Diagnostic(.emptyDataFile, "the data file is empty", at: .file(source.name))
        }
        var finished = try value()
        while true {
            // Taken, since what is only looked at is copied, and a copy counts references.
            guard let node = finished.take() else {
                finished = try value()
                continue
            }
            guard !open.isEmpty else {
                skipSpace()
                guard index == bytes.count else { throw unexpected("the end of the file") }
                return node
            }
            try add(node)
            finished = try afterItem()
        }
    }

    /// Reads a scalar or an empty list or object whole; opens any other and returns `nil`, standing before its first
    /// value.
    private mutating func value() throws(Diagnostic) -> DataNode? {
        skipSpace()
        try count()
        guard index < bytes.count else { throw unexpected("a value") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try openContainer(isObject: true)
        case UInt8(ascii: "["): return try openContainer(isObject: false)
        case UInt8(ascii: "\""):
            let start = index
            let text = try string()
            return DataNode(.string(text), DataSpan(start, index))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected("a value")
        }
    }

    private mutating func count() throws(Diagnostic) {
        nodes += 1
        guard nodes <= limits.nodes else {
            throw Diagnostic(
                .dataLimit, "the data file has more than \(limits.nodes) values", at: here(),
                hint: LimitHint.fixed("cut the file in parts"))
        }
    }

    private mutating func openContainer(isObject: Bool) throws(Diagnostic) -> DataNode? {
        guard open.count < limits.depth else {
            throw Diagnostic(
                .dataLimit, "lists and objects are nested more than \(limits.depth) deep", at: here(),
                hint: LimitHint.fixed())
        }
        let start = index
        index += 1
        skipSpace()
        if peek(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            index += 1
            let content: DataNode.Content =
                isObject ? .mapping(DataMapping([])) : .sequence(DataSequence([]))
            return DataNode(content, DataSpan(start, index))
        }
        open.append(
            Open(start: start, isObject: isObject, first: isObject ? parts.firstEntry : parts.firstItem))
        if isObject { try key() }
        return nil
    }

    /// After an item: reads `,` and, in an object, the next key, or closes the container and returns it.
    private mutating func afterItem() throws(Diagnostic) -> DataNode? {
        skipSpace()
        let isObject = open[open.count - 1].isObject
        if peek(UInt8(ascii: ",")) {
            let comma = index
            index += 1
            skipSpace()
            let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
            if peek(close) {
                throw Diagnostic(
                    .jsonSyntax, "JSON allows no comma before '\(Character(Unicode.Scalar(close)))'",
                    at: .source(source, comma..<(comma + 1)), hint: "remove the comma")
            }
            if isObject { try key() }
            return nil
        }
        guard peek(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw unexpected(isObject ? "',' or '}'" : "',' or ']'")
        }
        index += 1
        guard let done = open.popLast() else { return nil }
        let content: DataNode.Content =
            isObject
            ? .mapping(parts.mapping(from: done.first, index: done.index)) : .sequence(parts.list(from: done.first))
        return DataNode(content, DataSpan(done.start, index))
    }

    private mutating func key() throws(Diagnostic) {
        guard peek(UInt8(ascii: "\"")) else { throw unexpected("a key in double quotes") }
        let start = index
        let text = try string()
        let span = DataSpan(start, index)
        guard text.utf8.count <= limits.keyBytes else {
            throw Diagnostic(
                .dataLimit, "a key is longer than \(limits.keyBytes) bytes", at: .source(source, start..<start + 1),
                hint: LimitHint.fixed())
        }
        skipSpace()
        guard peek(UInt8(ascii: ":")) else { throw unexpected("':'") }
        index += 1
        open[open.count - 1].keyDigest = DataKey.digest(text)
        open[open.count - 1].key = text
        open[open.count - 1].keySpan = span
    }

    private mutating func add(_ node: consuming DataNode) throws(Diagnostic) {
        let last = open.count - 1
        guard open[last].isObject else { return parts.add(node) }
        var key = ""
        swap(&key, &open[last].key)
        let (digest, span) = (open[last].keyDigest, open[last].keySpan)
        let first = parts.add(key, digest, span, node, toMappingFrom: open[last].first, index: &open[last].index)
        if let first {
            throw .duplicateKey(key, span, first: first, in: source)
        }
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }

    private func peek(_ byte: UInt8) -> Bool { index < bytes.count && bytes[index] == byte }

    private func here() -> Diagnostic.Place { .source(source, index..<min(index + 1, bytes.count)) }

    private func unexpected(_ wanted: String) -> Diagnostic {
        guard index < bytes.count else {
            return Diagnostic(.jsonSyntax, "expected \(wanted), found the end of the file", at: here())
        }
        var hint: String?
        if bytes[index] == UInt8(ascii: "'") { hint = "JSON quotes with \", not with '" }
        if bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "#") { hint = "JSON has no comments" }
        var end = index + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return Diagnostic(
            .jsonSyntax, "expected \(wanted), found '\(source.text(in: index..<end))'",
            at: .source(source, index..<end),
            hint: hint)
    }
}

// MARK: Scalars

extension JSONParser {
    private mutating func word(_ word: StaticString, _ content: DataNode.Content) throws(Diagnostic) -> DataNode {
        let start = index
        var end = index
        while end < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[end] | 0x20) { end += 1 }
        let found = UnsafeBufferPointer(rebasing: bytes[start..<end])
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard found.elementsEqual(wanted) else { throw unexpected("a value") }
        index = end
        return DataNode(content, DataSpan(start, end))
    }

    /// Source: RFC 8259, section 6.
    private mutating func number() throws(Diagnostic) -> DataNode {
        let start = index
        var isWhole = true
        if peek(UInt8(ascii: "-")) { index += 1 }
        let firstDigit = index
        guard skipDigits() > 0 else { throw badNumber(from: start) }
        if bytes[firstDigit] == UInt8(ascii: "0"), index > firstDigit + 1 { throw badNumber(from: start) }
        if peek(UInt8(ascii: ".")) {
            isWhole = false
            index += 1
            guard skipDigits() > 0 else { throw badNumber(from: start) }
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            index += 1
            if peek(UInt8(ascii: "+")) || peek(UInt8(ascii: "-")) { index += 1 }
            guard skipDigits() > 0 else { throw badNumber(from: start) }
        }
        let span = DataSpan(start, index)
        let digits = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
        if isWhole, let number = Int(digits) { return DataNode(.integer(number), span) }
        if !isWhole, let number = Double(digits), number.isFinite { return DataNode(.decimal(number), span) }
        throw .numberTooLarge(span, in: source)
    }

    private mutating func skipDigits() -> Int {
        let start = index
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
        return index - start
    }

    private func badNumber(from start: Int) -> Diagnostic {
        Diagnostic(
            .jsonSyntax, "this is not a JSON number",
            at: .source(source, start..<min(max(index, start + 1), bytes.count)))
    }

    /// Reads a string in quotes, standing at the first one.
    private mutating func string() throws(Diagnostic) -> String {
        let opening = index
        index += 1
        let start = index
        while index < bytes.count {
            while hasPlainText(at: index) { index += 8 }
            guard index < bytes.count else { break }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<(index - 1)]), as: UTF8.self)
            case UInt8(ascii: "\\"): return try escapedString(from: start, opening: opening)
            case 0..<0x20: throw rawControl()
            default: index += 1
            }
        }
        throw unclosed(opening)
    }

    /// Whether the next eight bytes are neither quotes, backslashes nor control characters, found without looking at each.
    private func hasPlainText(at index: Int) -> Bool {
        guard index + 8 <= bytes.count, let start = bytes.baseAddress else { return false }
        let word = UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ ones &* 0x22
        let backslash = word ^ ones &* 0x5C
        // A byte below what is subtracted borrows from its high bit.
        let special =
            (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word
        return special & ones << 7 == 0
    }

    /// Goes on reading a string at its first backslash.
    private mutating func escapedString(from start: Int, opening: Int) throws(Diagnostic) -> String {
        var text = Array(bytes[start..<index])
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw rawControl()
            case let byte:
                text.append(byte)
                index += 1
            }
        }
        throw unclosed(opening)
    }

    private func unclosed(_ opening: Int) -> Diagnostic {
        Diagnostic(.jsonSyntax, "this text has no closing quote", at: .source(source, opening..<(opening + 1)))
    }

    private func rawControl() -> Diagnostic {
        Diagnostic(
            .jsonSyntax, "a line break or control character inside quotes", at: here(),
            hint: "write \\n for a line break")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Diagnostic) {
        let start = index
        index += 1
        guard index < bytes.count else { throw badEscape(start) }
        let plain: UInt8?
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = bytes[index]
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "t"): plain = 0x09
        case UInt8(ascii: "u"): plain = nil
        default: throw badEscape(start)
        }
        index += 1
        if let plain {
            text.append(plain)
            return
        }
        text.append(contentsOf: Array(String(Character(try unicodeEscape(start))).utf8))
    }

    /// Reads the four digits after `\u`, and the second half of a surrogate pair (RFC 8259, section 7).
    private mutating func unicodeEscape(_ start: Int) throws(Diagnostic) -> Unicode.Scalar {
        guard let first = hexDigits() else { throw badEscape(start) }
        if let scalar = Unicode.Scalar(first) { return scalar }
        if first < 0xDC00, peek(UInt8(ascii: "\\")), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") {
            index += 2
            if let second = hexDigits(), (0xDC00...0xDFFF).contains(second),
                let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            {
                return scalar
            }
        }
        throw Diagnostic(
            .jsonSyntax, "half of a surrogate pair stands alone",
            at: .source(source, start..<min(start + 6, bytes.count)))
    }

    private mutating func hexDigits() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for offset in 0..<4 {
            let byte = bytes[index + offset]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }

    private func badEscape(_ start: Int) -> Diagnostic {
        Diagnostic(
            .jsonSyntax, "this is no escape that JSON knows", at: .source(source, start..<min(start + 2, bytes.count)),
            hint: "write \\\\ for a backslash")
    }
}
