public import Diagnostics

extension Diagnostic.Code {
    /// The tags of a block stand where no valid document could be made of them.
    public static let scope: Diagnostic.Code = "scope"
    /// What an office template cannot do that a text template can.
    public static let notInOffice: Diagnostic.Code = "not-in-office"
    /// A picture could not be found or read, or lacks its alternative text.
    public static let picture: Diagnostic.Code = "picture"
    /// A character that XML forbids, in a value: the code of ``Templating`` and ``XMLTree`` for the same.
    static let forbiddenInXML: Diagnostic.Code = "forbidden-character"
    /// A link to an address whose scheme is none for publications.
    public static let linkScheme: Diagnostic.Code = "link-scheme"
    /// A value marked as safe is no markup that may stand at its place.
    public static let unsafeMarkup: Diagnostic.Code = "unsafe-markup"
}
