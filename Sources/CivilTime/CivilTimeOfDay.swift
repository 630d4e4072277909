/// A time on a clock, without a date or a zone.
public struct CivilTimeOfDay: Hashable, Comparable, Sendable {
    /// 0…23.
    public let hour: Int
    /// 0…59.
    public let minute: Int
    /// 0…59.
    public let second: Int

    /// - Returns: `nil` for times that no clock shows, such as 24.00 or 12.60.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Reads `00:01`, `00:01:30` and, as the house writes it, `00.01`; a fraction of a second is dropped.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 5, bytes[2] == UInt8(ascii: ":") || bytes[2] == UInt8(ascii: "."),
            let hour = CivilDate.number(bytes[0..<2]), let minute = CivilDate.number(bytes[3..<5])
        else { return nil }
        var second = 0
        if bytes.count > 5 {
            guard bytes.count >= 8, bytes[5] == bytes[2], let read = CivilDate.number(bytes[6..<8]) else { return nil }
            second = read
            guard bytes.count == 8 || (bytes[8] == UInt8(ascii: ".") && CivilDate.number(bytes[9...]) != nil) else {
                return nil
            }
        }
        self.init(hour: hour, minute: minute, second: second)
    }

    /// The time so many seconds after midnight; less is taken to midnight, more to a second before the next.
    init(clampingSecondOfDay seconds: Int) {
        let seconds = min(max(seconds, 0), 86_399)
        (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    /// 0…86,399.
    public var secondOfDay: Int { hour * 3600 + minute * 60 + second }

    public static func < (a: CivilTimeOfDay, b: CivilTimeOfDay) -> Bool { a.secondOfDay < b.secondOfDay }

    /// `00:01:00`.
    public var iso: String {
        [hour, minute, second].map { CivilDate.padded($0, 2) }.joined(separator: ":")
    }
}
