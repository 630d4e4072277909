import DataReaders
import Diagnostics
import Glibc
import Templating

/// The file's value as compact JSON, or the code and place of what is wrong, as `code@line:column`.
func outcome(_ name: String, _ bytes: [UInt8], limits: DataLimits = .standard) -> String {
    do {
        switch try DataReader.read(bytes: bytes, name: name, limits: limits) {
        case .document(let file): return JSONWriter.write(file.value)
        case .table(let table): return JSONWriter.write(.list(table.map(\.value)))
        }
    } catch {
        return failure(error)
    }
}

func outcome(_ name: String, _ text: String, limits: DataLimits = .standard) -> String {
    outcome(name, Array(text.utf8), limits: limits)
}

func failure(_ error: Diagnostic) -> String {
    guard case .source(let source, let range) = error.place else { return error.code.rawValue }
    let position = source.position(at: range.lowerBound)
    return "\(error.code)@\(position.line):\(position.column)"
}

func problem(_ name: String, _ text: String) -> Diagnostic? {
    do {
        _ = try DataReader.read(bytes: Array(text.utf8), name: name)
        return nil
    } catch { return error }
}

/// The CPU time that a function takes on this thread, in seconds: other tests run at the same time.
func cpuSeconds(_ body: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try body()
    return now() - start
}
