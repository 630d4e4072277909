import Foundation

/// The programs that turn a DOCX into pages and those into text.
enum LibreOffice {
    static func path(of program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    static var isAvailable: Bool { path(of: "soffice") != nil && path(of: "pdftotext") != nil }
}
