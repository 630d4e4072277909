internal import CivilTime
internal import DataReaders
internal import DocumentModel
internal import HTMLWriter
internal import Inspections
internal import Templating

/// What a batch writes besides the documents: for each day an index page, a calendar and the publications as data, and a
/// calendar of all days.
///
/// Made from the entries of the manifest alone, so that the same manifest gives the same pages.
struct DayPages {
    struct Page {
        var path: String
        var bytes: [UInt8]
        var format: String
        var state: PublicationState
        var date: CivilDate?
    }

    /// One record of a day with its files.
    struct Publication {
        var record: String
        var title: String
        var state: PublicationState
        var embargo: Instant?
        var date: CivilDate
        var move: PublicationMove?
        var files: [BatchManifest.Entry]
    }

    static let calendarName = "calendar.ics"

    private let style: HouseStyle
    private let days: [CivilDate: [Publication]]
    private let cancellations: [BatchManifest.Cancellation]
    /// The days that records have left whose files of some template still lie there.
    let leftDates: Set<CivilDate>

    /// - Parameter entries: Of the whole manifest; what is no longer due and what has no date is passed over.
    init(
        _ entries: [BatchManifest.Entry], cancellations: [BatchManifest.Cancellation], style: HouseStyle
    ) {
        self.style = style
        self.cancellations = cancellations
        let moves = Self.lastMoves(entries)
        var leftDates: Set<CivilDate> = []
        var days: [CivilDate: [String: Publication]] = [:]
        for entry in entries.sorted(by: { $0.path < $1.path }) {
            guard let record = entry.record, let date = entry.date, !entry.isStale else { continue }
            let last = moves[record]
            guard last.map({ $0.date == date }) ?? true else {
                leftDates.insert(date)
                continue
            }
            var publication =
                days[date]?[record]
                ?? Publication(
                    record: record, title: entry.title ?? record, state: entry.state,
                    embargo: last == nil ? entry.embargo : last?.embargo,
                    date: date, files: [])
            publication.files.append(entry)
            publication.move = last?.move
            publication.state = Self.strictest([publication.state, entry.state])
            days[date, default: [:]][record] = publication
        }
        self.days = days.mapValues { $0.values.sorted { ($0.title, $0.record) < ($1.title, $1.record) } }
        self.leftDates = leftDates
    }

    /// Of each record that has moved, an entry that knows it: documents of a template that no run has been asked for since
    /// still have the old date.
    private static func lastMoves(_ entries: [BatchManifest.Entry]) -> [String: BatchManifest.Entry] {
        var last: [String: BatchManifest.Entry] = [:]
        for entry in entries where !entry.isStale {
            guard let record = entry.record, let move = entry.move else { continue }
            if move.count > last[record]?.move?.count ?? 0 { last[record] = entry }
        }
        return last
    }

    /// The days that have publications.
    var dates: Set<CivilDate> { Set(days.keys) }

    /// The pages of a day.
    func pages(of date: CivilDate) -> [Page] {
        guard let publications = days[date], !publications.isEmpty else { return [] }
        let state = Self.strictest(publications.map(\.state))
        func page(_ name: String, _ bytes: [UInt8], _ format: String) -> Page {
            Page(path: "\(date)/\(name)", bytes: bytes, format: format, state: state, date: date)
        }
        let cancelled = cancellations.filter { $0.date == date }.map(\.calendarEntry)
        let calendar = ICalendarWriter().write(publications.compactMap(Self.calendarEntry) + cancelled)
        return [
            page(Self.calendarName, calendar, "ics"),
            page("index.html", DayIndex(date, publications, state).page(style), "html"),
            page("publications.json", Self.data(date, publications), "json"),
        ]
    }

    /// The calendar of all days; `nil` if nothing has a date.
    var calendar: Page? {
        let publications = days.keys.sorted().flatMap { days[$0] ?? [] }
        let entries = publications.compactMap(Self.calendarEntry) + cancellations.map(\.calendarEntry)
        guard !entries.isEmpty else { return nil }
        return Page(
            path: Self.calendarName, bytes: ICalendarWriter().write(entries), format: "ics",
            state: Self.strictest(publications.map(\.state)))
    }

    private static func calendarEntry(_ publication: Publication) -> CalendarEntry? {
        guard let embargo = publication.embargo else { return nil }
        return CalendarEntry(
            id: publication.record, title: publication.title, date: publication.date,
            time: TimeZoneRules.london.local(of: embargo).time, embargo: embargo, move: publication.move)
    }

    /// A page about several publications is as secret as the most secret of them.
    private static func strictest(_ states: [PublicationState]) -> PublicationState {
        states.contains(.draft) ? .draft : states.contains(.embargoed) ? .embargoed : .published
    }

    private static func data(_ date: CivilDate, _ publications: [Publication]) -> [UInt8] {
        let items = publications.map { publication -> Value in
            var pairs: [(String, Value)] = [
                ("id", .string(publication.record)), ("title", .string(publication.title)),
                ("state", .string(publication.state.rawValue)),
            ]
            if let embargo = publication.embargo { pairs.append(("embargo", .string(embargo.description))) }
            let files = publication.files.map { file -> Value in
                .dict([
                    ("path", .string(file.path)), ("template", file.template.map(Value.string) ?? .none),
                    ("format", .string(file.format)), ("size", .int(file.size)),
                    ("sha256", .string(file.hash.description)),
                ])
            }
            pairs.append(("files", .list(files)))
            return .dict(pairs)
        }
        let value = Value.dict([("date", .string(date.description)), ("publications", .list(items))])
        return Array(JSONWriter.write(value, .pretty).utf8)
    }
}
