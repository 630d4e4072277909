internal import DataReaders
internal import Templating

/// What the record holds beside ratings and recommendations.
extension InspectionValues {
    func contents() -> Pairs {
        let release = root["release"]
        let facts = root.list("facts").map {
            (key: inspection.file.code(of: $0["key"] ?? $0), value: Value.dict(unique: fact($0)))
        }
        return [
            ("cases", cases()), ("facts", .list(facts.map(\.value))),
            (
                "fact",
                .dict(facts.map { ($0.key, $0.value) })
            ),
            (
                "findings",
                .dict(unique: [
                    ("strengths", findings("strengths")), ("improvements", findings("improvements")),
                ])
            ),
            ("quotes", .list(root.list("quotes").map(quote))),
            ("childrenQuotes", Self.texts(root.texts("childrenQuotes"))),
            (
                "release",
                .dict(
                    unique: Self.fields(release, ["status", "headline", "headlineQuote", "standfirst"]) + [
                        ("version", Self.whole(release, "version")),
                        ("history", release?["history"]?.value ?? .list([])),
                        ("paragraphs", Self.texts(release?.texts("paragraphs") ?? [])),
                    ])
            ),
            ("notes", .list(root.list("notes").compactMap(note))),
            ("isbn", isbn()), ("previous", previous()),
            (
                "report",
                .dict(
                    unique: [("title", Self.text(root["report"]?.text("title")))]
                        + [
                            "foreword", "acknowledgements", "background", "methodology", "diversity", "participation",
                            "furtherInformation", "publisher",
                        ].map { ($0, Self.texts(root["report"]?.texts($0) ?? [])) })
            ),
            (
                "copyList",
                .list(
                    root.list("copyList").map { node in
                        let names = node.texts("names")
                        return .dict(unique: [
                            ("role", Self.text(node.text("role"))), ("names", Self.texts(names)),
                            ("namesText", .string(EnglishWords.list(names))),
                        ])
                    })
            ),
            ("welsh", welsh()), ("extra", root["extra"]?.value ?? .none),
        ] + Self.fields(root, ["reportURL", "dataAnnexURL", "licence", "copyright"])
            + ["clearances", "boilerplate", "glossary", "practiceExamples", "mailLists", "social"].map {
                ($0, root[$0]?.value ?? .list([]))
            }
    }

    private func cases() -> Value {
        guard let node = root["cases"], node.mapping != nil else { return .none }
        let groups = node.list("groups")
        let counts = groups.compactMap { $0.integer("count") }
        // A sum of counts that each are within the schema's range cannot overflow.
        let total = node.integer("total") ?? (counts.isEmpty ? nil : counts.reduce(0, +))
        return .dict(unique: [
            ("total", total.map { .int($0) } ?? .none), ("groups", .list(groups.map(group))),
            ("interviews", Self.whole(node, "interviews")), ("meetings", Self.whole(node, "meetings")),
            ("survey", survey(node["survey"])),
        ])
    }

    private func survey(_ node: DataNode?) -> Value {
        guard let node, node.mapping != nil else { return .none }
        return .dict(unique: ["sent", "replies"].map { ($0, Self.whole(node, $0)) })
    }

    private func group(_ node: DataNode) -> Value {
        let count = node.integer("count") ?? 0
        return .dict(unique: [
            ("label", Self.text(node.text("label"))), ("count", .int(count)),
            ("countWord", .string(EnglishWords.number(count))),
            (
                "of",
                .list(
                    node.list("of").map { part in
                        let count = part.integer("count") ?? 0
                        return .dict(unique: [
                            ("label", Self.text(part.text("label"))), ("count", .int(count)),
                            ("countWord", .string(EnglishWords.number(count))),
                        ])
                    })
            ),
        ])
    }

    private func fact(_ node: DataNode) -> Pairs {
        [("key", .string(inspection.file.code(of: node["key"] ?? node)))]
            + Self.fields(node, ["value", "unit", "period", "source", "anchor", "text"])
    }

    private func findings(_ key: String) -> Value {
        .list(
            (root["findings"]?.list(key) ?? []).map { node in
                .dict(unique: [
                    ("text", Self.text(node.string ?? node.text("text"))),
                    ("standard", node["standard"].map { .string(inspection.file.code(of: $0)) } ?? .none),
                    ("anchor", Self.text(node.text("anchor"))),
                ])
            })
    }

    private func quote(_ node: DataNode) -> Value {
        .dict(unique: [
            ("text", Self.text(node.text("text"))),
            ("speaker", Self.text(node.text("speaker") ?? inspection.spokesperson?.name)),
            ("source", Self.text(node.text("source"))), ("verbatim", .bool(node.flag("verbatim") ?? true)),
        ])
    }

    /// A note is an id of boilerplate, whose text is taken if the record has it, or a text of its own.
    private func note(_ node: DataNode) -> Value? {
        if let text = node.string, !SchemaReader.isSlug(text) {
            return .dict(unique: [("id", .none), ("text", .string(text))])
        }
        let id = node.string ?? node.text("id")
        let known = id.flatMap { inspection.boilerplate($0) }
        return .dict(unique: [("id", Self.text(id)), ("text", Self.text(node.text("text") ?? known?.text("text")))])
    }

    private func isbn() -> Value {
        guard let node = root["isbn"], !node.isNull else { return .none }
        return .dict(unique: [("text", .string(inspection.file.code(of: node)))])
    }

    private func welsh() -> Value {
        guard let node = root["welsh"], node.mapping != nil else { return .object(MissingWelshTexts()) }
        return node.value
    }

    private func previous() -> Value {
        guard let node = root["previous"], node.mapping != nil else { return .none }
        return .dict(unique: Self.fields(node, ["rating", "kind"]) + [("year", Self.whole(node, "year"))])
    }
}
