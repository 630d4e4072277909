package import CivilTime

/// That a publication has been given another date or time since a batch first wrote it. An object, since most entries of a
/// manifest have none.
package final class PublicationMove: Sendable, Hashable {
    /// More than any publication is moved; the number of an event is less than 2³¹ (RFC 5545, 3.3.8).
    static let most = 1 << 30

    /// How often.
    package let count: Int
    /// When a run first saw the last of them.
    package let noticed: Instant

    package init(count: Int, noticed: Instant) {
        self.count = count
        self.noticed = noticed
    }

    package static func == (a: PublicationMove, b: PublicationMove) -> Bool {
        (a.count, a.noticed) == (b.count, b.noticed)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(count) }
}
