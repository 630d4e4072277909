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

    /// Finds LibreOffice.
    ///
    /// - Parameters:
    ///   - searchPath: Folders parted by colons; `nil` for those of the environment variable PATH.
    ///   - seconds: How long LibreOffice may take for one document, beside its start.
    /// - Throws: `libreoffice-missing`, with the command that installs it.
    package init(searchPath: String? = nil, timeout seconds: Int = 60) throws(Diagnostic) {
        let searchPath = searchPath ?? Environment.variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
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
        let pdfs = try convert([document], from: source, published: [published])
        guard let pdf = pdfs.first else { throw Diagnostic(.pdfConversion, "there is no document to convert") }
        return pdf
    }

    /// Converts several documents in one run of LibreOffice, most of whose time is its start.
    ///
    /// - Parameter published: A date for each document.
    /// - Returns: The PDFs in the order of the documents.
    package func convert(
        _ documents: [[UInt8]], from source: Source = .odt, published: [Instant?]
    ) throws(Diagnostic) -> [[UInt8]] {
        let folder = try TemporaryFolder()
        for (index, document) in documents.enumerated() {
            try folder.write(document, to: "document-\(index).\(source.rawValue)")
        }
        try Profile(folder: folder.path, count: documents.count, source: source).write(to: folder)
        try run(arguments: Profile.arguments(folder: folder.path), count: documents.count, in: folder)
        var missing: [Int] = []
        for index in documents.indices where folder.read("document-\(index).pdf") == nil { missing.append(index) }
        if !missing.isEmpty { try convertPlainly(missing, from: source, in: folder) }
        var pdfs: [[UInt8]] = []
        for index in documents.indices {
            guard let pdf = folder.read("document-\(index).pdf"), pdf.starts(with: Array("%PDF-".utf8)) else {
                throw Diagnostic(
                    .pdfConversion, "LibreOffice cannot make a PDF of the document\(Self.said(in: folder))",
                    exitStatus: .cannotCreate)
            }
            let date = index < published.count ? published[index] : nil
            pdfs.append(PDFDates.replaced(in: pdf, by: date))
        }
        return pdfs
    }

    /// For a LibreOffice without its Basic: the same, but tables of contents keep the page numbers that they have.
    private func convertPlainly(_ indices: [Int], from source: Source, in folder: borrowing TemporaryFolder)
        throws(Diagnostic)
    {
        let files = indices.map { "\(folder.path)/document-\($0).\(source.rawValue)" }
        try run(arguments: Profile.plainArguments(folder: folder.path, files: files), count: files.count, in: folder)
    }

    private func run(arguments: [String], count: Int, in folder: borrowing TemporaryFolder) throws(Diagnostic) {
        let process = ChildProcess(
            program: program, arguments: arguments,
            environment: Environment.forLibreOffice(searchPath: searchPath, folder: folder.path),
            log: folder.path + "/log")
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
                exitStatus: .temporary)
        case .notStarted:
            throw Diagnostic(.pdfConversion, "LibreOffice ('\(program)') cannot be started", exitStatus: .cannotCreate)
        }
    }

    /// The last line that LibreOffice wrote, for the end of a message.
    private static func said(in folder: borrowing TemporaryFolder) -> String {
        guard let log = folder.read("log") else { return "" }
        let lines = String(decoding: log.suffix(2000), as: UTF8.self).split(separator: "\n")
        guard let last = lines.last(where: { !$0.contains("javaldx") }) else { return "" }
        return ": " + last.prefix(200).filter { $0 >= " " }
    }
}
