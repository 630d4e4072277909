/// Makes file names that every common system takes: NFC, no control or direction characters, none that Windows forbids, no
/// device names, no leading dash or dot, no trailing dot or space, at most 200 bytes.
package enum PortableName {
    package static let longestInBytes = 200

    /// A single name made from any text; `fallback` if nothing of it is left.
    package static func segment(_ text: String, fallback: String = "untitled") -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.composed.unicodeScalars { scalars.append(isForbidden(scalar) ? "-" : scalar) }
        var name = trimmed(String(scalars))
        if name.utf8.count > longestInBytes { name = trimmed(prefix(of: name, bytes: longestInBytes)) }
        if name.isEmpty { name = fallback }
        // What is a name already is not kept twice.
        if name == text, name.utf8.elementsEqual(text.utf8) { name = text }
        let stem = name.prefix { $0 != "." }.uppercased().split(separator: " ").joined(separator: " ")
        return devices.contains(stem) ? "_" + name : name
    }

    /// A relative path whose segments are portable; `nil` if the text would lead upwards or is absolute.
    package static func path(_ text: String) -> String? {
        guard !text.hasPrefix("/"), !text.hasPrefix("\\") else { return nil }
        let parts = text.split(whereSeparator: { $0 == "/" || $0 == "\\" })
        guard !parts.isEmpty, !parts.contains(".."), !parts.contains(".") else { return nil }
        return parts.map { segment(String($0)) }.joined(separator: "/")
    }

    /// What two names have in common that are one file on a system which ignores letter case or composition.
    package static func collisionKey(_ name: String) -> String { name.composed.lowercased().composed }

    private static let devices: Set<String> = Set(
        ["CON", "PRN", "AUX", "NUL"] + (0...9).flatMap { ["COM\($0)", "LPT\($0)"] })

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": return true
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
                return true
            default: return false
            }
        }
    }

    private static func trimmed(_ name: String) -> String {
        var scalars = Substring(name).unicodeScalars
        while let first = scalars.first, "-. ~".unicodeScalars.contains(first) || first.properties.isWhitespace {
            scalars.removeFirst()
        }
        while let last = scalars.last, last == "." || last == "-" || last.properties.isWhitespace {
            scalars.removeLast()
        }
        return String(scalars)
    }

    private static func prefix(of name: String, bytes: Int) -> String {
        var count = 0
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            count += UTF8.width(scalar)
            if count > bytes { break }
            result.append(scalar)
        }
        return String(result)
    }
}

extension String {
    /// In Unicode normal form C, by the standard library's own normalizer (public, though underscored).
    fileprivate var composed: String { String(decoding: _nfcCodeUnits, as: UTF8.self) }
}
