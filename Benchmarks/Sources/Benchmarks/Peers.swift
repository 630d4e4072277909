import Foundation
import Mustache
import Stencil

/// The files of Inputs/.
enum Inputs {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Inputs")

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Data as the peers take it.
    static func dictionary(_ name: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(text(name).utf8)) as? [String: Any] ?? [:]
    }
}

/// What does not do the work that the others do is not compared.
struct DifferentOutput: Error, CustomStringConvertible {
    let engine: String
    let expected: String
    let actual: String
    var description: String {
        let common = zip(expected, actual).prefix { $0 == $1 }.count
        let (wanted, found) = (expected.dropFirst(common).prefix(40), actual.dropFirst(common).prefix(40))
        return "\(engine) writes '\(found)' where '\(wanted)' is expected"
    }
}

/// What is compared: engines differ in the line ends around block tags and in what they call a capital, which is not the
/// work measured.
func essence(_ text: String) -> String { text.filter { !$0.isWhitespace }.lowercased() }

func expect(_ actual: String, toBe expected: String, by engine: String) throws {
    let (expected, actual) = (essence(expected), essence(actual))
    guard actual == expected else { throw DifferentOutput(engine: engine, expected: expected, actual: actual) }
}

func measureSwiftPeers() throws -> [Measurement] {
    var results: [Measurement] = []
    for subject in ["letter", "table"] {
        let data = try Inputs.dictionary(subject + ".json")
        let expected = try Inputs.text(subject + ".expected")
        let stencil = Stencil.Template(
            templateString: try Inputs.text(subject + ".stencil"), environment: Environment())
        try expect(try stencil.render(data), toBe: expected, by: "Stencil")
        results.append(try measure("\(subject) render stencil") { try stencil.render(data) })
        let mustache = try MustacheTemplate(string: try Inputs.text(subject + ".mustache"))
        try expect(mustache.render(data), toBe: expected, by: "swift-mustache")
        results.append(measure("\(subject) render swift-mustache") { mustache.render(data) })
    }
    let longStencil = try Inputs.text("long.stencil")
    let longMustache = try Inputs.text("long.mustache")
    // Stencil parses when it renders for the first time.
    results.append(
        try measure("long compile+render stencil") {
            try Stencil.Template(templateString: longStencil, environment: Environment())
                .render(["cases": 32, "sender": ["name": "x"]])
        })
    results.append(try measure("long compile swift-mustache") { try MustacheTemplate(string: longMustache) })
    return results
}
