internal import Diagnostics

/// The languages that document filters know.
enum DocumentLanguage: Sendable {
    case english
    case welsh

    /// The language of a filter's `lang` argument, or of the render.
    static func of(
        _ argument: Value?, _ filter: String, in context: any CallContext
    ) throws(Diagnostic) -> DocumentLanguage {
        var tag = context.world.language
        if let argument, !argument.isNone {
            guard let text = argument.stringValue else {
                throw .wrongType("filter '\(filter)' expected a language such as 'en' or 'cy' for 'lang'")
            }
            tag = text
        }
        let primary = tag.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
        switch CaseMapping.lower(String(decoding: primary, as: UTF8.self)) {
        case "en": return .english
        case "cy": return .welsh
        default:
            throw .wrongValue(
                "filter '\(filter)' does not know the language '\(tag)'", hint: "it knows English (en) and Welsh (cy)")
        }
    }
}
