import Foundation
import TestSupport
import Testing

private let isPossible = ["python3", "strace"].allSatisfy { program in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
}

/// The quick part of `make test-crash`, with the command as the tests have built it.
@Suite(.enabled(if: isPossible, "needs python3 and strace")) struct SurvivalTests {
    /// - Parameter section: A function of Tests/Crash/run.
    @Test(arguments: ["order", "kills", "places", "terminal", "inputs"])
    func survives(section: String) throws {
        let process = Process()
        process.executableURL = repositoryRoot.appending(path: "Tests/Crash/run")
        process.arguments = [section]
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "letterpress")
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["LETTERPRESS": program.path, "KILLS": "10", "PYTHONDONTWRITEBYTECODE": "1"]) { _, new in new }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
        #expect(said.contains("all passed"), "\(said)")
    }
}
