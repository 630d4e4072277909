internal import CivilTime

/// Takes the clock out of a PDF of LibreOffice's: its date, and the identifiers that it makes of the date. Only bytes are
/// exchanged, never their number, so that the table of positions stays true.
///
/// Source: ISO 32000-1, 7.9.4 (dates), 14.3.3 (document information), 14.4 (file identifiers).
enum PDFDates {
    /// - Parameter date: `nil` for 1 January 1980, the date of files without one in the archives that we write.
    static func replaced(in pdf: [UInt8], by date: Instant?) -> [UInt8] {
        var pdf = pdf
        let instant = (date ?? Instant(secondsSince1970: 315_532_800)).description
        let digits = instant.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        for key in ["/CreationDate(D:", "/ModDate(D:"] { put(digits, after: key, in: &pdf) }
        for key in ["<xmp:CreateDate>", "<xmp:ModifyDate>", "<xmp:MetadataDate>"] {
            put(Array(instant.utf8), after: key, in: &pdf)
        }
        replaceIdentifiers(in: &pdf)
        return pdf
    }

    private static func put(_ text: [UInt8], after key: String, in pdf: inout [UInt8]) {
        for position in positions(of: Array(key.utf8), in: pdf) {
            let start = position + key.utf8.count
            guard start + text.count <= pdf.count else { continue }
            pdf.replaceSubrange(start..<start + text.count, with: text)
        }
    }

    /// `/ID [ <…> <…> ]` and `/DocChecksum /…` in the trailer, which stands at the end.
    private static func replaceIdentifiers(in pdf: inout [UInt8]) {
        let trailer = max(pdf.count - 2048, 0)
        var runs: [Range<Int>] = []
        for key in ["/ID [", "/DocChecksum /"] {
            guard let found = positions(of: Array(key.utf8), in: Array(pdf[trailer...])).last else { continue }
            var index = trailer + found + key.utf8.count
            let wanted = key == "/ID [" ? 2 : 1
            for _ in 0..<wanted {
                while index < pdf.count, !isHexDigit(pdf[index]) { index += 1 }
                let start = index
                while index < pdf.count, isHexDigit(pdf[index]) { index += 1 }
                if index - start == 32 { runs.append(start..<index) }
            }
        }
        for run in runs { for index in run { pdf[index] = UInt8(ascii: "0") } }
        let identifier = Self.identifier(of: pdf)
        for run in runs { pdf.replaceSubrange(run, with: identifier) }
    }

    /// 32 hexadecimal digits of the content: two FNV-1a sums, one of them over the complements.
    private static func identifier(of bytes: [UInt8]) -> [UInt8] {
        var sums: (UInt64, UInt64) = (0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15)
        for byte in bytes {
            sums.0 = (sums.0 ^ UInt64(byte)) &* 0x100_0000_01b3
            sums.1 = (sums.1 ^ UInt64(~byte)) &* 0x100_0000_01b3
        }
        let digits = Array("0123456789ABCDEF".utf8)
        return [sums.0, sums.1].flatMap { sum in
            stride(from: 60, through: 0, by: -4).map { digits[Int((sum >> UInt64($0)) & 15)] }
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
    }

    /// Where a key stands. Its first byte, `/` or `<`, is rare enough.
    private static func positions(of key: [UInt8], in bytes: [UInt8]) -> [Int] {
        guard let first = key.first, bytes.count >= key.count else { return [] }
        var positions: [Int] = []
        bytes.withUnsafeBufferPointer { bytes in
            for index in 0...(bytes.count - key.count) where bytes[index] == first {
                if bytes[index..<index + key.count].elementsEqual(key) { positions.append(index) }
            }
        }
        return positions
    }
}
