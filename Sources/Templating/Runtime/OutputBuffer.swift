/// The bytes that a render has written so far, under the limit on the size of one output.
///
/// Memory of its own instead of an array, because every piece of a template ends here: an append is a comparison and a
/// copy, and nothing is asked about who else may hold the bytes.
package struct OutputBuffer: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// Whether the memory is somebody else's, who outlives the buffer.
    private var isLent = false
    /// How many bytes have room and stay under the limit.
    private var room: Int
    package private(set) var count = 0
    package let limit: Int

    /// - Parameter capacity: How many bytes find room without moving what is there.
    package init(limit: Int, capacity: Int = 0) {
        self.limit = limit
        self.capacity = max(0, capacity)
        room = min(self.capacity, limit)
        start = .allocate(capacity: self.capacity)
    }

    /// Writes into memory that is lent, for as long as all has room there.
    init(limit: Int, in memory: UnsafeMutableBufferPointer<UInt8>) {
        self.init(limit: limit)
        guard let base = memory.baseAddress else { return }
        start.deallocate()
        start = base
        capacity = memory.count
        room = min(capacity, limit)
        isLent = true
    }

    deinit { if !isLent { start.deallocate() } }

    /// How many bytes stand in the memory that was lent; `nil` once that was too small.
    var countInLentMemory: Int? { isLent ? count : nil }

    /// What was written. Valid until the buffer changes.
    package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    package mutating func append(_ literal: [UInt8]) {
        literal.withUnsafeBufferPointer { append($0) }
    }

    package mutating func append(_ literal: ArraySlice<UInt8>) {
        literal.withUnsafeBufferPointer { append($0) }
    }

    @inline(__always)
    package mutating func append(_ literal: UnsafeBufferPointer<UInt8>) {
        guard let source = literal.baseAddress else { return }
        append(source, literal.count)
    }

    @inline(__always)
    package mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
        if capacity &- count < length { grow(by: length) }
        (start + count).update(from: source, count: length)
        count &+= length
    }

    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        if capacity == count { grow(by: 1) }
        start[count] = byte
        count &+= 1
    }

    package mutating func append(_ text: String) {
        // Unlike `withUTF8`, which wants a copy of its own.
        guard text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil else { return }
        for byte in text.utf8 { append(byte) }
    }

    /// Appends bytes that `fill` writes, all of them.
    @inline(__always)
    mutating func append(count length: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) {
        if capacity &- count < length { grow(by: length) }
        fill(start + count)
        count &+= length
    }

    /// Appends text if there is room for it under the limit. Calls nothing that could let go of the text, so that the optimiser need not
    /// hold it meanwhile.
    ///
    /// - Returns: How many bytes it is, or -1.
    @inline(__always)
    mutating func appendInRoom(_ text: String) -> Int {
        let appended = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard room &- count >= bytes.count, let source = bytes.baseAddress else { return -1 }
            (start + count).update(from: source, count: bytes.count)
            count &+= bytes.count
            return bytes.count
        }
        return appended ?? -1
    }

    /// Takes back everything behind the first `count` bytes: a table that came out without rows, for example.
    package mutating func truncate(to count: Int) { self.count = min(self.count, max(0, count)) }

    /// Doubles, so that the bytes moved stay fewer than those written.
    @inline(never)
    private mutating func grow(by length: Int) {
        let larger = max(count + length, capacity * 2, 256)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        memory.update(from: start, count: count)
        if !isLent { start.deallocate() }
        isLent = false
        start = memory
        capacity = larger
        room = min(larger, limit)
    }
}
