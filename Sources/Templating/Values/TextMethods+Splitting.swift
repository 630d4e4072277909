internal import Diagnostics

extension TextMethods {
    static let splitting: [BuiltIn] = [
        .method("split", ["sep", "maxsplit"]) { (value, arguments, context) throws(Diagnostic) in
            try split(value, arguments, context, fromEnd: false)
        },
        .method("rsplit", ["sep", "maxsplit"]) { (value, arguments, context) throws(Diagnostic) in
            try split(value, arguments, context, fromEnd: true)
        },
        .method("splitlines", ["keepends"]) { (value, arguments, context) throws(Diagnostic) in
            let keepEnds = try arguments.bool(0, default: false, in: context)
            return try pieces(lines(of: value.stringValue ?? "", keepEnds: keepEnds), like: value, context)
        },
        .method("partition", ["sep"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            try partition(value, arguments, context, last: false)
        },
        .method("rpartition", ["sep"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            try partition(value, arguments, context, last: true)
        },
        .method("strip", ["chars"]) { (value, arguments, context) throws(Diagnostic) in
            value.text(like: strip(value.stringValue ?? "", try arguments.optionalText(0, "chars"), .both))
        },
        .method("lstrip", ["chars"]) { (value, arguments, context) throws(Diagnostic) in
            value.text(like: strip(value.stringValue ?? "", try arguments.optionalText(0, "chars"), .start))
        },
        .method("rstrip", ["chars"]) { (value, arguments, context) throws(Diagnostic) in
            value.text(like: strip(value.stringValue ?? "", try arguments.optionalText(0, "chars"), .end))
        },
        .method("join", ["iterable"], required: 1, join),
    ]

    private static func pieces(
        _ pieces: [String], like value: Value, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        try context.checkListCount(pieces.count)
        try context.charge(bytes: value.stringValue?.utf8.count ?? 0)
        return .list(pieces.map { value.text(like: $0) })
    }

    private static func split(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext, fromEnd: Bool
    ) throws(Diagnostic) -> Value {
        let text = value.stringValue ?? ""
        let given = try arguments.int(1, "maxsplit", default: -1)
        let most = given < 0 ? Int.max : given
        guard let separator = try arguments.optionalText(0, "sep") else {
            return try pieces(words(of: text, atMost: most, fromEnd: fromEnd), like: value, context)
        }
        if separator.isEmpty { throw .wrongValue("\(arguments.callee): the separator is empty") }
        return try pieces(split(text, by: separator, atMost: most, fromEnd: fromEnd), like: value, context)
    }

    /// - Parameter most: How many times to split.
    static func split(_ text: String, by separator: String, atMost most: Int = .max, fromEnd: Bool = false) -> [String]
    {
        var places = fromEnd ? lastPlaces(of: separator, in: text, atMost: most) : []
        if !fromEnd { places = Self.places(of: separator, in: text, atMost: most) }
        return text.withBytes { bytes in
            var pieces: [String] = []
            var start = 0
            for place in places {
                pieces.append(String(decoding: bytes[start..<place], as: UTF8.self))
                start = place + separator.utf8.count
            }
            pieces.append(String(decoding: bytes[start...], as: UTF8.self))
            return pieces
        }
    }

    /// As ``places(of:in:atMost:)``, but looking from the end: the text is turned round for it.
    private static func lastPlaces(of wanted: String, in text: String, atMost limit: Int) -> [Int] {
        let reversed = Array(text.utf8.reversed())
        let needle = Array(wanted.utf8.reversed())
        var places: [Int] = []
        reversed.withUnsafeBufferPointer { reversed in
            needle.withUnsafeBufferPointer { needle in
                var start = 0
                while places.count < limit, let found = ByteSearch.first(needle, in: reversed, from: start) {
                    places.append(reversed.count - found - needle.count)
                    start = found + needle.count
                }
            }
        }
        return places.reversed()
    }

    /// The runs of characters that are not white space. After `most` of them the rest is one piece,
    /// with the white space at its far end.
    static func words(of text: String, atMost most: Int = .max, fromEnd: Bool = false) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let order = fromEnd ? Array(scalars.reversed()) : scalars
        var pieces: [ArraySlice<Unicode.Scalar>] = []
        var rest = order[...]
        while true {
            rest = rest.drop(while: PythonString.isSpace)
            guard !rest.isEmpty else { break }
            if pieces.count >= most {
                pieces.append(rest)
                break
            }
            let word = rest.prefix { !PythonString.isSpace($0) }
            pieces.append(word)
            rest = rest[word.endIndex...]
        }
        if !fromEnd { return pieces.map { String(scalars: $0) } }
        return pieces.reversed().map { String(scalars: $0.reversed()) }
    }

    static func lines(of text: String, keepEnds: Bool = false) -> [String] {
        text.withBytes { bytes in
            var lines: [String] = []
            var start = 0
            while let end = lineEnd(in: bytes, from: start) {
                let line = bytes[start..<(keepEnds ? end.upperBound : end.lowerBound)]
                lines.append(String(decoding: line, as: UTF8.self))
                start = end.upperBound
            }
            if start < bytes.count { lines.append(String(decoding: bytes[start...], as: UTF8.self)) }
            return lines
        }
    }

    /// The bytes of the first line end at or after an offset: Python knows a dozen kinds.
    private static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: return index..<index + 2
            case 0x0A...0x0D, 0x1C...0x1E: return index..<index + 1
            // U+0085, U+2028 and U+2029.
            case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0x85: return index..<index + 2
            case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
                return index..<index + 3
            default: index += 1
            }
        }
        return nil
    }

    private static func partition(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext, last: Bool
    ) throws(Diagnostic) -> Value {
        let text = value.stringValue ?? ""
        let separator = try arguments.text(0, "sep", default: "")
        if separator.isEmpty { throw .wrongValue("\(arguments.callee): the separator is empty") }
        try context.charge(bytes: text.utf8.count)
        let pieces = split(text, by: separator, atMost: 1, fromEnd: last)
        let like = { (piece: String) in value.text(like: piece) }
        guard pieces.count == 2 else {
            return .tuple(last ? [like(""), like(""), value] : [value, like(""), like("")])
        }
        return .tuple([like(pieces[0]), like(separator), like(pieces[1])])
    }

    enum Side { case start, end, both }

    /// - Parameter characters: The characters to take off; white space if `nil`.
    static func strip(_ text: String, _ characters: String?, _ side: Side) -> String {
        if characters == nil, let stripped = stripASCII(text, side) { return stripped }
        let set = characters.map { Set($0.unicodeScalars) }
        let goes = { (scalar: Unicode.Scalar) in set?.contains(scalar) ?? PythonString.isSpace(scalar) }
        var scalars = text.unicodeScalars[...]
        if side != .end { while let first = scalars.first, goes(first) { scalars.removeFirst() } }
        if side != .start { while let last = scalars.last, goes(last) { scalars.removeLast() } }
        return String(scalars)
    }

    /// Without the white space of ASCII; `nil` if a character beyond ASCII stands where it may be white space.
    private static func stripASCII(_ text: String, _ side: Side) -> String? {
        text.withBytes { bytes in
            var lower = 0
            var upper = bytes.count
            if side != .end { while lower < upper, isASCIISpace(bytes[lower]) { lower += 1 } }
            if side != .start { while upper > lower, isASCIISpace(bytes[upper - 1]) { upper -= 1 } }
            if lower < upper, bytes[lower] >= 0x80 || bytes[upper - 1] >= 0x80 { return nil }
            if lower == 0, upper == bytes.count { return text }
            return String(decoding: bytes[lower..<upper], as: UTF8.self)
        }
    }

    private static func isASCIISpace(_ byte: UInt8) -> Bool {
        (0x09...0x0D).contains(byte) || (0x1C...0x20).contains(byte)
    }

    private static func join(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        var texts: [String] = []
        for (index, item) in try arguments.required(0).iterated(in: context).enumerated() {
            guard let text = item.stringValue else {
                // MarkupSafe takes whatever it can escape; Python's own method is strict.
                guard value.isMarkup else {
                    throw .wrongType(
                        "method 'join' expected text, found '\(item.typeName)' at place \(index)",
                        hint: "the filter 'join' takes values of every type")
                }
                texts.append(try context.escape(try item.text(in: context)))
                continue
            }
            texts.append(value.isMarkup && !item.isMarkup ? try context.escape(text) : text)
        }
        return value.text(like: try context.joining(texts, by: value.stringValue ?? ""))
    }
}

extension CallContext {
    /// The texts with a separator between, under the limit on one text.
    func joining(_ texts: [String], by separator: String) throws(Diagnostic) -> String {
        var total = 0
        for text in texts { total += text.utf8.count + separator.utf8.count }
        if total - separator.utf8.count > limits.stringBytes {
            throw .limit(.text, "a text", limits.stringBytes, "bytes")
        }
        try charge(texts.count + total / 64)
        return texts.joined(separator: separator)
    }
}
