import Foundation
import TestSupport
import Testing

private let isPossible = ["python3", "strace"].allSatisfy { ExternalTool($0) != nil }

/// The quick part of `make test-crash`, with the command as the tests have built it.
@Suite(.enabled(if: isPossible, "needs python3 and strace")) struct SurvivalTests {
    /// - Parameter section: A function of Tests/Crash/run.
    @Test(arguments: ["order", "kills", "places", "terminal", "inputs"])
    func survives(section: String) throws {
        let result = try ExternalTool(path: repositoryRoot.appending(path: "Tests/Crash/run").path).run(
            [section],
            environment: [
                "LETTERPRESS": builtProducts.path + "/letterpress", "KILLS": "10", "PYTHONDONTWRITEBYTECODE": "1",
            ])
        let said = result.text + result.errorText
        #expect(result.status == 0, "\(said)")
        #expect(said.contains("all passed"), "\(said)")
    }
}
