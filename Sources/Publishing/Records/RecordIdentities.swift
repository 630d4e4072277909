package import Diagnostics

extension Diagnostic.Code {
    /// Two records have the same id.
    package static let duplicateRecord: Self = "duplicate-record"
}

/// The ids of the records that were read: one that was copied with its record would name the documents of both, and the
/// calendar event of one would take the place of the other's.
package struct RecordIdentities {
    /// Where each id stands first.
    private var places: [String: String] = [:]

    package init() {}

    /// Takes note of a record.
    /// - Parameter path: The data file that it stands in.
    /// - Returns: An error if another record has its id.
    package mutating func note(_ record: Record, in path: String) -> Diagnostic? {
        guard let other = places[record.id] else {
            places[record.id] = path
            return nil
        }
        return Diagnostic(
            .duplicateRecord, "'\(record.id)' is the id of the record in '\(other)' too", at: record.place,
            hint: "give each record an id of its own")
    }
}
