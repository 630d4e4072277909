import Foundation
import TestSupport
import Testing

/// Runs the built command as a user would.
private func letterpress(_ arguments: [String], in folder: URL) throws -> (
    status: Int32, output: String, errors: String
) {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
        path: "letterpress")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, said)
}

/// A folder with one good record and one of each bad input.
private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [
        "bad.yaml": "a: [1, 2\nb: 3\n", "empty.yaml": "", "control.yaml": "name: \"a\\u0001b\"\n",
        "escape.yaml": "name: ../../x\n", "name.md": "---\ntitle: x\n---\n\n{{ name }}\n",
        "broken.md": "{% if %}\n{{ a b }}\n", "undefined.md": "{{ service.nam }}\n",
        "named.md": "---\ntitle: x\nfile: \"{{ name }}\"\n---\n\nx\n", "file": "",
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    try FileManager.default.copyItem(
        at: repositoryRoot.appending(path: "Examples/westmere-2025.yaml"), to: folder.appending(path: "w.yaml"))
    return folder
}

@Suite struct CommandTests {
    @Test(
        arguments: [
            (["none.yaml", "-t", "press-release"], 66, "there is no file 'none.yaml'"),
            (["bad.yaml", "-t", "press-release"], 65, "bad.yaml:2:"),
            (["w.yaml", "-t", "press-releas"], 66, "did you mean 'press-release'?"),
            (["w.yaml", "-t", "./undefined.md"], 65, "./undefined.md:1:4: error: 'service.nam' is undefined"),
            (["w.yaml", "-t", "./broken.md"], 65, "./broken.md:2:6: error:"),
            (["w.yaml", "-t", "press-release", "-o", "file/x/"], 73, "cannot be made"),
            (["control.yaml", "-t", "./name.md"], 65, "U+0001"),
            (["empty.yaml", "-t", "./name.md"], 65, "the data file is empty"),
            (["escape.yaml", "-t", "./named.md"], 65, "would leave the output folder"),
            (["w.yaml", "-t", "press-release", "-f", "dock"], 64, "did you mean 'docx'?"),
            (["w.yaml"], 64, "no template is named"),
        ] as [([String], Int32, String)])
    func answersBadInput(arguments: [String], status: Int32, message: String) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        let result = try letterpress(["render"] + arguments, in: folder)
        #expect(result.status == status)
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(result.errors.utf8.count < 4096)
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before, "nothing is left")
    }

    @Test func writesWhereItIsTold() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let one = try letterpress(["render", "w.yaml", "-t", "press-release", "-o", "a/letter.docx"], in: folder)
        #expect(one.status == 0 && one.errors.contains("wrote a/letter.docx"), "\(one.errors)")
        let text = try letterpress(["render", "w.yaml", "-t", "press-release", "-f", "txt", "-o", "-"], in: folder)
        #expect(text.output.contains("Notes to editors"))
        let set = try letterpress(
            [
                "render", "w.yaml", "-t", "press-release", "-f", "txt", "-o", "-", "--set", "service.area=X", "--as",
                "draft",
            ],
            in: folder)
        #expect(set.output.hasPrefix("DRAFT"))
        let twice = try letterpress(["render", "w.yaml", "-t", "press-release", "-o", "b.docx"], in: folder)
        #expect(twice.status == 0)
        #expect(
            try Data(contentsOf: folder.appending(path: "a/letter.docx"))
                == Data(contentsOf: folder.appending(path: "b.docx")))
    }

    @Test func evaluates() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try letterpress(["eval", "-e", "7|spellout"], in: folder).output == "seven\n")
        #expect(try letterpress(["eval", "-e", "1/0"], in: folder).status == 65)
    }

    @Test func makesAFolderThatWorks() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try letterpress(["init", "new"], in: folder).status == 0)
        let inside = folder.appending(path: "new")
        let batch = try letterpress(["batch", "Inspections", "-t", "press-release", "-f", "txt"], in: inside)
        #expect(batch.status == 0, "\(batch.errors)")
        #expect(try letterpress(["verify", "Output"], in: inside).status == 0)
        #expect(try letterpress(["check", "Inspections"], in: inside).status == 0)
        #expect(try letterpress(["init", "new"], in: folder).status == 73)
    }
}
