internal import CivilTime
internal import DataReaders
package import Diagnostics

/// Reads a calendar file: YAML or JSON, CSV, or the first sheet of an Excel workbook.
///
/// A row or item names a record (`id`) and its `date`, and may give a `time` and a `weekday`. A YAML file may also give
/// `pre-election-periods` (`from`, `to`, `name`), `bank-holidays` (`date`, `name`) and `most-on-one-day`.
package struct CalendarReader {
    /// One row, whatever it was read from.
    struct Row {
        /// The cells by lower-case column name, with their places.
        var cells: [String: (text: String, place: Diagnostic.Place)]
        var place: Diagnostic.Place
    }

    private static let columns = ["id", "date", "time", "weekday", "title", "note"]

    private var calendar = PublicationCalendar()
    private var problems: [Diagnostic] = []

    /// - Throws: Every mistake of the file in one list.
    package static func read(bytes: [UInt8], name: String) throws(DiagnosticList) -> PublicationCalendar {
        try read([(name, bytes)])
    }

    /// Reads several files as one calendar: the dates from a workbook, say, and the rules from a YAML file.
    package static func read(
        _ files: [(name: String, bytes: [UInt8])]
    ) throws(DiagnosticList) -> PublicationCalendar {
        var reader = CalendarReader()
        for file in files { try reader.read(bytes: file.bytes, name: file.name) }
        if let list = DiagnosticList(reader.problems) { throw list }
        return reader.calendar
    }

    private mutating func read(bytes: [UInt8], name: String) throws(DiagnosticList) {
        do throws(Diagnostic) {
            if name.lowercased().hasSuffix(".xlsx") {
                read(rows: try SpreadsheetReader.rows(bytes: bytes, name: name))
            } else {
                switch try DataReader.read(bytes: bytes, name: name) {
                case .document(let file): read(file)
                case .table(let table): try read(table, name)
                }
            }
        } catch { throw DiagnosticList(error) }
    }

    // MARK: - Sources

    private mutating func read(_ file: DataFile) {
        let items: [DataNode]
        if let list = file.root.items {
            items = list
        } else {
            guard let mapping = file.root.mapping else {
                problems.append(
                    Diagnostic(
                        .badCalendarKey, "a calendar is a list of publications, or a mapping that holds one",
                        at: file.place(of: file.root)))
                return
            }
            if let node = file.root["kind"], node.string != "calendar" {
                problems.append(
                    Diagnostic(
                        .badCalendarKey, "the file is no calendar: its kind is another", at: file.place(of: node),
                        hint: "a calendar has 'kind: calendar', or no kind"))
                return
            }
            for entry in mapping.entries { readKey(entry, of: file) }
            items = file.root["publications"]?.items ?? []
        }
        read(
            rows: items.map { item in
                var cells: [String: (text: String, place: Diagnostic.Place)] = [:]
                for entry in item.mapping?.entries ?? [] {
                    cells[entry.key.lowercased()] = (file.plainText(of: entry.value), file.place(of: entry.value))
                }
                return Row(cells: cells, place: file.place(of: item))
            })
    }

    private mutating func readKey(_ entry: DataMapping.Entry, of file: DataFile) {
        let known = ["kind", "publications", "pre-election-periods", "bank-holidays", "most-on-one-day"]
        switch entry.key {
        case "kind", "publications": break
        case "most-on-one-day":
            if case .integer(let number) = entry.value.content, number > 0 {
                calendar.rules.mostOnOneDay = number
            } else {
                problems.append(
                    Diagnostic(
                        .badCalendarKey, "'most-on-one-day' is a whole number above 0", at: file.place(of: entry.value))
                )
            }
        case "bank-holidays":
            for item in entry.value.items ?? [] {
                guard let date = item["date"]?.string.flatMap({ DateText.date($0)?.date }) else {
                    problems.append(
                        Diagnostic(
                            .badCalendarDate, "a bank holiday has a 'date' and a 'name'", at: file.place(of: item)))
                    continue
                }
                calendar.rules.bankHolidays[date] = item["name"]?.string ?? "bank holiday"
            }
        case "pre-election-periods":
            for item in entry.value.items ?? [] {
                guard let from = item["from"]?.string.flatMap({ DateText.date($0)?.date }),
                    let to = item["to"]?.string.flatMap({ DateText.date($0)?.date }), from <= to
                else {
                    problems.append(
                        Diagnostic(
                            .badCalendarDate, "a pre-election period has a 'from' and a later 'to', both dates",
                            at: file.place(of: item)))
                    continue
                }
                calendar.rules.preElectionPeriods.append((from, to, item["name"]?.string ?? "pre-election period"))
            }
        default:
            let nearest = NearestName.of(entry.key, among: known)
            problems.append(
                Diagnostic(
                    .badCalendarKey, "a calendar has no key '\(entry.key)'", at: file.place(entry.keySpan),
                    hint: nearest.map { "did you mean '\($0)'?" }))
        }
    }

    private mutating func read(_ table: CSVTable, _ name: String) throws(Diagnostic) {
        let columns = table.columns.map { $0.lowercased() }
        for needed in ["id", "date"] where !columns.contains(needed) {
            throw Diagnostic(
                .badCalendarKey, "the calendar has no column '\(needed)'", at: table.place(ofColumn: 0),
                hint: "its columns are \(Self.columns.joined(separator: ", ")), of which the first two are needed")
        }
        read(rows: table.map(Self.row))
    }

    private static func row(_ row: CSVRow) -> Row {
        var cells: [String: (text: String, place: Diagnostic.Place)] = [:]
        for entry in row.root.mapping?.entries ?? [] {
            cells[entry.key.lowercased()] = (entry.value.string ?? "", row.file.place(of: entry.value))
        }
        return Row(cells: cells, place: row.place)
    }

    // MARK: - Rows

    private mutating func read(rows: [Row]) {
        // A column that nobody knows is one mistake, not one in every row.
        var unknown: Set<String> = []
        for row in rows {
            for key in row.cells.keys.sorted() where !Self.columns.contains(key) && unknown.insert(key).inserted {
                let nearest = NearestName.of(key, among: Self.columns)
                problems.append(
                    Diagnostic(
                        .badCalendarKey, "a publication has no '\(key)'", at: row.cells[key]?.place ?? row.place,
                        hint: nearest.map { "did you mean '\($0)'?" }))
            }
            if let date = date(of: row), !calendar.add(date) {
                problems.append(
                    Diagnostic(.calendarNamesTwice, "the calendar dates '\(date.id)' twice", at: date.place))
            }
        }
    }

    private mutating func date(of row: Row) -> PublicationCalendar.Date? {
        guard let id = row.cells["id"]?.text, !id.isEmpty, let cell = row.cells["date"], !cell.text.isEmpty else {
            problems.append(
                Diagnostic(.badCalendarKey, "a publication needs the id of a record and a date", at: row.place))
            return nil
        }
        guard let (date, named) = DateText.date(cell.text) else {
            problems.append(
                Diagnostic(
                    .badCalendarDate, "'\(cell.text)' is no day of the calendar", at: cell.place,
                    hint: "write it as 2025-01-28 or 28 January 2025"))
            return nil
        }
        var found = PublicationCalendar.Date(id: id, date: date, statedWeekday: named, place: cell.place)
        if let time = row.cells["time"], !time.text.isEmpty {
            found.time = DateText.time(time.text)
            if found.time == nil {
                problems.append(
                    Diagnostic(
                        .badCalendarDate, "'\(time.text)' is no time of day", at: time.place, hint: "write it as 00:01")
                )
            }
        }
        if let weekday = row.cells["weekday"], !weekday.text.isEmpty {
            found.statedWeekday = Weekday.number(weekday.text)
            if found.statedWeekday == nil {
                problems.append(
                    Diagnostic(.badCalendarDate, "'\(weekday.text)' is no day of the week", at: weekday.place))
            }
        }
        return found
    }
}

extension DataFile {
    /// A scalar as text: what was typed for numbers, which may be a time or a date to people.
    fileprivate func plainText(of node: DataNode) -> String {
        switch node.content {
        case .string(let text): text
        case .null: ""
        default: text(of: node)
        }
    }
}
