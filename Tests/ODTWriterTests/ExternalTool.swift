import Foundation

/// A program of the machine that tests use if it is there.
struct ExternalTool {
    let path: String

    /// - Returns: `nil` if no folder of PATH holds the program.
    init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard let folder = folders.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") })
        else { return nil }
        path = "\(folder)/\(name)"
    }

    /// Runs it without input.
    ///
    /// - Returns: The exit status and what was written to standard output.
    func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    static let soffice = ExternalTool("soffice")
    static let pdftotext = ExternalTool("pdftotext")
    static let jing = ExternalTool("jing")

    /// The folder of the schemas of ODF 1.3 (`OpenDocument-v1.3-schema.rng` and `…-manifest-schema.rng`): what ODF_SCHEMAS
    /// names, or `Schemas/odf` at the root of the repository. They are not part of it.
    static let schemas: URL? = {
        let named = ProcessInfo.processInfo.environment["ODF_SCHEMAS"].map { URL(filePath: $0) }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return [named, root.appending(path: "Schemas/odf")].compactMap { $0 }.first {
            FileManager.default.fileExists(atPath: $0.appending(path: "OpenDocument-v1.3-schema.rng").path)
        }
    }()

    /// Calls the closure with a folder that is gone afterwards.
    static func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "odt-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}
