/// A format that a document can be written in.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
    case txt, html, docx, odt, pdf, md, govspeak, eml

    /// The ending of its file names.
    public var fileEnding: String {
        switch self {
        case .govspeak: "govspeak.md"
        default: rawValue
        }
    }

    /// Whether documents of the format are made for websites, where personal data may not stand.
    package var isForWeb: Bool {
        switch self {
        case .html, .md, .govspeak: true
        case .txt, .docx, .odt, .pdf, .eml: false
        }
    }

    /// What a Markdown template is written as if neither it nor the user says.
    package static let standard: [OutputFormat] = [.txt, .html, .docx, .odt]
}
