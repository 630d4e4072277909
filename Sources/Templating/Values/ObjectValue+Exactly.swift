extension ObjectValue {
    /// The object as a final class, without the search that `as?` makes through the tables of the run-time system.
    ///
    /// The cast is safe: it is made only if the type of the object is that very type.
    @inline(__always)
    func exactly<Object: ObjectValue>(_ type: Object.Type) -> Object? {
        ObjectIdentifier(Self.self) == ObjectIdentifier(type) ? unsafeDowncast(self, to: type) : nil
    }
}
