internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Glibc

/// What a run learns from outside, where it matters: the time and the language.
struct ClockOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The time to take for now: 2025-01-28T00:01:00Z.", valueName: "instant"))
    var now: String?

    @Option(help: ArgumentHelp("The language of filters: en-GB or cy.", valueName: "code"))
    var language = "en-GB"

    /// `--now`, else `SOURCE_DATE_EPOCH`, else the clock.
    func instant() throws -> Instant { try Self.now(now) }

    /// - Parameter now: What `--now` says.
    static func now(_ now: String?) throws -> Instant {
        if let now { return try instant(now) }
        if let epoch = getenv("SOURCE_DATE_EPOCH"), let seconds = Int(String(cString: epoch)) {
            return Instant(secondsSince1970: seconds)
        }
        return Instant(secondsSince1970: time(nil))
    }

    static func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(rfc3339: text) else {
            throw Diagnostic(
                "bad-instant", "'\(text)' is no instant", hint: "write it as 2025-01-28T00:01:00Z", exitStatus: .usage)
        }
        return instant
    }
}
