/// Takes out the runs of a finished part whose text has come out empty: those before and after a value that leaves its run, and
/// those of values that are empty.
///
/// Source: ISO/IEC 29500-1, 17.3.2.25 (`w:r`) and 17.3.3.31 (`w:t`).
struct EmptyRuns {
    private let bytes: [UInt8]
    /// An empty text as it is written, and the beginnings and ends of runs, under the prefix of the part.
    private let text: [UInt8]
    private let runTag: [UInt8]
    private let propertiesTag: [UInt8]
    private let propertiesEnd: [UInt8]
    private let runEnd: [UInt8]
    /// How far the search goes on from a byte under the end of the text.
    private let shifts: [Int]
    /// Properties of a run are hardly longer: what lies further before is no beginning of this run.
    private static let furthest = 4_096

    static func removed(from bytes: [UInt8], prefix: String) -> [UInt8] {
        let markup = TextMarkup(.wordprocessing, prefix: prefix)
        return EmptyRuns(bytes, text: markup.opening + markup.closing, prefix: prefix).result()
    }

    private init(_ bytes: [UInt8], text: [UInt8], prefix: String) {
        self.bytes = bytes
        self.text = text
        runTag = Array("<\(prefix)r".utf8)
        propertiesTag = Array("<\(prefix)rPr".utf8)
        propertiesEnd = Array("</\(prefix)rPr>".utf8)
        runEnd = Array("</\(prefix)r>".utf8)
        var shifts = [Int](repeating: text.count, count: 256)
        for (index, byte) in text.dropLast().enumerated() { shifts[Int(byte)] = text.count - 1 - index }
        self.shifts = shifts
    }

    private func result() -> [UInt8] {
        guard var found = next(from: 0) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while true {
            let end = found + text.count
            if let start = runStart(before: found), start >= position, bytes[end...].starts(with: runEnd) {
                result += bytes[position..<start]
                position = end + runEnd.count
            } else {
                result += bytes[position..<found]
                position = end
            }
            guard let following = next(from: position) else { break }
            found = following
        }
        return result + bytes[position...]
    }

    /// The next empty text, by Horspool's search: most bytes of a part are never looked at.
    private func next(from position: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var end = position + text.count - 1
            while end < bytes.count {
                var index = text.count - 1
                while index >= 0, bytes[end - (text.count - 1 - index)] == text[index] { index -= 1 }
                if index < 0 { return end - (text.count - 1) }
                end += shifts[Int(bytes[end])]
            }
            return nil
        }
    }

    /// Where the run begins in which nothing but its properties stands before an offset; `nil` if more does.
    private func runStart(before offset: Int) -> Int? {
        var start = offset - 1
        while start >= max(0, offset - Self.furthest) {
            if bytes[start] == UInt8(ascii: "<"), bytes[start...].starts(with: runTag),
                let tagEnd = tagEnd(from: start + runTag.count), tagEnd <= offset
            {
                let between = bytes[tagEnd..<offset]
                let holdsProperties =
                    between.starts(with: propertiesTag)
                    && (between.suffix(propertiesEnd.count).elementsEqual(propertiesEnd) || isOneTag(between))
                return between.isEmpty || holdsProperties ? start : nil
            }
            start -= 1
        }
        return nil
    }

    /// The end of a start tag whose name ends here; `nil` if the name goes on, or the tag is empty.
    private func tagEnd(from position: Int) -> Int? {
        guard position < bytes.count, bytes[position] == UInt8(ascii: ">") || bytes[position] == 0x20,
            let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")), bytes[end - 1] != UInt8(ascii: "/")
        else { return nil }
        return end + 1
    }

    private func isOneTag(_ markup: ArraySlice<UInt8>) -> Bool {
        markup.suffix(2).elementsEqual("/>".utf8) && markup.dropFirst().firstIndex(of: UInt8(ascii: "<")) == nil
    }
}
