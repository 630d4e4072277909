internal import CivilTime
internal import DataReaders

extension CheckRule {
    /// Whether dates are possible and in order.
    static let dateRules: [CheckRule] = [
        .record("D1", .error, "dates are in order", order),
        .record("D1", .error, "weekdays match their dates", weekdays),
        .text("D1", .error, "weekdays in texts match their dates", in: [.prose, .month], weekdaysInText),
        .record("D2", .warning, "dates in texts have one style", dateStyle),
        .text("D3", .warning, "ranges say 'from … to' or 'between … and'", in: .number, ranges),
        .text("D4", .information, "dates put the day before the month", in: [.month, .number], foreignOrder),
    ]

    // MARK: D1

    @Sendable private static func order(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        fieldworkOrder(record, &out)
        let inspection = record.inspection
        if let embargo = inspection.embargoUntil, embargo > inspection.publication.instant {
            out.add(
                "embargoUntil", "the embargo ends after publication",
                correction: "end it at or before the instant of publication")
        } else if let embargo = inspection.embargoUntil, embargo < inspection.publication.instant {
            out.add(
                "embargoUntil", "the embargo ends before publication, and nothing may appear before that",
                correction: "leave it out: the embargo ends with publication then", severity: .warning)
        }
        validity(record, &out)
        if let person = inspection.spokesperson {
            if let from = person.from, let to = person.to, to.date < from.date {
                out.add("spokesperson.to", "the last day in office is before the first")
            }
            if let to = person.to, to.date < record.publicationDate {
                out.add("spokesperson.to", "the spokesperson has left office before publication")
            }
            if let from = person.from, from.date > record.publicationDate {
                out.add("spokesperson.from", "the spokesperson is not in office yet at publication")
            }
        }
        if let year = record.root["previous"]?.integer("year"), year > record.publicationDate.year {
            out.add("previous.year", "the previous inspection is later than publication")
        }
        var last: CivilDate?
        for (index, change) in (record.root["release"]?.list("history") ?? []).enumerated() {
            guard let date = change.text("when").flatMap(WrittenDate.init)?.date else { continue }
            if let last, date < last {
                out.add(
                    "release.history.\(index).when", "the changes are not in the order of their dates",
                    severity: .warning)
            }
            last = date
        }
        for (index, clearance) in record.root.list("clearances").enumerated() {
            guard let text = clearance.text("time"), case .instant(let time) = WrittenInstant.read(text),
                time > inspection.publication.instant
            else { continue }
            out.add("clearances.\(index).time", "the text was cleared after publication")
        }
    }

    /// Boilerplate is used from its first day to its last.
    private static func validity(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        for (index, text) in record.root.list("boilerplate").enumerated() {
            guard let from = text.text("validFrom").flatMap(WrittenDate.init)?.date,
                let to = text.text("validTo").flatMap(WrittenDate.init)?.date, to < from
            else { continue }
            out.add("boilerplate.\(index).validTo", "the last day of use is before the first")
        }
    }

    /// Only one of the three forms is used, so two may contradict each other unseen.
    private static func fieldworkForms(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let node = record.root["fieldwork"], node.mapping != nil else { return }
        var forms: [String] = []
        if node.text("month") != nil { forms.append("as a month") }
        if !node.list("weeks").isEmpty { forms.append("in weeks") }
        if node.text("start") != nil || node.text("end") != nil { forms.append("by its first and last day") }
        guard forms.count > 1 else { return }
        out.add(
            "fieldwork", "the fieldwork is given \(forms.joined(separator: ", and "))", correction: "keep one of them")
    }

    private static func fieldworkOrder(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        guard let fieldwork = record.inspection.fieldwork else { return }
        fieldworkForms(record, &out)
        let publication = record.publicationDate
        if case .weeks(let days) = fieldwork {
            for (index, day) in days.enumerated() where day.date.weekday != 1 {
                out.add(
                    "fieldwork.weeks.\(index)", "a week of fieldwork begins on a day that is no Monday",
                    severity: .information)
            }
            var seen: Set<CivilDate> = []
            for (index, day) in days.enumerated() where !seen.insert(day.date).inserted {
                out.add("fieldwork.weeks.\(index)", "this week of fieldwork is given twice", correction: "remove one")
            }
        }
        if case .period(let start, let end) = fieldwork, end.date < start.date {
            out.add("fieldwork.end", "the fieldwork ends before it begins")
        }
        if publication <= fieldwork.start {
            let place = publication == fieldwork.start ? "on the first day of" : "before"
            out.add("publication.date", "publication is \(place) the fieldwork (\(FieldworkText.text(fieldwork)))")
        } else if publication <= fieldwork.end {
            // A month may be over early; days that are given are not.
            var severity = Finding.Severity.error
            if case .month = fieldwork { severity = .warning }
            out.add(
                "publication.date",
                "publication is \(publication == fieldwork.end ? "on the last day" : "before the end") of the fieldwork (\(FieldworkText.text(fieldwork)))",
                severity: severity)
        }
        if let announced = record.inspection.announced {
            let isAfter: Bool
            if case .month = fieldwork {
                isAfter = announced.date > fieldwork.end
            } else {
                isAfter = announced.date > fieldwork.start
            }
            if isAfter { out.add("announced", "the inspection was announced after the fieldwork began") }
        }
    }

    @Sendable private static func weekdays(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        let names = CalendarNames.english
        for node in record.dated {
            guard let date = node.string.flatMap(WrittenDate.init), let named = date.namedWeekday,
                named != date.date.weekday
            else { continue }
            let (right, wrong) = (names.days[date.date.weekday - 1], names.days[named - 1])
            out.add(
                record.inspection.file.path(of: node), "\(names.longDate(date.date)) is a \(right), not a \(wrong)",
                correction: "write '\(names.longDateWithWeekday(date.date))', or leave the weekday out")
        }
    }

    // MARK: Dates in texts

    private static let months = WordSet(CalendarNames.english.months.map { Word(Array($0.utf8)).hash })
    private static let days = WordSet(CalendarNames.english.days.map { Word(Array($0.utf8)).hash })

    /// A date written out in a text.
    struct DateInText {
        var date: CivilDate?
        var weekday: Int?
        var range: Range<Int>
    }

    /// Dates of the form `[Tuesday[,]] 28 January 2025`.
    static func dates(in passage: Passage) -> [DateInText] {
        var found: [DateInText] = []
        let words = passage.words
        for index in words.indices where index > 0 && words[index - 1].isNumber {
            guard let month = months.position(of: words[index].hash), index + 1 < words.count,
                words[index + 1].range.count == 4, let year = passage.number(words[index + 1]),
                let day = passage.number(words[index - 1]), words[index - 1].range.count <= 2
            else { continue }
            var result = DateInText(
                date: CivilDate(year: year, month: month + 1, day: day), weekday: nil,
                range: words[index - 1].range.lowerBound..<words[index + 1].range.upperBound)
            if index > 1, let weekday = days.position(of: words[index - 2].hash) {
                result.weekday = weekday + 1
                result.range = words[index - 2].range.lowerBound..<result.range.upperBound
            }
            found.append(result)
        }
        return found
    }

    @Sendable private static func weekdaysInText(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard passage.isProse else { return }
        for found in dates(in: passage) {
            guard let date = found.date else {
                out.add(found.range, of: passage, "this day does not exist")
                continue
            }
            guard let weekday = found.weekday, weekday != date.weekday else { continue }
            let names = CalendarNames.english
            out.add(
                found.range, of: passage, "\(names.longDate(date)) is a \(names.days[date.weekday - 1])",
                correction: "write '\(names.longDateWithWeekday(date))', or leave the weekday out")
        }
    }

    @Sendable private static func dateStyle(_ record: RecordUnderCheck, _ out: inout FindingCollector) {
        var withWeekday: (Passage, Range<Int>)?
        var without: (Passage, Range<Int>)?
        for passage in record.passages.having([.prose, .month]) {
            guard !passage.isQuoted, !passage.isWelsh else { continue }
            for found in dates(in: passage) {
                if found.weekday != nil {
                    withWeekday = withWeekday ?? (passage, found.range)
                } else {
                    without = without ?? (passage, found.range)
                }
            }
        }
        guard let (passage, range) = withWeekday, without != nil else { return }
        out.add(
            range, of: passage, "some dates in the texts name the weekday, others do not",
            correction: "leave the weekday out everywhere")
    }

    private static let between = Word("between")
    private static let to = Word("to")
    private static let and = Word("and")

    @Sendable private static func ranges(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        guard !passage.isWelsh else { return }
        let words = passage.words
        for (index, word) in words.enumerated() {
            if word.hash == between.hash { betweenTo(passage, index, &out) }
            dashBetweenMonths(passage, index, &out)
            guard word.isNumber, index + 2 < words.count, words[index + 1].isNumber, word.range.count <= 2,
                words[index + 1].range.count <= 2, months.contains(words[index + 2].hash)
            else { continue }
            let gap = word.range.upperBound..<words[index + 1].range.lowerBound
            let dash = passage.text(gap)
            guard dash == "-" || dash == "–" || dash == " - " || dash == " – " else { continue }
            out.add(
                word.range.lowerBound..<words[index + 2].range.upperBound, of: passage, "a range of dates has a dash",
                correction:
                    "write '\(passage.text(word.range)) to \(passage.text(words[index + 1].range)) \(passage.text(words[index + 2].range))'"
            )
        }
    }

    /// “23 May – 2 June 2016”, also with a year in the middle.
    private static func dashBetweenMonths(_ passage: Passage, _ index: Int, _ out: inout FindingCollector) {
        let words = passage.words
        guard index > 0, index + 2 < words.count, words[index - 1].isNumber, months.contains(words[index].hash) else {
            return
        }
        var next = index + 1
        if words[next].isNumber, words[next].range.count == 4 { next += 1 }
        guard next + 1 < words.count, words[next].isNumber, words[next].range.count <= 2,
            months.contains(words[next + 1].hash)
        else { return }
        let gap = passage.text(words[next - 1].range.upperBound..<words[next].range.lowerBound)
        guard gap == "-" || gap == "–" || gap == " - " || gap == " – " else { return }
        let range = words[index - 1].range.lowerBound..<words[next + 1].range.upperBound
        let first = passage.text(range.lowerBound..<words[next - 1].range.upperBound)
        let second = passage.text(words[next].range.lowerBound..<range.upperBound)
        out.add(range, of: passage, "a range of dates has a dash", correction: "write '\(first) to \(second)'")
    }

    /// “between 28 June 2021 to 22 April 2022”: a date, then “to” where “and” belongs.
    private static func betweenTo(_ passage: Passage, _ index: Int, _ out: inout FindingCollector) {
        let words = passage.words
        guard index + 1 < words.count, words[index + 1].isNumber || days.contains(words[index + 1].hash) else {
            return
        }
        for later in (index + 1)..<min(index + 7, words.count) {
            if words[later].hash == and.hash { return }
            guard words[later].hash == to.hash, later + 1 < words.count else { continue }
            let next = words[later + 1]
            guard next.isNumber || days.contains(next.hash) else { return }
            out.add(
                words[index].range.lowerBound..<words[later].range.upperBound, of: passage,
                "'between … to …' mixes two forms",
                correction: "write 'from … to …' or 'between … and …'")
            return
        }
    }

    @Sendable private static func foreignOrder(
        _ passage: Passage, _ record: RecordUnderCheck, _ out: inout FindingCollector
    ) {
        let words = passage.words
        for (index, word) in words.enumerated() where index + 2 < words.count && words[index + 1].isNumber {
            guard months.contains(word.hash) else { continue }
            let day = words[index + 1]
            let year = words[index + 2]
            guard day.isNumber, day.range.count <= 2, year.isNumber, year.range.count == 4,
                passage.bytes[day.range.upperBound] == UInt8(ascii: ",")
            else { continue }
            out.add(
                word.range.lowerBound..<year.range.upperBound, of: passage, "the month stands before the day",
                correction: "write '\(passage.text(day.range)) \(passage.text(word.range)) \(passage.text(year.range))'"
            )
        }
    }
}
