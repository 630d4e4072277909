/// Files that a document may ask for while it is filled: pictures, by the names that the template or data give.
///
/// The host decides what is found where, and what is not; the default finds nothing.
public struct OfficeResources: Sendable {
    /// The bytes of a file; `nil` if there is none of this name.
    public var picture: @Sendable (_ name: String) -> [UInt8]?

    public init(picture: @escaping @Sendable (_ name: String) -> [UInt8]? = { _ in nil }) { self.picture = picture }
}
