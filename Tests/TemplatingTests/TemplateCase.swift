import DataReaders
import Diagnostics
import Foundation
import Templating

/// One case of the tables in `Fixtures/cases`: templates, data and settings, and what must come out.
///
/// A file ending in `.jsonl` has a case on each line, for whatever fits on one: `{"template": …, "output": …}`, where
/// `error` (a part of the message) may stand for `output`, and `data`, `settings`, `templates` (others by name) and `name`
/// may be added. A file ending in `.txt` has longer ones:
///
/// ```
/// ## case: a name
/// ## data: {"x": 1}
/// ## settings: {"trim_blocks": true}
/// ## template
/// lines of the template, without the last line end
/// ## template base.html
/// lines of another
/// ## output
/// lines expected, without the last line end
/// ```
///
/// `## error: part of the message` may stand for `## output`. Settings are those of Jinja2, and its defaults hold.
struct TemplateCase: Sendable, CustomStringConvertible {
    var name = ""
    var templates: [String: String] = [:]
    var data: Value = .dict([])
    var settings: Value = .dict([])
    var output: String?
    var error: String?

    var description: String { name }

    /// Renders `main`; the text, or the message.
    func run() -> Result<String, Diagnostic> {
        let library = TemplateLibrary(DictionaryLoader(templates), settings: Self.settings(settings))
        do throws(DiagnosticList) {
            let template = try library.template(named: "main")
            do throws(Diagnostic) {
                return .success(try template.render(data, in: .test).text)
            } catch {
                return .failure(error)
            }
        } catch {
            return .failure(error.first)
        }
    }

    static func settings(_ value: Value) -> TemplateSettings {
        var settings = TemplateSettings.jinja
        guard case .dict(let dict) = value else { return settings }
        func flag(_ name: String) -> Bool { if case .bool(true)? = dict[name] { true } else { false } }
        settings.trimBlocks = flag("trim_blocks")
        settings.lstripBlocks = flag("lstrip_blocks")
        settings.keepTrailingNewline = flag("keep_trailing_newline")
        if case .string(let kind)? = dict["undefined"] {
            settings.undefined = UndefinedBehaviour(rawValue: kind) ?? .default
        }
        switch dict["autoescape"] {
        case .bool(true)?, .string("html")?: settings.escaping = .fixed(.html)
        case .string("markdown")?: settings.escaping = .fixed(.markdown)
        default: break
        }
        return settings
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/cases")

    /// The names of the files.
    static func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
    }

    /// All cases of a file.
    static func all(_ file: String) throws -> [TemplateCase] {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return try file.hasSuffix(".jsonl") ? rows(text, file) : sections(text, file)
    }

    private static func value(_ json: String, _ name: String) throws -> Value {
        try JSONReader.read(SourceText(name: name, text: json)).value
    }

    private static func rows(_ text: String, _ file: String) throws -> [TemplateCase] {
        try text.split(separator: "\n").enumerated().map { number, line in
            var row = TemplateCase()
            guard case .dict(let dict) = try value(String(line), "\(file):\(number + 1)") else { return row }
            func string(_ key: String) -> String? { if case .string(let text)? = dict[key] { text } else { nil } }
            let template = string("template") ?? ""
            row.name = "\(file):\(number + 1) \(string("name") ?? template)"
            row.templates["main"] = template
            if case .dict(let others)? = dict["templates"] {
                for case (.string(let key), .string(let text)) in zip(others.keys, others.values) {
                    row.templates[key] = text
                }
            }
            row.data = dict["data"] ?? .dict([])
            row.settings = dict["settings"] ?? .dict([])
            row.output = string("output")
            row.error = string("error")
            return row
        }
    }

    private static func sections(_ text: String, _ file: String) throws -> [TemplateCase] {
        var cases: [TemplateCase] = []
        var lines: [Substring] = []
        var target: (inout TemplateCase, String) -> Void = { _, _ in }
        func finish() {
            if !cases.isEmpty { target(&cases[cases.count - 1], lines.joined(separator: "\n")) }
            lines = []
            target = { _, _ in }
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("## ") else {
                lines.append(line)
                continue
            }
            finish()
            let rest = line.dropFirst(3)
            let words = rest.split(separator: " ", maxSplits: 1)
            let argument = words.count > 1 ? String(words[1]) : ""
            switch words.first ?? "" {
            case "case:": cases.append(TemplateCase(name: "\(file): \(argument)"))
            case "data:": cases[cases.count - 1].data = try value(argument, file)
            case "settings:": cases[cases.count - 1].settings = try value(argument, file)
            case "error:": cases[cases.count - 1].error = argument
            case "template":
                target = { $0.templates[argument.isEmpty ? "main" : argument] = $1 }
            case "output": target = { $0.output = $1 }
            default: throw CocoaError(.fileReadCorruptFile)
            }
        }
        if lines.last == "" { lines.removeLast() }
        finish()
        return cases
    }
}
