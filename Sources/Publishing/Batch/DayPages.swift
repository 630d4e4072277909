internal import CivilTime
internal import DataReaders
internal import Diagnostics
internal import DocumentModel
internal import HTMLWriter
internal import Inspections
internal import Templating

/// What a batch writes besides the documents: for each day an index page, a calendar, and the dates as data.
struct DayPages {
    struct Page {
        var path: String
        var bytes: [UInt8]
        var format: String
        var state: PublicationState
    }

    let plan: BatchPlan
    let sources: BatchSources
    let setup: RenderSetup
    let entries: [BatchManifest.Entry]

    /// One record of a day with its files.
    private struct Publication {
        var record: String
        var title: String
        var release: Release
        var date: CivilDate
        var files: [BatchManifest.Entry]
        var location: BatchPlan.Location
    }

    func all() throws(Diagnostic) -> [Page] {
        let days = Dictionary(grouping: publications, by: \.date)
        var pages: [Page] = []
        for date in days.keys.sorted() {
            let publications = (days[date] ?? []).sorted { ($0.title, $0.record) < ($1.title, $1.record) }
            let state = Self.strictest(publications.map(\.release.state))
            pages.append(
                Page(path: "\(date)/index.html", bytes: index(date, publications, state), format: "html", state: state))
            pages.append(
                Page(path: "\(date)/publications.json", bytes: data(date, publications), format: "json", state: state))
        }
        let entries = publications.compactMap(Self.calendarEntry)
        if !entries.isEmpty {
            let state = Self.strictest(publications.map(\.release.state))
            pages.append(
                Page(path: "calendar.ics", bytes: ICalendarWriter().write(entries), format: "ics", state: state))
        }
        return pages
    }

    private var publications: [Publication] {
        let files = Dictionary(grouping: entries.filter { $0.record != nil }, by: { $0.record ?? "" })
        var found: [String: Publication] = [:]
        for work in plan.work {
            guard let date = work.date, found[work.record] == nil else { continue }
            found[work.record] = Publication(
                record: work.record, title: work.title, release: work.release, date: date,
                files: (files[work.record] ?? []).filter { $0.path.hasPrefix("\(date)/") }.sorted { $0.path < $1.path },
                location: work.location)
        }
        return found.values.sorted { $0.record < $1.record }
    }

    private static func calendarEntry(_ publication: Publication) -> CalendarEntry? {
        guard let embargo = publication.release.embargo else { return nil }
        return CalendarEntry(
            id: publication.record, title: publication.title, date: publication.date,
            time: TimeZoneRules.london.local(of: embargo).time, embargo: embargo)
    }

    /// A page about several publications is as secret as the most secret of them.
    private static func strictest(_ states: [PublicationState]) -> PublicationState {
        states.contains(.draft) ? .draft : states.contains(.embargoed) ? .embargoed : .published
    }

    // MARK: - Index

    private func index(_ date: CivilDate, _ publications: [Publication], _ state: PublicationState) -> [UInt8] {
        let day = CalendarNames.english.longDateWithWeekday(date)
        var document = Document(metadata: Metadata(title: "Publications on \(day)"))
        document.metadata.isIndexable = state == .published
        document.metadata.description = "The documents published on \(day)."
        var blocks: [Block] = []
        if state != .published {
            let text =
                state == .draft
                ? "Draft: not for circulation" : "Under embargo: not for publication before the times given"
            blocks.append(
                .division(Division(state == .draft ? .draft : .embargo, blocks: [.paragraph(Paragraph([.text(text)]))]))
            )
        }
        blocks.append(
            .heading(Heading(level: 1, inlines: [.text("Publications on \(day)")], attributes: Attributes(id: "top"))))
        for (number, publication) in publications.enumerated() {
            blocks.append(
                .heading(
                    Heading(
                        level: 2, inlines: [.text(publication.title)],
                        attributes: Attributes(id: "publication-\(number + 1)"))))
            blocks.append(.paragraph(Paragraph([.text(Self.sentence(publication.release))])))
            blocks.append(.list(List(.bullet, items: publication.files.map { Self.item($0, date) })))
        }
        document.blocks = blocks
        return HTMLWriter(style: setup.renderer.writer.style).write(document).bytes
    }

    private static func sentence(_ release: Release) -> String {
        let time = release.embargo.map { embargo in
            let (date, time) = TimeZoneRules.london.local(of: embargo)
            return "\(time.iso.prefix(5).replacing(":", with: ".")) on \(CalendarNames.english.longDate(date))"
        }
        switch release.state {
        case .draft: return "Draft."
        case .embargoed: return "Under embargo until \(time ?? "further notice")."
        case .published: return time.map { "Published at \($0)." } ?? "Published."
        }
    }

    private static func item(_ entry: BatchManifest.Entry, _ date: CivilDate) -> List.Item {
        let target = String(entry.path.dropFirst("\(date)/".utf8.count))
        let kind: String =
            switch entry.format {
            case "docx": "Word document"
            case "odt": "OpenDocument text"
            case "html": "web page"
            case "txt": "plain text"
            case "pdf": "PDF"
            case "eml": "e-mail draft"
            case "md": "Markdown"
            case "govspeak": "GOV.UK Markdown"
            default: entry.format.uppercased()
            }
        let name = (entry.template ?? "").split(separator: "-").joined(separator: " ")
        let title = name.prefix(1).uppercased() + name.dropFirst()
        let size = entry.size < 1000 ? "\(entry.size) bytes" : "\((entry.size + 500) / 1000) kB"
        return List.Item([
            .paragraph(
                Paragraph([.link(Link(to: target, [.text("\(title) (\(kind))")])), .text(", \(size)")]))
        ])
    }

    // MARK: - Data

    private func data(_ date: CivilDate, _ publications: [Publication]) -> [UInt8] {
        let items = publications.map { publication -> Value in
            var pairs: [(String, Value)] = [
                ("id", .string(publication.record)), ("title", .string(publication.title)),
                ("state", .string(publication.release.state.rawValue)),
            ]
            if let embargo = publication.release.embargo { pairs.append(("embargo", .string(embargo.description))) }
            pairs.append(
                (
                    "files",
                    .list(
                        publication.files.map { .dict([("path", .string($0.path)), ("format", .string($0.format))]) })
                ))
            return .dict(pairs)
        }
        let value = Value.dict([("date", .string(date.description)), ("publications", .list(items))])
        return Array(JSONWriter.write(value, .pretty).utf8)
    }
}
