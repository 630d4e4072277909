/// The plural classes of Unicode CLDR.
///
/// Source: CLDR, `supplemental/plurals.xml`, cardinal rules of `en` and `cy`.
enum PluralCategory: String, CaseIterable {
    case zero, one, two, few, many, other

    /// - Parameter number: A number; one with digits after its point, as every `float` has, is `other` in English.
    init(_ number: Value, _ language: DocumentLanguage) {
        switch (language, number) {
        case (.english, .float): self = .other
        case (.english, _): self = number.intValue == 1 ? .one : .other
        case (.welsh, _):
            switch number.doubleValue {
            case 0: self = .zero
            case 1: self = .one
            case 2: self = .two
            case 3: self = .few
            case 6: self = .many
            default: self = .other
            }
        }
    }
}
