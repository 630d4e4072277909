internal import CivilTime
internal import DocumentModel
internal import HTMLWriter
internal import Inspections

/// The page that lists what is published on a day.
struct DayIndex {
    private let date: CivilDate
    private let publications: [DayPages.Publication]
    private let state: PublicationState

    /// - Parameter state: That of the most secret publication.
    init(_ date: CivilDate, _ publications: [DayPages.Publication], _ state: PublicationState) {
        self.date = date
        self.publications = publications
        self.state = state
    }

    func page(_ style: HouseStyle) -> [UInt8] {
        let day = CalendarNames.english.longDateWithWeekday(date)
        var document = Document(metadata: Metadata(title: "Publications on \(day)"))
        document.metadata.isIndexable = state == .published
        document.metadata.description = "The documents published on \(day)."
        var blocks: [Block] = banner
        blocks.append(heading(1, "Publications on \(day)", id: "top"))
        for (number, publication) in publications.enumerated() {
            blocks.append(heading(2, publication.title, id: "publication-\(number + 1)"))
            blocks.append(.paragraph(Paragraph([.text(Self.sentence(publication))])))
            blocks.append(.list(List(.bullet, items: publication.files.map(item))))
        }
        blocks.append(heading(2, "For calendars and other programs", id: "data"))
        blocks.append(
            .list(
                List(
                    .bullet,
                    items: [
                        Self.link("Calendar (iCalendar)", to: DayPages.calendarName),
                        Self.link("List of publications (JSON)", to: "publications.json"),
                        Self.link("Checksums of every file (JSON)", to: BatchManifest.fileName),
                    ])))
        document.blocks = blocks
        return HTMLWriter(style: style, options: .init(linksToFiles: true)).write(document).bytes
    }

    private var banner: [Block] {
        let (role, text): (Division.Role, String)
        switch state {
        case .published: return []
        case .draft: (role, text) = (.draft, "Draft: not for circulation")
        case .embargoed: (role, text) = (.embargo, "Under embargo: not for publication before the times given")
        }
        return [.division(Division(role, blocks: [.paragraph(Paragraph([.text(text)]))]))]
    }

    private func heading(_ level: Int, _ text: String, id: String) -> Block {
        .heading(Heading(level: level, inlines: [.text(text)], attributes: Attributes(id: id)))
    }

    private static func link(_ text: String, to target: String) -> List.Item {
        List.Item([.paragraph(Paragraph([.link(Link(to: target, [.text(text)]))]))])
    }

    private static func sentence(_ publication: DayPages.Publication) -> String {
        let time = publication.embargo.map { embargo in
            let (date, time) = TimeZoneRules.london.local(of: embargo)
            return "\(time.iso.prefix(5).replacing(":", with: ".")) on \(CalendarNames.english.longDate(date))"
        }
        switch publication.state {
        case .draft: return "Draft."
        case .embargoed: return "Under embargo until \(time ?? "further notice")."
        case .published:
            if publication.files.contains(where: { $0.releasedEarly != nil }) {
                return time.map { "Released early, before \($0)." } ?? "Released early."
            }
            return time.map { "Published at \($0)." } ?? "Published."
        }
    }

    private func item(_ entry: BatchManifest.Entry) -> List.Item {
        let folder = "\(date)/"
        let path = entry.path.hasPrefix(folder) ? String(entry.path.dropFirst(folder.utf8.count)) : entry.path
        let name = (entry.template ?? "").split(separator: "-").joined(separator: " ")
        let title = name.prefix(1).uppercased() + name.dropFirst()
        let size = entry.size < 1000 ? "\(entry.size) bytes" : "\((entry.size + 500) / 1000) kB"
        return List.Item([
            .paragraph(
                Paragraph([
                    .link(Link(to: Self.reference(path), [.text("\(title) (\(Self.kind(entry.format)))")])),
                    .text(", \(size)"),
                ]))
        ])
    }

    private static func kind(_ format: String) -> String {
        switch format {
        case "docx": "Word document"
        case "odt": "OpenDocument text"
        case "html": "web page"
        case "txt": "plain text"
        case "pdf": "PDF"
        case "eml": "e-mail draft"
        case "md": "Markdown"
        case "govspeak": "GOV.UK Markdown"
        default: format.uppercased()
        }
    }

    /// A relative path as a reference: what RFC 3986, 3.3 lets stand in a segment stays, the rest is in percent.
    static func reference(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var text: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                text.append(byte)
            default:
                if "-._~/!$&'()*+,;=@".utf8.contains(byte) {
                    text.append(byte)
                } else {
                    text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
