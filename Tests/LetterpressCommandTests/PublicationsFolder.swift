import Foundation
import TestSupport

/// The folder that `letterpress init` makes, with the files beside it that the pages speak of.
struct PublicationsFolder {
    let url: URL
    private let parent: URL

    init() throws {
        parent = FileManager.default.temporaryDirectory.appending(path: "letterpress-pages-\(UUID().uuidString)")
        url = parent.appending(path: "Publications")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        _ = try letterpress(["init", "Publications"], in: parent)
        let record = try contents("Inspections/westmere-2025.yaml")
        let older = record.replacing("October 2024", with: "September 2024")
        let files = [
            "westmere.yaml": record, "new.yaml": record, "old.yaml": older, "inspection.yaml": record,
            "people.csv": "reference,surname,first\nA1,Field,Ann\nB2,Hay,Ben\nC3,Moss,Cai\nD4,Rowe,Dee\n",
            "invitation.md": "---\ntitle: An invitation\n---\n\n# An invitation\n\nDear {{ first }} {{ surname }}\n",
            "raw.md": "---\ntitle: An invitation\n---\n\nDear {% raw %}{{ first }} {{ surname }}{% endraw %}\n",
            "dates.csv": "id,date,time\nwestmere-2025,Tuesday 28 January 2025,00.01\n",
            "new.csv": "id,date\nwestmere-2025,2025-01-30\n", "old.csv": "id,date\nwestmere-2025,2025-01-29\n",
            "rules.yaml": "kind: calendar\nmost-on-one-day: 3\n",
            "fire-grades.yaml": OwnFramework.framework, "fire.yaml": OwnFramework.record,
            "hello.txt": "Hello {{ name }}", "people.yaml": "name: Ann\n",
            "requests.jsonl": #"{"templates": {"a": "{{ 1 + 1 }}"}, "main": "a"}"# + "\n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
        for name in ["letter.docx", "letter-2024.docx"] {
            try FileManager.default.copyItem(
                at: url.appending(path: "Templates/letter.docx"), to: url.appending(path: name))
        }
        _ = try letterpress(["render", "people.yaml", "-t", "./raw.md", "-o", "invitation.docx"], in: url)
    }

    func remove() { try? FileManager.default.removeItem(at: parent) }

    /// Runs a line of a page as a shell would, on the day before the example is published.
    func run(_ line: String) throws -> CommandResult {
        // LibreOffice takes seconds to start, and has tests of its own; a workbook says what a table says.
        var line = line.replacing(",pdf", with: "").replacing("dates.xlsx", with: "dates.csv")
        if line.contains(".ssh/id_ed25519") || line.contains("--allowed-signers") {
            try makeKey()
            line = line.replacing("~/.ssh/id_ed25519", with: "key")
            // Each page is read from its beginning; the help of one command is not.
            if !line.contains("--sign "),
                FileManager.default.contents(atPath: url.path + "/Output/manifest.json.sig") == nil
            {
                _ = try shell("letterpress batch Inspections -t press-release --sign key")
            }
        }
        let needsBatch = ["letterpress verify Output", "--since Output"].contains { line.contains($0) }
        if needsBatch, !FileManager.default.fileExists(atPath: url.path + "/Output") {
            _ = try shell("letterpress batch Inspections -t press-release")
        }
        if line.hasPrefix("letterpress manifest merge Output") {
            for part in 1...8 { _ = try shell("letterpress batch Inspections -t press-release --shard \(part)/8") }
        }
        guard line.contains("--shard 2/4") else { return try shell(line) }
        for part in [1, 3, 4] { _ = try shell(line.replacing("--shard 2/4", with: "--shard \(part)/4")) }
        return try shell(line)
    }

    private func shell(_ line: String) throws -> CommandResult {
        try LetterpressCommandTests.shell(line, in: url, environment: ["SOURCE_DATE_EPOCH": "1737960000"])
    }

    private func contents(_ name: String) throws -> String {
        try String(contentsOf: url.appending(path: name), encoding: .utf8)
    }

    /// An SSH key, and the file that says whose it is.
    private func makeKey() throws {
        guard !FileManager.default.fileExists(atPath: url.path + "/key") else { return }
        _ = try shell("ssh-keygen -q -t ed25519 -N '' -f key && echo \"press@example.org $(cat key.pub)\" > signers")
    }
}
