internal import DocumentModel
package import XMLTree

/// Counts the paragraphs of lists as Word does: by definition (`w:abstractNum`), an instance with a start of its own
/// beginning anew when it is first used.
package struct NumberingCounter {
    private struct Level {
        var start: Int
        var format: String
        var text: String
        var restartsAfter: Int?
    }

    private var definitions: [String: [Int: Level]] = [:]
    private var instances: [String: (definition: String, starts: [Int: Int])] = [:]
    private var counts: [String: [Int: Int]] = [:]
    private var used: Set<String> = []

    package init(_ numbering: XMLElement?) {
        for element in numbering?.children ?? [] {
            if element.name == "w:abstractNum", let id = element["w:abstractNumId"] {
                var levels: [Int: Level] = [:]
                for level in element.children where level.name == "w:lvl" {
                    levels[Int(level["w:ilvl"] ?? "") ?? 0] = Level(
                        start: Int(level.value("w:start") ?? "") ?? 1, format: level.value("w:numFmt") ?? "",
                        text: level.value("w:lvlText") ?? "",
                        restartsAfter: level.value("w:lvlRestart").flatMap(Int.init))
                }
                definitions[id] = levels
            } else if element.name == "w:num", let id = element["w:numId"] {
                var starts: [Int: Int] = [:]
                for override in element.children where override.name == "w:lvlOverride" {
                    starts[Int(override["w:ilvl"] ?? "") ?? 0] = override.value("w:startOverride").flatMap(Int.init)
                }
                instances[id] = (element.value("w:abstractNumId") ?? "", starts)
            }
        }
    }

    /// The label of the next paragraph of an instance, on a level.
    package mutating func next(_ instance: String, level: Int) -> String? {
        guard let (definition, starts) = instances[instance], let levels = definitions[definition],
            let own = levels[level]
        else { return nil }
        var count = counts[definition] ?? [:]
        let isFirst = used.insert("\(instance)/\(level)").inserted
        if isFirst, let start = starts[level] {
            count[level] = start
        } else {
            count[level] = count[level].map { $0 + 1 } ?? own.start
        }
        for (deeper, other) in levels where deeper > level {
            if let after = other.restartsAfter, level >= after { continue }
            count[deeper] = nil
        }
        counts[definition] = count
        return label(own, levels, count)
    }

    private func label(_ own: Level, _ levels: [Int: Level], _ count: [Int: Int]) -> String {
        var text = own.text
        for (index, level) in levels {
            let number = count[index] ?? level.start
            text = text.replacing("%\(index + 1)", with: Self.format(number, level.format))
        }
        return text
    }

    private static func format(_ number: Int, _ format: String) -> String {
        switch format {
        case "lowerLetter": List.NumberStyle.lowerAlpha.numeral(number)
        case "upperLetter": List.NumberStyle.upperAlpha.numeral(number)
        case "lowerRoman": List.NumberStyle.lowerRoman.numeral(number)
        case "upperRoman": List.NumberStyle.upperRoman.numeral(number)
        default: String(number)
        }
    }
}
