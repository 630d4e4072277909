/// How much of a data file a reader takes; reaching a limit is an error that names it.
package struct DataLimits: Hashable, Sendable {
    /// Bytes of one file.
    package var fileBytes = 64 << 20
    /// Lists and mappings inside each other; the outermost one counts as 1.
    package var depth = 100
    /// Scalars, lists and mappings, every alias counted as all that it stands for.
    package var nodes = 1_000_000
    /// Bytes of one key.
    package var keyBytes = 64 << 10
    /// Columns of a CSV file.
    package var columns = 4_096
    /// Rows of a CSV file, without its header.
    package var rows = 100_000
    /// Bytes of one cell of a CSV file.
    package var cellBytes = 1 << 20

    package init() {}

    package static let standard = DataLimits()
}
