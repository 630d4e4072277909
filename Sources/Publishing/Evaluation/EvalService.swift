internal import DataReaders
internal import Diagnostics
package import Templating

/// Answers requests to render templates, one JSON object a line, as `letterpress eval --jsonl` does.
///
/// A request is `{"templates": {"name": "source", …}, "main": "name", "context": {…}, "settings": {…}}`; its settings are
/// those of Jinja2 (`autoescape`, `trim_blocks`, `lstrip_blocks`, `keep_trailing_newline`, `undefined`), with Jinja2's own
/// defaults. The answer is `{"ok": true, "output": "…"}` or `{"ok": false, "error": "…", "line": n, "column": n}`.
package struct EvalService: Sendable {
    package var world: World

    package init(world: World) { self.world = world }

    /// The answer to one line, without a line end. A line that is no request gets an answer too.
    package func answer(_ line: [UInt8]) -> [UInt8] {
        do throws(Diagnostic) {
            return Self.success(try render(line))
        } catch {
            return Self.failure(error)
        }
    }

    private func render(_ line: [UInt8]) throws(Diagnostic) -> [UInt8] {
        var limits = DataLimits.standard
        limits.depth = 200
        let file = try JSONReader.read(SourceText(name: "request", bytes: line), limits: limits)
        guard let templates = file.root["templates"]?.mapping else {
            throw Diagnostic("bad-request", "the request has no 'templates'", at: file.place(of: file.root))
        }
        var sources: [String: String] = [:]
        for entry in templates.entries {
            guard let source = entry.value.string else {
                throw Diagnostic(
                    "bad-request", "the template '\(entry.key)' is no text", at: file.place(of: entry.value))
            }
            sources[entry.key] = source
        }
        let main = file.root["main"]?.string ?? templates.entries.first?.key ?? ""
        let library = TemplateLibrary(
            DictionaryLoader(sources), settings: try Self.settings(file.root["settings"], file))
        let context = file.root["context"].map { DataFile(source: file.source, root: $0).value } ?? .dict([])
        do throws(DiagnosticList) {
            let template = try library.template(named: main)
            do { return try template.render(context, in: world).bytes } catch { throw DiagnosticList(error) }
        } catch {
            throw error.first
        }
    }

    private static func settings(_ node: DataNode?, _ file: DataFile) throws(Diagnostic) -> TemplateSettings {
        var settings = TemplateSettings.jinja
        func flag(_ key: String) -> Bool {
            if case .bool(let value)? = node?[key]?.content { return value }
            return false
        }
        settings.trimBlocks = flag("trim_blocks")
        settings.lstripBlocks = flag("lstrip_blocks")
        settings.keepTrailingNewline = flag("keep_trailing_newline")
        if flag("autoescape") || node?["autoescape"]?.string == "html" { settings.escaping = .fixed(.html) }
        if let wanted = node?["undefined"] {
            guard let name = wanted.string, let behaviour = UndefinedBehaviour(rawValue: name) else {
                throw Diagnostic(
                    "bad-request", "'undefined' is default, strict or chainable", at: file.place(of: wanted))
            }
            settings.undefined = behaviour
        }
        return settings
    }

    // MARK: - Answers

    private static func success(_ output: [UInt8]) -> [UInt8] {
        var answer = Array(#"{"ok": true, "output": "#.utf8)
        answer += JSONWriter.quoted(String(decoding: output, as: UTF8.self)).utf8
        answer.append(UInt8(ascii: "}"))
        return answer
    }

    private static func failure(_ problem: Diagnostic) -> [UInt8] {
        var position = SourceText.Position(line: 1, column: 1)
        if case .source(let source, let range) = problem.place { position = source.position(at: range.lowerBound) }
        let message = problem.hint.map { "\(problem.message) (\($0))" } ?? problem.message
        let answer =
            #"{"ok": false, "error": "# + JSONWriter.quoted(message)
            + #", "line": \#(position.line), "column": \#(position.column)}"#
        return Array(answer.utf8)
    }
}
