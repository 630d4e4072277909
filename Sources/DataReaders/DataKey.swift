/// A key compared by its bytes: Swift's `==` takes `é` and `e` + U+0301 for the same text.
package struct DataKey: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    /// Whether two keys have the same bytes. Every look at a field of a record comes here, so that texts of up to 15 bytes,
    /// as nearly all keys are, are compared by the two words of the value itself: equal words are equal text.
    ///
    /// The cast reads the words and interprets neither; Swift refuses it if a `String` is of any other size.
    @inline(__always)
    package static func same(_ a: String, _ b: String) -> Bool {
        let first = unsafeBitCast(a, to: (UInt64, UInt64).self)
        let second = unsafeBitCast(b, to: (UInt64, UInt64).self)
        if first.0 == second.0, first.1 == second.1 { return true }
        return a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
    }

    /// A number that tells nearly all keys of one mapping apart. FNV-1a, 64 bits: keys are short, and what an attacker may
    /// make alike is compared in full or found in a dictionary.
    package static func digest(_ text: String) -> UInt64 {
        // No copy, as nearly every text is contiguous.
        if let digest = text.utf8.withContiguousStorageIfAvailable(digest) { return digest }
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
