internal import XMLTree
internal import ZipArchive

/// What packages of both kinds read of their archive.
extension ZipReader {
    /// - Parameter kind: What the package calls its entries: `part` or `file`.
    /// - Throws: If there is none of the name, or it cannot be read.
    func bytes(of name: String, kind: String) throws(PackagingError) -> [UInt8] {
        guard let entry = entry(name) else {
            throw PackagingError(.brokenPackage, "the package has no \(kind) '\(name)'")
        }
        do { return try read(entry) } catch { throw PackagingError(error) }
    }

    /// An entry as XML.
    ///
    /// - Parameter package: What messages call the package; the entry is named `letter.docx!word/document.xml`.
    func document(of entry: ZipEntry, in package: String) throws(PackagingError) -> XMLDocument {
        let bytes: [UInt8]
        do { bytes = try read(entry) } catch { throw PackagingError(error) }
        do { return try XMLDocument(parsing: bytes, name: "\(package)!\(entry.name)") } catch {
            throw PackagingError(error)
        }
    }

    /// - Throws: Also if there is none of the name.
    func document(of name: String, kind: String, in package: String) throws(PackagingError) -> XMLDocument {
        guard let entry = entry(name) else {
            throw PackagingError(.brokenPackage, "the package has no \(kind) '\(name)'")
        }
        return try document(of: entry, in: package)
    }
}
