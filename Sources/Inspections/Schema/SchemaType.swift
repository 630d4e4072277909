/// What a field of a record may hold.
indirect enum SchemaType: Sendable {
    /// Text, not empty.
    case text
    /// Text, or a number that is taken as it is typed: codes such as `2.1`, an ISBN, a time.
    case code
    /// Lower-case letters, digits and hyphens: part of file names.
    case slug
    case wholeNumber(ClosedRange<Int>)
    case number
    case flag
    case choice([String])
    /// `2025-01-28`, `28 January 2025` or `Tuesday 28 January 2025`.
    case date
    /// `2025-01`, `January 2025`.
    case month
    /// `00:01` or `00.01`.
    case timeOfDay
    /// `2025-01-28T00:01+00:00`, or without an offset for the time in London.
    case instant
    /// One text, or a list of them.
    case texts
    case list(SchemaType)
    case record(SchemaRecord)
    /// Any of several kinds that differ in their form.
    case either([SchemaType])
    /// Anything: for the record's own templates.
    case anything

    /// What a message says is expected, with its article.
    var expectation: String {
        switch self {
        case .text: "text"
        case .code: "text or a number"
        case .slug: "a name of lower-case letters, digits and hyphens"
        case .wholeNumber(let range):
            range.upperBound == .max
                ? "a whole number from \(range.lowerBound)"
                : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number: "a number"
        case .flag: "true or false"
        case .choice(let words): Self.alternatives(words.map { "'\($0)'" })
        case .date: "a date, such as 2025-01-28 or 28 January 2025"
        case .month: "a month, such as January 2025"
        case .timeOfDay: "a time, such as 00:01"
        case .instant: "a date and time, such as 2025-01-28T00:01+00:00"
        case .texts: "text or a list of texts"
        case .list: "a list"
        case .record: "a mapping"
        case .either(let types): Self.alternatives(types.map(\.expectation))
        case .anything: "anything"
        }
    }

    private static func alternatives(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}
