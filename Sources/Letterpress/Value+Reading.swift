internal import DataReaders
public import Diagnostics
public import Templating

extension Value {
    /// Reads data for templates from YAML, JSON or CSV, by the ending of `name`. A table is a list of dictionaries, one for
    /// each row. The value is frozen: templates cannot change it, and any number of tasks may share it.
    ///
    /// - Parameter name: The path that messages show.
    /// - Throws: What is wrong with the data, with its place.
    public init(reading bytes: [UInt8], name: String) throws(Diagnostic) {
        switch try DataReader.read(bytes: bytes, name: name) {
        case .document(let file): self = file.value
        case .table(let table): self = .list((0..<table.count).map { table[$0].value })
        }
        freeze()
    }
}
