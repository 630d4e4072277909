package import Diagnostics

/// Finds what was meant as a placeholder and lacks a brace: `{ service.name }` is no mistake to the language, and would be
/// published as it stands.
enum BraceSlips {
    private static let warningsAtMost = 10

    /// - Returns: A warning for each dotted name in single braces in the text of a template.
    static func warnings(in source: SourceText) -> [Diagnostic] {
        let bytes = source.bytes
        var found: [Diagnostic] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "{")), found.count < warningsAtMost {
            index = start + 1
            // Tags, and the attributes of Markdown, which follow a bracket, a parenthesis or code.
            let before = start > 0 ? bytes[start - 1] : UInt8(ascii: " ")
            if "{])`\\".utf8.contains(before) || (index < bytes.count && bytes[index] == UInt8(ascii: "{")) {
                while index < bytes.count, bytes[index] == UInt8(ascii: "{") { index += 1 }
                continue
            }
            guard let (name, end) = dottedName(in: bytes, from: index) else { continue }
            found.append(
                Diagnostic(
                    .braceSlip, "'\(name)' in single braces is text, and is published as it stands",
                    at: .source(source, start..<end), severity: .warning, hint: "write '{{ \(name) }}'"))
            index = end
        }
        return found
    }

    /// A name such as `service.name` with blanks around it, up to and with its closing braces.
    private static func dottedName(in bytes: [UInt8], from start: Int) -> (name: String, end: Int)? {
        var index = start
        func skipBlanks() { while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 } }
        skipBlanks()
        let first = index
        var dots = 0
        while index < bytes.count, isName(bytes[index]) || (bytes[index] == UInt8(ascii: ".") && index > first) {
            if bytes[index] == UInt8(ascii: ".") { dots += 1 }
            index += 1
        }
        let name = String(decoding: bytes[first..<index], as: UTF8.self)
        skipBlanks()
        guard dots > 0, !name.hasSuffix("."), index < bytes.count, bytes[index] == UInt8(ascii: "}") else { return nil }
        while index < bytes.count, bytes[index] == UInt8(ascii: "}") { index += 1 }
        return (name, index)
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension Diagnostic.Code {
    /// A dotted name in single braces: a warning.
    package static let braceSlip: Self = "brace-slip"
}
