internal import ChildProcesses
package import CivilTime
package import Diagnostics

/// Makes PDFs of office documents by LibreOffice: tagged as PDF/UA asks, with title, language and bookmarks.
///
/// LibreOffice runs with a profile of its own in a temporary folder, loads nothing from elsewhere, and is stopped when it
/// takes too long. It brings tables of contents up to date first. The PDF has no trace of the clock: the same document
/// gives the same bytes with the same LibreOffice and fonts.
package struct PDFConverter: Sendable {
    /// The kind of a document, which LibreOffice tells by the ending of its name.
    package enum Source: String, Sendable { case odt, docx }

    private let program: String
    private let searchPath: String
    private let seconds: Int
    /// Asked often: whether LibreOffice is to be stopped.
    package var isCancelled: @Sendable () -> Bool = { false }

    /// Finds LibreOffice.
    ///
    /// - Parameters:
    ///   - searchPath: Folders parted by colons; `nil` for those of the environment variable PATH.
    ///   - seconds: How long LibreOffice may take for one document, beside its start.
    /// - Throws: `libreoffice-missing`, with the command that installs it.
    package init(searchPath: String? = nil, timeout seconds: Int = 60) throws(Diagnostic) {
        let searchPath = searchPath ?? Environment.searchPath
        guard let program = Environment.program(among: ["soffice", "libreoffice"], in: searchPath) else {
            throw Diagnostic(
                .libreOfficeMissing, "PDF files are made by LibreOffice, which is not installed",
                hint: "install it: sudo apt-get install libreoffice-writer-nogui", exitStatus: .cannotCreate)
        }
        self.program = program
        self.searchPath = searchPath
        self.seconds = max(seconds, 1)
    }

    /// Converts one document.
    ///
    /// - Parameter published: The date that the PDF bears; `nil` for 1 January 1980.
    /// - Throws: `pdf-conversion` with LibreOffice's own words, `pdf-timeout`.
    package func convert(
        _ document: [UInt8], from source: Source = .odt, published: Instant? = nil
    ) throws(Diagnostic) -> [UInt8] {
        guard let pdf = convertEach([document], from: source, published: [published]).first else {
            throw Diagnostic(.pdfConversion, "there is no document to convert")
        }
        return try pdf.get()
    }

    /// Converts several documents in one run of LibreOffice, most of whose time is its start. A document that it cannot
    /// convert, or that makes it crash or hang, fails alone: the others are converted in another run.
    ///
    /// - Parameter published: A date for each document.
    /// - Returns: The PDFs in the order of the documents.
    package func convertEach(
        _ documents: [[UInt8]], from source: Source = .odt, published: [Instant?]
    ) -> [Result<[UInt8], Diagnostic>] {
        var results: [Result<[UInt8], Diagnostic>?] = Array(repeating: nil, count: documents.count)
        var pending = Array(documents.indices)
        while !pending.isEmpty {
            let problem = attempt(pending, of: documents, source, &results)
            let missing = pending.filter { results[$0] == nil }
            // LibreOffice takes the documents in their order: the first without a PDF is the one that stopped it.
            guard let culprit = missing.first, let problem else { break }
            if pending.count == 1 || problem.code == .libreOfficeStopped {
                for index in missing { results[index] = .failure(problem) }
                break
            }
            if let problem = attempt([culprit], of: documents, source, &results), results[culprit] == nil {
                results[culprit] = .failure(problem)
            }
            pending = missing.filter { $0 != culprit }
        }
        return results.enumerated().map { index, result in
            let date = index < published.count ? published[index] : nil
            let missing = Diagnostic(.pdfConversion, "LibreOffice has made no PDF of the document")
            return (result ?? .failure(missing)).map { PDFDates.replaced(in: $0, by: date) }
        }
    }

    /// One run of LibreOffice, and a second without the macro for what the first has left out.
    /// - Returns: What went wrong, although some documents may have been converted.
    private func attempt(
        _ indices: [Int], of documents: [[UInt8]], _ source: Source, _ results: inout [Result<[UInt8], Diagnostic>?]
    ) -> Diagnostic? {
        do throws(Diagnostic) {
            let folder = try TemporaryFolder()
            for (number, index) in indices.enumerated() {
                try folder.write(documents[index], to: "document-\(number).\(source.rawValue)")
            }
            try Profile(folder: folder.path, count: indices.count, source: source).write(to: folder)
            var problem: Diagnostic?
            do throws(Diagnostic) {
                try run(arguments: Profile.arguments(folder: folder.path), count: indices.count, in: folder)
                var missing: [Int] = []
                for number in indices.indices where folder.read("document-\(number).pdf") == nil {
                    missing.append(number)
                }
                if !missing.isEmpty { try convertPlainly(missing, from: source, in: folder) }
            } catch { problem = error }
            var isComplete = true
            for (number, index) in indices.enumerated() {
                guard let pdf = folder.read("document-\(number).pdf"), Self.isWhole(pdf) else {
                    isComplete = false
                    continue
                }
                results[index] = .success(pdf)
            }
            if isComplete { return nil }
            return problem
                ?? Diagnostic(
                    .pdfConversion, "LibreOffice cannot make a PDF of the document\(Self.said(in: folder))",
                    exitStatus: .cannotCreate)
        } catch { return error }
    }

    /// One that a crash has cut off lacks its end (ISO 32000-1, 7.5.5).
    private static func isWhole(_ pdf: [UInt8]) -> Bool {
        guard pdf.starts(with: Array("%PDF-".utf8)) else { return false }
        return pdf.suffix(16).split(whereSeparator: { $0 <= 0x20 }).last?.elementsEqual("%%EOF".utf8) ?? false
    }

    /// For a LibreOffice without its Basic: the same, but tables of contents keep the page numbers that they have.
    private func convertPlainly(_ indices: [Int], from source: Source, in folder: borrowing TemporaryFolder)
        throws(Diagnostic)
    {
        let files = indices.map { "\(folder.path)/document-\($0).\(source.rawValue)" }
        try run(arguments: Profile.plainArguments(folder: folder.path, files: files), count: files.count, in: folder)
    }

    private func run(arguments: [String], count: Int, in folder: borrowing TemporaryFolder) throws(Diagnostic) {
        var process = ChildProcess(
            program: program, arguments: arguments,
            environment: Self.environment(searchPath: searchPath, folder: folder.path),
            log: folder.path + "/log")
        process.isCancelled = isCancelled
        // Starting for the first time takes LibreOffice some seconds on a slow machine.
        let limit = 30 + seconds * count
        switch process.run(atMost: limit) {
        case .exited(0): break
        case .exited(let status):
            throw Diagnostic(
                .pdfConversion, "LibreOffice ended with status \(status)\(Self.said(in: folder))",
                exitStatus: .cannotCreate)
        case .killed(let signal):
            throw Diagnostic(.pdfConversion, "LibreOffice was stopped by signal \(signal)", exitStatus: .cannotCreate)
        case .tookTooLong:
            throw Diagnostic(
                .pdfTimeout, "LibreOffice did not finish within \(limit) seconds and was stopped",
                hint: LimitHint.fixed(), exitStatus: .temporary)
        case .cancelled:
            throw Diagnostic(.libreOfficeStopped, "LibreOffice was stopped", exitStatus: .temporary)
        case .notStarted:
            throw Diagnostic(.pdfConversion, "LibreOffice ('\(program)') cannot be started", exitStatus: .cannotCreate)
        }
    }

    /// Few variables, so that a run does not depend on the rest: its home for the user's fonts, and a fixed time zone and
    /// locale for the same bytes.
    private static func environment(searchPath: String, folder: String) -> [String] {
        ["PATH=\(searchPath)", "TMPDIR=\(folder)", "TZ=UTC", "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"]
            + Environment.variables(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH"])
    }

    /// The last line that LibreOffice wrote, for the end of a message.
    private static func said(in folder: borrowing TemporaryFolder) -> String {
        guard let log = folder.read("log") else { return "" }
        let lines = String(decoding: log.suffix(2000), as: UTF8.self).split(separator: "\n")
        guard let last = lines.last(where: { !$0.contains("javaldx") }) else { return "" }
        return ": " + last.prefix(200).filter { $0 >= " " }
    }
}
