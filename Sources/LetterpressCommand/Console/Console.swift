internal import Diagnostics
internal import Glibc

/// What is said to a person: everything goes to standard error, so that standard output holds data alone.
struct Console: Sendable {
    enum Colour: String, CaseIterable, Sendable { case auto, always, never }

    var isQuiet = false
    var isVerbose = false
    var usesColour: Bool

    /// What is known before options are read: colour on a terminal, unless `NO_COLOR` says otherwise.
    static let standard = Console(colour: .auto)

    /// - Parameter descriptor: What is written to: standard error unless said otherwise.
    init(colour: Colour, isQuiet: Bool = false, isVerbose: Bool = false, descriptor: CInt = STDERR_FILENO) {
        switch colour {
        case .always: usesColour = true
        case .never: usesColour = false
        case .auto:
            // https://no-color.org: present and not empty.
            let refused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
            let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
            usesColour = !refused && !isDumb && isatty(descriptor) == 1
        }
        self.isQuiet = isQuiet
        self.isVerbose = isVerbose
    }

    /// Errors are said even if quiet; warnings and notes are not.
    func report(_ problems: DiagnosticList) { Self.write(problems.rendered(colour: usesColour)) }

    func warn(_ warnings: [Diagnostic]) {
        guard !isQuiet, let list = DiagnosticList(warnings) else { return }
        Self.write(list.rendered(colour: usesColour))
    }

    /// A mistake in the arguments, in the words of their parser.
    func complain(_ text: String) { Self.write(text + "\n") }

    func say(_ line: String) { if !isQuiet { Self.write(line + "\n") } }
    func sayVerbosely(_ line: String) { if isVerbose, !isQuiet { Self.write(line + "\n") } }

    private static func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
