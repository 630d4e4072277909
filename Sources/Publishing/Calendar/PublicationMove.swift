package import CivilTime

/// That a publication has been given another date or time since a batch first wrote it. An object, since most entries of a
/// manifest have none.
package final class PublicationMove: Sendable, Hashable {
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
