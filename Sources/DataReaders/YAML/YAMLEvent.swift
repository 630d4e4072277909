/// What libyaml reports next. Places are counted in Unicode scalars from the start of the text, as libyaml counts. Texts are
/// libyaml's own bytes, which last until the next event is asked for.
struct YAMLEvent {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias
        case scalar
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    var kind: Kind
    /// Whether a scalar is written without quotes, and not as a block.
    var isPlain = false
    /// Whether a scalar stands in quotes.
    var isQuoted = false
    /// Whether it begins and ends on different lines.
    var endsOnLaterLine = false
    var start: Int
    var end: Int
    /// Of a scalar, after unescaping and folding.
    var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    fileprivate var tagBytes: UnsafePointer<UInt8>?
    fileprivate var anchorBytes: UnsafePointer<UInt8>?

    init(kind: Kind, start: Int, end: Int) {
        self.kind = kind
        self.start = start
        self.end = end
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var hasTag: Bool { tagBytes != nil }
    var hasAnchor: Bool { anchorBytes != nil }
    var tag: String? { tagBytes.map { String(cString: $0) } }
    /// Of an alias, the anchor that it names.
    var anchor: String? { anchorBytes.map { String(cString: $0) } }

    mutating func setNames(tag: UnsafeMutablePointer<UInt8>?, anchor: UnsafeMutablePointer<UInt8>?) {
        tagBytes = tag.map { UnsafePointer($0) }
        anchorBytes = anchor.map { UnsafePointer($0) }
    }
}
