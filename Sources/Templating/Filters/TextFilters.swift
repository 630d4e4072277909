internal import Diagnostics

/// Filters that make text of text.
enum TextFilters {
    static let all: [BuiltIn] = [
        .letters(filter: "upper", .upper, CaseMapping.upper),
        .letters(filter: "lower", .lower, CaseMapping.lower),
        .letters(filter: "capitalize", .capitalized, CaseMapping.capitalize),
        .filter("title") { (value, _, context) throws(Diagnostic) in
            let text = try value.text(in: context)
            try context.charge(bytes: text.utf8.count)
            // Plain text also of markup: Jinja2 puts it together from its words.
            return .string(title(text))
        },
        .filter("string") { (value, _, context) throws(Diagnostic) in try value.softText(in: context) },
        .filter("trim", ["chars"]) { (value, arguments, context) throws(Diagnostic) in
            let text = try value.softText(in: context)
            let characters = try arguments.optionalText(0, "chars")
            return text.text(like: TextMethods.strip(text.stringValue ?? "", characters, .both))
        },
        .filter("center", ["width"]) { (value, arguments, context) throws(Diagnostic) in
            let text = try value.softText(in: context)
            let width = try arguments.int(0, "width", default: 80)
            return text.text(like: try TextMethods.center(text.stringValue ?? "", width, context))
        },
        .filter("replace", ["old", "new", "count"], required: 2, replace),
        .filter("wordcount") { (value, _, context) throws(Diagnostic) in
            let text = try value.text(in: context)
            try context.charge(bytes: text.utf8.count)
            return .int(countWords(text))
        },
        .filter("truncate", ["length", "killwords", "end", "leeway"], truncate),
        .filter("indent", ["width", "first", "blank"], indent),
        .filter("wordwrap", ["width", "break_long_words", "wrapstring", "break_on_hyphens"], wordwrap),
        BuiltIn("format") { (value, arguments, context) throws(Diagnostic) -> Value in
            guard arguments.positional.isEmpty || arguments.keywords.isEmpty else {
                throw Diagnostic(.wrongArguments, "filter 'format' takes values with names or without, not both")
            }
            let text = try value.softText(in: context)
            let values: Value = arguments.keywords.isEmpty ? .tuple(arguments.positional) : .dict(arguments.keywords)
            return try PercentFormat.format(text, values, in: context)
        },
    ]

    /// Like the method `title`, but a word begins only after white space, a hyphen or an opening bracket: `don't` stays.
    private static func title(_ text: String) -> String {
        var isInWord = false
        let ascii = CaseMapping.mapASCIIInTurn(text) { byte in
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"),
                0x09...0x0D, 0x1C...0x20:
                isInWord = false
                return byte
            default:
                defer { isInWord = true }
                return isInWord ? CaseMapping.lowerByte(byte) : CaseMapping.upperByte(byte)
            }
        }
        if let ascii { return ascii }
        let beginnings: [Unicode.Scalar] = ["-", "(", "{", "[", "<"]
        var result: [UInt8] = []
        var word: [Unicode.Scalar] = []
        func endWord() {
            guard let first = word.first else { return }
            result.append(contentsOf: first.properties.uppercaseMapping.utf8)
            result.append(contentsOf: CaseMapping.lower(String(scalars: word.dropFirst())).utf8)
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            if beginnings.contains(scalar) || PythonString.isSpace(scalar) {
                endWord()
                result.append(scalar)
            } else {
                word.append(scalar)
            }
        }
        endWord()
        return String(decoding: result, as: UTF8.self)
    }

    /// Runs of letters, digits and underscores.
    private static func countWords(_ text: String) -> Int {
        var count = 0
        var isInside = false
        for scalar in text.unicodeScalars {
            let isWord = scalar == "_" || PythonString.isAlphanumeric(scalar)
            if isWord, !isInside { count += 1 }
            isInside = isWord
        }
        return count
    }

    private static func replace(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        var text = try value.softText(in: context)
        let old = try arguments.required(0).softText(in: context)
        var new = try arguments.required(1).softText(in: context)
        let count = try arguments.optionalInt(2, "count") ?? -1
        if context.escaping == .none {
            text = .string(text.stringValue ?? "")
        } else {
            if !text.isMarkup, old.isMarkup || new.isMarkup {
                text = .markup(try context.escape(text.stringValue ?? ""))
            }
            if text.isMarkup, !new.isMarkup { new = .markup(try context.escape(new.stringValue ?? "")) }
        }
        return text.text(
            like: try TextMethods.replacing(
                old.stringValue ?? "", by: new.stringValue ?? "", in: text.stringValue ?? "", count: count, context))
    }

    /// A text, for filters that Jinja2 does not turn other values into text for.
    static func text(_ value: Value, for filter: String, in context: any CallContext) throws(Diagnostic) -> Value {
        if value.isText { return value }
        if case .undefined(let undefined) = value { throw undefined.diagnostic }
        throw .wrongType("filter '\(filter)' expected text, found '\(value.typeName)'", hint: "use '|string' before it")
    }

    private static func truncate(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let count = try value.length(in: context)
        let length = try arguments.int(0, "length", default: 255)
        let cutsWords = try arguments.bool(1, default: false, in: context)
        let end = arguments[2] ?? .string("...")
        let leeway = try arguments.optionalInt(3, "leeway") ?? 5
        let endText = try arguments.text(2, "end", default: "...")
        let room = max(length, -1) - endText.codePointCount
        guard room >= 0 else {
            throw .wrongValue("filter 'truncate': 'length' is less than the length of 'end'")
        }
        guard leeway >= 0 else { throw .wrongValue("filter 'truncate': 'leeway' is negative") }
        let (most, overflow) = length.addingReportingOverflow(leeway)
        if overflow || count <= most { return value }
        let text = try text(value, for: "truncate", in: context).stringValue ?? ""
        try context.charge(bytes: text.utf8.count)
        var kept = text.codePoints(from: 0, to: min(room, count))
        if !cutsWords, let space = kept.utf8.lastIndex(of: UInt8(ascii: " ")) { kept = String(kept[..<space]) }
        return try value.text(like: kept).adding(end, in: context)
    }

    private static func indent(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let value = try text(value, for: "indent", in: context)
        var indent = ""
        if let given = arguments[0]?.stringValue {
            indent = given
        } else {
            indent = try context.repeating(" ", try arguments.int(0, "width", default: 4))
        }
        let indentsFirst = try arguments.bool(1, default: false, in: context)
        let indentsBlank = try arguments.bool(2, default: false, in: context)
        let lines = TextMethods.lines(of: (value.stringValue ?? "") + "\n")
        let (added, overflow) = lines.count.multipliedReportingOverflow(by: indent.utf8.count)
        let length = (value.stringValue ?? "").utf8.count
        if overflow || added > context.limits.stringBytes - min(length, context.limits.stringBytes) {
            throw .limit(.text, "a text", context.limits.stringBytes, "bytes")
        }
        try context.charge(lines.count + (length + added) / 64)
        var result: [UInt8] = []
        result.reserveCapacity(length + added)
        for (index, line) in lines.enumerated() {
            if index > 0 { result.append(UInt8(ascii: "\n")) }
            if index == 0 ? indentsFirst : indentsBlank || !line.isEmpty { result.append(contentsOf: indent.utf8) }
            result.append(contentsOf: line.utf8)
        }
        return value.text(like: String(decoding: result, as: UTF8.self))
    }

    private static func wordwrap(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let text = try text(value, for: "wordwrap", in: context).stringValue ?? ""
        let width = try arguments.int(0, "width", default: 79)
        guard width > 0 else { throw .wrongValue("filter 'wordwrap': 'width' must be at least 1") }
        let wrapper = TextWrapper(
            width: width, breaksLongWords: try arguments.bool(1, default: true, in: context),
            breaksOnHyphens: try arguments.bool(3, default: true, in: context))
        try context.charge(text.utf8.count / 8)
        var lines: [String] = []
        for line in TextMethods.lines(of: text) {
            let wrapped = wrapper.wrap(line)
            lines.append(contentsOf: wrapped.isEmpty ? [""] : wrapped)
        }
        return .string(try context.joining(lines, by: try arguments.optionalText(2, "wrapstring") ?? "\n"))
    }
}

extension BuiltIn {
    /// A filter that takes any value as text and changes it; markup stays markup.
    static func letters(
        filter name: String, _ letters: LetterCase, _ change: @escaping @Sendable (String) -> String
    ) -> BuiltIn {
        var filter = BuiltIn.filter(name) { (value, _, context) throws(Diagnostic) in
            let text = try value.softText(in: context)
            let content = text.stringValue ?? ""
            try context.charge(bytes: content.utf8.count)
            return text.text(like: change(content))
        }
        if let general = filter.plain {
            filter.plain = { (value, context) throws(Diagnostic) in
                guard case .string(let text) = value else { return try general(value, context) }
                try context.charge(bytes: text.utf8.count)
                return .string(change(text))
            }
        }
        filter.letters = letters
        return filter
    }
}
