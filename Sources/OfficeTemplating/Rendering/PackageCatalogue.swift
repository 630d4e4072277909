internal import Packaging

/// What a render has to know of the template's package to add to it.
struct PackageCatalogue: Sendable {
    /// A part of numberings: its name, its bytes, and the prefix of its elements.
    struct Numbering: Sendable {
        var name: String
        var bytes: [UInt8]
        var prefix: String
    }

    var mainPart = ""
    /// The prefix of the main part's elements, with its colon.
    var prefix = "w:"
    /// The part of footnotes, if notes can be added to it.
    var footnotesPart: String?
    /// Whether a part for footnotes may be added.
    var addsFootnotes = false
    /// The part of styles, if styles may have to be added to it.
    var stylesPart: (name: String, bytes: [UInt8])?
    /// The part of settings, if one may have to be added to it.
    var settingsPart: (name: String, bytes: [UInt8])?
    var contentTypes: [UInt8] = []
    var manifest: [UInt8] = []
    /// Extensions that have a content type.
    var endings: Set<String> = []
    /// The relationships of the parts that are filled.
    var relationships: [String: [OPCRelationship]] = [:]
    var numbering: Numbering?
    var styles = StyleCatalogue()
    /// Whether the text may have a table of contents.
    var hasContents = false
    var firstFreeNumber = 1
    var firstFreeNumbering = 1
}
