internal import DataReaders
internal import Diagnostics

/// Compares a data file with a schema and finds everything that does not fit, in the order of the file.
struct SchemaReader {
    private let file: DataFile
    private(set) var problems: [Diagnostic] = []

    init(_ file: DataFile) { self.file = file }

    /// - Parameter path: The dotted path of the node, for messages.
    mutating func check(_ node: DataNode, as type: SchemaType, at path: String) {
        switch type {
        case .record(let record): check(node, as: record, at: path)
        case .list(let item): checkList(node, of: item, at: path)
        case .texts: checkTexts(node, at: path)
        case .either(let types): checkEither(node, types, at: path)
        case .anything: return
        default: checkScalar(node, as: type, at: path)
        }
    }

    private mutating func check(_ node: DataNode, as record: SchemaRecord, at path: String) {
        guard let mapping = node.mapping else { return mismatch(node, .record(record), at: path) }
        // Most records are small: one word of bits says which fields have been seen.
        var seen: UInt64 = 0
        for entry in mapping.entries {
            let below = path.isEmpty ? entry.key : path + "." + entry.key
            guard let position = record.position(of: entry.key) else {
                unknownKey(entry, in: record, at: below)
                continue
            }
            seen |= 1 << UInt64(position & 63)
            // A key without a value is a field not given.
            if entry.value.isNull, !record.fields[position].isRequired { continue }
            check(entry.value, as: record.fields[position].type, at: below)
        }
        for (position, field) in record.fields.enumerated()
        where field.isRequired && seen & (1 << UInt64(position & 63)) == 0 {
            let name = path.isEmpty ? field.name : path + "." + field.name
            add(.missingField, "'\(name)' is missing", at: node, hint: "give \(field.type.expectation)")
        }
    }

    private mutating func unknownKey(_ entry: DataMapping.Entry, in record: SchemaRecord, at path: String) {
        let near = NearestName.of(entry.key, among: record.fields.map(\.name))
        problems.append(
            Diagnostic(
                .unknownField, "'\(path)' is not a field of \(record.name)", at: file.place(entry.keySpan),
                hint: near.map { "did you mean '\($0)'?" }))
    }

    private mutating func checkList(_ node: DataNode, of item: SchemaType, at path: String) {
        guard let items = node.items else { return mismatch(node, .list(item), at: path) }
        for (index, one) in items.enumerated() { check(one, as: item, at: "\(path)[\(index)]") }
    }

    private mutating func checkTexts(_ node: DataNode, at path: String) {
        guard let items = node.items else {
            if node.string == nil { mismatch(node, .texts, at: path) }
            return
        }
        for (index, item) in items.enumerated() where item.string == nil {
            mismatch(item, .text, at: "\(path)[\(index)]")
        }
    }

    /// Takes the alternative whose form fits, so that its own problems are reported and not "none fits".
    private mutating func checkEither(_ node: DataNode, _ types: [SchemaType], at path: String) {
        for type in types where Self.hasForm(node, of: type) { return check(node, as: type, at: path) }
        mismatch(node, .either(types), at: path)
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

    private mutating func checkScalar(_ node: DataNode, as type: SchemaType, at path: String) {
        switch (type, node.content) {
        case (.text, .string(let text)), (.code, .string(let text)):
            if text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) { mismatch(node, type, at: path) }
        case (.code, .integer), (.code, .decimal): return
        case (.slug, .string(let text)): if !Self.isSlug(text) { mismatch(node, type, at: path) }
        case (.wholeNumber(let range), .integer(let number)):
            if !range.contains(number) { mismatch(node, type, at: path) }
        case (.number, .integer): return
        case (.number, .decimal(let number)): if !number.isFinite { mismatch(node, type, at: path) }
        case (.flag, .bool): return
        case (.choice(let words), .string(let text)):
            if !words.contains(text) { wrongChoice(node, text, words, at: path) }
        case (.date, .string(let text)): if WrittenDate(text) == nil { wrongDate(node, text, at: path) }
        case (.month, .string(let text)): if WrittenMonth(text) == nil { mismatch(node, type, at: path) }
        case (.timeOfDay, .string(let text)): if WrittenTime.read(text) == nil { mismatch(node, type, at: path) }
        case (.instant, .string(let text)): checkInstant(node, text, at: path)
        default: mismatch(node, type, at: path)
        }
    }

    static func isSlug(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 120 else { return false }
        let hyphen = UInt8(ascii: "-")
        return first != hyphen && last != hyphen
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == hyphen }
    }

    private mutating func wrongChoice(_ node: DataNode, _ text: String, _ words: [String], at path: String) {
        let near = NearestName.of(text, among: words)
        add(
            .wrongValue, "'\(path)' must be \(SchemaType.choice(words).expectation)", at: node,
            hint: near.map { "did you mean '\($0)'?" })
    }

    private mutating func wrongDate(_ node: DataNode, _ text: String, at path: String) {
        if WrittenDate.hasFormOfDate(text) {
            add(.dateDoesNotExist, "'\(path)' is a day that does not exist", at: node)
        } else {
            mismatch(node, .date, at: path)
        }
    }

    private mutating func checkInstant(_ node: DataNode, _ text: String, at path: String) {
        switch WrittenInstant.read(text) {
        case .instant: return
        case .notAnInstant: mismatch(node, .instant, at: path)
        case .skipped:
            add(
                .dateDoesNotExist, "'\(path)' is a time that clocks in London skip when summer time begins", at: node,
                hint: "choose a time before 01:00 or from 02:00")
        case .repeated:
            add(
                .ambiguousTime, "'\(path)' is a time that clocks in London show twice when summer time ends", at: node,
                hint: "add the offset: +01:00 for the first, +00:00 for the second")
        }
    }

    private mutating func mismatch(_ node: DataNode, _ type: SchemaType, at path: String) {
        var hint: String?
        switch (type, node.content) {
        case (.text, .integer), (.text, .decimal), (.text, .bool), (.timeOfDay, .decimal): hint = "put it in quotes"
        default: break
        }
        let name = path.isEmpty ? "the file" : "'\(path)'"
        add(.wrongValue, "\(name) must be \(type.expectation), not \(Self.found(node, type))", at: node, hint: hint)
    }

    /// What stands there instead: a text of the wrong form is not "text".
    private static func found(_ node: DataNode, _ type: SchemaType) -> String {
        switch node.content {
        case .string(let text): text.isEmpty ? "an empty text" : "this text"
        case .integer: if case .wholeNumber = type { "this number" } else { node.kindName }
        default: node.kindName
        }
    }

    private mutating func add(_ code: Diagnostic.Code, _ message: String, at node: DataNode, hint: String? = nil) {
        problems.append(Diagnostic(code, message, at: file.place(of: node), hint: hint))
    }
}
