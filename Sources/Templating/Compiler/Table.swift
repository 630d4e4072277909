/// A table that never changes, in memory that does not move: what the machine reads at every step.
///
/// `@unchecked Sendable`: nothing changes after `init`, and the elements are `Sendable`.
final class Table<Element: Sendable>: @unchecked Sendable {
    let base: UnsafePointer<Element>
    let count: Int
    private let storage: UnsafeMutablePointer<Element>

    init(_ elements: [Element]) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
        elements.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { memory.initialize(from: start, count: source.count) }
        }
        count = elements.count
        storage = memory
        base = UnsafePointer(memory)
    }

    deinit {
        storage.deinitialize(count: count)
        storage.deallocate()
    }

    var array: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
}
