extension UnsafePointer<DataMapping.Entry> {
    /// The value of the entry, in place: reading it through the entry would copy it, and count references to do so.
    package var value: UnsafePointer<DataNode> {
        // The first stored property of a struct has the address of the struct.
        UnsafeRawPointer(self).assumingMemoryBound(to: DataNode.self)
    }
}
