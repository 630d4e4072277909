extension UnsafePointer<DataNode> {
    /// Whether it is a text whose first character is ASCII and to be seen.
    package var beginsVisibly: Bool {
        guard case .string(let text) = pointee.content, let first = text.utf8.first else { return false }
        return (0x21...0x7E).contains(first)
    }
}

extension UnsafePointer<DataMapping.Entry> {
    /// The value of the entry, in place: reading it through the entry would copy it, and count references to do so.
    package var value: UnsafePointer<DataNode> {
        // The first stored property of a struct has the address of the struct.
        UnsafeRawPointer(self).assumingMemoryBound(to: DataNode.self)
    }
}
