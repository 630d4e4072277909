/// A key compared by its bytes: Swift's `==` takes `é` and `e` + U+0301 for the same text.
package struct DataKey: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    package static func same(_ a: String, _ b: String) -> Bool {
        // `==` is a comparison of words or memory for most texts; only what it takes for the same is looked at byte by byte.
        a.utf8.count == b.utf8.count && a == b && a.utf8.elementsEqual(b.utf8)
    }

    /// A number that tells nearly all keys of one mapping apart. FNV-1a, 64 bits: keys are short, and what an attacker may
    /// make alike is compared in full or found in a dictionary.
    package static func digest(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8(digest)
    }

    static func digest(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return digest
    }

    package static func == (a: DataKey, b: DataKey) -> Bool { same(a.text, b.text) }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
