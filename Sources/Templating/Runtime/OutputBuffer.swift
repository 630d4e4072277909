/// The bytes that a render has written so far, under the limit on the size of one output.
package struct OutputBuffer {
    package private(set) var bytes: [UInt8] = []
    package let limit: Int

    package init(limit: Int) { self.limit = limit }

    package mutating func append(_ literal: [UInt8]) { bytes.append(contentsOf: literal) }
    package mutating func append(_ literal: ArraySlice<UInt8>) { bytes.append(contentsOf: literal) }
    package mutating func append(_ literal: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: literal) }
    package mutating func append(_ byte: UInt8) { bytes.append(byte) }
    package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Takes back everything behind the first `count` bytes: a table that came out without rows, for example.
    package mutating func truncate(to count: Int) {
        if count < bytes.count { bytes.removeSubrange(max(0, count)...) }
    }
}
