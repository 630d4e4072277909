import Foundation

/// The files of Inputs/.
enum Inputs {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Inputs")

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Data as the peers take it.
    static func dictionary(_ name: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(text(name).utf8)) as? [String: Any] ?? [:]
    }
}
