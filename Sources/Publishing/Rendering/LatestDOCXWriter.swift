internal import DOCXWriter
internal import DocumentModel
internal import Synchronization

/// The writer that was asked for last. It holds what is the same in every document of one style, which is worth keeping
/// through a batch.
final class LatestDOCXWriter: Sendable {
    private let latest = Mutex<(style: HouseStyle, writer: DOCXWriter)?>(nil)

    func writer(for style: HouseStyle) -> DOCXWriter {
        latest.withLock { latest in
            if let latest, latest.style == style { return latest.writer }
            let writer = DOCXWriter(style: style)
            latest = (style, writer)
            return writer
        }
    }
}
