/// One entry of an archive as its directory describes it, checked against its local header.
package struct ZipEntry: Sendable, Hashable {
    /// With `/` between folders; folders themselves are no entries.
    package let name: String
    package let method: ZipWriter.Method
    /// CRC-32 of the uncompressed bytes.
    package let checksum: UInt32
    /// Bytes when uncompressed, as declared; reading makes sure of it.
    package let size: Int
    /// Where the compressed bytes lie in the archive.
    package let data: Range<Int>
    /// The number in the archive's directory, folders included.
    let index: Int
}
