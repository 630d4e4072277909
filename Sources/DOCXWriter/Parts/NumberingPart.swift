internal import DocumentModel
internal import XMLTree

/// `word/numbering.xml`: every definition (`w:abstractNum`), then every instance (`w:num`).
///
/// Source: ISO/IEC 29500-1, 17.9.
struct NumberingPart {
    static let name = "word/numbering.xml"
    let plan: NumberingPlan
    let sheet: StyleSheet

    private struct Instance {
        var id: Int
        var definition: Int
        /// The level whose count begins anew, and at which number.
        var restart: (level: Int, start: Int)?
    }

    func write() throws(XMLError) -> [UInt8] {
        let first = sheet.reference?.numbering?.freeDefinition ?? 0
        if let reference = sheet.reference?.numbering {
            var instances: [Instance] = []
            let definitions = XMLWriter.markup { instances = writeDefinitions(from: first, to: $0) }
            let numbers = XMLWriter.markup { xml in for instance in instances { write(instance, to: xml) } }
            return reference.bytes(adding: definitions, instances: numbers)
        }
        let xml = XMLWriter()
        xml.start("w:numbering", ["xmlns:w": Namespace.wordprocessing])
        for instance in writeDefinitions(from: first, to: xml) { write(instance, to: xml) }
        xml.end()
        return try xml.finish()
    }

    private func write(_ instance: Instance, to xml: XMLWriter) {
        xml.start("w:num")
        xml.attribute("w:numId", instance.id)
        xml.value("w:abstractNumId", instance.definition)
        if let restart = instance.restart {
            xml.start("w:lvlOverride")
            xml.attribute("w:ilvl", restart.level)
            xml.value("w:startOverride", restart.start)
            xml.end()
        }
        xml.end()
    }

    /// Writes each definition before its first instance and returns the instances, which the schema wants afterwards.
    private func writeDefinitions(from first: Int, to xml: XMLWriter) -> [Instance] {
        var instances: [Instance] = []
        var shared: [NumberingPlan.Kind: Int] = [:]
        var count = first
        func define(_ levels: [NumberingLevel], isMultilevel: Bool = false) -> Int {
            write(levels, id: count, isMultilevel: isMultilevel, to: xml)
            count += 1
            return count - 1
        }
        if plan.usesHeadings {
            let definition = define(headingLevels, isMultilevel: true)
            instances.append(Instance(id: plan.headings, definition: definition))
        }
        for sequence in plan.sequences {
            if sequence.hasOwnDefinition {
                let definition = define(levels(of: sequence), isMultilevel: true)
                instances.append(Instance(id: sequence.instance, definition: definition))
                continue
            }
            let definition = shared[sequence.kind] ?? define(levels(of: sequence.kind))
            shared[sequence.kind] = definition
            let restart = sequence.kind == .bullet ? nil : (level: sequence.level, start: sequence.start)
            instances.append(Instance(id: sequence.instance, definition: definition, restart: restart))
        }
        return instances
    }

    private func write(_ levels: [NumberingLevel], id: Int, isMultilevel: Bool, to xml: XMLWriter) {
        xml.start("w:abstractNum")
        xml.attribute("w:abstractNumId", id)
        // Eight digits that tell definitions apart when documents are merged; any will do that are unique here.
        xml.value("w:nsid", Self.hexadecimal(0x1E77_0000 + id))
        xml.value("w:multiLevelType", isMultilevel ? "multilevel" : "hybridMultilevel")
        xml.value("w:tmpl", Self.hexadecimal(0x2E77_0000 + id))
        for (index, level) in levels.enumerated() { level.write(index, to: xml) }
        xml.end()
    }

    private static func hexadecimal(_ number: Int) -> String { String(number, radix: 16, uppercase: true) }
}

extension NumberingPart {
    private func indent(_ level: Int) -> ParagraphProperties.Indent {
        let step = Twips(points: sheet.house.listIndent)
        return .init(left: Twips(rawValue: step.rawValue * (level + 1)), hanging: step)
    }

    /// Numbered paragraphs need room for `10.12`.
    private func paragraphIndent(_ level: Int) -> ParagraphProperties.Indent {
        let width = Twips(points: 34)
        return .init(
            left: Twips(rawValue: Twips(points: sheet.house.listIndent).rawValue * level) + width, hanging: width)
    }

    private func levels(of kind: NumberingPlan.Kind) -> [NumberingLevel] {
        (0..<9).map { level in
            switch kind {
            case .bullet:
                // From the text font: Symbol and Wingdings are not on every machine.
                NumberingLevel(format: "bullet", text: "•", indent: indent(level))
            case .ordered(let style):
                NumberingLevel(format: Self.format(style), text: "%\(level + 1).", indent: indent(level))
            case .numberedParagraphs(let prefix):
                NumberingLevel(
                    format: "decimal", text: "\(prefix).%\(level + 1)",
                    indent: paragraphIndent(level))
            }
        }
    }

    /// The levels of a sequence with a definition of its own: it begins at its own number, and numbered paragraphs stand
    /// below its items.
    private func levels(of sequence: NumberingPlan.Sequence) -> [NumberingLevel] {
        var levels = levels(of: sequence.kind)
        levels[sequence.level].start = sequence.start
        if case .ordered(.decimal) = sequence.kind, sequence.level < 8 {
            levels[sequence.level + 1].text = "%\(sequence.level + 1).%\(sequence.level + 2)"
            levels[sequence.level + 1].indent = paragraphIndent(sequence.level + 1)
        }
        return levels
    }

    /// 1 for headings of level 2, 1.1 for those of level 3 and so on; then 1.1 for numbered paragraphs of a section.
    private var headingLevels: [NumberingLevel] {
        (0..<9).map { level in
            guard level < NumberingPlan.paragraphLevel else { return paragraphLevel(level) }
            let text = (0...level).map { "%\($0 + 1)" }.joined(separator: ".")
            let width = Twips(points: [24, 34, 44, 54, 64][level])
            return NumberingLevel(
                format: "decimal", text: text, indent: .init(left: width, hanging: width),
                style: plan.isInHeadingStyles ? sheet.id(.heading(level + 2)) : nil)
        }
    }

    private func paragraphLevel(_ level: Int) -> NumberingLevel {
        guard level == NumberingPlan.paragraphLevel else {
            return NumberingLevel(format: "decimal", text: "%\(level + 1).", indent: indent(level))
        }
        return NumberingLevel(format: "decimal", text: "%1.%\(level + 1)", indent: paragraphIndent(0), restartsAfter: 1)
    }

    private static func format(_ style: List.NumberStyle) -> String {
        switch style {
        case .decimal: "decimal"
        case .lowerAlpha: "lowerLetter"
        case .upperAlpha: "upperLetter"
        case .lowerRoman: "lowerRoman"
        case .upperRoman: "upperRoman"
        }
    }
}
