import Letterpress

/// What writing documents costs.
enum DocumentWriting {
    static let formats: [OutputFormat] = [.txt, .html, .docx, .odt]

    static func benchmarks() throws -> [Benchmark] {
        let writer = DocumentWriter()
        var results: [Benchmark] = []
        for (name, pages) in [("1 page", 1), ("30 pages", 30)] {
            let document = ReportDocument.make(pages: pages)
            for format in formats {
                results.append(
                    Benchmark("document \(name) \(format.rawValue)") { try writer.write(document, as: format).bytes })
            }
            results.append(
                Benchmark("document \(name) all four") {
                    try formats.reduce(0) { $0 + (try writer.write(document, as: $1).bytes.count) }
                })
            for format in [OutputFormat.docx, .odt] {
                let floor = try ZipFloor(reading: try writer.write(document, as: format).bytes)
                results.append(Benchmark("document \(name) \(format.rawValue) libzip") { try floor.write() })
            }
        }
        return results
    }

    /// Writes a report once in each format: for the time and the memory of documents of several lengths.
    static func writeOnce(pages: Int) throws {
        let writer = DocumentWriter()
        let document = ReportDocument.make(pages: pages)
        for format in formats { _ = try writer.write(document, as: format) }
    }
}
