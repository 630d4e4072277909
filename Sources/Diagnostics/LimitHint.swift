/// What a message about a limit says of raising it, in the same words everywhere.
package enum LimitHint {
    /// For a limit that `--limit` raises, by the name that it has there.
    package static func raised(_ name: String) -> String { "if that is meant, raise the limit: --limit \(name)=NUMBER" }

    /// For a limit that stands, because memory or a library beneath needs it.
    /// - Parameter advice: What to do instead.
    package static func fixed(_ advice: String? = nil) -> String {
        "this limit cannot be raised" + (advice.map { ": \($0)" } ?? "")
    }
}
