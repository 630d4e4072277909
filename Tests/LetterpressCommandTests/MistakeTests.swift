import Foundation
import TestSupport
import Testing

/// What people get wrong on the command line: nothing of theirs is lost by it, and the answer says what to do.
@Suite struct MistakeTests {
    @Test(
        arguments: [
            (["rendr"], 64, "there is no command 'rendr'", "did you mean 'render'?"),
            (["help", "bacth"], 64, "there is no command 'bacth'", "did you mean 'batch'?"),
            (["manifest", "merg"], 64, "there is no command 'merg'", "did you mean 'merge'?"),
            (["verify", "."], 66, "'.' is not the folder of a batch", "manifest.json"),
            (
                ["render", "w.yaml", "-t", "ratings", "--as", "published", "--now", "2025-01-01T00:00:00Z"],
                65, "is under embargo until 00.01, 28 January 2025", "give --release-early and the reason"
            ),
            (
                ["render", "w.yaml", "-t", "ratings", "--as", "published", "--release-early", " "],
                64, "--release-early needs the reason", "manifest"
            ),
            (
                ["batch", "w.yaml", "-t", "ratings", "-o", ""], 64, "the argument after '-o' is empty",
                "variable of the shell"
            ),
            (["init", ""], 64, "the argument after 'init' is empty", "variable of the shell"),
            (["render", "w.yaml", "-t", "ratings", "--output="], 64, "after '--output' is empty", "variable"),
            (
                ["check", "w.yaml", "./w.yaml"], 65, "'westmere-2025' is the id of the record in 'w.yaml' too",
                "of its own"
            ),
            (["render", ".", "-t", "ratings"], 66, "'.' is a folder", "letterpress batch"),
            (["render", "w.yaml", "./name.md"], 64, "no template is named", "write --template ./name.md"),
            (
                ["calendar", "w.yaml", "--calendar", "w.yaml"], 65, "the file is no calendar",
                "'kind: calendar', or no kind"
            ),
            (["verify", "nowhere"], 66, "there is no folder 'nowhere'", ""),
            (["verify", "w.yaml"], 66, "'w.yaml' is no folder", ""),
            (
                ["render", "w.yaml", "-t", "ratings", "--templates", "nowhere"], 66, "there is no folder 'nowhere'",
                ""
            ),
            (["tags", "ratings", "--templates", "file"], 66, "'file' is no folder", ""),
            (["eval", "-e", "1", "--jsonl"], 64, "Give one of these: a template, --expression or --jsonl", ""),
            (["xyzzy"], 64, "there is no command 'xyzzy'", "there are render, batch"),
            (["render", "w.yaml", "-t", "press-release", "--formt", "txt"], 64, "--formt", "'--format'"),
            (["render", "w.yaml", "-t", "press-release", "-o", "x.doc"], 64, "'.doc'", "did you mean '.docx'?"),
            (["render", "w.yaml", "-t", "press-release", "--style", "hause"], 66, "no style 'hause'", "house"),
            (["render", "w.yaml", "-t", "letr"], 66, "brief, letter, notes-to-editors", "give the path"),
            (["render", "kind.yaml", "-t", "./name.md"], 65, "kind.yaml:1:7", "did you mean 'inspection'?"),
            (
                ["render", "w.yaml", "./w.yaml", "-t", "ratings", "-f", "txt"], 65, "'w.yaml' and './w.yaml' both hold",
                "--name"
            ),
            (["render", "people.csv", "-t", "./name.md", "--name", "surnam"], 65, "no column 'surnam'", "'surname'"),
        ] as [([String], Int32, String, String)])
    func saysWhatToDo(arguments: [String], status: Int32, message: String, hint: String) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try letterpress(arguments, in: folder)
        #expect(result.status == status)
        #expect(result.errors.contains(message) && (hint.isEmpty || result.errors.contains(hint)), "\(result.errors)")
        #expect(result.errors.components(separatedBy: message).count == 2, "said once: \(result.errors)")
    }

    /// Rendering to the name of a data file, a template or a style replaced it.
    @Test(
        arguments: [
            ["render", "w.yaml", "-t", "press-release", "-f", "md", "-o", "./w.yaml"],
            ["render", "named.yaml", "-t", "named.md", "-f", "md", "-o", "./named.md"],
            ["render", "named.yaml", "-t", "./named.md", "-f", "md", "-o", "."],
            ["check", "bad.docx", "--annotate", "./bad.docx"],
        ])
    func writesOverNoInput(arguments: [String]) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("name: named\n".utf8).write(to: folder.appending(path: "named.yaml"))
        try Data("---\ntitle: x\n---\n\n{% raw %}{{ a b }}{% endraw %}\n".utf8).write(
            to: folder.appending(path: "bad.md"))
        let made = try letterpress(["render", "w.yaml", "-t", "./bad.md", "-o", "bad.docx"], in: folder)
        #expect(made.status == 0, "\(made.errors)")
        let before = try contents(of: folder)
        let result = try letterpress(arguments, in: folder)
        #expect(result.status == 73, "\(result.errors)")
        #expect(result.errors.contains("is read here, and would be written over"), "\(result.errors)")
        #expect(try contents(of: folder) == before)
    }

    /// A misspelt folder looked like one without records: `--prune` removed every document of the batch.
    @Test func prunesNothingForAFolderThatIsNotThere() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let options = ["-t", "press-release", "-f", "txt", "--prune"]
        #expect(try letterpress(["batch", "w.yaml"] + options, in: folder).status == 0)
        let before = try contents(of: folder)
        let result = try letterpress(["batch", "wv.yaml"] + options, in: folder)
        #expect(result.status == 66 && result.errors.contains("did you mean 'w.yaml'?"), "\(result.errors)")
        #expect(try contents(of: folder) == before)
    }

    @Test func saysWhatACheckDidNotLookAt() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = try letterpress(["check", "people.csv"], in: folder)
        #expect(plain.status == 0 && plain.errors.contains("2 records are no inspection"), "\(plain.errors)")
        let quiet = try letterpress(["check", "w.yaml", "--quiet"], in: folder)
        #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errors.isEmpty, "\(quiet.output)\(quiet.errors)")
        let record = try String(contentsOf: folder.appending(path: "w.yaml"), encoding: .utf8)
        try Data(record.replacing("kind: inspection\n", with: "").utf8).write(to: folder.appending(path: "w.yaml"))
        let missing = try letterpress(["check", "w.yaml"], in: folder)
        #expect(missing.errors.contains("write 'kind: inspection' above it"), "\(missing.errors)")
    }

    /// Help and version said nothing of it when they could not be written.
    @Test(arguments: ["--help", "--version", "limits", "help render"])
    func noticesAFullDisk(arguments: String) throws {
        let result = try shell("letterpress \(arguments) > /dev/full", in: builtProducts)
        #expect(result.status == 74 && result.errors.contains("standard output cannot be written"), "\(result.errors)")
    }

    private func contents(of folder: URL) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            contents[path] = FileManager.default.contents(atPath: folder.appending(path: path).path) ?? Data()
        }
        return contents
    }

    /// Swift puts another character where a name is not UTF-8, which leads to no file, or to a new one.
    @Test func namesThatAreNotUTF8AreSaidToBe() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let bad = "$(printf 'caf\\351')"
        let made = try shell("mkdir data && cp w.yaml \"data/\(bad).yaml\" && cp w.yaml data/", in: folder)
        // Some file systems take no such names.
        guard made.status == 0 else { return }
        let input = try shell("letterpress render \"data/\(bad).yaml\" -t ratings", in: folder)
        #expect(input.status == 64 && input.errors.contains("is not UTF-8"), "\(input.errors)")
        let output = try shell("letterpress render w.yaml -t ratings -f txt -o \"\(bad)/\"", in: folder)
        #expect(output.status == 64 && output.errors.contains("is not UTF-8"), "\(output.errors)")
        let inside = try shell("letterpress batch data -t ratings -f txt", in: folder)
        #expect(inside.status == 66 && inside.errors.contains("its name is not UTF-8"), "\(inside.errors)")
        #expect(inside.errors.contains("hint: rename it") && inside.errors.contains("1 failed"))
    }

    /// What the system refuses is named, and the folder that it is about.
    @Test func aFolderThatMayNotBeWrittenIsNamed() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        guard getuid() != 0 else { return }
        let made = try shell("mkdir closed hidden && chmod 500 closed && chmod 0 hidden", in: folder)
        #expect(made.status == 0)
        defer { _ = try? shell("chmod 700 closed hidden", in: folder) }
        let below = try letterpress(
            ["render", "w.yaml", "-t", "ratings", "-f", "txt", "-o", "closed/new/"], in: folder)
        #expect(
            below.status == 73 && below.errors.contains("the folder 'closed/new' cannot be made: Permission denied"))
        let inside = try letterpress(["render", "w.yaml", "-t", "ratings", "-f", "txt", "-o", "closed/"], in: folder)
        #expect(inside.status == 73 && inside.errors.contains("'closed/westmere-2025"), "\(inside.errors)")
        let hidden = try letterpress(["render", "w.yaml", "-t", "ratings", "--templates", "hidden"], in: folder)
        #expect(hidden.status == 66 && hidden.errors.contains("'hidden' cannot be read: Permission denied"))
    }
}
