/// A few words that a rule looks for. Nearly every word of a text is found not to be among them by one look at some bits.
struct WordSet: Sendable {
    private let hashes: [UInt64]
    private let bits: UInt64

    init(_ hashes: [UInt64]) {
        self.hashes = hashes
        bits = hashes.reduce(0) { $0 | Self.bit($1) }
    }

    init(_ words: StaticString...) { self.init(words.map { Word($0).hash }) }

    private static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash & 63) }

    /// Where a word stands among those that the set was made of.
    func position(of hash: UInt64) -> Int? { bits & Self.bit(hash) == 0 ? nil : hashes.firstIndex(of: hash) }

    func contains(_ hash: UInt64) -> Bool { bits & Self.bit(hash) != 0 && hashes.contains(hash) }
}
