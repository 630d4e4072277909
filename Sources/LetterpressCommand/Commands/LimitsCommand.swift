internal import ArgumentParser
internal import DataReaders
internal import Publishing

struct LimitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits", abstract: "Lists the limits that every input is under.",
        discussion: "letterpress limits")

    func run() throws { try StandardOutput.write(Self.text) }

    private static var text: String {
        let data = DataLimits.standard
        return """
            What passes a limit is refused with an error that names it.

            These can be raised, with --limit NAME=NUMBER (render, batch, diff, eval):

            \(table(DocumentLimits().all))
            These cannot:

              Data        \(data.fileBytes >> 20) MiB a file, \(data.depth) levels, \(data.nodes) values, keys of \
            \(data.keyBytes >> 10) KiB
              CSV         \(data.columns) columns, \(data.rows) rows, \(data.cellBytes >> 20) MiB a cell
              Templates   4 MiB a file, brackets and statements 100 deep, 10000 parts in a chain
              Markdown    2 MiB after rendering, 256 columns, blocks 100 deep
              Pictures    16 MiB, 100 million pixels
              Word, ODT   64 MiB a file, 2048 entries; unpacked 64 MiB an entry, 256 MiB in all
              XML         32 MiB a part, 200 levels, 256 attributes and 1 MiB a tag
              PDF         60 seconds for one
              Names       \(PortableName.longestInBytes) bytes

            """
    }

    private static func table(_ limits: [(name: String, value: Int, meaning: String)]) -> String {
        let rows = limits.map { ($0.name, String($0.value), $0.meaning) }
        let nameWidth = rows.map(\.0.utf8.count).max() ?? 0
        let valueWidth = rows.map(\.1.utf8.count).max() ?? 0
        func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
        return rows.map { name, value, meaning in
            "  \(name)\(blanks(nameWidth - name.utf8.count + 2 + valueWidth - value.utf8.count))\(value)  \(meaning)\n"
        }.joined()
    }
}
