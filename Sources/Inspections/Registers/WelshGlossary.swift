internal import DataReaders

/// Welsh words of the house: one form for each English term.
package struct WelshGlossary: Sendable {
    package struct Term: Sendable {
        package let english: String
        package let welsh: String
        /// Forms seen in print that the house does not use.
        package let others: [String]
    }

    package let ratings: [Term]
    package let terms: [Term]

    package static let builtIn: WelshGlossary = {
        // A test reads the file, so that a mistake in it cannot get here.
        let root = (try? ShippedData.file("registers/welsh.yaml"))?.root
        return WelshGlossary(ratings: terms(root?.list("ratings") ?? []), terms: terms(root?.list("terms") ?? []))
    }()

    private static func terms(_ nodes: [DataNode]) -> [Term] {
        nodes.map { Term(english: $0.text("english") ?? "", welsh: $0.text("welsh") ?? "", others: $0.texts("others")) }
    }
}
