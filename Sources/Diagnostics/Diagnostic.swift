/// One problem in a template, a data file, a document or the outside world, worded for the person who mends it.
///
/// Messages hold names and places, never the data being rendered: drafts are embargoed and may name people.
public struct Diagnostic: Error, Sendable {
    /// What callers and tests match on: the wording may change, a code may not. Each module declares its own in an
    /// extension.
    public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public init(stringLiteral value: String) { rawValue = value }
        public var description: String { rawValue }
    }

    /// Whether it stops the work, and whether it is wrong.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        case error, warning, note
    }

    /// Where the problem is.
    public enum Place: Sendable {
        case nowhere
        /// A file or folder as a whole, by the path that the user gave.
        case file(String)
        /// A range of UTF-8 offsets into a source.
        case source(SourceText, Range<Int>)
    }

    /// One step of how the place was reached: the include, macro or extends that led there, innermost first.
    public struct Step: Sendable {
        /// For example `in the macro 'row', called from` or `included from`.
        public var label: String
        public var place: Place
        public init(_ label: String, at place: Place) {
            self.label = label
            self.place = place
        }
    }

    public var code: Code
    public var severity: Severity
    /// Lower case, no full stop, the user's own words in single quotes.
    public var message: String
    public var place: Place
    /// One thing to do, such as `did you mean 'service.name'?`; absent unless it is surely right.
    public var hint: String?
    public var trace: [Step]
    /// The exit status that the command ends with when this is what stopped it.
    public var exitStatus: ExitStatus

    public init(
        _ code: Code, _ message: String, at place: Place = .nowhere, severity: Severity = .error, hint: String? = nil,
        trace: [Step] = [], exitStatus: ExitStatus = .dataError
    ) {
        self.code = code
        self.message = message
        self.place = place
        self.severity = severity
        self.hint = hint
        self.trace = trace
        self.exitStatus = exitStatus
    }

    /// Whether the diagnostic already says where it is; whoever knows the place first sets it, and nobody after.
    public var hasPlace: Bool {
        if case .nowhere = place { return false }
        return true
    }
}

/// How a command ends, by the names and numbers of sysexits.h.
public enum ExitStatus: Int32, Error, Sendable {
    case done = 0
    /// A check ran and found something.
    case findings = 1
    case usage = 64
    /// Data or a template is at fault.
    case dataError = 65
    case inputMissing = 66
    case `internal` = 70
    case cannotCreate = 73
    case inputOutput = 74
    /// Try again later: locked, or the time limit was reached.
    case temporary = 75
}

/// Several problems found in one pass, in the order of their places. Never empty.
public struct DiagnosticList: Error, Sendable {
    public let all: [Diagnostic]

    public init(_ first: Diagnostic, _ others: [Diagnostic] = []) { all = [first] + others }

    /// - Returns: `nil` for an empty list.
    public init?(_ list: [Diagnostic]) {
        guard !list.isEmpty else { return nil }
        all = list
    }

    public var first: Diagnostic { all[0] }
}
