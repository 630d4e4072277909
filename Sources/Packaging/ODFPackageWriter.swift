internal import XMLTree
package import ZipArchive

/// Builds an OpenDocument package (ODF 1.3 part 2): `mimetype` first and stored, and a complete manifest, written last.
package struct ODFPackageWriter: ~Copyable {
    private struct File {
        var name: String
        var mediaType: String
        var bytes: [UInt8]
        /// In place of the bytes.
        var packed: PackedEntry?

        var isPicture: Bool { mediaType.hasPrefix("image/") && mediaType != "image/svg+xml" }
    }

    private let mediaType: String
    private let date: ZipDate
    private var files: [File] = []

    package init(mediaType: String, date: ZipDate = .earliest) {
        self.mediaType = mediaType
        self.date = date
    }

    /// Adds a file, for example `content.xml` as `text/xml`.
    package mutating func add(file name: String, mediaType: String, _ bytes: [UInt8]) {
        var file = File(name: name, mediaType: mediaType, bytes: bytes)
        if bytes.count >= PackedEntry.largePart, !file.isPicture, let packed = try? PackedEntry(bytes) {
            (file.packed, file.bytes) = (packed, [])
        }
        files.append(file)
    }

    package consuming func finish() throws(PackagingError) -> [UInt8] {
        do {
            var archive = ZipWriter(date: date)
            try archive.add("mimetype", Array(mediaType.utf8), method: .stored)
            for file in files {
                if let packed = file.packed {
                    try archive.add(file.name, packed)
                } else {
                    try archive.add(file.name, file.bytes, method: file.isPicture ? .stored : .deflated)
                }
            }
            try archive.add("META-INF/manifest.xml", try manifest())
            return try archive.finish()
        } catch let error as ZipError {
            throw PackagingError(error)
        } catch let error as XMLError {
            throw PackagingError(error)
        } catch {
            throw PackagingError(.brokenPackage, "the package cannot be written")
        }
    }

    /// Source: ODF 1.3 part 2, 3.2 and 4: every file but `mimetype` and the manifest itself, and `/` for the document.
    private borrowing func manifest() throws(XMLError) -> [UInt8] {
        let writer = XMLWriter()
        writer.start(
            "manifest:manifest",
            ["xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": "1.3"])
        writer.empty(
            "manifest:file-entry",
            ["manifest:full-path": "/", "manifest:version": "1.3", "manifest:media-type": mediaType])
        for file in files {
            writer.empty(
                "manifest:file-entry", ["manifest:full-path": file.name, "manifest:media-type": file.mediaType])
        }
        writer.end()
        return try writer.finish()
    }
}
