/// A word of a text: a run of ASCII letters and digits. Compared by a hash of its lower-case form, so that rules can look
/// for words without making strings.
struct Word {
    /// UTF-8 offsets into the passage.
    let range: Range<Int>
    let hash: UInt64
    /// Whether it is all digits.
    let isNumber: Bool

    init(range: Range<Int>, hash: UInt64, isNumber: Bool) {
        self.range = range
        self.hash = hash
        self.isNumber = isNumber
    }

    /// A word to look for.
    init(_ text: StaticString) {
        self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    init(_ bytes: some Collection<UInt8>) {
        var hash = Self.basis
        var isNumber = !bytes.isEmpty
        for byte in bytes {
            hash = Self.mixed(hash, byte)
            isNumber = isNumber && (0x30...0x39).contains(byte)
        }
        self.init(range: 0..<bytes.count, hash: hash, isNumber: isNumber)
    }

    // FNV-1a, 64 bits.
    static var basis: UInt64 { 0xCBF2_9CE4_8422_2325 }
    static var prime: UInt64 { 0x0000_0100_0000_01B3 }

    static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        return (hash ^ UInt64(lower)) &* prime
    }
}
