internal import Diagnostics
internal import XMLTree

/// Scopes that cannot be, and how they are said.
extension ScopeResolver {
    /// The first word of a tag's code.
    func word(of number: Int) -> String {
        let code = sources[tags[number].source].text(in: tags[number].code)
        return code.split(separator: " ").first.map(String.init) ?? ""
    }

    mutating func report(_ block: TagBlock, _ problem: String, tag: Int? = nil, hint: String? = nil) {
        let number = tag ?? block.opening
        var diagnostic = Diagnostic(
            .scope, "the block '\(block.keyword)' \(problem)",
            at: .source(sources[tags[number].source], tags[number].range), hint: hint)
        if tag == nil {
            let closing = tags[block.closing]
            diagnostic.trace = [Diagnostic.Step("it ends in", at: .source(sources[closing.source], closing.range))]
        }
        problems.append(diagnostic)
    }

    /// Filters take text: what they are to change cannot hold whole paragraphs.
    mutating func checkFilters() {
        for block in blocks
        where block.keyword == "filter" && block.tags.contains(where: { tags[$0].placement != .inline }) {
            report(
                block, "covers whole paragraphs, and filters take text",
                hint: "put both tags into one paragraph, or filter the values: {{ value|\(filters(of: block)) }}")
        }
    }

    private func filters(of block: TagBlock) -> String {
        let code = sources[tags[block.opening].source].text(in: tags[block.opening].code)
        return code.split(separator: " ").dropFirst().joined(separator: " ")
    }

    /// `break` and `continue` leave a round where they stand: that has to be between the elements that the loop repeats.
    mutating func checkJumps() {
        var loops: [Int: Int] = [:]
        for (number, block) in blocks.enumerated() where block.keyword == "for" {
            loops[block.opening] = number
            loops[block.closing] = number
        }
        let jumps = tags.indices.filter { tags[$0].kind == .statement && tags[$0].statement == .plain }
            .filter { ["break", "continue"].contains(word(of: $0)) }
        guard !jumps.isEmpty else { return }
        let marks = Set(jumps).union(loops.keys)
        var open: [Int] = []
        for number in marks.sorted(by: { (position(of: $0), tags[$0].offset) < (position(of: $1), tags[$1].offset) }) {
            if let loop = loops[number] {
                if number == blocks[loop].opening { open.append(loop) } else { open.removeAll { $0 == loop } }
                continue
            }
            guard let loop = open.last, element(around: number) != element(around: blocks[loop].opening) else {
                continue
            }
            problems.append(
                Diagnostic(
                    .scope, "'\(word(of: number))' stands inside an element that would stay open",
                    at: .source(sources[tags[number].source], tags[number].range),
                    hint: "put it into a paragraph of its own, beside those that the loop repeats"))
        }
    }

    /// The element in whose content a tag is put.
    private func element(around number: Int) -> XMLNodeID? {
        let paragraph = paragraphs[tags[number].paragraph].nodes[0]
        guard case .at(let offset) = tags[number].placement else { return paragraph }
        var current = document.parent(of: paragraph)
        while let element = current {
            let content = document.contentRange(of: element)
            if content.lowerBound <= offset, offset <= content.upperBound { return element }
            current = document.parent(of: element)
        }
        return nil
    }

    /// Tags of one block may have moved past those of another.
    mutating func checkNesting() {
        guard problems.isEmpty else { return }
        var owner: [Int: Int] = [:]
        for (number, block) in blocks.enumerated() { for tag in block.tags { owner[tag] = number } }
        let placed = order.filter { owner[$0] != nil }.sorted { (position(of: $0), $0) < (position(of: $1), $1) }
        var open: [Int] = []
        for tag in placed {
            guard let block = owner[tag] else { continue }
            if tag == blocks[block].opening {
                open.append(block)
            } else if open.last != block {
                report(
                    blocks[block], "overlaps another block",
                    hint: "put its opening and closing tags into paragraphs or rows of their own")
                return
            } else if tag == blocks[block].closing {
                open.removeLast()
            }
        }
    }
}
