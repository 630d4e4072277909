import DataReaders
import Diagnostics
import Foundation
import Templating
import TestSupport
import Testing

/// Random templates, rendered by Jinja2 and by us.
struct DifferentialTests {
    private static func python(_ arguments: [String]) throws -> (status: Int32, output: Data) {
        guard let python = ExternalTool.python else { throw CocoaError(.executableLoad) }
        let result = try python.run(arguments)
        return (result.status, result.output)
    }

    static let hasJinja = (try? python(["-c", "import jinja2"]).status) == 0

    /// `JINJA_SEED` and `JINJA_COUNT` choose other templates, and more.
    @Test(.enabled(if: hasJinja, "Jinja2 is not installed (pip install jinja2): nothing to compare with"))
    func agreesWithJinja() throws {
        let environment = ProcessInfo.processInfo.environment
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/oracle.py")
        let result = try Self.python([
            script.path(percentEncoded: false), "generate", environment["JINJA_SEED"] ?? "1000",
            environment["JINJA_COUNT"] ?? "600",
        ])
        #expect(result.status == 0)
        var rendered = 0
        for line in result.output.split(separator: UInt8(ascii: "\n")) {
            let value = try JSONReader.read(SourceText(name: "oracle", bytes: Array(line))).value
            guard case .dict(let dict) = value, case .dict(let templates)? = dict["templates"] else { continue }
            var row = TemplateCase()
            for case (.string(let name), .string(let text)) in zip(templates.keys, templates.values) {
                row.templates[name] = text
            }
            row.data = dict["context"] ?? .dict([])
            row.settings = dict["settings"] ?? .dict([])
            var expected: String?
            if case .string(let text)? = dict["output"] { expected = text }
            // Addresses of Python's objects are no text that anybody wants.
            if expected?.contains(" object at 0x") == true { continue }
            switch row.run() {
            case .success(let text):
                rendered += 1
                #expect(text == expected, "\(row.templates["main"] ?? "") \(row.settings.repr)")
            case .failure(let error):
                #expect(expected == nil, "\(row.templates["main"] ?? "") \(row.settings.repr): \(error.message)")
            }
        }
        #expect(rendered > 100)
    }
}
