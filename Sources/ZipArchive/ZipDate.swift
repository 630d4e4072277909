/// The date of an archive's entries, as ZIP stores it: local time without a zone, in steps of two seconds, 1980 to 2107.
///
/// Source: APPNOTE.TXT 4.4.6 (MS-DOS date and time).
package struct ZipDate: Sendable, Hashable {
    package let date: UInt16
    package let time: UInt16

    /// 1 January 1980, 00:00: what an archive without a date gets.
    package static let earliest = ZipDate(year: 1980, month: 1, day: 1)

    /// Each number is taken into its range; a year outside 1980…2107 becomes the nearer of the two.
    package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        func clamped(_ value: Int, _ low: Int, _ high: Int) -> Int { min(max(value, low), high) }
        // Shifts bind tighter than sums.
        date = UInt16((clamped(year, 1980, 2107) - 1980) << 9 | clamped(month, 1, 12) << 5 | clamped(day, 1, 31))
        time = UInt16(clamped(hour, 0, 23) << 11 | clamped(minute, 0, 59) << 5 | (clamped(second, 0, 59) / 2))
    }
}
