internal import CLibCrypto

/// SHA-256 of some bytes (FIPS 180-4), as 64 lower-case hexadecimal digits.
package struct ContentHash: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(of bytes: [UInt8]) {
        var digest = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 32
        // Fails only without memory or in a library built without SHA-256; a digest of zeros then matches nothing.
        _ = EVP_Digest(bytes, bytes.count, &digest, &count, EVP_sha256(), nil)
        description = Self.hexadecimal(digest)
    }

    package init(of text: String) { self.init(of: Array(text.utf8)) }

    /// - Returns: `nil` for anything but 64 lower-case hexadecimal digits.
    package init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy(Self.digits.contains) else { return nil }
        description = text
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
