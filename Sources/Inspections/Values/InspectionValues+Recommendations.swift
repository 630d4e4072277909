internal import Templating

extension InspectionValues {
    /// Recommendations to one addressee.
    private struct Group {
        var id: String
        var name: String
        var shortName: String
        var lead: String
        var items: [Int] = []
    }

    func recommendations() -> Pairs {
        let groups = groups()
        let items = items(groups)
        return [
            ("recommendations", .list(items)), ("recommendationCount", .int(items.count)),
            ("recommendationCountWord", .string(EnglishWords.number(items.count))),
            ("recommendationGroups", .list(groups.map { value($0, items) })),
            ("recommendationSplit", split(groups)),
        ]
    }

    /// In the order of `addressees`; addressees that are only named come after them, in the order of the list.
    private func groups() -> [Group] {
        var groups = inspection.addressees.map {
            Group(
                id: $0.id, name: $0.name, shortName: $0.shortName,
                lead: $0.lead ?? EnglishWords.capitalised($0.name) + " should:")
        }
        var positions: [String: Int] = [:]
        for (index, group) in groups.enumerated() {
            positions[group.name] = index
            positions[group.id] = index
        }
        for (index, recommendation) in inspection.recommendations.enumerated() {
            let name = recommendation.addressee ?? inspection.service.shortName
            if let known = positions[name] {
                groups[known].items.append(index)
            } else {
                positions[name] = groups.count
                let lead = EnglishWords.capitalised(name) + " should:"
                groups.append(Group(id: name, name: name, shortName: name, lead: lead, items: [index]))
            }
        }
        return groups.filter { !$0.items.isEmpty }
    }

    /// In the order of the record, each with the group that it is in.
    private func items(_ groups: [Group]) -> [Value] {
        var owners = [Int](repeating: -1, count: inspection.recommendations.count)
        for (position, group) in groups.enumerated() { for index in group.items { owners[index] = position } }
        return inspection.recommendations.enumerated().map { index, recommendation in
            let group = groups.indices.contains(owners[index]) ? groups[owners[index]] : nil
            return .dict(unique: [
                ("number", .int(recommendation.number)), ("addressee", Self.text(group?.name)),
                ("addresseeId", Self.text(group?.id)), ("text", .string(recommendation.text)),
                ("highlight", Self.text(recommendation.highlight)),
            ])
        }
    }

    private func value(_ group: Group, _ items: [Value]) -> Value {
        let own = group.items.map { inspection.recommendations[$0] }
        let word = EnglishWords.number(own.count)
        return .dict(unique: [
            ("id", .string(group.id)), ("addressee", .string(group.name)),
            ("addresseeShort", .string(EnglishWords.inSentence(group.shortName))),
            ("lead", .string(group.lead)), ("count", .int(own.count)), ("countWord", .string(word)),
            ("CountWord", .string(EnglishWords.capitalised(word))),
            ("first", own.first.map { .int($0.number) } ?? .none),
            ("last", own.last.map { .int($0.number) } ?? .none),
            ("recommendations", .list(group.items.map { items[$0] })),
            ("highlights", Self.texts(own.compactMap(\.highlight))),
        ])
    }

    /// `three for the management board and two for the head of service`.
    private func split(_ groups: [Group]) -> Value {
        guard groups.count > 1 else { return .none }
        return .string(
            EnglishWords.list(
                groups.map { "\(EnglishWords.number($0.items.count)) for \(EnglishWords.inSentence($0.shortName))" }))
    }
}
