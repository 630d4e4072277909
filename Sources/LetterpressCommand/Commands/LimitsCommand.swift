internal import ArgumentParser
internal import DataReaders
internal import Publishing

struct LimitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits", abstract: "Lists the limits that every input is under.", discussion: text)

    func run() throws { try StandardOutput.write(Self.text + "\n") }

    private static let text: String = {
        let data = DataLimits.standard
        return """
            They are always on. What passes one is refused with an error that names the limit.

            Data       \(data.fileBytes >> 20) MiB a file, \(data.depth) levels, \(data.nodes) values with aliases \
            counted out, keys of \(data.keyBytes >> 10) KiB
            CSV        \(data.columns) columns, \(data.rows) rows, \(data.cellBytes >> 20) MiB a cell
            Word, ODT  64 MiB a file, 2048 entries, 64 MiB an entry and 256 MiB in all when inflated, 100:1
            XML        32 MiB a part, 200 levels, 256 attributes and 1 MiB a tag, 1000000 elements
            Templates  4 MiB an include, 16 MiB a picture
            Documents  10 seconds each; a PDF has 60 seconds besides
            Names      \(PortableName.longestInBytes) bytes
            """
    }()
}
