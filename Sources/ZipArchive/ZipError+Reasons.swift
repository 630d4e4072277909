internal import Diagnostics

extension ZipError {
    static func damaged(_ detail: String) -> ZipError {
        ZipError(
            .damagedArchive, "the file is damaged: \(detail)",
            hint: "open it in Word or LibreOffice, save it under a new name and use that copy")
    }

    static let truncated = ZipError(
        .damagedArchive, "the file ends early: its directory is missing",
        hint: "download or copy it again: only a part of it arrived")

    static let encrypted = ZipError(
        .encrypted, "the file is protected by a password",
        hint: "open it, remove the password and save it again")

    static func unsupported(_ detail: String) -> ZipError {
        ZipError(
            .unsupportedArchive, "the file is not an archive that Word or LibreOffice would write: \(detail)",
            hint: "open it in Word or LibreOffice, save it under a new name and use that copy")
    }

    static func limit(_ detail: String) -> ZipError {
        ZipError(
            .archiveLimit, "the file is too large: \(detail)",
            hint: LimitHint.fixed("remove what is not needed from it, or make its pictures smaller"))
    }

    /// The error for bytes that are no archive, by what they begin with.
    static func notAnArchive(_ bytes: [UInt8]) -> ZipError {
        func begins(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
        if bytes.isEmpty { return ZipError(.notAnArchive, "the file is empty") }
        if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            // Office puts an encrypted DOCX into the container of its old formats, in a stream of this name (UTF-16).
            let stream: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
            if contains(bytes, stream) { return encrypted }
            return ZipError(
                .notAnArchive, "the file is in the old binary format of Office (.doc, .xls)",
                hint: "open it in Word or LibreOffice and save it as .docx or .odt")
        }
        if begins(Array("%PDF".utf8)) { return ZipError(.notAnArchive, "the file is a PDF, not a .docx or .odt") }
        if begins(Array("{\\rtf".utf8)) {
            return ZipError(
                .notAnArchive, "the file is in Rich Text Format, not .docx or .odt",
                hint: "open it in Word or LibreOffice and save it as .docx or .odt")
        }
        if begins(Array("PK".utf8)) { return truncated }
        if begins(Array("<?xml".utf8)) || begins([0xEF, 0xBB, 0xBF] + Array("<?xml".utf8)) {
            return ZipError(
                .notAnArchive, "the file is plain XML, not a .docx or .odt package",
                hint: "open it in Word or LibreOffice and save it as .docx or .odt")
        }
        return ZipError(.notAnArchive, "the file is not a .docx or .odt: it is no ZIP archive")
    }

    private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            if bytes[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
        }
        return false
    }
}
