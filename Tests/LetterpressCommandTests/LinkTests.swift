import Foundation
import TestSupport
import Testing

/// Links between the pages of the repository lead to files, and to headings, that are there.
@Suite struct LinkTests {
    private static let pages: [String] = {
        let root = repositoryRoot.path
        func markdown(_ folder: String) -> [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? [])
                .filter { $0.hasSuffix(".md") }.map { folder.isEmpty ? $0 : folder + "/" + $0 }.sorted()
        }
        return markdown("") + markdown("docs") + markdown("Benchmarks")
    }()

    @Test(arguments: pages) func leadSomewhere(page: String) throws {
        let file = repositoryRoot.appending(path: page)
        let text = try String(contentsOf: file, encoding: .utf8)
        for link in text.matches(of: #/\]\((?<target>[^)\s]+)\)/#).map({ String($0.output.target) }) {
            guard !link.contains(":"), !Self.isCode(link, in: text) else { continue }
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let target = parts[0].isEmpty ? file : file.deletingLastPathComponent().appending(path: parts[0])
            #expect(FileManager.default.fileExists(atPath: target.path), "\(page): \(link)")
            guard parts.count == 2, target.pathExtension == "md" else { continue }
            let headings = try String(contentsOf: target, encoding: .utf8).split(separator: "\n").filter {
                $0.hasPrefix("#")
            }
            #expect(headings.map(Self.anchor).contains(parts[1]), "\(page): \(link)")
        }
    }

    /// Whether a link stands in an example only.
    private static func isCode(_ link: String, in page: String) -> Bool {
        let blocks = page.components(separatedBy: "```").enumerated().filter { $0.offset.isMultiple(of: 2) }
        return !blocks.contains { $0.element.contains("](\(link))") }
    }

    /// As GitHub makes the identifier of a heading.
    private static func anchor(_ heading: Substring) -> String {
        heading.drop { $0 == "#" || $0 == " " }.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
            .replacing(" ", with: "-")
    }
}
