package import Diagnostics

/// What `range(…)` gives: whole numbers at equal distances, not stored.
package final class RangeValue: SequenceObject, AttributedObject, PrintableObject {
    package let start: Int
    package let stop: Int
    package let step: Int
    package let count: Int

    /// - Throws: for a step of 0, and for more numbers than `limit`.
    package init(start: Int, stop: Int, step: Int, limit: Int) throws(Diagnostic) {
        guard step != 0 else { throw .wrongValue("the step of 'range' must not be zero") }
        self.start = start
        self.stop = stop
        self.step = step
        guard step > 0 ? start < stop : start > stop else {
            count = 0
            return
        }
        // Two's complement gives the distance of any two numbers as an unsigned one.
        let distance = UInt(bitPattern: step > 0 ? stop &- start : start &- stop)
        let count = (distance - 1) / step.magnitude
        guard count < UInt(max(limit, 0)) else {
            throw Diagnostic.limit(.range, "a 'range' would have more than \(limit) numbers")
        }
        self.count = Int(count) + 1
    }

    private init(start: Int, stop: Int, step: Int, count: Int) {
        self.start = start
        self.stop = stop
        self.step = step
        self.count = count
    }

    /// Python's `range[start:stop:step]`, a range again.
    func slice(_ start: Int?, _ stop: Int?, _ step: Int) -> RangeValue {
        let places = SlicePlaces(start, stop, step, of: count)
        return RangeValue(
            start: self[places.start], stop: self[places.stop], step: self.step &* step, count: places.count)
    }

    package var attributeNames: [String] { ["start", "stop", "step"] }

    package func attribute(_ name: String) -> Value? {
        switch name {
        case "start": .int(start)
        case "stop": .int(stop)
        case "step": .int(step)
        default: nil
        }
    }

    package var typeName: String { "range" }
    package var isIndexed: Bool { true }
    package var items: [Value] { (0..<count).map { .int(self[$0]) } }

    /// The number at a place. For one of `0..<count` the sum is right, even where the product wraps around.
    package subscript(index: Int) -> Int { start &+ index &* step }

    package var printed: Value {
        .string(step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))")
    }
}
