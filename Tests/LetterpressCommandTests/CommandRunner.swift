import Foundation
import TestSupport

/// The folder in which the tests have built the command.
let builtProducts = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

/// Runs the built command.
func letterpress(_ arguments: [String], in folder: URL) throws -> CommandResult {
    let result = try ExternalTool(path: builtProducts.path + "/letterpress").run(arguments, in: folder)
    return CommandResult(result)
}

/// Runs a line as a shell does, with the built command in its path.
func shell(_ line: String, in folder: URL, environment: [String: String] = [:]) throws -> CommandResult {
    let path = builtProducts.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    return CommandResult(
        try ExternalTool(path: "/bin/sh").run(
            ["-c", line], in: folder, environment: environment.merging(["PATH": path]) { old, _ in old }))
}

/// How a run ended, and what it said.
struct CommandResult {
    let status: Int32
    let output: String
    let errors: String

    init(_ result: ExternalTool.Result) {
        status = result.status
        output = result.text
        errors = result.errorText
    }
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
