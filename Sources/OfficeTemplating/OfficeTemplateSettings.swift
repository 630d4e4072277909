public import Templating

/// How office documents are read as templates and filled.
public struct OfficeTemplateSettings: Sendable {
    /// Of the language; word processors' quotation marks and spaces are always understood.
    public var language: TemplateSettings
    /// Whether characters that no document may hold (most control characters) are left out of values instead of refused.
    public var removesForbiddenCharacters = false

    public init(language: TemplateSettings = TemplateSettings()) { self.language = language }
}
