package import CivilTime
package import Diagnostics
internal import Inspections

/// Makes the calendar of some records.
package enum CalendarBuilder {
    /// The entries of all records that have a date, those among them that were withdrawn since a batch gave them to calendars,
    /// and what is wrong with records and dates.
    ///
    /// - Parameters:
    ///   - period: The days to show.
    ///   - history: The batch from whose dates on moves are counted, and the instant to note for those that it does not know.
    package static func entries(
        of data: [String], reader: RecordReader, in period: BatchRequest.Period,
        since history: (batch: BatchHistory, now: Instant)? = nil
    ) -> (entries: [CalendarEntry], problems: [Diagnostic]) {
        let sources = BatchSources(data, reader: reader)
        var problems = sources.failures.flatMap(\.problems.all)
        var entries: [CalendarEntry] = []
        var ids: Set<String> = []
        var identities = RecordIdentities()
        for number in 0..<sources.count {
            do throws(DiagnosticList) {
                let location = sources.location(of: number)
                let record = try sources.record(at: location, reader)
                ids.insert(record.id)
                guard let moment = record.moment else { continue }
                // Two of one id are one event, whatever their days.
                identities.note(record, in: sources.paths[location.source]).map { problems.append($0) }
                guard !record.isWithdrawn else {
                    let known = history.flatMap { $0.batch.cancellation(of: record.id, at: $0.now) }
                    if let known, period.holds(known.date) { entries.append(known.calendarEntry) }
                    continue
                }
                guard period.holds(moment.date) else { continue }
                problems += record.warnings
                var entry = entry(record, moment, reader.calendar)
                entry.move = history.flatMap { $0.batch.move(of: record.id, to: entry.embargo, at: $0.now) }
                entries.append(entry)
            } catch { problems += error.all }
        }
        // A record that cannot be read may be the one that is meant.
        let isComplete = !problems.contains { $0.severity == .error }
        for date in reader.calendar?.dates ?? [] where isComplete && !ids.contains(date.id) {
            problems.append(date.strayWarning(among: ids))
        }
        return (entries.sorted(by: CalendarEntry.precedes), problems)
    }

    private static func entry(
        _ record: Record, _ moment: PublicationMoment, _ calendar: PublicationCalendar?
    ) -> CalendarEntry {
        let line = calendar?.date(for: record.id)
        var entry = CalendarEntry(
            id: record.id, title: record.title, date: moment.date, time: moment.time,
            embargo: record.embargo ?? moment.instant, statedWeekday: line?.statedWeekday,
            place: line?.place ?? record.place)
        if case .inspection(let inspection) = record.content {
            entry.fieldworkEnd = inspection.fieldwork?.end
            if line == nil { entry.place = inspection.place("publication.date") }
        }
        return entry
    }
}
