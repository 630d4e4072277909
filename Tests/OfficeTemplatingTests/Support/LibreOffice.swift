import Foundation

/// LibreOffice, if it is on the machine.
enum LibreOffice {
    static var path: String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/soffice" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
