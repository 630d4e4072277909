internal import Diagnostics
internal import Packaging
internal import XMLTree

/// What a render changes in a package besides its text: relationships, content types, numberings, the manifest.
struct PackageFinisher {
    let document: DocumentState
    let catalogue: PackageCatalogue

    /// The entries that take the place of the template's, by name, and new ones.
    func finish(_ states: [RenderState]) throws(Diagnostic) -> [(name: String, bytes: [UInt8])] {
        var result: [(String, [UInt8])] = document.newEntries.map { ($0.name, $0.bytes) }
        if document.kind.isOpenDocumentText {
            if !document.mediaTypes.isEmpty {
                let added = document.mediaTypes.map {
                    "<manifest:file-entry xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:full-path=\"\($0.name)\" manifest:media-type=\"\($0.type)\"/>"
                }.joined()
                result.append(
                    (ODFPackage.manifestName, Self.inserting(added, into: catalogue.manifest, beforeLast: "</")))
            }
            return result
        }
        if document.asksForUpdate, catalogue.settingsPart == nil {
            _ = document.state(of: catalogue.mainPart)
                .relationship(type: "settings", to: UpdateSetting.newPart, external: false)
        }
        for state in states where !state.relationships.isEmpty {
            let all = (catalogue.relationships[state.part] ?? []) + state.relationships
            do throws(XMLError) {
                result.append((PartName.relationships(of: state.part), try OPCRelationship.part(all)))
            } catch {
                throw error.diagnostic
            }
        }
        var types: [String] = []
        var endings: Set<String> = []
        for (name, type) in document.mediaTypes {
            let ending = PartName.fileExtension(name)
            if !catalogue.endings.contains(ending), endings.insert(ending).inserted {
                types.append("<Default Extension=\"\(ending)\" ContentType=\"\(type)\"/>")
            }
        }
        if !document.numberings.isEmpty { try finishNumbering(&result, &types) }
        finishFootnotes(states, &result, &types)
        finishSettings(&result, &types)
        if !types.isEmpty {
            result.append(
                (
                    OPCPackage.contentTypesName,
                    Self.inserting(types.joined(), into: catalogue.contentTypes, beforeLast: "</")
                ))
        }
        return result
    }

    // MARK: - Parts that values bring

    private func finishFootnotes(
        _ states: [RenderState], _ result: inout [(String, [UInt8])], _ types: inout [String]
    ) {
        guard let name = document.addedFootnotes, let state = states.first(where: { $0.part == name }) else { return }
        result.append((name, AddedFootnotes.part(state.notes, prefix: catalogue.prefix)))
        types.append("<Override PartName=\"/\(name)\" ContentType=\"\(AddedFootnotes.contentType)\"/>")
        if let (part, bytes) = catalogue.stylesPart {
            let styles = AddedFootnotes.styles(missing: catalogue.styles)
            result.append((part, Self.inserting(styles, into: bytes, beforeLast: "</")))
        }
    }

    private func finishSettings(_ result: inout [(String, [UInt8])], _ types: inout [String]) {
        guard document.asksForUpdate else { return }
        guard let (name, bytes) = catalogue.settingsPart else {
            result.append((UpdateSetting.newPart, UpdateSetting.part))
            types.append(
                "<Override PartName=\"/\(UpdateSetting.newPart)\" ContentType=\"\(UpdateSetting.contentType)\"/>")
            return
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.contains(":updateFields") else { return }
        result.append(
            (
                name,
                Self.inserting(UpdateSetting.element, into: bytes, beforeFirst: UpdateSetting.followers, prefix: "w:")
            ))
    }

    // MARK: - Numbering

    /// Source: ISO/IEC 29500-1, 17.9.15 (`w:num`) and 17.9.26 (`w:startOverride`).
    private func finishNumbering(
        _ result: inout [(String, [UInt8])], _ types: inout [String]
    ) throws(Diagnostic) {
        let names = "xmlns:w=\"\(WordNames.main)\""
        var definitions = ""
        let first = document.styles.firstFreeAbstract
        if document.needsBullets { definitions += Self.definition(first, isOrdered: false, names) }
        if document.needsNumbers { definitions += Self.definition(first + 1, isOrdered: true, names) }
        let instances = document.numberings.map { numbering -> String in
            let start =
                numbering.restarts
                ? (0...8).map { "<w:lvlOverride w:ilvl=\"\($0)\"><w:startOverride w:val=\"1\"/></w:lvlOverride>" }
                    .joined() : ""
            return
                "<w:num \(names) w:numId=\"\(numbering.number)\"><w:abstractNumId w:val=\"\(numbering.abstract)\"/>\(start)</w:num>"
        }.joined()
        if let numbering = catalogue.numbering {
            var bytes = Self.inserting(
                instances, into: numbering.bytes, beforeFirst: ["numIdMacAtCleanup"], prefix: numbering.prefix)
            if !definitions.isEmpty {
                bytes = Self.inserting(
                    definitions, into: bytes, beforeFirst: ["num ", "numIdMacAtCleanup"], prefix: numbering.prefix)
            }
            return result.append((numbering.name, bytes))
        }
        let name = "word/numbering.xml"
        let text =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:numbering \(names)>\(definitions)\(instances)</w:numbering>"
        result.append((name, Array(text.utf8)))
        types.append(
            "<Override PartName=\"/\(name)\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/>"
        )
        let relationships = result.firstIndex { $0.0 == PartName.relationships(of: catalogue.mainPart) }
        let main = catalogue.mainPart
        let path = PartName.relative(from: main, to: name)
        let added =
            "<Relationship Id=\"rIdLetterpressNumbering\" Type=\"\(WordNames.relationships)/numbering\" Target=\"\(path)\"/>"
        if let relationships {
            result[relationships].1 = Self.inserting(added, into: result[relationships].1, beforeLast: "</")
        } else {
            do throws(XMLError) {
                let all = (catalogue.relationships[main] ?? [])
                let bytes = try OPCRelationship.part(
                    all + [
                        OPCRelationship(
                            id: "rIdLetterpressNumbering", type: WordNames.relationships + "/numbering", target: path)
                    ])
                result.append((PartName.relationships(of: main), bytes))
            } catch { throw error.diagnostic }
        }
    }

    private static func definition(_ number: Int, isOrdered: Bool, _ names: String) -> String {
        let levels = (0...8).map { level -> String in
            let text = isOrdered ? "%\(level + 1)." : "•"
            return
                "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(isOrdered ? "decimal" : "bullet")\"/><w:lvlText w:val=\"\(text)\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"\(360 * (level + 1))\" w:hanging=\"360\"/></w:pPr></w:lvl>"
        }
        return
            "<w:abstractNum \(names) w:abstractNumId=\"\(number)\"><w:multiLevelType w:val=\"hybridMultilevel\"/>\(levels.joined())</w:abstractNum>"
    }

    // MARK: - Insertion

    private static func inserting(_ text: String, into bytes: [UInt8], beforeLast end: String) -> [UInt8] {
        let pattern = Array(end.utf8)
        var index = bytes.count - pattern.count
        while index > 0, !bytes[index...].starts(with: pattern) { index -= 1 }
        return Array(bytes[..<index]) + Array(text.utf8) + bytes[index...]
    }

    /// Before the first element of one of these names, or else at the end of the root.
    private static func inserting(
        _ text: String, into bytes: [UInt8], beforeFirst names: [String], prefix: String
    ) -> [UInt8] {
        let patterns = names.map { Array("<\(prefix)\($0)".utf8) }
        for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
            if patterns.contains(where: { bytes[index...].starts(with: $0) }) {
                return Array(bytes[..<index]) + Array(text.utf8) + bytes[index...]
            }
        }
        return inserting(text, into: bytes, beforeLast: "</")
    }
}
