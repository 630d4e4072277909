import Foundation
import TestSupport
import Testing

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

    /// A framework of the user's own, in every command that reads records.
    @Test func readsFrameworksOfTheUser() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "own"), withIntermediateDirectories: true)
        try Data(OwnFramework.framework.utf8).write(to: folder.appending(path: "own/two.yaml"))
        try Data(OwnFramework.record.utf8).write(to: folder.appending(path: "own/record.yaml"))
        let unknown = try letterpress(["check", "own/record.yaml"], in: folder)
        #expect(
            unknown.status == 65
                && unknown.errors.contains("own/record.yaml:3:12: error: there is no framework '\(OwnFramework.id)'"))
        for source in ["own", "own/two.yaml"] {
            let option = ["--frameworks", source]
            #expect(
                try letterpress(["check", "own/record.yaml", "--explain"] + option, in: folder).output.contains(
                    "1 of 2"))
            let text = try letterpress(
                ["render", "own/record.yaml", "-t", "ratings", "-f", "txt", "-o", "-"] + option, in: folder)
            #expect(text.output.contains("Unfit"), "\(text.errors)")
            #expect(try letterpress(["calendar", "own/record.yaml"] + option, in: folder).status == 0)
            #expect(try letterpress(["batch", "own", "-t", "ratings", "-f", "txt"] + option, in: folder).status == 0)
            #expect(try letterpress(["schema"] + option, in: folder).output.contains("\"\(OwnFramework.id)\""))
        }
        try Data(OwnFramework.framework.replacing("upTo: 1, rating: Unfit", with: "upTo: 1, rating: Unift").utf8).write(
            to: folder.appending(path: "own/two.yaml"))
        let broken = try letterpress(["check", "own/record.yaml", "--frameworks", "own"], in: folder)
        #expect(broken.status == 65)
        #expect(
            broken.errors.contains("own/two.yaml:6:43: error: 'Unift' is not a word of the scale"), "\(broken.errors)")
        let none = try letterpress(["check", "own/record.yaml", "--frameworks", "none"], in: folder)
        #expect(none.status == 66, "\(none.errors)")
    }

    /// What a template reads is compared with the record, or with the fields of any inspection.
    @Test func comparesTemplatesWithData() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "good.md":
                "{{ service.name }} {% for r in recommendations %}{{ r.text }}{% endfor %} {{ standard['1.1'].rating }} {{ extra.own }}",
            "bad.md":
                "{{ service.nam }} {% for r in recommendations %}{{ r.txt }}{% endfor %} {{ nothing|default('') }}",
            "row.md": "{{ surname }} {{ frist }}", "people.csv": "first,surname\nAnn,Field\n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        #expect(try letterpress(["check", "w.yaml", "./good.md"], in: folder).status == 0)
        #expect(try letterpress(["check", "--template", "./good.md"], in: folder).status == 0)
        for arguments in [["w.yaml", "./bad.md"], ["--template", "./bad.md"]] {
            let bad = try letterpress(["check"] + arguments, in: folder)
            #expect(bad.status == 1)
            #expect(bad.output.contains("bad.md:1:4: error: V1: 'service.nam' is not in"), "\(bad.output)")
            #expect(bad.output.contains("did you mean 'service.name'?"))
            #expect(bad.output.contains("'recommendations[].txt' is not in") && !bad.output.contains("nothing'"))
        }
        // What it includes is checked with it, with the names that are set where it stands.
        for (name, text) in [
            ("outer.md", "{% for r in recommendations %}{% include 'inner.md' %}{% endfor %}{% include 'gone.md' %}\n"),
            ("inner.md", "\n{{ r.text }}{{ r.txt }}{{ service.nam }}\n"),
        ] { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let outer = try letterpress(["check", "w.yaml", "--template", "./outer.md"], in: folder)
        let said = outer.output + outer.errors
        #expect(outer.status != 0 && said.contains("inner.md:2:16: error: V1: 'recommendations[].txt'"), "\(said)")
        #expect(said.contains("'service.nam' is not in") && said.contains("there is no template 'gone.md'"), "\(said)")
        // Alone, a template only has to be one.
        #expect(try letterpress(["check", "./bad.md"], in: folder).status == 0)
        let row = try letterpress(["check", "people.csv", "./row.md", "--format", "json"], in: folder)
        #expect(row.status == 1 && row.output.contains("'frist' is not in the record 'people-1'"), "\(row.output)")
        for name in [
            "press-release", "press-release-cy", "letter", "report", "ratings", "brief", "notes-to-editors",
            "ratings.csv", "ratings.json",
        ] {
            let shipped = try letterpress(["check", "--template", name], in: folder)
            #expect(shipped.status == 0, "\(shipped.output)")
        }
        let welsh = try letterpress(["render", "w.yaml", "-t", "press-release-cy", "-f", "txt"], in: folder)
        #expect(
            welsh.status == 65 && welsh.errors.contains("the record has no Welsh texts: add 'welsh:' with 'headline'"),
            "\(welsh.errors)")
    }
}
