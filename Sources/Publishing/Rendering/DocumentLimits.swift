package import Diagnostics
package import Templating

/// The limits of making one document that a command may raise: those of its template, and of its time.
package struct DocumentLimits: Sendable, Hashable {
    package var template = RenderLimits.standard
    /// Wall-clock time, without that of a PDF.
    package var seconds = 10

    package init() {}

    private static let secondsName = "seconds"
    private static let secondsAtMost = 3_600

    /// Every limit by its name, with what it is and what it counts.
    package var all: [(name: String, value: Int, meaning: String)] {
        RenderLimits.Name.allCases.map { ($0.rawValue, template[$0], $0.meaning) }
            + [(Self.secondsName, seconds, "seconds for one document")]
    }

    /// Those that are not what they are unless something else is said.
    package var raised: [(name: String, value: Int)] {
        zip(all, DocumentLimits().all).compactMap { now, usual in
            now.value == usual.value ? nil : (now.name, now.value)
        }
    }

    /// Takes `range=200000`.
    /// - Throws: For a name that no limit has, and for a number beyond what it can be.
    package mutating func set(_ text: String) throws(Diagnostic) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let names = all.map(\.name)
        guard names.contains(parts[0]) else {
            throw Diagnostic(
                .badSetting, "there is no limit '\(parts[0])' to raise",
                hint: NearestName.of(parts[0], among: names).map { "did you mean '\($0)'?" }
                    ?? "there are \(names.joined(separator: ", "))", exitStatus: .usage)
        }
        guard parts.count == 2, let value = Int(parts[1]), set(parts[0], to: value) else {
            throw Diagnostic(
                .badSetting, "the limit '\(parts[0])' is a whole number from 1 to \(highest(parts[0]))",
                hint: "write --limit \(parts[0])=NUMBER", exitStatus: .usage)
        }
    }

    /// - Returns: Whether there is such a limit and it can be so.
    package mutating func set(_ name: String, to value: Int) -> Bool {
        guard value >= 1, value <= highest(name) else { return false }
        if let known = RenderLimits.Name(rawValue: name) { template[known] = value } else { seconds = value }
        return true
    }

    private func highest(_ name: String) -> Int {
        if let known = RenderLimits.Name(rawValue: name) { return known.highest }
        return name == Self.secondsName ? Self.secondsAtMost : 0
    }

    /// The error for a document that takes longer than its time.
    package func late(_ name: String) -> Diagnostic {
        Diagnostic(
            .tooLate, "'\(name)' takes longer than \(seconds) seconds, the limit for one document",
            hint: LimitHint.raised(Self.secondsName), exitStatus: .temporary)
    }
}
