import Foundation
import TestSupport
import Testing

/// What people get wrong about batches and calendars: the answer says where and what to do, and nothing is spoilt.
@Suite struct BatchMistakeTests {
    @Test(
        arguments: [
            (
                ["batch", "data", "-t", "press-release", "-o", "data"], 73, "'data' is read here",
                "choose another folder"
            ),
            (
                ["batch", "data", "-t", "press-release", "-o", "link"], 73, "'data' is read here",
                "choose another folder"
            ),
            (["batch", "data", "-t", "press-release", "-o", "Templates"], 73, "'Templates' is read here", "with -o"),
            (
                ["batch", "people.csv", "-t", "./letter.txt", "--name", "surname", "-o", "."], 73,
                "'./letter.txt' is read here, and would be written over", "another name or folder"
            ),
            (
                ["batch", "data", "-t", "press-release", "--as", "published", "--release-early", " "], 64,
                "--release-early needs the reason", ""
            ),
            (["batch", "data", "-t", "press-release", "--release-early", "leak"], 64, "goes with --as published", ""),
            (
                ["batch", "data", "-t", "press-release", "--on", "2025-03-01"], 0,
                "nothing is due in this period: 1 published on other days", ""
            ),
            (["batch", "none.csv", "-t", "./letter.txt"], 0, "there are no records in the data", ""),
            (["batch", "data", "-t", "press-release", "-o", "file"], 73, "'file' cannot be made or opened", ""),
            (["calendar", "nowhere"], 66, "there is no file 'nowhere'", ""),
            (["calendar", "data", "--from", "2025-02-01", "--to", "2025-01-01"], 64, "--to is before --from", ""),
            (["calendar", "data", "--since", "data"], 66, "there is no batch in 'data'", ""),
            (["calendar", "data", "--calendar", "odd.csv"], 65, "the calendar has no column 'id'", "odd.csv:1:1"),
            (["calendar", "data", "--calendar", "more.csv"], 65, "a publication has no 'when'", "more.csv:2:26"),
            (["calendar", "data", "--calendar", "gap.csv"], 1, "skip this time", "gap.csv:2:15"),
            (["calendar", "data", "--calendar", "twice.csv"], 1, "show this time twice", "twice.csv:2:15"),
            (["calendar", "data", "--since", "nowhere"], 66, "there is no folder 'nowhere'", ""),
            (["diff", "data", "--old", "nowhere", "-t", "press-release"], 66, "there is no file 'nowhere'", ""),
            (["manifest", "merge", "whole.json"], 65, "is not the manifest of a shard", "batches with --shard"),
        ] as [([String], Int32, String, String)])
    func saysWhatToDo(arguments: [String], status: Int32, message: String, hint: String) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let manager = FileManager.default
        for name in ["data", "Templates"] {
            try manager.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        try manager.moveItem(at: folder.appending(path: "w.yaml"), to: folder.appending(path: "data/w.yaml"))
        try manager.createSymbolicLink(atPath: folder.appending(path: "link").path, withDestinationPath: "data")
        let files = [
            "people.csv": "first,surname\nAnn,Field\nBen,letter\n", "letter.txt": "Dear {{ first }},\n",
            "none.csv": "id,name\n", "odd.csv": "reference,day\nwestmere-2025,2025-01-28\nx,2025-01-29\n",
            "more.csv": "id,date,when\nwestmere-2025,2025-01-28,now\nx,2025-01-29,then\n",
            "gap.csv": "id,date,time\nwestmere-2025,2025-03-30,01:30\n",
            "twice.csv": "id,date,time\nwestmere-2025,2025-10-26,01:30\n",
            "whole.json": "{\n\"manifestVersion\": 1,\n\"runs\": [\n],\n\"recipes\": [\n],\n\"files\": [\n]\n}\n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let result = try letterpress(arguments, in: folder)
        #expect(result.status == status, "\(result.errors)")
        #expect(result.errors.contains(message) && (hint.isEmpty || result.errors.contains(hint)), "\(result.errors)")
        #expect(result.errors.components(separatedBy: message).count == 2, "said once: \(result.errors)")
        #expect(result.output.isEmpty, "\(result.output)")
        let template = try String(contentsOf: folder.appending(path: "letter.txt"), encoding: .utf8)
        #expect(template == files["letter.txt"], "the template is as it was")
    }

    /// Somebody may have written into the folder of the data before that was refused.
    @Test func manifestsAreNoRecords() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try letterpress(["batch", "w.yaml", "-t", "press-release", "-f", "txt", "-o", "out"], in: folder)
        #expect(first.status == 0, "\(first.errors)")
        let data = folder.appending(path: "data")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        for (from, to) in [("w.yaml", "w.yaml"), ("out/manifest.json", "manifest.json")] {
            try FileManager.default.copyItem(at: folder.appending(path: from), to: data.appending(path: to))
        }
        let again = try letterpress(["batch", "data", "-t", "press-release", "-f", "txt", "-o", "two"], in: folder)
        #expect(again.status == 0 && again.errors.contains("0 failed"), "\(again.errors)")
    }
}
