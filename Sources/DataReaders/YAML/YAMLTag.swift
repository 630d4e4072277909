internal import Diagnostics

/// The tags of the core schema (YAML 1.2.2, section 10.3); any other is refused, since it names a type that a program
/// would have to make.
enum YAMLTag: String, CaseIterable {
    case string = "!!str"
    case integer = "!!int"
    case decimal = "!!float"
    case bool = "!!bool"
    case null = "!!null"
    case sequence = "!!seq"
    case mapping = "!!map"

    private static let prefix = "tag:yaml.org,2002:"

    /// - Parameter resolved: The tag as libyaml resolves it; `!` alone means a text.
    init?(resolved: String) {
        if resolved == "!" {
            self = .string
        } else if resolved.hasPrefix(Self.prefix) {
            self.init(rawValue: "!!" + resolved.dropFirst(Self.prefix.count))
        } else {
            return nil
        }
    }

    /// A scalar that carries this tag; `nil` if its text is nothing of the kind.
    func content(of bytes: UnsafeBufferPointer<UInt8>) -> YAMLScalar.Reading? {
        if self == .string { return .content(.string(String(decoding: bytes, as: UTF8.self))) }
        guard case .content(let plain) = YAMLScalar.plain(bytes) else { return .tooLarge }
        switch (self, plain) {
        case (.integer, .integer), (.decimal, .decimal), (.bool, .bool), (.null, .null): return .content(plain)
        case (.decimal, .integer(let number)): return .content(.decimal(Double(number)))
        default: return nil
        }
    }

    static func unknown(_ resolved: String, at place: Diagnostic.Place) -> Diagnostic {
        let name = resolved.hasPrefix(prefix) ? "!!" + resolved.dropFirst(prefix.count) : resolved
        return Diagnostic(
            .unknownTag, "the YAML tag '\(name)' is not known", at: place,
            hint: NearestName.of(name, among: allCases.map(\.rawValue)).map { "did you mean '\($0)'?" }
                ?? "put the text in quotes if the '!' belongs to it")
    }
}
