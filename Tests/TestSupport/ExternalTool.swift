public import Foundation

/// A program of the machine that tests use where it is there.
public struct ExternalTool: Sendable {
    /// How a run ended, and what it wrote.
    public struct Result: Sendable {
        public let status: Int32
        public let output: Data
        public let errors: Data
        public var text: String { String(decoding: output, as: UTF8.self) }
        public var errorText: String { String(decoding: errors, as: UTF8.self) }
    }

    public let path: String

    /// - Returns: `nil` if no folder of PATH holds the program.
    public init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard let folder = folders.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") })
        else { return nil }
        path = "\(folder)/\(name)"
    }

    public init(path: String) { self.path = path }

    /// Runs it to its end.
    ///
    /// - Parameters:
    ///   - input: What stands on standard input; nothing unless given.
    ///   - folder: Where it runs; where the tests run unless given.
    ///   - environment: Variables put over those of the tests.
    public func run(
        _ arguments: [String], input: Data = Data(), in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Result {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "letterpress-tool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        // Files, not pipes: two pipes that are read one after the other could fill up and wait for each other.
        let (given, output, errors) = (
            scratch.appending(path: "input"), scratch.appending(path: "output"), scratch.appending(path: "errors")
        )
        try input.write(to: given)
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try Data(contentsOf: output),
            errors: try Data(contentsOf: errors))
    }

    /// Calls the closure with a folder that is gone afterwards.
    public static func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    public static let python = ExternalTool("python3")
    public static let soffice = ExternalTool("soffice")
    public static let pdftotext = ExternalTool("pdftotext")
}
