import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct CheckInputsTests {
    /// A folder of templates, one of records, and a sidecar beside its template in a third.
    private func folder() throws -> ScratchFolder {
        let scratch = try ScratchFolder()
        let files = [
            "Templates/a.md", "Templates/a.csv", "Templates/b.json", "Templates/letter.docx", "Templates/x.yaml",
            "Records/a.yaml", "Records/b.csv", "Records/notes.md", "Mixed/c.md", "Mixed/c.csv", "Mixed/d.csv",
        ]
        for file in files {
            let url = URL(filePath: scratch.path + "/" + file)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
        return scratch
    }

    @Test(arguments: [
        (["Templates"], ["Templates/x.yaml"], ["a.csv", "a.md", "b.json", "letter.docx"].map { "Templates/\($0)" }),
        (["Templates/a.csv", "Templates/x.yaml"], ["Templates/x.yaml"], ["Templates/a.csv"]),
        (["Records/"], ["Records/"], []),
        (["Records/b.csv", "Records/notes.md"], ["Records/b.csv"], ["Records/notes.md"]),
        (["Mixed"], ["Mixed/d.csv"], ["Mixed/c.csv"]), (["Mixed/c.csv"], [], ["Mixed/c.csv"]),
        (["missing.yaml", "missing", "-"], ["missing.yaml", "-"], ["missing"]),
    ])
    func tellsDataAndTemplatesApart(inputs: [String], data: [String], templates: [String]) throws {
        let scratch = try folder()
        let outside = ["-", "missing", "missing.yaml"]
        func path(_ name: String) -> String { outside.contains(name) ? name : "\(scratch.path)/\(name)" }
        let split = CheckInputs(inputs.map(path), templateFolders: [])
        #expect(split.data == data.map(path) && split.templates == templates.map(path))
    }

    @Test func aFolderThatIsNamedForTemplatesHoldsThem() throws {
        let scratch = try folder()
        let split = CheckInputs(["\(scratch.path)/Mixed/d.csv"], templateFolders: [scratch.path + "/./Mixed/"])
        #expect(split.data.isEmpty && split.templates == ["\(scratch.path)/Mixed/d.csv"])
    }
}
