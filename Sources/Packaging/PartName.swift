/// Names of parts and the paths between them, without a leading slash: `word/document.xml`.
///
/// Source: ISO/IEC 29500-2, 6.2.2 (part names) and 6.5.3 (relationships parts).
package enum PartName {
    /// The name of the part that holds the relationships of `source`; of the package for `nil`.
    package static func relationships(of source: String?) -> String {
        guard let source else { return "_rels/.rels" }
        let slash = source.lastIndex(of: "/")
        let folder = slash.map { source[...$0] } ?? ""
        let name = slash.map { source[source.index(after: $0)...] } ?? source[...]
        return "\(folder)_rels/\(name).rels"
    }

    /// The path from the folder of `source` to `target`: `media/image1.png` or `../customXml/item1.xml`.
    package static func relative(from source: String?, to target: String) -> String {
        guard let source else { return target }
        let folders = source.split(separator: "/").dropLast()
        let steps = target.split(separator: "/")
        var shared = 0
        while shared < folders.count, shared < steps.count - 1, folders[shared] == steps[shared] { shared += 1 }
        return String(repeating: "../", count: folders.count - shared) + steps[shared...].joined(separator: "/")
    }

    /// What a target written in the relationships of `source` means; `nil` if it leads out of the package.
    package static func resolve(_ target: String, from source: String?) -> String? {
        let path = target.prefix { $0 != "#" && $0 != "?" }
        var steps: [Substring] = path.hasPrefix("/") ? [] : Array((source ?? "").split(separator: "/").dropLast())
        for step in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where step != "." {
            if step != ".." {
                steps.append(step)
            } else if steps.popLast() == nil {
                return nil
            }
        }
        return steps.isEmpty ? nil : steps.joined(separator: "/")
    }

    /// The ending after the last dot, in lower case; empty for none.
    package static func fileExtension(_ name: String) -> String {
        let file = name.split(separator: "/").last ?? ""
        guard let dot = file.lastIndex(of: ".") else { return "" }
        return file[file.index(after: dot)...].lowercased()
    }
}
