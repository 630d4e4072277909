/// The finished parts of lists and mappings that are still being read, those of the innermost last. One piece of memory for
/// all of them: a list or mapping is made, in the size that it has, when it is closed.
struct NodeStack<Element>: ~Copyable {
    private var elements: UnsafeMutablePointer<Element>
    private var capacity = 64
    private(set) var count = 0

    init() { elements = .allocate(capacity: capacity) }

    deinit {
        elements.deinitialize(count: count)
        elements.deallocate()
    }

    mutating func append(_ element: consuming Element) {
        if count == capacity { grow() }
        (elements + count).initialize(to: element)
        count += 1
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: elements, count: count)
        elements.deallocate()
        elements = larger
        capacity *= 2
    }

    /// The elements from a position on, valid until the stack changes.
    func elements(from start: Int) -> UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(start: elements + min(start, count), count: max(0, count - start))
    }

    /// Takes the elements from a position on off the stack.
    mutating func removeElements(from start: Int) -> [Element] {
        guard start < count else { return [] }
        var removed: [Element] = []
        removed.reserveCapacity(count - start)
        for place in start..<count { removed.append((elements + place).move()) }
        count = start
        return removed
    }
}
