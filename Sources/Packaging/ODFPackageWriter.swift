/// Builds an OpenDocument package (ODF 1.3 part 2): `mimetype` first and stored, and a complete manifest.
package struct ODFPackageWriter: ~Copyable {
    package init(mediaType: String) {}
    /// Adds a file, for example `content.xml` as `text/xml`.
    package mutating func add(file name: String, mediaType: String, _ bytes: [UInt8]) {}
    package consuming func finish() throws(PackagingError) -> [UInt8] { [] }
}
