/// Whether the output of a Markdown template is still in its front matter, where every value must be a token: YAML would
/// take `no` or `007` for something other than text.
enum FrontMatterState {
    case unknown
    /// In it; the end was not seen before this offset.
    case inside(searchedTo: Int)
    case outside

    /// Looks at what was written since the last look.
    mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .outside: return false
        case .unknown:
            guard bytes.count >= 4 else { return false }
            guard bytes[0..<4].elementsEqual("---\n".utf8) else {
                self = .outside
                return false
            }
            self = .inside(searchedTo: 3)
            return update(bytes)
        case .inside(let start):
            var index = start
            while index + 4 <= bytes.count {
                // A line of three hyphens, or of three dots, ends it.
                if bytes[index] == 0x0A,
                    bytes[index + 1..<index + 4].elementsEqual("---".utf8)
                        || bytes[index + 1..<index + 4].elementsEqual("...".utf8),
                    index + 4 == bytes.count || bytes[index + 4] == 0x0A
                {
                    self = .outside
                    return false
                }
                index += 1
            }
            self = .inside(searchedTo: max(start, index - 4))
            return true
        }
    }
}
