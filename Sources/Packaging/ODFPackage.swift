package import XMLTree
package import ZipArchive

/// An OpenDocument package that was read.
///
/// Source: ODF 1.3 part 2.
package final class ODFPackage {
    package let reader: ZipReader
    /// What messages call the package; files are named `letter.odt!content.xml`.
    package let name: String
    /// Of the whole, such as `application/vnd.oasis.opendocument.text`.
    package let mediaType: String
    /// What the manifest says of each file, in its order; the entry for the whole (`/`) left out.
    package let files: [(name: String, mediaType: String)]
    /// `manifest:version`, if it has one.
    package let version: String?

    package static let manifestName = "META-INF/manifest.xml"
    private static let namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"

    package init(_ reader: ZipReader, name: String) throws(PackagingError) {
        self.reader = reader
        self.name = name
        guard let entry = reader.entry(Self.manifestName) else {
            throw PackagingError(.brokenPackage, "the package has no '\(Self.manifestName)'")
        }
        let manifest = try reader.document(of: entry, in: name)
        guard manifest.root.has("manifest", in: Self.namespace) else {
            throw PackagingError(.brokenPackage, "'\(Self.manifestName)' does not hold a manifest")
        }
        version = manifest.root.attribute("version", in: Self.namespace)
        var own: String?
        var files: [(String, String)] = []
        for element in manifest.root.children where element.has("file-entry", in: Self.namespace) {
            guard !element.children.contains(where: { $0.localName == "encryption-data" }) else {
                throw PackagingError(
                    .encrypted, "the file is protected by a password",
                    hint: "open it, remove the password and save it again")
            }
            let path = element.attribute("full-path", in: Self.namespace) ?? ""
            let type = element.attribute("media-type", in: Self.namespace) ?? ""
            if path == "/" { own = type } else { files.append((path, type)) }
        }
        self.files = files
        var type = own ?? ""
        if let entry = reader.entry("mimetype") {
            guard entry.size <= 256 else {
                throw PackagingError(.brokenPackage, "the file 'mimetype' holds more than a media type")
            }
            do { type = String(decoding: try reader.read(entry), as: UTF8.self).trimmingASCIISpace } catch {
                throw PackagingError(error)
            }
        }
        mediaType = type
    }

    package func bytes(of file: String) throws(PackagingError) -> [UInt8] {
        try reader.bytes(of: file, kind: "file")
    }

    package func document(of file: String) throws(PackagingError) -> XMLDocument {
        try reader.document(of: file, kind: "file", in: name)
    }
}
