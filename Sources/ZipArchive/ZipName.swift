/// The name of an entry, as a path that stays inside the archive.
struct ZipName {
    /// With `/` between folders, without one at the end.
    let path: String
    let isFolder: Bool

    init(_ raw: ArraySlice<UInt8>) throws(ZipError) {
        guard let text = String(validating: raw, as: UTF8.self) else {
            throw .unsupported("the name of an entry is not UTF-8")
        }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .unsupported("the name of an entry has control characters")
        }
        // Some programs for Windows write their own separator.
        var steps = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
        isFolder = steps.count > 1 && steps.last == ""
        if isFolder { steps.removeLast() }
        let isSafe = steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
        guard isSafe, !Self.beginsWithDrive(text) else {
            throw .unsupported("an entry's name leads out of the archive")
        }
        path = steps.joined(separator: "/")
    }

    private static func beginsWithDrive(_ text: String) -> Bool {
        let start = Array(text.utf8.prefix(2))
        return start.count == 2 && start[1] == UInt8(ascii: ":") && start[0] | 0x20 >= UInt8(ascii: "a")
            && start[0] | 0x20 <= UInt8(ascii: "z")
    }
}
