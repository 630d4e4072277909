internal import CivilTime
package import DataReaders
package import Diagnostics

/// Reads an inspection from a data file.
package struct InspectionReader: Sendable {
    private let frameworks: FrameworkLibrary
    private let bodies: BodyRegister

    package init(frameworks: FrameworkLibrary = .builtIn, bodies: BodyRegister = .builtIn) {
        self.frameworks = frameworks
        self.bodies = bodies
    }

    /// Whether a data file says that it is an inspection.
    package static func isInspection(_ file: DataFile) -> Bool { file.root.text("kind") == "inspection" }

    /// - Throws: Everything in the file that the schema does not allow, and dates and frameworks that do not exist.
    package func read(_ file: DataFile) throws(DiagnosticList) -> Inspection {
        var schema = SchemaReader(file)
        schema.check(file.root, as: InspectionSchema.type)
        var problems = schema.problems
        let framework = try framework(of: file, &problems)
        guard problems.isEmpty, let framework else {
            throw DiagnosticList(problems) ?? Self.missing("framework", file)
        }
        let root = file.root
        let publication = Self.publication(root, file, &problems)
        let fieldwork = Self.fieldwork(root, file, &problems)
        guard let publication else {
            throw DiagnosticList(problems) ?? Self.missing("publication", file)
        }
        if let list = DiagnosticList(problems) { throw list }
        return Inspection(
            file: file, framework: framework, id: root.text("id") ?? "",
            kind: root.text("type").flatMap(Inspection.Kind.init) ?? .single, language: root.text("lang") ?? "en",
            pairID: root.text("pairId"), service: Self.service(root), body: Self.body(root),
            partners: root.list("partners").map { partner($0) }, spokesperson: Self.spokesperson(root),
            fieldwork: fieldwork, announced: root.text("announced").flatMap(WrittenDate.init), publication: publication,
            embargoUntil: Self.embargo(root), releaseStatus: root["release"]?.text("status"),
            overall: Self.overall(root), standards: Self.standards(file, framework),
            addressees: root.list("addressees").map(Self.addressee),
            recommendations: root.list("recommendations").map(Self.recommendation))
    }

    private static func missing(_ field: String, _ file: DataFile) -> DiagnosticList {
        DiagnosticList(Diagnostic(.missingField, "the record has no '\(field)'", at: file.place(of: file.root)))
    }

    private func framework(of file: DataFile, _ problems: inout [Diagnostic]) throws(DiagnosticList) -> Framework? {
        guard let id = file.root.text("framework"), SchemaReader.isSlug(id) else { return nil }
        if let framework = try frameworks.framework(id) { return framework }
        let near = NearestName.of(id, among: frameworks.ids)
        problems.append(
            Diagnostic(
                .unknownFramework, "there is no framework '\(id)'",
                at: file.place(of: file.root["framework"] ?? file.root),
                hint: near.map { "did you mean '\($0)'?" } ?? "there are \(frameworks.ids.joined(separator: ", "))"))
        return nil
    }

    private func partner(_ node: DataNode) -> Inspection.Partner {
        let id = node.string ?? node.text("id")
        let known = id.flatMap { bodies.body($0) }
        return Inspection.Partner(
            id: id, name: node.text("name") ?? known?.name ?? id ?? "",
            abbreviation: node.text("abbr") ?? known?.abbreviation,
            sector: node.text("sector") ?? known?.sector,
            article: node.text("name") == nil || node.text("name") == known?.name ? known?.article : nil)
    }

    private static func service(_ root: DataNode) -> Inspection.Service {
        let node = root["service"] ?? root
        let name = node.text("name") ?? ""
        return Inspection.Service(
            name: name, shortName: node.text("shortName") ?? name, abbreviation: node.text("abbr") ?? "",
            area: node.text("area") ?? "", welshName: node.text("nameCy"), country: node.text("country") ?? "England")
    }

    private static func body(_ root: DataNode) -> Inspection.Body {
        let node = root["body"] ?? root
        let name = node.text("name") ?? ""
        return Inspection.Body(
            name: name, longName: node.text("longName") ?? name, abbreviation: node.text("abbr"),
            article: node.text("article"))
    }

    private static func spokesperson(_ root: DataNode) -> Inspection.Spokesperson? {
        guard let node = root["spokesperson"], node.mapping != nil else { return nil }
        return Inspection.Spokesperson(
            name: node.text("name") ?? "", office: node.text("office") ?? "", title: node.text("title"),
            isInterim: node.flag("interim") ?? false, from: node.text("from").flatMap(WrittenDate.init),
            to: node.text("to").flatMap(WrittenDate.init))
    }

    private static func overall(_ root: DataNode) -> Inspection.Overall {
        let node = root["overall"]
        var percent: Double?
        switch node?["percent"]?.content {
        case .integer(let number)?: percent = Double(number)
        case .decimal(let number)?: percent = number
        default: break
        }
        return Inspection.Overall(
            rating: node?.text("rating"), score: node?.integer("score"), maximum: node?.integer("max"),
            percent: percent,
            override: override(node))
    }

    private static func override(_ node: DataNode?) -> Inspection.Override? {
        guard let node = node?["override"], let reason = node.text("reason") else { return nil }
        return Inspection.Override(reason: reason, approvedBy: node.text("approvedBy") ?? "")
    }

    private static func addressee(_ node: DataNode) -> Inspection.Addressee {
        let name = node.text("name") ?? ""
        return Inspection.Addressee(
            id: node.text("id") ?? "", name: name, shortName: node.text("shortName") ?? name, lead: node.text("lead"))
    }

    private static func recommendation(_ node: DataNode) -> Inspection.Recommendation {
        Inspection.Recommendation(
            number: node.integer("number") ?? 0, addressee: node.text("addressee"), text: node.text("text") ?? "",
            highlight: node.text("highlight"))
    }
}

// MARK: Standards

extension InspectionReader {
    /// The standards of the record; a rating under `resettlement` becomes the standard that the framework rates
    /// separately, unless the record lists that too.
    private static func standards(_ file: DataFile, _ framework: Framework) -> [Inspection.Standard] {
        var standards: [Inspection.Standard] = []
        for (index, node) in file.root.list("standards").enumerated() {
            let code = node["code"].map { file.code(of: $0) } ?? ""
            standards.append(
                standard(node, code: code, path: "standards.\(index)", framework.definition(of: code), framework))
        }
        if let node = file.root["resettlement"], !node.isNull,
            let definition = framework.standards.first(where: { !$0.isScored }),
            !standards.contains(where: { $0.code == definition.code })
        {
            standards.append(standard(node, code: definition.code, path: "resettlement", definition, framework))
        }
        return standards
    }

    private static func standard(
        _ node: DataNode, code: String, path: String, _ definition: StandardDefinition?, _ framework: Framework
    ) -> Inspection.Standard {
        let known = definition?.questions ?? []
        let questions = node.list("keyQuestions").enumerated().map { index, question in
            keyQuestion(question, at: index, known)
        }
        return Inspection.Standard(
            code: code, title: node.text("title") ?? definition?.title ?? code,
            rating: node.string ?? node.text("rating"),
            notRated: node.text("notRated"), scored: node.flag("scored"), keyQuestions: questions,
            override: override(node), path: path, definition: definition,
            domain: definition?.domain ?? framework.domain(ofOther: code, number: node.integer("domain")))
    }

    private static func keyQuestion(
        _ node: DataNode, at index: Int, _ set: [KeyQuestionDefinition]
    ) -> Inspection.KeyQuestion {
        let id = node.text("id")
        // Without an id, questions are those of the framework in its order.
        let known = id.map { id in set.first { $0.id == id } } ?? (set.indices.contains(index) ? set[index] : nil)
        let text = node.text("text") ?? known?.text ?? "Question \(index + 1)"
        return Inspection.KeyQuestion(
            id: id ?? known?.id, text: text, topic: known?.topic ?? "question \(index + 1)",
            percent: node.integer("percent") ?? 0, yes: node.integer("yes"), count: node.integer("n"))
    }
}

// MARK: Dates

extension InspectionReader {
    private static func publication(
        _ root: DataNode, _ file: DataFile, _ problems: inout [Diagnostic]
    ) -> Inspection.Publication? {
        guard let node = root["publication"], let date = node.text("date").flatMap(WrittenDate.init),
            let midnight = CivilTimeOfDay(hour: 0, minute: 1)
        else { return nil }
        let time = node.text("time").flatMap(WrittenTime.read) ?? midnight
        let place = file.place(of: node["time"] ?? node["date"] ?? node)
        switch (TimeZoneRules.london.instant(of: date.date, at: time), node.text("offset")) {
        case (.unique(let instant), nil): return .init(date: date, time: time, instant: instant)
        case (.unique(let instant), let offset?):
            let actual = TimeZoneRules.london.offset(at: instant)
            if (offset == "+01:00") != (actual == 3600) {
                problems.append(
                    Diagnostic(
                        .wrongValue, "'publication.offset' is not the offset of London on that day",
                        at: file.place(of: node["offset"] ?? node), hint: "leave it out"))
            }
            return .init(date: date, time: time, instant: instant)
        case (.repeated(let earlier, let later), let offset?):
            return .init(date: date, time: time, instant: offset == "+01:00" ? earlier : later)
        case (.repeated, nil):
            problems.append(
                Diagnostic(
                    .ambiguousTime, "clocks in London show this time twice on the day of publication", at: place,
                    hint: "add 'offset: \"+01:00\"' for the first, 'offset: \"+00:00\"' for the second"))
            return nil
        case (.skipped, _):
            problems.append(
                Diagnostic(
                    .dateDoesNotExist, "clocks in London skip this time on the day of publication", at: place,
                    hint: "choose a time before 01:00 or from 02:00"))
            return nil
        }
    }

    private static func embargo(_ root: DataNode) -> Instant? {
        guard let text = root.text("embargoUntil"), case .instant(let instant) = WrittenInstant.read(text) else {
            return nil
        }
        return instant
    }

    private static func fieldwork(_ root: DataNode, _ file: DataFile, _ problems: inout [Diagnostic]) -> Fieldwork? {
        guard let node = root["fieldwork"], !node.isNull else { return nil }
        if let month = (node.string ?? node.text("month")).flatMap(WrittenMonth.init) { return .month(month) }
        let weeks = node.list("weeks").compactMap { $0.string.flatMap(WrittenDate.init) }
        if !weeks.isEmpty { return .weeks(weeks) }
        if let start = node.text("start").flatMap(WrittenDate.init) {
            return .period(start: start, end: node.text("end").flatMap(WrittenDate.init) ?? start)
        }
        problems.append(
            Diagnostic(
                .incompletePeriod, "'fieldwork' needs a month, a start and an end, or weeks", at: file.place(of: node)))
        return nil
    }
}
