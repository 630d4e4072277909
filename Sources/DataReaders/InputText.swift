internal import Diagnostics

/// Checks on the bytes of a data file that every format needs.
package enum InputText {
    /// The bytes without a UTF-8 byte order mark, which Excel and Notepad put first.
    package static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// Makes sure that a source is within the size limit and is UTF-8.
    /// - Parameter allowsControls: Whether control characters besides tab, LF and CR pass.
    static func check(_ source: SourceText, limits: DataLimits, allowsControls: Bool) throws(Diagnostic) {
        let bytes = source.bytes
        guard bytes.count <= limits.fileBytes else {
            throw Diagnostic(
                .dataLimit, "the data file has \(bytes.count) bytes; at most \(limits.fileBytes) are read",
                at: .file(source.name), hint: LimitHint.fixed("cut the file in parts"))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Diagnostic(
                .invalidUTF8, "the file is UTF-16", at: .file(source.name), hint: "save it as UTF-8")
        }
        let (invalid, control) = bytes.withUnsafeBufferPointer { firstFaults($0) }
        if let invalid {
            throw Diagnostic(
                .invalidUTF8, "byte 0x\(hex(bytes[invalid])) is not valid UTF-8",
                at: .source(source, invalid..<(invalid + 1)), hint: "save the file as UTF-8")
        }
        if let control, !allowsControls {
            throw Diagnostic(
                .controlCharacter, "the control character U+00\(hex(bytes[control])) is not allowed",
                at: .source(source, control..<(control + 1)))
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }

    /// The offsets of the first byte that breaks UTF-8 (Unicode 15, table 3-7) and of the first control character.
    private static func firstFaults(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (invalid: Int?, control: Int?) {
        var control: Int?
        var index = 0
        while index < bytes.count {
            index = endOfPlainWords(bytes, from: index)
            guard index < bytes.count else { break }
            let byte = bytes[index]
            if byte < 0x80 {
                if byte < 0x20 || byte == 0x7F {
                    if control == nil, byte != 0x09, byte != 0x0A, byte != 0x0D { control = index }
                }
                index += 1
                continue
            }
            guard let width = sequenceWidth(bytes, at: index) else { return (index, control) }
            index += width
        }
        return (nil, control)
    }

    /// Where the first eight bytes begin that are not all ASCII without control characters, or fewer are left; found without
    /// looking at each.
    private static func endOfPlainWords(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        guard let start = bytes.baseAddress else { return index }
        let ones: UInt64 = 0x0101_0101_0101_0101
        var index = index
        while index + 8 <= bytes.count {
            let word = UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // A byte below 0x20 borrows from its high bit; one of 0x7F has it set after adding 1.
            let below = (word &- ones &* 0x20) & ~word
            guard (word | below | (word &+ ones)) & ones << 7 == 0 else { return index }
            index += 8
        }
        return index
    }

    /// The length of a well-formed sequence of two to four bytes; `nil` for an ill-formed one.
    private static func sequenceWidth(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let lead = bytes[index]
        let width: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: width = 2
        case 0xE0: (width, second) = (3, 0xA0...0xBF)
        case 0xED: (width, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: width = 3
        case 0xF0: (width, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: width = 4
        case 0xF4: (width, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard index + width <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
        for offset in 2..<max(2, width) where bytes[index + offset] & 0xC0 != 0x80 { return nil }
        return width
    }
}
