package import DataReaders
package import Diagnostics

/// The data files of a batch, opened, with their records counted.
package struct BatchSources: Sendable {
    package private(set) var contents: [DataContents] = []
    package private(set) var failures: [BatchReport.Failure] = []
    /// The data files that were read, with the hashes of their bytes.
    package private(set) var inputs: [BatchManifest.Input] = []
    /// The path of each data file, as it was given or found in a folder that was given.
    package private(set) var paths: [String] = []
    private var ends: [Int] = []

    /// - Parameter paths: Data files, and folders whose data files are taken in the order of their names.
    package init(_ paths: [String], reader: RecordReader) {
        for path in paths {
            do throws(Diagnostic) {
                for file in try Self.files(path) { open(file, reader) }
            } catch { failures.append(BatchReport.Failure(path, DiagnosticList(error), source: path)) }
        }
    }

    /// Refuses paths that lead nowhere. A folder whose name is misspelt would else look like one whose records have all
    /// gone, and their documents would no longer be due.
    static func refuseMissing(_ paths: [String]) throws(DiagnosticList) {
        var problems: [Diagnostic] = []
        for path in paths where path != "-" && InputFile.kind(of: path) == .missing {
            do throws(Diagnostic) { _ = try InputFile.read(path) } catch { problems.append(error) }
        }
        if let list = DiagnosticList(problems) { throw list }
    }

    private static func files(_ path: String) throws(Diagnostic) -> [String] {
        guard InputFile.kind(of: path) == .folder else { return [path] }
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        return try InputFile.names(inFolder: path).filter { name in
            DataReader.fileEndings.contains { name.lowercased().hasSuffix("." + $0) }
        }.map { "\(base)/\($0)" }
    }

    private mutating func open(_ path: String, _ reader: RecordReader) {
        do throws(Diagnostic) {
            let (opened, hash) = try reader.openHashed(path)
            if case .document(let file) = opened, Self.isNoRecord(file) { return }
            contents.append(opened)
            paths.append(path)
            inputs.append(BatchManifest.Input(role: "data", name: path, hash: hash))
            ends.append((ends.last ?? 0) + reader.count(of: opened))
        } catch { failures.append(BatchReport.Failure(path, DiagnosticList(error), source: path)) }
    }

    /// Calendars, styles, frameworks and manifests lie in the same folders as records.
    private static func isNoRecord(_ file: DataFile) -> Bool {
        if let kind = file.root["kind"]?.string { return ["calendar", "style", "framework"].contains(kind) }
        return file.root["manifestVersion"] != nil && file.root["files"] != nil
    }

    /// How many records there are in all.
    package var count: Int { ends.last ?? 0 }

    /// Where the record of a running number is found.
    package func location(of number: Int) -> BatchPlan.Location {
        var low = 0
        var high = ends.count - 1
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] > number { high = middle } else { low = middle + 1 }
        }
        return BatchPlan.Location(source: low, index: number - (low == 0 ? 0 : ends[low - 1]))
    }

    package func record(at location: BatchPlan.Location, _ reader: RecordReader) throws(DiagnosticList) -> Record {
        try reader.record(location.index, of: contents[location.source])
    }
}
