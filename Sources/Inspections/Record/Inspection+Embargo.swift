package import CivilTime

extension Inspection {
    /// The instant before which nothing may appear: that of publication, unless the record says a later one.
    ///
    /// Whoever moves the date may leave an embargo beside it that was meant for the old one; what has not been published
    /// cannot be free to use.
    package var embargo: Instant { max(embargoUntil ?? publication.instant, publication.instant) }
}
