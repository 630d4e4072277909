/// How large an archive may be. The defaults leave room above the largest of many hundred real office documents.
package struct ZipLimits: Sendable, Hashable {
    /// Bytes of the archive itself.
    package var archiveBytes = 64 << 20
    package var entries = 2_048
    /// Uncompressed bytes of one entry, and of all together.
    package var entryBytes = 64 << 20
    package var totalBytes = 256 << 20
    /// How many times larger than compressed an entry of more than `ratioFreeBytes` may be.
    package var ratio = 100
    package var ratioFreeBytes = 100 << 10

    package init() {}
    package static let standard = ZipLimits()
}
