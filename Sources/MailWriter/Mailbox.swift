package import Diagnostics

/// Somebody's address, with or without a name: `Press office <press@inspectorate.example>`.
///
/// Source: RFC 5322, section 3.4. Addresses are ASCII: others need servers that take them (RFC 6531), and a draft does
/// not know what servers it will meet.
package struct Mailbox: Sendable, Hashable {
    package let name: String?
    package let address: String

    /// - Throws: `invalid-mail-address`.
    package init(name: String? = nil, address: String) throws(Diagnostic) {
        guard Self.isValid(address) else {
            throw Diagnostic(.invalidMailAddress, "'\(address.prefix(100))' is not an e-mail address")
        }
        self.name = name.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
        self.address = address
    }

    /// Reads `address`, `<address>` or `Name <address>`, the name with or without double quotes.
    /// - Throws: `invalid-mail-address`.
    package init(parsing text: String) throws(Diagnostic) {
        let trimmed = text.trimmed
        guard trimmed.last == ">", let open = trimmed.lastIndex(of: "<") else {
            try self.init(address: String(trimmed))
            return
        }
        var name = trimmed[..<open].trimmed
        if name.utf8.count >= 2, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
        try self.init(name: String(name), address: String(trimmed[trimmed.index(after: open)...].dropLast()))
    }

    private static func isValid(_ address: String) -> Bool {
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return address.utf8.count <= 254 && parts.count == 2 && isDotted(parts[0], isLocal) && parts[0].count <= 64
            && isDotted(parts[1], isDomain)
    }

    private static func isDotted(_ text: Substring.UTF8View, _ isAllowed: (UInt8) -> Bool) -> Bool {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAllowed) }
    }

    private static func isLocal(_ byte: UInt8) -> Bool { isDomain(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte) }

    private static func isDomain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
}

extension Diagnostic.Code {
    package static let invalidMailAddress: Self = "invalid-mail-address"
}

extension StringProtocol {
    fileprivate var trimmed: SubSequence {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return rest
    }
}
