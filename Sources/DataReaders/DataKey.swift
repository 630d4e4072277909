/// A key compared by its bytes: Swift's `==` takes `é` and `e` + U+0301 for the same text.
struct DataKey: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func same(_ a: String, _ b: String) -> Bool {
        // `==` is a comparison of words or memory for most texts; only what it takes for the same is looked at byte by byte.
        a.utf8.count == b.utf8.count && a == b && a.utf8.elementsEqual(b.utf8)
    }

    static func == (a: DataKey, b: DataKey) -> Bool { same(a.text, b.text) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
