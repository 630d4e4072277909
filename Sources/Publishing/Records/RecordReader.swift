internal import CivilTime
package import DataReaders
package import Diagnostics
package import Inspections
internal import Templating

extension Diagnostic.Code {
    package static let emptyData: Self = "empty-data"
    package static let badSetting: Self = "bad-setting"
    /// A data file that means to be an inspection and does not say so.
    package static let unknownKind: Self = "unknown-kind"
    package static let embargoBeforePublication: Self = "embargo-before-publication"
    package static let unknownColumn: Self = "unknown-column"
}

/// Reads data files into records, under what the command line and the calendar say.
package struct RecordReader: Sendable {
    package var inspections = InspectionReader()
    /// Values put over those of every record: `release.status` and `draft`.
    package var settings: [(path: String, value: String)] = []
    package var calendar: PublicationCalendar?
    /// The column or field that names records; `nil` for `id`, then the name of the file with the number of the row.
    package var nameField: String?

    package init() {}

    /// What a data file holds, before it is cut into records.
    /// - Throws: Also for a table without the column that names its records.
    package func open(_ path: String) throws(Diagnostic) -> DataContents { try openHashed(path).contents }

    /// The same with the hash of the file's bytes.
    package func openHashed(_ path: String) throws(Diagnostic) -> (contents: DataContents, hash: ContentHash) {
        let bytes = try InputFile.read(path)
        let name = path == "-" ? "standard input" : path
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw Diagnostic(.emptyData, "the data file is empty", at: .file(name))
        }
        let contents = try DataReader.read(bytes: bytes, name: name)
        if case .table(let table) = contents, let nameField, !table.columns.contains(nameField) {
            throw Diagnostic(
                .unknownColumn, "the table has no column '\(nameField)'", at: .file(name),
                hint: NearestName.of(nameField, among: table.columns).map { "did you mean '\($0)'?" }
                    ?? "the columns are \(table.columns.prefix(20).joined(separator: ", "))")
        }
        return (contents, ContentHash(of: bytes))
    }

    /// How many records a file holds.
    package func count(of contents: DataContents) -> Int {
        switch contents {
        case .document(let file): Self.list(in: file)?.count ?? 1
        case .table(let table): table.count
        }
    }

    /// One of the records of a file, read and checked when it is asked for.
    package func record(_ index: Int, of contents: DataContents) throws(DiagnosticList) -> Record {
        let file: DataFile
        let count: Int
        switch contents {
        case .table(let table):
            if settings.isEmpty { return try listing { () throws(Diagnostic) in try row(index, of: table) } }
            (file, count) = (table[index].file, table.count)
        case .document(let whole):
            let items = Self.list(in: whole)
            file = items.map { DataFile(source: whole.source, root: $0[index]) } ?? whole
            count = items?.count ?? 1
        }
        let changed = try listing { () throws(Diagnostic) in try applyingSettings(to: file) }
        if InspectionReader.isInspection(changed) { return try inspection(changed) }
        return try listing { () throws(Diagnostic) in
            let warning = try Self.missedInspection(changed)
            var record = try data(changed, index: index, count: count)
            if let warning { record.warnings.append(warning) }
            return record
        }
    }

    /// A record that is an inspection but for a slip of the pen would go out without its embargo and its checks.
    ///
    /// - Returns: A warning for data that look like one and name no kind.
    /// - Throws: For a kind that is nearly `inspection`.
    private static func missedInspection(_ file: DataFile) throws(Diagnostic) -> Diagnostic? {
        if let node = file.root["kind"] {
            guard let kind = node.string, NearestName.of(kind, among: ["inspection"]) != nil else { return nil }
            throw Diagnostic(
                .unknownKind, "there is no kind '\(kind)'", at: file.place(of: node), hint: "did you mean 'inspection'?"
            )
        }
        guard file.root["framework"]?.string != nil, file.root["publication"]?.mapping != nil else { return nil }
        return Diagnostic(
            .unknownKind, "the record has no 'kind', and so is taken as plain data, without embargo and checks",
            at: file.place(of: file.root), severity: .warning, hint: "write 'kind: inspection' above it")
    }

    private func listing<Result>(_ body: () throws(Diagnostic) -> Result) throws(DiagnosticList) -> Result {
        do { return try body() } catch { throw DiagnosticList(error) }
    }

    /// A list of mappings at the top of a file is a list of records.
    private static func list(in file: DataFile) -> [DataNode]? {
        guard let items = file.root.items, !items.isEmpty, items.allSatisfy({ $0.mapping != nil }) else { return nil }
        return items
    }

    // MARK: - Kinds of record

    private func inspection(_ file: DataFile) throws(DiagnosticList) -> Record {
        var file = file
        if let id = file.root["id"]?.string, let moved = calendar?.date(for: id) {
            // A calendar moves the publication and with it the embargo, which the record may have written out.
            let content = DataNode.Content.string(moved.date.description)
            file = file.setting("publication.date", to: content) ?? file
            if let time = moved.time {
                file = file.setting("publication.time", to: .string(String(time.iso.prefix(5)))) ?? file
            }
            if file.root["embargoUntil"] != nil { file = file.setting("embargoUntil", to: .null) ?? file }
            if file.root.node(at: "publication.offset") != nil, !isRepeated(moved, file) {
                file = file.setting("publication.offset", to: .null) ?? file
            }
        }
        let read: Inspection
        do { read = try inspections.read(file) } catch { throw placing(error, of: file) }
        let moment = PublicationMoment(read.publication)
        var record = Record(
            id: read.id, content: .inspection(read), place: read.place("id"), moment: moment, embargo: read.embargo,
            hash: Self.hash(of: file))
        if let stated = read.embargoUntil, stated < moment.instant {
            record.warnings.append(
                Diagnostic(
                    .embargoBeforePublication,
                    "'\(read.id)' has an embargo that ends before its publication (\(moment.date)); it is held back until then",
                    at: read.place("embargoUntil"), severity: .warning,
                    hint: "leave 'embargoUntil' out: the embargo ends with publication then"))
        }
        return record
    }

    /// What is wrong with a date of a calendar is wrong in the calendar, not in the record that it overrules.
    private func placing(_ list: DiagnosticList, of file: DataFile) -> DiagnosticList {
        guard let moved = file.root["id"]?.string.flatMap({ calendar?.date(for: $0) }) else { return list }
        let placed = list.all.map { problem -> Diagnostic in
            guard [.ambiguousTime, .dateDoesNotExist].contains(problem.code) else { return problem }
            var problem = problem
            problem.place = moved.place
            problem.hint = "choose a time before 01:00 or from 02:00"
            return problem
        }
        return DiagnosticList(placed) ?? list
    }

    /// Whether the clock shows the time twice on the day that a record has moved to: its offset says which is meant then.
    private func isRepeated(_ moved: PublicationCalendar.Date, _ file: DataFile) -> Bool {
        let written = file.root.node(at: "publication.time")?.string.flatMap(DateText.time)
        guard let time = moved.time ?? written,
            case .repeated = TimeZoneRules.london.instant(of: moved.date, at: time)
        else { return false }
        return true
    }

    private func data(_ file: DataFile, index: Int, count: Int) throws(Diagnostic) -> Record {
        let stem = Self.stem(of: file.source.name)
        let numbered = count == 1 ? stem : stem + "-" + Self.padded(index + 1, for: count)
        let place = file.place(of: file.root)
        var id = numbered
        if let nameField {
            guard let node = file.root.node(at: nameField) else {
                let known = file.root.mapping?.entries.map(\.key) ?? []
                throw Diagnostic(
                    .unknownColumn, "the record has no field '\(nameField)' to be named by", at: place,
                    hint: NearestName.of(nameField, among: known).map { "did you mean '\($0)'?" })
            }
            id = node.string ?? file.text(of: node)
        } else if let own = file.root["id"] {
            id = own.string ?? file.text(of: own)
        }
        return try dated(Record(id: id, content: .data(file), place: place, hash: Self.hash(of: file)))
    }

    private func row(_ index: Int, of table: CSVTable) throws(Diagnostic) -> Record {
        let row = table[index]
        let value = row.value
        let own: Value? = if case .dict(let dict) = value { dict[nameField ?? "id"] } else { nil }
        let id: String
        if let nameField {
            guard case .string(let name)? = own, name.contains(where: { !$0.isWhitespace }) else {
                throw Diagnostic(.unknownColumn, "the row has nothing in '\(nameField)' to be named by", at: row.place)
            }
            id = name
        } else if case .string(let name)? = own, !name.isEmpty {
            id = name
        } else {
            id = Self.stem(of: table.source.name) + "-" + Self.padded(index + 1, for: table.count)
        }
        return try dated(
            Record(
                id: id, content: .row(table, index), place: row.place,
                hash: ContentHash(of: JSONWriter.write(value, .compact))))
    }

    /// Data that say nothing of publication have the date that a calendar gives them, just after midnight unless it says
    /// otherwise.
    private func dated(_ record: Record) throws(Diagnostic) -> Record {
        guard let line = calendar?.date(for: record.id), let time = line.time ?? CivilTimeOfDay(hour: 0, minute: 1)
        else { return record }
        var record = record
        do throws(Diagnostic) {
            let moment = try PublicationMoment(date: line.date, time: time)
            record.moment = moment
            record.embargo = moment.instant
        } catch {
            var problem = error
            problem.place = line.place
            throw problem
        }
        return record
    }

    // MARK: - Parts

    private func applyingSettings(to file: DataFile) throws(Diagnostic) -> DataFile {
        var file = file
        for (path, text) in settings {
            // A value is read as a data file would read it, so that 5 is a number and true a flag.
            let source = SourceText(name: "--set \(path)", text: text)
            let content: DataNode.Content
            if text.isEmpty {
                content = .string("")
            } else {
                content = try YAMLReader.read(source).root.content
            }
            guard let changed = file.setting(path, to: content) else {
                throw Diagnostic(
                    .badSetting, "the record has no place '\(path)' to set", at: file.place(of: file.root),
                    exitStatus: .usage)
            }
            file = changed
        }
        return file
    }

    /// The bytes of the file would do, were it not for settings and for lists of records.
    private static func hash(of file: DataFile) -> ContentHash {
        ContentHash(of: JSONWriter.write(file.value, .compact))
    }

    private static func padded(_ number: Int, for count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, String(count).utf8.count - digits.utf8.count)) + digits
    }

    private static func stem(of name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        let parts = file.split(separator: ".")
        return parts.count > 1 ? parts.dropLast().joined(separator: ".") : file
    }
}
