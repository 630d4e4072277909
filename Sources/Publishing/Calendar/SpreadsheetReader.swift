internal import CivilTime
internal import Diagnostics
internal import Packaging
internal import XMLTree
internal import ZipArchive

/// Reads the rows of the first visible sheet of a workbook. The first row that has cells called `id` and `date` names the
/// columns: people put titles above it. Rows that a filter hides count as the others do.
///
/// Source: ISO/IEC 29500-1, 18.2.19 (sheets), 18.3 (worksheets), 18.4 (shared strings), 18.17.4 (dates and times).
struct SpreadsheetReader {
    private let name: String
    private let sheetName: String
    private let strings: [String]
    /// Whether serial 0 is 1 January 1904 instead of 31 December 1899.
    private let startsIn1904: Bool

    /// - Throws: A diagnostic that names the cell where it can.
    static func rows(bytes: [UInt8], name: String) throws(Diagnostic) -> [CalendarReader.Row] {
        let package = try Self.package(bytes, name)
        let workbook = try Self.document(package, package.mainPart)
        let sheets = workbook.root.descendants.filter { $0.localName == "sheet" }
        guard let sheet = sheets.first(where: { ($0["state"] ?? "visible") == "visible" }) ?? sheets.first,
            let id = sheet.attributes.first(where: { $0.name == "id" || $0.name.hasSuffix(":id") })?.value,
            let relationship = try Self.relationships(package).first(where: { $0.id == id }),
            let part = package.part(relationship, from: package.mainPart)
        else { throw Diagnostic(.brokenPackage, "the workbook has no sheet", at: .file(name)) }
        let properties = workbook.root.descendants.first { $0.localName == "workbookPr" }
        let date1904 = properties?["date1904"] ?? "0"
        let reader = SpreadsheetReader(
            name: name, sheetName: sheet["name"] ?? "1", strings: try Self.sharedStrings(package),
            startsIn1904: date1904 == "1" || date1904 == "true")
        return try reader.rows(of: Self.document(package, part))
    }

    private static func package(_ bytes: [UInt8], _ name: String) throws(Diagnostic) -> OPCPackage {
        let archive: ZipReader
        do { archive = try ZipReader(bytes) } catch { throw error.diagnostic(file: name) }
        do { return try OPCPackage(archive, name: name) } catch { throw error.diagnostic(file: name) }
    }

    private static func document(_ package: OPCPackage, _ part: String) throws(Diagnostic) -> XMLDocument {
        do { return try package.document(of: part) } catch { throw error.diagnostic(file: package.name) }
    }

    private static func relationships(_ package: OPCPackage) throws(Diagnostic) -> [OPCRelationship] {
        do { return try package.relationships(of: package.mainPart) } catch {
            throw error.diagnostic(file: package.name)
        }
    }

    private static func sharedStrings(_ package: OPCPackage) throws(Diagnostic) -> [String] {
        let relationship = try relationships(package).first { OPCPackage.isType($0.type, "sharedStrings") }
        guard let relationship, let part = package.part(relationship, from: package.mainPart) else { return [] }
        return try document(package, part).root.children.filter { $0.localName == "si" }.map(Self.text)
    }

    /// The text of `si` or `is`: its runs, without phonetic hints.
    private static func text(_ item: XMLElement) -> String {
        item.children.map { child in
            switch child.localName {
            case "t": child.text
            case "r": child.children.filter { $0.localName == "t" }.map(\.text).joined()
            default: ""
            }
        }.joined()
    }

    // MARK: - Cells

    private func rows(of sheet: XMLDocument) throws(Diagnostic) -> [CalendarReader.Row] {
        var header: [Int: String]?
        var rows: [CalendarReader.Row] = []
        for (index, row) in sheet.root.descendants.filter({ $0.localName == "row" }).enumerated() {
            let cells = self.cells(of: row)
            guard let columns = header else {
                let names = cells.mapValues { $0.text.lowercased() }
                if names.values.contains("id"), names.values.contains("date") { header = names }
                continue
            }
            let named = named(cells, by: columns)
            let number = row["r"] ?? String(index + 1)
            let source = SourceText(name: name, text: "", location: "sheet '\(sheetName)', row \(number)")
            if !named.isEmpty { rows.append(CalendarReader.Row(cells: named, place: .source(source, 0..<0))) }
        }
        guard header != nil else {
            throw Diagnostic(
                .badCalendarKey, "the sheet '\(sheetName)' has no row with the columns 'id' and 'date'", at: .file(name)
            )
        }
        return rows
    }

    /// The cells of a row by the names of their columns, dates and times as text.
    private func named(
        _ cells: [Int: Cell], by columns: [Int: String]
    ) -> [String: (text: String, place: Diagnostic.Place)] {
        var named: [String: (text: String, place: Diagnostic.Place)] = [:]
        for (column, cell) in cells {
            guard let name = columns[column], !name.isEmpty, !cell.text.isEmpty else { continue }
            let source = SourceText(
                name: self.name, text: cell.text, location: "sheet '\(sheetName)', cell \(cell.reference)")
            let place = Diagnostic.Place.source(source, 0..<cell.text.utf8.count)
            named[name] = (dateOrTime(cell, column: name), place)
        }
        // A cell may hold the date with its time.
        if named["time"] == nil, let cell = cells.first(where: { columns[$0.key] == "date" })?.value,
            let time = timeOfDate(cell), let date = named["date"]
        {
            named["time"] = (time, date.place)
        }
        return named
    }

    private struct Cell {
        var reference: String
        var type: String
        var text: String
    }

    private static func isNumber(_ cell: Cell) -> Bool { cell.type == "n" || cell.type.isEmpty }

    private func cells(of row: XMLElement) -> [Int: Cell] {
        var cells: [Int: Cell] = [:]
        var next = 0
        for element in row.children where element.localName == "c" {
            let reference = element["r"] ?? ""
            let column = Self.column(of: reference) ?? next
            next = column + 1
            let type = element["t"] ?? ""
            var text = element.children.first { $0.localName == "v" }?.text ?? ""
            if type == "s" { text = Int(text).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? "" }
            if type == "inlineStr" { text = element.children.first { $0.localName == "is" }.map(Self.text) ?? "" }
            // Nobody sees the spaces around a text in a cell.
            cells[column] = Cell(reference: reference, type: type, text: Self.trimmed(text))
        }
        return cells
    }

    /// 0 for `A7`, 27 for `AB1`.
    private static func column(of reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte), column < 20_000 else { break }
            column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
        }
        return column == 0 ? nil : column - 1
    }

    private static func trimmed(_ text: String) -> String {
        let rest = text.drop(while: \.isWhitespace)
        return String(rest.prefix(rest.count - rest.reversed().prefix(while: \.isWhitespace).count))
    }

    /// A serial number as a date or a time, by the column it stands in: 45685 is 2025-01-28, 0.000694… is 00:01. The other
    /// kind of date (18.18.11, `d`) is in ISO 8601.
    private func dateOrTime(_ cell: Cell, column: String) -> String {
        if cell.type == "d" {
            let parts = cell.text.split(separator: "T", maxSplits: 1)
            return column == "time" ? String(parts.last ?? "") : String(parts.first ?? "")
        }
        guard let serial = serial(cell) else { return cell.text }
        switch column {
        case "date":
            // Serial 60 is the day 29 February 1900 that never was; later serials count it (18.17.4.1).
            let epoch = startsIn1904 ? -24_107 : serial >= 60 ? -25_569 : -25_568
            return CivilDate(daysSince1970: Int(serial) + epoch)?.description ?? cell.text
        case "time": return Self.time(serial) ?? cell.text
        default: return cell.text
        }
    }

    /// The time in a cell with a date; `nil` if it holds none.
    private func timeOfDate(_ cell: Cell) -> String? {
        if cell.type == "d" {
            let parts = cell.text.split(separator: "T", maxSplits: 1)
            return parts.count == 2 && !parts[1].hasPrefix("00:00:00") ? String(parts[1].prefix(8)) : nil
        }
        guard let serial = serial(cell), serial.truncatingRemainder(dividingBy: 1) != 0 else { return nil }
        return Self.time(serial)
    }

    private func serial(_ cell: Cell) -> Double? {
        guard Self.isNumber(cell), let serial = Double(cell.text), serial >= 0, serial < 2_958_466 else { return nil }
        // Midnight may come as a little less than the whole day.
        return (serial * 86_400).rounded() / 86_400
    }

    private static func time(_ serial: Double) -> String? {
        let seconds = Int((serial.truncatingRemainder(dividingBy: 1) * 86_400).rounded())
        return CivilTimeOfDay(hour: seconds / 3600 % 24, minute: seconds / 60 % 60)?.iso
    }
}
