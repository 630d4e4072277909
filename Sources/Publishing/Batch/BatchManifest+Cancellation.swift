package import CivilTime
internal import DataReaders
internal import Templating

extension BatchManifest {
    /// That a publication which a batch has put into calendars was withdrawn. It stays in the manifest, and in the calendar,
    /// when its files are gone: a program that has the event learns of it only there.
    package struct Cancellation: Sendable, Hashable {
        package var record: String
        package var title: String
        /// The day and the instant that calendars have it at.
        package var date: CivilDate
        package var embargo: Instant
        /// How often its event has changed, the withdrawal among it, and when a run first saw that.
        package var revision: PublicationMove

        package init(record: String, title: String, date: CivilDate, embargo: Instant, revision: PublicationMove) {
            self.record = record
            self.title = title
            self.date = date
            self.embargo = embargo
            self.revision = revision
        }
    }
}

extension BatchManifest.Cancellation {
    /// The event that takes the place of the one that calendars have.
    package var calendarEntry: CalendarEntry {
        CalendarEntry(
            id: record, title: title, date: date, time: TimeZoneRules.london.local(of: embargo).time, embargo: embargo,
            move: revision, isCancelled: true)
    }

    /// One line of JSON.
    var json: String {
        JSONWriter.object([
            ("record", .string(record)), ("title", .string(title)), ("date", .string(date.description)),
            ("embargo", .string(embargo.description)), ("moves", .int(revision.count)),
            ("moved", .string(revision.noticed.description)),
        ])
    }

    /// - Returns: `nil` if the line is no cancellation.
    init?(json line: ArraySlice<UInt8>) {
        guard let node = ManifestReader.node(line), let record = node["record"]?.string,
            let title = node["title"]?.string, let date = node["date"]?.string.flatMap({ CivilDate(iso: $0) }),
            let embargo = node["embargo"]?.string.flatMap({ Instant(rfc3339: $0) }),
            case .integer(let count)? = node["moves"]?.content, count > 0, count < PublicationMove.most,
            let noticed = node["moved"]?.string.flatMap({ Instant(rfc3339: $0) })
        else { return nil }
        self.init(
            record: record, title: title, date: date, embargo: embargo,
            revision: PublicationMove(count: count, noticed: noticed))
    }
}
