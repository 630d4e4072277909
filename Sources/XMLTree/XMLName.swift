/// The name of an element or attribute, in both its forms.
package struct XMLName: Sendable, Hashable {
    /// As written: `w:p`.
    package let qualified: String
    /// Without prefix: `p`.
    package let local: String
    /// `nil` for a name without one.
    package let namespace: String?

    /// Whether the name is this local name in this namespace.
    package func matches(_ local: String, in namespace: String?) -> Bool {
        self.local == local && self.namespace == namespace
    }
}
