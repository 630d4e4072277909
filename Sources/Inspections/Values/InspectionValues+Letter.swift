internal import DataReaders
internal import Templating

extension InspectionValues {
    /// What a letter needs, also of a record that says nothing about one: its subject, who sends it, to whom.
    func letter() -> Value {
        let node = root["letter"].flatMap { $0.mapping == nil ? nil : $0 }
        var pairs: Pairs = Self.fields(node, ["programme", "programmeCy", "salutation", "closing"])
        pairs.append(("subject", .string(node?.text("subject") ?? usualSubject)))
        pairs.append(("sender", sender(node?["sender"], isOfLetter: node != nil)))
        let recipients = (node?.list("to") ?? []).map(recipient)
        pairs.append(("to", .list(recipients.map(\.value))))
        let receiver = recipients.isEmpty ? receiver : recipients.map(\.text).joined(separator: "; ")
        pairs.append(("toText", .string(receiver)))
        pairs.append(("from", signatory(node?["from"])))
        pairs.append(("fromText", .string(signature(node?["from"]) ?? signature(leader) ?? inspection.body.name)))
        pairs.append(("signatories", .list((node?.list("signatories") ?? []).map(signatory))))
        for key in ["opening", "context", "summary", "management", "nextSteps", "thanks"] {
            pairs.append((key, Self.texts(node?.texts(key) ?? [])))
        }
        let headings = [
            ("commentaryHeading", "Commentary on the inspection in \(inspection.service.area):"),
            ("managementHeading", "Operational management"), ("strengthsHeading", "Key strengths"),
            ("improvementsHeading", "Areas requiring improvement"),
        ]
        for (key, usual) in headings { pairs.append((key, .string(node?.text(key) ?? usual))) }
        pairs.append(("sections", .list((node?.list("sections") ?? []).map(section))))
        pairs.append(("footnotes", .list((node?.list("footnotes") ?? []).map(footnote))))
        pairs.append(("leadInspector", person(node?["leadInspector"] ?? leader)))
        let notes = (node?.texts("notes") ?? []).enumerated().map { index, text in
            Value.dict(unique: [("number", .int(index + 1)), ("text", .string(text))])
        }
        pairs.append(("notes", .list(notes)))
        return .dict(unique: pairs)
    }

    private var usualSubject: String {
        let name = inspection.service.name
        switch inspection.kind {
        case .joint: return "Joint inspection of \(name)"
        case .reinspection: return "Reinspection of \(name)"
        // The subject of a thematic inspection is no name.
        case .thematic: return "Thematic inspection of \(name.prefix(1).lowercased())\(name.dropFirst())"
        case .single, .pilot: return "Inspection of \(name)"
        }
    }

    /// The body that is inspected, where a letter names nobody.
    private var receiver: String {
        // What a thematic inspection looks at is no body.
        root.text("host") ?? (inspection.kind == .thematic ? "The services inspected" : inspection.service.name)
    }
    private var leader: DataNode? { root["inspector"]?["lead"] }

    private func signature(_ node: DataNode?) -> String? {
        guard let node, node.mapping != nil, let name = node.text("name") else { return nil }
        return name + (node.text("role").map { ", " + $0 } ?? "")
    }

    private func sender(_ node: DataNode?, isOfLetter: Bool) -> Value {
        let body = root["body"]
        return .dict(unique: [
            ("name", .string(node?.text("name") ?? inspection.body.name)),
            ("lines", Self.texts(node?.texts("lines") ?? body?.texts("address") ?? [])),
            ("phone", Self.text(node?.text("phone") ?? body?.text("phone"))),
            ("website", isOfLetter ? Self.text(node?.text("website") ?? address(body?.text("website"))) : .none),
        ])
    }

    /// What a website is called is no line of an address; where it is may be one.
    private func address(_ website: String?) -> String? {
        website?.utf8.contains(UInt8(ascii: " ")) == true ? nil : website
    }

    private func recipient(_ node: DataNode) -> (value: Value, text: String) {
        let name = node.text("name") ?? ""
        let roles = node.texts("roles")
        let fullName = (node.text("honorific").map { $0 + " " } ?? "") + name
        let rolesText = roles.count == 2 ? roles[0] + ", and " + roles[1] : EnglishWords.list(roles)
        let text = roles.isEmpty ? fullName : fullName + ", " + rolesText
        let value = Value.dict(unique: [
            ("name", .string(name)), ("honorific", Self.text(node.text("honorific"))), ("fullName", .string(fullName)),
            ("roles", Self.texts(roles)), ("rolesText", .string(rolesText)), ("text", .string(text)),
        ])
        return (value, text)
    }

    private func signatory(_ node: DataNode?) -> Value {
        guard let node, node.mapping != nil else { return .none }
        let name = node.text("name") ?? ""
        return .dict(unique: [
            ("name", .string(name)), ("role", Self.text(node.text("role"))),
            ("text", .string(signature(node) ?? "")),
        ])
    }

    private func section(_ node: DataNode) -> Value {
        let number = node.integer("number") ?? 0
        let paragraphs = node.texts("paragraphs").enumerated().map { index, text in
            Value.dict(unique: [("number", .string("\(number).\(index + 1)")), ("text", .string(text))])
        }
        return .dict(unique: [
            ("number", .int(number)), ("heading", Self.text(node.text("heading"))), ("paragraphs", .list(paragraphs)),
        ])
    }

    private func footnote(_ node: DataNode) -> Value {
        .dict(unique: [
            ("mark", .string(inspection.file.code(of: node["mark"] ?? node))), ("text", Self.text(node.text("text"))),
        ])
    }
}
