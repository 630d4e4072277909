package import CivilTime
package import DataReaders
package import Diagnostics

/// One inspection, as its record has it. What follows from the record (scores, dates in words, groups) is computed by the
/// extensions of this type; nothing here is corrected.
package final class Inspection: Sendable {
    package enum Kind: String, Sendable {
        case single, joint, reinspection, thematic, pilot
    }

    /// The record itself, for fields that only templates use and for the places of everything.
    package let file: DataFile
    package let framework: Framework

    package let id: String
    package let kind: Kind
    /// `en` or `cy`.
    package let language: String
    package let pairID: String?
    package let service: Service
    package let body: Body
    package let partners: [Partner]
    package let spokesperson: Spokesperson?
    package let fieldwork: Fieldwork?
    package let announced: WrittenDate?
    package let publication: Publication
    /// What the record says of the embargo; ``embargo`` is what holds.
    package let embargoUntil: Instant?
    /// draft, cleared, embargoed, published or withdrawn, if the record says.
    package let releaseStatus: String?
    package let overall: Overall
    package let standards: [Standard]
    package let addressees: [Addressee]
    package let recommendations: [Recommendation]
    /// What the ratings add up to.
    package let ratings: Ratings

    package struct Service: Sendable {
        package let name: String
        package let shortName: String
        package let abbreviation: String
        package let area: String
        package let welshName: String?
        package let country: String
    }

    package struct Body: Sendable {
        package let name: String
        package let longName: String
        package let abbreviation: String?
        /// `the` if the name takes an article in a sentence.
        package let article: String?

        package var inSentence: String { article.map { $0 + " " + name } ?? name }
        /// “His Majesty’s Inspectorate” takes no article, whatever its short name does.
        package var longNameInSentence: String { longName == name ? inSentence : longName }
    }

    package struct Partner: Sendable {
        package let id: String?
        package let name: String
        package let abbreviation: String?
        package let sector: String?
        /// `the` if the name takes an article in a sentence.
        package let article: String?
    }

    package struct Spokesperson: Sendable {
        package let name: String
        package let office: String
        package let title: String?
        package let isInterim: Bool
        package let from: WrittenDate?
        package let to: WrittenDate?
    }

    package struct Publication: Sendable {
        package let date: WrittenDate
        package let time: CivilTimeOfDay
        package let instant: Instant
    }

    /// What the record says of the overall rating.
    package struct Overall: Sendable {
        package let rating: String?
        package let score: Int?
        package let maximum: Int?
        package let percent: Double?
        package let override: Override?
    }

    package struct Override: Sendable {
        package let reason: String
        package let approvedBy: String
    }

    /// An object, as are its questions: rules and values hand standards around more than they look into them.
    package final class Standard: Sendable {
        package let code: String
        package let title: String
        package let rating: String?
        package let notRated: String?
        package let scored: Bool?
        package let keyQuestions: [KeyQuestion]
        package let override: Override?
        /// The dotted path in the record: `standards.4`, or `resettlement` if it is given there.
        package let path: String
        /// What the framework says of it, if the framework lists it.
        package let definition: StandardDefinition?
        /// The position of its domain in the framework.
        package let domain: Int?

        init(
            code: String, title: String, rating: String?, notRated: String?, scored: Bool?, keyQuestions: [KeyQuestion],
            override: Override?, path: String, definition: StandardDefinition?, domain: Int?
        ) {
            self.code = code
            self.title = title
            self.rating = rating
            self.notRated = notRated
            self.scored = scored
            self.keyQuestions = keyQuestions
            self.override = override
            self.path = path
            self.definition = definition
            self.domain = domain
        }
    }

    package final class KeyQuestion: Sendable {
        package let id: String?
        package let text: String
        package let topic: String
        package let percent: Int
        package let yes: Int?
        package let count: Int?

        /// Cases with the answer yes: as given, or the only number that is printed as the percentage.
        package var cases: Int? { yes ?? count.flatMap { PercentageRule.onlyCases(for: percent, of: $0) } }

        init(id: String?, text: String, topic: String, percent: Int, yes: Int?, count: Int?) {
            self.id = id
            self.text = text
            self.topic = topic
            self.percent = percent
            self.yes = yes
            self.count = count
        }
    }

    package struct Addressee: Sendable {
        package let id: String
        package let name: String
        package let shortName: String
        package let lead: String?
    }

    package struct Recommendation: Sendable {
        package let number: Int
        /// The id of an addressee, or a name.
        package let addressee: String?
        package let text: String
        package let highlight: String?
    }

    init(
        file: DataFile, framework: Framework, id: String, kind: Kind, language: String, pairID: String?,
        service: Service,
        body: Body, partners: [Partner], spokesperson: Spokesperson?, fieldwork: Fieldwork?, announced: WrittenDate?,
        publication: Publication, embargoUntil: Instant?, releaseStatus: String?, overall: Overall,
        standards: [Standard],
        addressees: [Addressee], recommendations: [Recommendation]
    ) {
        self.file = file
        self.framework = framework
        self.id = id
        self.kind = kind
        self.language = language
        self.pairID = pairID
        self.service = service
        self.body = body
        self.partners = partners
        self.spokesperson = spokesperson
        self.fieldwork = fieldwork
        self.announced = announced
        self.publication = publication
        self.embargoUntil = embargoUntil
        self.releaseStatus = releaseStatus
        self.overall = overall
        self.standards = standards
        self.addressees = addressees
        self.recommendations = recommendations
        ratings = Ratings(standards, overall, framework)
    }

    /// The place of a dotted path in the record; of a path that is not there, the place of what would hold it.
    package func place(_ path: String) -> Diagnostic.Place { file.place(node(nearest: path).span) }

    func node(nearest path: String) -> DataNode {
        var node = file.root
        for step in path.split(separator: ".") {
            guard let found = Int(step).flatMap({ node[$0] }) ?? node[String(step)] else { return node }
            node = found
        }
        return node
    }
}
