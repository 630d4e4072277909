/// The bookmarks of a document: a name that Word takes for each identifier of the model.
///
/// Source: ISO/IEC 29500-1, 17.13.6.2 (`w:bookmarkStart`): names of at most 40 characters, unique whatever their case;
/// Word takes letters, digits and low lines, a letter first.
struct Bookmarks {
    struct Bookmark {
        var number: Int
        var name: String
    }

    private var bookmarks: [String: Bookmark] = [:]
    private var taken: Set<String> = []
    private var written: Set<String> = []
    private var count = 0

    init(_ identifiers: [String]) {
        for id in identifiers where bookmarks[id] == nil { bookmarks[id] = make(from: id) }
    }

    /// The name that a link to the identifier gives; `nil` if nothing in the document has it.
    func name(of identifier: String) -> String? { bookmarks[identifier]?.name }

    /// The bookmark to write for an identifier; `nil` if it was written before.
    mutating func take(_ identifier: String) -> Bookmark? {
        guard let bookmark = bookmarks[identifier], written.insert(identifier).inserted else { return nil }
        return bookmark
    }

    /// The identifiers that were not written, of those given: what they stood at is not in the document.
    func missing(of identifiers: Set<String>) -> [String] { identifiers.subtracting(written).sorted() }

    /// A bookmark around the mark of a note that is referred to more than once.
    mutating func add(forNote number: Int) -> Bookmark { make(from: "_Note\(number)") }

    private mutating func make(from identifier: String) -> Bookmark {
        var base = ""
        for byte in identifier.utf8.prefix(40) {
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            base.unicodeScalars.append(isLetter || isDigit ? UnicodeScalar(byte) : "_")
        }
        // A low line at the start hides a bookmark from the user's list; only those of notes want that.
        let startsWithLetter = base.utf8.first.map { ($0 | 0x20) >= UInt8(ascii: "a") && $0 != UInt8(ascii: "_") }
        if startsWithLetter != true, !identifier.hasPrefix("_Note") { base = "id_" + base }
        count += 1
        var name = String(base.prefix(40))
        // The number is unique, so that one further try is enough unless an identifier looks just like that.
        var attempt = count
        while !taken.insert(name.lowercased()).inserted {
            name = "\(base.prefix(28))_\(attempt)"
            attempt += 1
        }
        return Bookmark(number: count, name: name)
    }
}
