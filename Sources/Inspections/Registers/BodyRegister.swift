internal import CivilTime
package import DataReaders

/// Public bodies by the names that releases use, and the forms of those names that are wrong.
package struct BodyRegister: Sendable {
    package struct Body: Sendable {
        package let id: String
        package let name: String
        package let longName: String?
        /// `the` for a name that takes an article in a sentence.
        package let article: String?
        package let abbreviation: String?
        package let welshName: String?
        package let sector: String?
        /// Forms seen in print that are wrong.
        package let variants: [String]
        /// The day from which the variants are wrong, as the number yyyymmdd.
        package let since: Int?
    }

    package let bodies: [Body]
    /// Abbreviations of inspected services, of which a document uses one.
    package let serviceAbbreviations: [String]

    package static let builtIn = BodyRegister.shipped()

    package init(bodies: [Body], serviceAbbreviations: [String]) {
        self.bodies = bodies
        self.serviceAbbreviations = serviceAbbreviations
    }

    /// Reads a register from a data file; entries it does not know the form of are left out.
    package init(_ file: DataFile) {
        bodies = file.root.list("bodies").compactMap { node in
            guard let id = node.text("id"), let name = node.text("name") else { return nil }
            return Body(
                id: id, name: name, longName: node.text("longName"), article: node.text("article"),
                abbreviation: node.text("abbr"),
                welshName: node.text("nameCy"), sector: node.text("sector"), variants: node.texts("variants"),
                since: node.text("since").flatMap(CivilDate.init(iso:)).map {
                    ($0.year * 100 + $0.month) * 100 + $0.day
                })
        }
        serviceAbbreviations = file.root.texts("serviceAbbreviations")
    }

    package func body(_ id: String) -> Body? { bodies.first { $0.id == id } }

    private static func shipped() -> BodyRegister {
        // A test reads the file, so that a mistake in it cannot get here.
        guard let file = try? ShippedData.file("registers/bodies.yaml") else {
            return BodyRegister(bodies: [], serviceAbbreviations: [])
        }
        return BodyRegister(file)
    }
}
