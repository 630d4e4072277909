import CivilTime
import Diagnostics
import Foundation
import Packaging
import Publishing
import TestSupport
import Testing

private func read(_ text: String, _ name: String = "calendar.yaml") throws -> PublicationCalendar {
    try CalendarReader.read(bytes: Array(text.utf8), name: name)
}

/// The smallest workbook with these rows in its only sheet.
private func workbook(_ rows: String, strings: String = "") throws -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var package = OPCPackageWriter()
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    _ = package.relate(from: nil, type: office + "/officeDocument", to: "xl/workbook.xml")
    let sheet = package.relate(from: "xl/workbook.xml", type: office + "/worksheet", to: "xl/worksheets/sheet1.xml")
    _ = package.relate(from: "xl/workbook.xml", type: office + "/sharedStrings", to: "xl/sharedStrings.xml")
    package.add(
        part: "xl/workbook.xml", contentType: type + "sheet.main+xml",
        Array(
            "<workbook xmlns='\(main)' xmlns:r='\(office)'><sheets><sheet name='Dates' sheetId='1' r:id='\(sheet)'/></sheets></workbook>"
                .utf8))
    package.add(
        part: "xl/sharedStrings.xml", contentType: type + "sharedStrings+xml",
        Array("<sst xmlns='\(main)'>\(strings)</sst>".utf8))
    package.add(
        part: "xl/worksheets/sheet1.xml", contentType: type + "worksheet+xml",
        Array("<worksheet xmlns='\(main)'><sheetData>\(rows)</sheetData></worksheet>".utf8))
    return try package.finish()
}

private func workbook(rows: [[String]]) throws -> [UInt8] {
    let rows = rows.map { row in
        "<row>" + row.map { "<c t='inlineStr'><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }
    return try workbook(rows.joined())
}

@Suite struct DateTextTests {
    @Test(
        arguments: [
            ("2025-01-28", "2025-01-28", nil), ("28 January 2025", "2025-01-28", nil),
            ("28 Jan 2025", "2025-01-28", nil),
            ("Tuesday 28 January 2025", "2025-01-28", 2), ("Tue, 28/01/2025", "2025-01-28", 2),
            ("1/2/2025", "2025-02-01", nil),
            ("Wednesday 2025-01-28", "2025-01-28", 3),
        ] as [(String, String, Int?)])
    func readsDates(text: String, expected: String, weekday: Int?) throws {
        let read = try #require(DateText.date(text))
        #expect(read.date.description == expected)
        #expect(read.weekday == weekday)
    }

    @Test(arguments: [
        "31 February 2025", "2025-02-31", "28/13/2025", "28/01/25", "January 2025", "", "soon",
        "99999999999999999999/1/2025",
    ])
    func refusesOthers(text: String) { #expect(DateText.date(text) == nil) }

    @Test(
        arguments: [
            ("00:01", "00:01:00"), ("00.01", "00:01:00"), ("12:01am", "00:01:00"), ("9.30 pm", "21:30:00"),
            ("12pm", "12:00:00"),
            ("24:00", nil), ("13am", nil), ("7", nil), ("", nil), ("1:2:3:4", nil),
        ] as [(String, String?)])
    func readsTimes(text: String, expected: String?) { #expect(DateText.time(text)?.iso == expected) }
}

@Suite struct CalendarReaderTests {
    @Test func readsYAML() throws {
        let calendar = try read(
            """
            kind: calendar
            most-on-one-day: 2
            pre-election-periods:
              - {from: 2024-05-25, to: 2024-07-04, name: general election}
            publications:
              - {id: westmere-2025, date: Tuesday 28 January 2025, time: "00.01"}
              - {id: hartbourne, date: 2025-01-29}
            """)
        #expect(calendar.rules.mostOnOneDay == 2 && calendar.rules.preElectionPeriods.count == 1)
        #expect(calendar.date(for: "westmere-2025")?.statedWeekday == 2)
        #expect(calendar.date(for: "hartbourne")?.date.description == "2025-01-29")
    }

    @Test func readsCSV() throws {
        let calendar = try read("id,date,time\nwestmere,28/01/2025,00:01\n", "calendar.csv")
        #expect(calendar.date(for: "westmere")?.time?.iso == "00:01:00")
    }

    @Test func namesEveryMistake() throws {
        let problems = try #require(throws: DiagnosticList.self) {
            try read(
                "publications:\n  - {id: a, date: 31 February 2025}\n  - {id: b, date: 2025-01-28, tyme: 9am}\n"
                    + "  - {id: b, date: 2025-01-29, time: 25.00}\n  - {date: 2025-01-28}\n")
        }
        #expect(
            problems.all.map(\.code).sorted { $0.rawValue < $1.rawValue } == [
                .badCalendarDate, .badCalendarDate, .badCalendarKey, .badCalendarKey, .calendarNamesTwice,
            ])
        #expect(problems.rendered().contains("calendar.yaml:2:"))
    }

    @Test func readsAWorkbook() throws {
        let strings = "<si><t>id</t></si><si><t>Date</t></si><si><r><t>west</t></r><r><t>mere</t></r></si>"
        let bytes = try workbook(
            """
            <row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c><c r='D1' t='inlineStr'><is><t>time</t></is></c></row>
            <row r='2'><c r='A2' t='s'><v>2</v></c><c r='C2'><v>45685</v></c><c r='D2'><v>0.000694444444444444</v></c></row>
            <row r='3'/>
            <row r='4'><c r='A4' t='inlineStr'><is><t>eastmarch</t></is></c><c r='C4'><v>45685.395833333336</v></c></row>
            <row r='5'><c r='A5' t='inlineStr'><is><t>saltby</t></is></c><c r='C5' t='d'><v>2025-01-30T09:30:00</v></c></row>
            """, strings: strings)
        let calendar = try CalendarReader.read(bytes: bytes, name: "dates.xlsx")
        #expect(calendar.date(for: "eastmarch")?.time?.iso == "09:30:00", "a cell with date and time")
        #expect(calendar.date(for: "saltby")?.date.description == "2025-01-30")
        #expect(calendar.date(for: "saltby")?.time?.iso == "09:30:00", "a date in ISO 8601")
        let entry = try #require(calendar.date(for: "westmere"))
        #expect(entry.date.description == "2025-01-28")
        #expect(entry.time?.iso == "00:01:00")
    }

    /// Saved by LibreOffice Calc 7.4: titles in merged cells above the columns, formulas, a hidden row, a date with its time,
    /// both date systems; and a CSV file that Calc has made into a workbook.
    @Test(
        arguments: [
            (
                "dates-calc",
                [
                    "eastmarch-2025 2025-02-11 14:15:00 0", "hartbourne-2024 2025-02-04 09:30:00 0",
                    "hidden-2025 2025-02-03 - 0", "westmere-2025 2025-01-28 00:01:00 2",
                ]
            ),
            (
                "dates-calc-1904",
                [
                    "eastmarch-2025 2025-02-11 14:15:00 0", "hartbourne-2024 2025-02-04 09:30:00 0",
                    "hidden-2025 2025-02-03 - 0", "westmere-2025 2025-01-28 00:01:00 2",
                ]
            ),
            (
                "dates-calc-csv",
                [
                    "eastmarch-2025 2025-01-29 - 0", "hartbourne-2024 2024-01-23 09:30:00 0",
                    "westmere-2025 2025-01-28 00:01:00 2",
                ]
            ),
        ] as [(String, [String])])
    func readsWhatCalcHasSaved(name: String, expected: [String]) throws {
        let path = repositoryRoot.appending(path: "Tests/PublishingTests/Fixtures/\(name).xlsx")
        let calendar = try CalendarReader.read(bytes: Array(try Data(contentsOf: path)), name: "\(name).xlsx")
        let found = calendar.dates.map { "\($0.id) \($0.date) \($0.time?.iso ?? "-") \($0.statedWeekday ?? 0)" }
        #expect(found.sorted() == expected)
    }

    @Test func aSheetNeedsItsColumns() throws {
        let problems = try #require(throws: DiagnosticList.self) {
            try CalendarReader.read(
                bytes: try workbook(rows: [["Reference", "Day"], ["a", "2025-01-28"]]), name: "d.xlsx")
        }
        #expect(problems.first.message == "the sheet 'Dates' has no row with the columns 'id' and 'date'")
    }

    @Test func spacesAroundCellsDoNotCount() throws {
        let bytes = try workbook(rows: [["Dates"], [" ID ", "Date\u{A0}"], ["westmere ", " 28 January 2025"]])
        #expect(
            try CalendarReader.read(bytes: bytes, name: "d.xlsx").date(for: "westmere")?.date.description
                == "2025-01-28")
    }

    @Test func refusesWhatIsNoWorkbook() {
        #expect(throws: DiagnosticList.self) { try read("not a zip", "dates.xlsx") }
    }

    @Test func refusesHoursThatTheClockSkipsOrRepeats() throws {
        let skipped = try #require(CivilDate(iso: "2026-03-29"))
        let repeated = try #require(CivilDate(iso: "2026-10-25"))
        let halfPastOne = try #require(CivilTimeOfDay(iso: "01:30"))
        #expect(throws: Diagnostic.self) { try PublicationMoment(date: skipped, time: halfPastOne) }
        #expect(throws: Diagnostic.self) { try PublicationMoment(date: repeated, time: halfPastOne) }
    }
}
