internal import CivilTime
internal import DataReaders
internal import Diagnostics

/// Compares a data file with a schema and finds everything that does not fit, in the order of the file.
struct SchemaReader {
    private let file: DataFile
    private(set) var problems: [Diagnostic] = []

    init(_ file: DataFile) { self.file = file }

    mutating func check(_ node: DataNode, as type: SchemaType) {
        withUnsafePointer(to: node) { check($0, as: type) }
    }

    // Nodes are handed on in place: a record has hundreds, and to copy one counts references.

    private mutating func check(_ node: UnsafePointer<DataNode>, as type: SchemaType) {
        switch type {
        case .record(let record): check(node, as: record)
        case .list(let item): checkList(node, of: item)
        case .texts: checkTexts(node.pointee)
        case .either(let types): checkEither(node, types)
        case .anything: return
        default: checkScalar(node, as: type)
        }
    }

    private mutating func check(_ node: UnsafePointer<DataNode>, as record: SchemaRecord) {
        guard case .mapping(let mapping) = node.pointee.content else {
            return mismatch(node.pointee, .record(record))
        }
        // Most records are small: one word of bits says which fields have been seen.
        var seen: UInt64 = 0
        mapping.entries.withUnsafeBufferPointer { entries in
            guard let first = entries.baseAddress else { return }
            for entry in first..<first + entries.count {
                guard let position = record.position(of: entry) else {
                    unknownKey(entry.pointee, of: node.pointee, in: record)
                    continue
                }
                let bit: UInt64 = 1 << UInt64(position & 63)
                seen |= bit
                // Most values are texts in fields of text: they are done with at their first byte.
                if record.texts & bit != 0, entry.value.beginsVisibly { continue }
                // A key without a value is a field not given.
                if case .null = entry.value.pointee.content, record.required & bit == 0 { continue }
                check(entry.value, as: record.fields[position].type)
            }
        }
        guard seen & record.required != record.required else { return }
        for (position, field) in record.fields.enumerated()
        where field.isRequired && seen & (1 << UInt64(position & 63)) == 0 {
            add(
                .missingField, "'\(name(of: field.name, in: node.pointee))' is missing", at: node.pointee,
                hint: "give \(field.type.expectation)")
        }
    }

    private mutating func unknownKey(_ entry: DataMapping.Entry, of node: DataNode, in record: SchemaRecord) {
        let near = NearestName.of(entry.key, among: record.fields.map(\.name))
        problems.append(
            Diagnostic(
                .unknownField, "'\(name(of: entry.key, in: node))' is not a field of \(record.name)",
                at: file.place(entry.keySpan),
                hint: near.map { "did you mean '\($0)'?" }))
    }

    private mutating func checkList(_ node: UnsafePointer<DataNode>, of item: SchemaType) {
        guard case .sequence(let list) = node.pointee.content else { return mismatch(node.pointee, .list(item)) }
        list.items.withUnsafeBufferPointer { items in
            guard let first = items.baseAddress else { return }
            if case .record(let record) = item {
                for one in first..<first + items.count { check(one, as: record) }
            } else {
                for one in first..<first + items.count { check(one, as: item) }
            }
        }
    }

    private mutating func checkTexts(_ node: DataNode) {
        guard let items = node.items else {
            if node.string == nil { mismatch(node, .texts) }
            return
        }
        for item in items where item.string == nil {
            mismatch(item, .text)
        }
    }

    /// Takes the alternative whose form fits, so that its own problems are reported and not "none fits".
    private mutating func checkEither(_ node: UnsafePointer<DataNode>, _ types: [SchemaType]) {
        for type in types where Self.hasForm(node.pointee, of: type) { return check(node, as: type) }
        mismatch(node.pointee, .either(types))
    }

    private static func hasForm(_ node: DataNode, of type: SchemaType) -> Bool {
        switch (type, node.content) {
        case (.record, .mapping), (.list, .sequence), (.texts, .sequence): true
        case (.record, _), (.list, _): false
        case (.anything, _): true
        case (_, .mapping), (_, .sequence): false
        case (.texts, .string), (.text, .string), (.slug, .string), (.date, .string), (.month, .string),
            (.instant, .string):
            true
        case (.choice(let words), .string(let text)): words.contains(text)
        case (.code, .string), (.code, .integer), (.code, .decimal), (.timeOfDay, .string): true
        case (.wholeNumber, .integer), (.number, .integer), (.number, .decimal), (.flag, .bool): true
        default: false
        }
    }

    private mutating func checkScalar(_ node: UnsafePointer<DataNode>, as type: SchemaType) {
        switch (type, node.pointee.content) {
        case (.text, .string(let text)), (.code, .string(let text)):
            if Self.isBlank(text) { mismatch(node.pointee, type) }
        case (.code, .integer), (.code, .decimal): return
        case (.slug, .string(let text)): if !Self.isSlug(text) { mismatch(node.pointee, type) }
        case (.wholeNumber(let range), .integer(let number)):
            if !range.contains(number) { mismatch(node.pointee, type) }
        // 5.0 is a whole number, as in JSON Schema.
        case (.wholeNumber(let range), .decimal(let number)):
            if !(Int(exactly: number).map(range.contains) ?? false) { mismatch(node.pointee, type) }
        case (.number, .integer): return
        case (.number, .decimal(let number)): if !number.isFinite { mismatch(node.pointee, type) }
        case (.flag, .bool): return
        case (.choice(let words), .string(let text)):
            if !words.contains(text) { wrongChoice(node.pointee, text, words) }
        case (.date, .string(let text)): if WrittenDate(text) == nil { wrongDate(node.pointee, text) }
        case (.month, .string(let text)): if WrittenMonth(text) == nil { mismatch(node.pointee, type) }
        case (.timeOfDay, .string(let text)): if WrittenTime.read(text) == nil { mismatch(node.pointee, type) }
        case (.instant, .string(let text)): checkInstant(node.pointee, text)
        default: mismatch(node.pointee, type)
        }
    }

    /// What the pattern `\S` of JSON Schema finds nothing in.
    private static func isBlank(_ text: String) -> Bool {
        if let first = text.utf8.first, (0x21...0x7E).contains(first) { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    }

    static func isSlug(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 120 else { return false }
        let hyphen = UInt8(ascii: "-")
        return first != hyphen && last != hyphen
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == hyphen }
    }

    private mutating func wrongChoice(_ node: DataNode, _ text: String, _ words: [String]) {
        let near = NearestName.of(text, among: words)
        add(
            .wrongValue, "'\(file.path(of: node))' must be \(SchemaType.choice(words).expectation)", at: node,
            hint: near.map { "did you mean '\($0)'?" } ?? Self.hint(for: text))
    }

    /// Quotation marks of a word processor are no marks of YAML: they are part of the value.
    private static func hint(for text: String) -> String? {
        for (open, close) in [("“", "”"), ("‘", "’"), ("„", "“"), ("«", "»")]
        where text.hasPrefix(open) && text.hasSuffix(close) {
            return "leave the curly quotation marks out, or type straight ones"
        }
        return nil
    }

    private mutating func wrongDate(_ node: DataNode, _ text: String) {
        if WrittenDate.hasFormOfDate(text) {
            add(.dateDoesNotExist, "'\(file.path(of: node))' is a day that does not exist", at: node)
        } else {
            mismatch(node, .date)
        }
    }

    private mutating func checkInstant(_ node: DataNode, _ text: String) {
        switch WrittenInstant.read(text) {
        case .instant: return
        case .notAnInstant: mismatch(node, .instant)
        case .skipped:
            add(
                .dateDoesNotExist,
                "'\(file.path(of: node))' is a time that clocks in London skip when summer time begins", at: node,
                hint: "choose a time before 01:00 or from 02:00")
        case .repeated:
            add(
                .ambiguousTime,
                "'\(file.path(of: node))' is a time that clocks in London show twice when summer time ends", at: node,
                hint: "add the offset: +01:00 for the first, +00:00 for the second")
        }
    }

    private mutating func mismatch(_ node: DataNode, _ type: SchemaType) {
        var hint: String?
        switch (type, node.content) {
        case (.text, .integer), (.text, .decimal), (.text, .bool), (.timeOfDay, .decimal): hint = "put it in quotes"
        case (.wholeNumber, .string(let text)), (.number, .string(let text)):
            if text.utf8.last == UInt8(ascii: "%") {
                hint = "leave the '%' out"
            } else {
                hint = Double(text) != nil ? "leave the quotes out" : Self.hint(for: text)
            }
        case (.date, .string(let text)) where Instant(rfc3339: text) != nil: hint = "give the day alone"
        case (_, .string(let text)): hint = Self.hint(for: text)
        default: break
        }
        let path = file.path(of: node)
        let name = path.isEmpty ? "the file" : "'\(path)'"
        add(.wrongValue, "\(name) must be \(type.expectation), not \(Self.found(node, type))", at: node, hint: hint)
    }

    /// What stands there instead: a text of the wrong form is not "text".
    private static func found(_ node: DataNode, _ type: SchemaType) -> String {
        switch node.content {
        case .string(let text): text.isEmpty ? "an empty text" : isBlank(text) ? "white space alone" : "this text"
        case .integer: if case .wholeNumber = type { "this number" } else { node.kindName }
        case .decimal: if case .number = type { "this number" } else { node.kindName }
        default: node.kindName
        }
    }

    private mutating func add(_ code: Diagnostic.Code, _ message: String, at node: DataNode, hint: String? = nil) {
        problems.append(Diagnostic(code, message, at: file.place(of: node), hint: hint))
    }

    private func name(of key: String, in node: DataNode) -> String {
        let path = file.path(of: node)
        return path.isEmpty ? key : path + "." + key
    }
}
