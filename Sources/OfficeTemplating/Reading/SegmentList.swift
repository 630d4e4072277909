internal import Templating

/// Collects the segments of a part; literals that follow one another become one.
struct SegmentList {
    private(set) var segments: [Segment] = []
    private var literal: [UInt8] = []
    private static let nowhere = SourceRange(source: 0, 0..<0)

    mutating func append(_ bytes: some Sequence<UInt8>) { literal.append(contentsOf: bytes) }

    mutating func append(_ segment: Segment) {
        if case .literal(let bytes, _) = segment { return append(bytes) }
        flush()
        segments.append(segment)
    }

    private mutating func flush() {
        guard !literal.isEmpty else { return }
        segments.append(.literal(literal, at: Self.nowhere))
        literal.removeAll(keepingCapacity: true)
    }

    mutating func finish() -> [Segment] {
        flush()
        return segments
    }

    static func literal(_ text: String) -> Segment { .literal(Array(text.utf8), at: nowhere) }
    static func operation(_ operation: any HostOperation) -> Segment { .operation(operation, at: nowhere) }
}
