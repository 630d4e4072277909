import Diagnostics
import Testing

@testable import ZipArchive

struct ZipReaderTests {
    private typealias Entry = ArchiveBuilder.Entry

    private func failure(_ bytes: [UInt8], limits: ZipLimits = .standard) -> ZipError? {
        #expect(throws: ZipError.self) {
            let reader = try ZipReader(bytes, limits: limits)
            for entry in reader.entries { _ = try reader.read(entry) }
        }
    }

    private func bytes(_ entries: [Entry], _ change: (inout ArchiveBuilder) -> Void = { _ in }) -> [UInt8] {
        var builder = ArchiveBuilder(entries: entries)
        change(&builder)
        return builder.bytes
    }

    @Test func readsWhatTheWriterWrites() throws {
        var writer = ZipWriter()
        try writer.add("mimetype", Array("x".utf8), method: .stored)
        try writer.add("word/ü.xml", Array(repeating: 7, count: 100_000))
        try writer.add("empty", [])
        let reader = try ZipReader(try writer.finish())
        #expect(reader.entries.map(\.name) == ["mimetype", "word/ü.xml", "empty"])
        #expect(reader.entries.map(\.method) == [.stored, .deflated, .stored])
        #expect(try reader.read(try #require(reader.entry("WORD/Ü.xml"))) == Array(repeating: 7, count: 100_000))
        #expect(try reader.read(reader.entries[2]) == [])
    }

    @Test func copiesEntriesAsTheyAre() throws {
        var writer = ZipWriter()
        let content = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
        try writer.add("stored", content, method: .stored)
        try writer.add("deflated", content)
        try writer.add("empty", [])
        let original = try writer.finish()
        let reader = try ZipReader(original)
        var copy = ZipWriter()
        for entry in reader.entries { try copy.add(copyOf: entry, from: reader.bytes) }
        #expect(try copy.finish() == original)
    }

    @Test(arguments: [true, false])
    func readsDataDescriptors(signed: Bool) throws {
        let archive = bytes([Entry("a", "text").with { $0.descriptor = signed }, Entry("b", "more")])
        let reader = try ZipReader(archive)
        #expect(try reader.read(reader.entries[0]) == Array("text".utf8))
    }

    /// Programs that write without knowing the length take the form for archives over 4 GiB, whatever they write.
    @Test(arguments: [
        (true, false, nil), (false, true, nil), (true, true, nil), (true, true, true), (true, false, false),
    ])
    func readsTheFormForLargeArchives(local: Bool, directory: Bool, descriptor: Bool?) throws {
        for (hasWideEnd, hidesNarrowEnd) in [(false, false), (true, false), (true, true)] {
            let entry = Entry("a", "some text").with {
                $0.isWide = local
                $0.isWideInDirectory = directory
                $0.descriptor = descriptor
            }
            let archive = bytes([Entry("x", "1"), entry, Entry("y", "2")]) {
                $0.hasWideEnd = hasWideEnd
                $0.hidesNarrowEnd = hidesNarrowEnd
            }
            let reader = try ZipReader(archive)
            #expect(reader.entries.map(\.name) == ["x", "a", "y"])
            let texts = try reader.entries.map { String(decoding: try reader.read($0), as: UTF8.self) }
            #expect(texts == ["1", "some text", "2"])
        }
    }

    @Test func readsFoldersBackslashesAndComments() throws {
        let archive = bytes([Entry("word/"), Entry("word\\a.xml", "1")]) { $0.comment = Array("made by hand".utf8) }
        #expect(try ZipReader(archive).entries.map(\.name) == ["word/a.xml"])
    }

    @Test(arguments: [
        ("", "the file is empty"), ("hello", "no ZIP archive"), ("%PDF-1.7", "PDF"), ("{\\rtf1", "Rich Text"),
        ("<?xml version='1.0'?>", "plain XML"), ("PK\u{3}\u{4}rest", "ends early"),
    ])
    func saysWhatElseItIs(_ text: String, _ words: String) {
        #expect(failure(Array(text.utf8))?.message.contains(words) == true)
    }

    @Test func knowsOldAndEncryptedDocuments() {
        let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let old = failure(magic + [UInt8](repeating: 0, count: 600))
        #expect(old?.message.contains("old binary format") == true)
        #expect(old?.hint?.contains("save it as .docx") == true)
        let stream: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
        #expect(failure(magic + stream)?.code == .encrypted)
    }

    @Test func refusesTruncatedFiles() throws {
        let whole = bytes([Entry("a", "some text"), Entry("b", "more")])
        for length in 1..<whole.count {
            #expect(throws: ZipError.self, "\(length)") { try ZipReader(Array(whole.prefix(length))) }
        }
    }

    /// One row for each way in which an archive can be read differently by two programs, or escape.
    static let mistakes: [(String, Diagnostic.Code, @Sendable (inout ArchiveBuilder) -> Void)] = [
        ("gap before", .notAnArchive, { $0.before = [1] }),
        ("gap after", .damagedArchive, { $0.between = [1] }),
        ("gap between", .damagedArchive, { $0.entries[0].tail = [0] }),
        ("overlap", .damagedArchive, { $0.entries[1].offsetShift = -1 }),
        ("wrong count", .damagedArchive, { $0.declaredCount = 1 }),
        ("wrong count", .damagedArchive, { $0.declaredCount = 3 }),
        ("wrong directory size", .damagedArchive, { $0.directorySizeShift = 4 }),
        ("other local name", .damagedArchive, { $0.entries[0].localName = Array("x".utf8) }),
        ("other local method", .damagedArchive, { $0.entries[0].localMethod = 8 }),
        ("other local flags", .damagedArchive, { $0.entries[0].localFlags = 2 }),
        ("other local size", .damagedArchive, { $0.entries[0].localSize = 3 }),
        ("other local CRC", .damagedArchive, { $0.entries[0].localCRC = 3 }),
        ("wrong CRC", .damagedArchive, { $0.entries[0].crc = 3 }),
        ("wrong size", .damagedArchive, { $0.entries[0].size = 2 }),
        (
            "wrong size deflated", .damagedArchive,
            {
                $0.entries[0].data = [0x4B, 4, 0]; $0.entries[0].method = 8
            }
        ),
        ("bzip2", .unsupportedArchive, { $0.entries[0].method = 12 }),
        ("encrypted", .encrypted, { $0.entries[0].flags = 1 }),
        ("strongly encrypted", .encrypted, { $0.entries[0].flags = 0x40 }),
        ("AES", .encrypted, { $0.entries[0].method = 99 }),
        ("AES extra", .encrypted, { $0.entries[0].extra = [1, 0x99, 1, 0, 0] }),
        ("patch", .unsupportedArchive, { $0.entries[0].flags = 0x20 }),
        (
            "link", .unsupportedArchive,
            {
                $0.entries[0].madeBy = 0x314; $0.entries[0].attributes = 0xA1FF << 16
            }
        ),
        (
            "pipe", .unsupportedArchive,
            {
                $0.entries[0].madeBy = 0x314; $0.entries[0].attributes = 0x1180 << 16
            }
        ),
        ("second name", .unsupportedArchive, { $0.entries[0].extra = [0x75, 0x70, 1, 0, 1] }),
        ("same name", .unsupportedArchive, { $0.entries[1].name = $0.entries[0].name }),
        ("same name but for case", .unsupportedArchive, { $0.entries[1].name = Array("A".utf8) }),
        ("no UTF-8", .unsupportedArchive, { $0.entries[0].name = [0xFF] }),
        ("control character", .unsupportedArchive, { $0.entries[0].name = [0x61, 0] }),
        ("empty name", .unsupportedArchive, { $0.entries[0].name = [] }),
        ("absolute", .unsupportedArchive, { $0.entries[0].name = Array("/etc/x".utf8) }),
        ("parent", .unsupportedArchive, { $0.entries[0].name = Array("a/../x".utf8) }),
        ("parent, backslashes", .unsupportedArchive, { $0.entries[0].name = Array("a\\..\\x".utf8) }),
        ("dot", .unsupportedArchive, { $0.entries[0].name = Array("./x".utf8) }),
        ("empty step", .unsupportedArchive, { $0.entries[0].name = Array("a//x".utf8) }),
        ("drive", .unsupportedArchive, { $0.entries[0].name = Array("C:x".utf8) }),
        ("folder with content", .unsupportedArchive, { $0.entries[0].name = Array("a/".utf8) }),
        (
            "ZIP64 without its numbers", .damagedArchive,
            {
                $0.entries[0].size = 0xFFFF_FFFF; $0.entries[0].method = 8
            }
        ),
        (
            "ZIP64, end records that differ", .damagedArchive,
            {
                $0.hasWideEnd = true; $0.wideEndShift = 1
            }
        ),
        ("ZIP64, no wide end record", .damagedArchive, { $0.hidesNarrowEnd = true }),
        (
            "ZIP64, end record of many", .archiveLimit,
            {
                $0.hasWideEnd = true; $0.hidesNarrowEnd = true; $0.wideEndShift = 1 << 33
            }
        ),
        (
            "ZIP64, another local size", .damagedArchive,
            {
                $0.entries[0].isWide = true; $0.entries[0].wideShift = 1
            }
        ),
        (
            "ZIP64, another size in the directory", .damagedArchive,
            {
                $0.entries[0].isWideInDirectory = true; $0.entries[0].wideShift = 1
            }
        ),
        (
            "ZIP64, more than 4 GiB", .archiveLimit,
            {
                $0.entries[0].isWideInDirectory = true; $0.entries[0].wideShift = 1 << 32
            }
        ),
        (
            "ZIP64, no room for it", .damagedArchive,
            {
                $0.entries[0].isWide = true; $0.entries[0].localFlags = 8
            }
        ),
        ("descriptor missing", .damagedArchive, { $0.entries[0].flags = 8 }),
        (
            "two directories", .unsupportedArchive,
            {
                let inner = ArchiveBuilder(entries: []).bytes
                $0.comment = inner
            }
        ),
    ]

    @Test(arguments: mistakes.indices)
    func refuses(_ row: Int) {
        let (name, code, change) = Self.mistakes[row]
        let archive = bytes([Entry("a", "text"), Entry("b", "more")], change)
        #expect(failure(archive)?.code == code, "\(name)")
    }

    @Test func limitsEntries() throws {
        var limits = ZipLimits()
        limits.entries = 3
        let four = (0..<4).map { Entry("e\($0)", "x") }
        #expect(try ZipReader(bytes(Array(four.prefix(3))), limits: limits).entries.count == 3)
        #expect(failure(bytes(four), limits: limits)?.code == .archiveLimit)
        #expect(ZipLimits.standard.entries == 2_048)
    }

    @Test func limitsSizes() throws {
        let archive = bytes([Entry("a", "12345"), Entry("b", "12345")])
        var limits = ZipLimits()
        limits.archiveBytes = archive.count
        limits.entryBytes = 5
        limits.totalBytes = 10
        #expect(try ZipReader(archive, limits: limits).entries.count == 2)
        for path in [\ZipLimits.archiveBytes, \.entryBytes, \.totalBytes] {
            var lower = limits
            lower[keyPath: path] -= 1
            #expect(failure(archive, limits: lower)?.code == .archiveLimit)
        }
    }

    @Test func limitsRatio() throws {
        func archive(_ size: Int) throws -> [UInt8] {
            var writer = ZipWriter()
            try writer.add("zeros", [UInt8](repeating: 0, count: size))
            return try writer.finish()
        }
        #expect(try ZipReader(try archive(100 << 10)).entries.count == 1)
        #expect(failure(try archive(100 << 10 + 1))?.code == .archiveLimit)
    }
}
