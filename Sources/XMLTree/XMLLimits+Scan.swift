internal import Diagnostics

extension XMLLimits {
    /// Refuses what libxml2 must not see: documents beyond the limits, and any document type declaration.
    func check(_ bytes: [UInt8], from start: Int, name: String) throws(XMLError) {
        let mistake = bytes.withUnsafeBufferPointer { firstMistake(in: $0, from: start) }
        guard let mistake else { return }
        throw XMLError(
            mistake.code, mistake.message, at: XMLEncoding.place(name, bytes, mistake.offset),
            hint: mistake.code == .xmlLimit ? LimitHint.fixed() : nil)
    }

    private struct Mistake {
        var code = Diagnostic.Code.xmlLimit
        var message: String
        var offset: Int
    }

    private func firstMistake(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Mistake? {
        var markup = XMLMarkup(from: start)
        var level = 0
        var count = 0
        while let piece = markup.next(in: bytes) {
            let offset = piece.range.lowerBound
            if piece.range.count > bytesPerTag, piece.kind == .startTag || piece.kind == .emptyTag {
                return Mistake(message: "a tag has more than \(bytesPerTag) bytes", offset: offset)
            }
            switch piece.kind {
            case .startTag, .emptyTag:
                count += 1
                if piece.attributes > attributesPerTag {
                    return Mistake(message: "a tag has more than \(attributesPerTag) attributes", offset: offset)
                }
                if level >= depth {
                    return Mistake(message: "elements stand more than \(depth) deep in one another", offset: offset)
                }
                if count > elements {
                    return Mistake(message: "the part has more than \(elements) elements", offset: offset)
                }
                if piece.kind == .startTag { level += 1 }
            case .endTag: level -= 1
            case .documentType:
                return Mistake(
                    code: .documentType, message: "the part has a document type declaration, which none may have",
                    offset: offset)
            case .comment, .instruction: break
            }
        }
        return nil
    }
}
