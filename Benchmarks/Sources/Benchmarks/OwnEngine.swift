import Foundation
import Letterpress

/// What Letterpress does on the templates that Jinja2 and minijinja get, with the same settings as theirs.
enum OwnEngine {
    static func measurements() throws -> [Measurement] {
        var results: [Measurement] = []
        for subject in ["letter", "table"] {
            let render = try renderer(of: subject)
            try expect(
                String(decoding: render(), as: UTF8.self), toBe: try Inputs.text(subject + ".expected"),
                by: "Letterpress")
            results.append(try measure("\(subject) render letterpress", render))
        }
        let long = try Inputs.text("long.jinja")
        results.append(
            try measure("long compile letterpress") {
                try Template(SourceText(name: "long.txt", text: long), settings: .jinja)
            })
        return results
    }

    /// Compiles the template of a subject and reads its data; the closure renders to bytes.
    static func renderer(of subject: String) throws -> () throws -> [UInt8] {
        var settings = TemplateSettings.jinja
        settings.undefined = .strict
        let template = try Template(
            SourceText(name: subject + ".txt", text: try Inputs.text(subject + ".jinja")), settings: settings)
        let data = value(try Inputs.dictionary(subject + ".json"))
        let world = World(now: Instant(secondsSince1970: 1_737_960_000))
        return { try template.render(data, in: world).bytes }
    }

    private static func value(_ json: Any) -> Value {
        switch json {
        case let text as String: .string(text)
        case let items as [Any]: .list(items.map(value))
        case let pairs as [String: Any]: .dict(pairs.sorted { $0.key < $1.key }.map { ($0.key, value($0.value)) })
        case let number as NSNumber where Double(number.intValue) == number.doubleValue: .int(number.intValue)
        case let number as NSNumber: .float(number.doubleValue)
        default: .none
        }
    }
}
