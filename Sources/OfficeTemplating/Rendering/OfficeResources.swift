public import Diagnostics

/// Files that a document may ask for while it is filled: pictures, by the names that the template or data give.
///
/// The host decides what is found where, and what is not; the default finds nothing.
public struct OfficeResources: Sendable {
    /// The bytes of a file; `nil` if there is none of this name. Throws for a file that may not be read: one over a limit,
    /// or outside of the folder.
    public var picture: @Sendable (_ name: String) throws(Diagnostic) -> [UInt8]?

    public init(
        picture: @escaping @Sendable (_ name: String) throws(Diagnostic) -> [UInt8]? = {
            (_: String) throws(Diagnostic) -> [UInt8]? in nil
        }
    ) { self.picture = picture }
}
