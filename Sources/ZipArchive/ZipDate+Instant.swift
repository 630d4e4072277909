package import CivilTime

extension ZipDate {
    /// The instant in UTC; the earliest date for none.
    package init(_ instant: Instant?) {
        guard let instant else {
            self = .earliest
            return
        }
        let (date, time) = TimeZoneRules.utc.local(of: instant)
        self.init(
            year: date.year, month: date.month, day: date.day, hour: time.secondOfDay / 3600,
            minute: time.secondOfDay / 60 % 60, second: time.secondOfDay % 60)
    }
}
