internal import CivilTime

enum WrittenTime {
    /// Reads `00:01`, `00.01`, `9.30`.
    static func read(_ text: String) -> CivilTimeOfDay? {
        let bytes = Array(text.utf8)
        let isShort = bytes.count > 1 && (bytes[1] == UInt8(ascii: ":") || bytes[1] == UInt8(ascii: "."))
        return CivilTimeOfDay(iso: isShort ? "0" + text : text)
    }
}
