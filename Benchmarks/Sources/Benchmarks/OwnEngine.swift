import Foundation
import Letterpress

/// What Letterpress does on the templates that Jinja2 and minijinja get, with the same settings as theirs.
enum OwnEngine {
    static func benchmarks() throws -> [Benchmark] {
        var results: [Benchmark] = []
        for subject in ["letter", "table"] {
            let render = try renderer(of: subject)
            let check = {
                let expected = try Inputs.text(subject + ".expected")
                try expect(String(decoding: render(), as: UTF8.self), toBe: expected, by: "Letterpress")
            }
            results.append(Benchmark("\(subject) render letterpress", check: check, render))
        }
        let long = try Inputs.text("long.jinja")
        results.append(
            Benchmark("long compile letterpress") {
                try Template(SourceText(name: "long.txt", text: long), settings: .jinja)
            })
        for megabytes in [1, 10, 100] { results.append(try output(megabytes: megabytes)) }
        for chunks in [1_000, 2_000] { results.append(try literals(chunks)) }
        return results
    }

    /// A loop that writes lines of 100 bytes: the time for a byte must not depend on how many there are.
    private static func output(megabytes: Int) throws -> Benchmark {
        let text =
            "{% for i in range(count) %}{{ i % 10 }} "
            + "the inspectors found that records did not always show how decisions had been reached, or by whom\n{% endfor %}"
        var settings = TemplateSettings.jinja
        settings.limits.steps = .max
        settings.limits.outputBytes = 128 << 20
        settings.limits.rangeItems = 2_000_000
        settings.limits.listItems = 2_000_000
        let template = try Template(SourceText(name: "output.txt", text: text), settings: settings)
        let data = Value.dict([("count", .int(megabytes * 10_000))])
        let world = World(now: Instant(secondsSince1970: 1_737_960_000))
        let render = { try template.render(data, in: world).bytes }
        return Benchmark("\(megabytes) MB of output letterpress", bytes: { try render().count }, render)
    }

    /// Text cut into pieces by placeholders: a piece must not cost an allocation.
    private static func literals(_ count: Int) throws -> Benchmark {
        let text = String(repeating: "records did not always show {{ what }}, ", count: count)
        let template = try Template(SourceText(name: "literals.txt", text: text), settings: .jinja)
        let data = Value.dict([("what", .string("how decisions had been reached"))])
        let world = World(now: Instant(secondsSince1970: 1_737_960_000))
        return Benchmark("\(count) literals letterpress") { try template.render(data, in: world).bytes }
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

    /// Data of Foundation as Letterpress takes it.
    static func value(_ json: Any) -> Value {
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
