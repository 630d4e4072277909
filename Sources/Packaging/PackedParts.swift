internal import Synchronization
internal import ZipArchive

/// Remembers parts that are the same in many packages, such as the styles of a house, so that they are compressed once. A
/// part that comes up a second time is kept in its compressed form from then on; the packages are the same either way.
package final class PackedParts: Sendable {
    private struct Known {
        var bytes: [UInt8]
        var packed: PackedEntry?
    }

    private static let most = 16
    private let known = Mutex<[Known]>([])

    package init() {}

    /// - Returns: `nil` for a part seen for the first time.
    func packed(_ bytes: [UInt8]) -> PackedEntry? {
        known.withLock { known in
            guard let index = known.firstIndex(where: { $0.bytes == bytes }) else {
                if known.count == Self.most { known.removeFirst() }
                known.append(Known(bytes: bytes))
                return nil
            }
            if known[index].packed == nil { known[index].packed = try? PackedEntry(bytes) }
            return known[index].packed
        }
    }
}
