internal import CShippedFiles

/// The files of the Templates folder that are built into the binary.
package enum ShippedFile {
    /// The names, such as `press-release.md` or `frameworks/yjs-2021.yaml`, in the order of the list.
    package static var names: [String] {
        (0..<lp_shipped_file_count()).map { String(cString: lp_shipped_file_at($0).name) }
    }

    package static func bytes(of name: String) -> [UInt8]? {
        for index in 0..<lp_shipped_file_count() {
            let file = lp_shipped_file_at(index)
            if String(cString: file.name) == name {
                return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
            }
        }
        return nil
    }
}
