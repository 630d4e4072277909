/// What a data file of any of the known formats holds.
package enum DataContents: Sendable {
    /// YAML or JSON.
    case document(DataFile)
    /// CSV: one record a row.
    case table(CSVTable)
}
