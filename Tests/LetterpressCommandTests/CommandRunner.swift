import Foundation
import TestSupport

/// How a run of the command ended, and what it said.
struct CommandResult {
    let status: Int32
    let output: String
    let errors: String
}

/// The folder in which the tests have built the command.
let builtProducts = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

/// Runs a program as a user would, with nothing on standard input.
func run(
    _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
) throws -> CommandResult {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: two pipes read one after the other could fill up and wait for each other.
    let said = try ["output", "errors"].map { name in
        let file = FileManager.default.temporaryDirectory.appending(path: "letterpress-\(name)-\(UUID().uuidString)")
        try Data().write(to: file)
        return file
    }
    defer { for file in said { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: said[0])
    process.standardError = try FileHandle(forWritingTo: said[1])
    try process.run()
    process.waitUntilExit()
    return CommandResult(
        status: process.terminationStatus, output: try String(contentsOf: said[0], encoding: .utf8),
        errors: try String(contentsOf: said[1], encoding: .utf8))
}

/// Runs the built command.
func letterpress(_ arguments: [String], in folder: URL) throws -> CommandResult {
    try run(builtProducts.appending(path: "letterpress"), arguments, in: folder)
}

/// A new folder with one good record and one of each bad input.
func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [
        "bad.yaml": "a: [1, 2\nb: 3\n", "empty.yaml": "", "control.yaml": "name: \"a\\u0001b\"\n",
        "escape.yaml": "name: ../../x\n", "name.md": "---\ntitle: x\n---\n\n{{ name }}\n",
        "broken.md": "{% if %}\n{{ a b }}\n", "undefined.md": "{{ service.nam }}\n",
        "named.md": "---\ntitle: x\nfile: \"{{ name }}\"\n---\n\nx\n", "file": "",
        "people.csv": "first,surname\nAnn,Field\nBen,Hay\n", "kind.yaml": "kind: inspektion\nname: x\n",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    try FileManager.default.copyItem(
        at: repositoryRoot.appending(path: "Examples/westmere-2025.yaml"), to: folder.appending(path: "w.yaml"))
    return folder
}
