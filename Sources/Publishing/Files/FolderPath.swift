/// Paths of folders as people write them.
package enum FolderPath {
    /// The path without slashes at its end, and `.` for none: names are put behind it with a slash between.
    package static func plain(_ path: String) -> String {
        var rest = path[...]
        while rest.utf8.count > 1, rest.hasSuffix("/") { rest.removeLast() }
        return rest.isEmpty ? "." : String(rest)
    }
}
