import Foundation
import Testing

@testable import ZipArchive

struct ZipWriterTests {
    @Test func writesTheSameBytesEveryTime() throws {
        func archive() throws -> [UInt8] {
            var writer = ZipWriter()
            try writer.add("mimetype", Array("text/x".utf8), method: .stored)
            try writer.add("a/ü.xml", Array(repeating: 65, count: 10_000))
            try writer.add("empty", [])
            return try writer.finish()
        }
        let first = try archive()
        #expect(first == (try archive()))
        // Stored and first, without an extra field: file reads the kind of an OpenDocument at a fixed place.
        #expect(Array(first[0..<4]) == [0x50, 0x4B, 3, 4])
        #expect(Array(first[28..<30]) == [0, 0])
        #expect(String(decoding: first[30..<44], as: UTF8.self) == "mimetypetext/x")
    }

    @Test(arguments: [0, 1, 10_000])
    func writesWhatWasCompressedBeforeAsIfItWereNow(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0) }
        var plain = ZipWriter()
        try plain.add("part.xml", bytes)
        var packed = ZipWriter()
        try packed.add("part.xml", try PackedEntry(bytes))
        #expect(try plain.finish() == packed.finish())
    }

    @Test func refusesANameTwice() throws {
        var writer = ZipWriter()
        try writer.add("a", [1])
        do {
            try writer.add("a", [2])
            Issue.record("accepted")
        } catch {
            #expect(error.code == .archiveNotWritten)
        }
    }

    @Test func writesTheDateGiven() throws {
        var writer = ZipWriter(date: ZipDate(year: 2026, month: 3, day: 29, hour: 14, minute: 5, second: 6))
        try writer.add("a", [1])
        let bytes = try writer.finish()
        let time = UInt16(bytes[10]) | UInt16(bytes[11]) << 8
        let date = UInt16(bytes[12]) | UInt16(bytes[13]) << 8
        #expect(time == 14 << 11 | 5 << 5 | 3)
        #expect(date == 46 << 9 | 3 << 5 | 29)
    }
}
