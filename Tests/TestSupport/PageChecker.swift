public import Foundation

/// The checkers of HTML pages in Tests/Tools; a test that needs one is skipped, and says so, where it is missing.
public enum PageChecker: String, Sendable {
    /// axe-core in headless Chromium.
    case axe = "axe.py"
    /// The Nu Html Checker.
    case html5 = "html5.py"

    private var tool: String { repositoryRoot.appending(path: "Tests/Tools/\(rawValue)").path }

    /// Whether the checker and what it runs in are there (Tests/Tools/fetch-checkers.sh fetches the first).
    public var isThere: Bool { (try? run([]))?.status == 0 }

    /// The findings on the given pages, one JSON object a line.
    public func findings(_ files: [URL], options: [String] = []) throws -> [String] {
        let (status, output) = try run(options + files.map(\.path))
        guard status == 0 || status == 1 else { throw CocoaError(.executableLoad) }
        return output.split(separator: "\n").map(String.init)
    }

    private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        guard let python = ExternalTool.python else { throw CocoaError(.executableLoad) }
        let result = try python.run([tool] + arguments)
        return (result.status, result.text)
    }
}
