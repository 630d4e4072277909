/// The slots of one call of a function. Macros made in it keep it, as closures do.
///
/// `@unchecked Sendable`: lives within one render, on one task.
final class SlotFrame: @unchecked Sendable {
    let slots: UnsafeMutablePointer<Value>
    let count: Int
    /// The frame of the function around this one in the template's text.
    let outer: SlotFrame?
    /// Whether something that may outlive the call refers to the frame; the machine empties those at the end.
    var isCaptured = false

    init(count: Int, outer: SlotFrame?) {
        self.count = count
        self.outer = outer
        slots = .allocate(capacity: max(count, 1))
        slots.initialize(repeating: .none, count: count)
    }

    /// Lets go of all values, to break the cycles between frames and the macros made in them.
    func clear() {
        for index in 0..<count { slots[index] = .none }
    }

    deinit {
        slots.deinitialize(count: count)
        slots.deallocate()
    }
}
