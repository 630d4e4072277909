internal import Synchronization

/// Computes many values on several threads.
final class ParallelMap<Element: Sendable>: Sendable {
    /// So many are computed in one go: few enough that no thread is left with much more than the others.
    private static var inOneGo: Int { 32 }

    private let range: Range<Int>
    private let element: @Sendable (Int) -> Element
    private let next: Atomic<Int>
    private let parts = Mutex<[(start: Int, elements: [Element])]>([])

    private init(_ range: Range<Int>, _ element: @escaping @Sendable (Int) -> Element) {
        self.range = range
        self.element = element
        next = Atomic(range.lowerBound)
    }

    /// The values of `element` for every number of a range, in their order.
    ///
    /// A batch that is interrupted stops early; what is returned then is of no use.
    static func map(_ range: Range<Int>, jobs: Int, _ element: @escaping @Sendable (Int) -> Element) -> [Element] {
        let threads = min(jobs, (range.count + inOneGo - 1) / inOneGo)
        guard threads > 1 else { return range.map(element) }
        let map = ParallelMap(range, element)
        WorkerPool(tellLate: { _ in }) { _, _ in map.work() }.run(threads)
        return map.parts.withLock { $0 }.sorted { $0.start < $1.start }.flatMap(\.elements)
    }

    private func work() {
        while !Interruption.shared.isRequested {
            let start = next.add(Self.inOneGo, ordering: .relaxed).oldValue
            guard start < range.upperBound else { return }
            let elements = (start..<min(start + Self.inOneGo, range.upperBound)).map(element)
            parts.withLock { $0.append((start, elements)) }
        }
    }
}
