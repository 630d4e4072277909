/// An object that knows how many values it has without making them: a range, the keys of a dictionary.
package protocol SequenceObject: IterableObject {
    var count: Int { get }
    /// Whether values can be had by number, as from a list.
    var isIndexed: Bool { get }
}
