internal import DocumentModel

/// The pictures of a package: each once, however often and under however many addresses the document shows it.
struct Pictures {
    struct File {
        /// `Pictures/image1.png`.
        let name: String
        let mediaType: String
        let bytes: [UInt8]
    }

    private(set) var files: [File] = []
    private var names: [ImageData: String] = [:]
    /// By address, so that the bytes of a picture shown often are compared once.
    private var namesBySource: [String: String] = [:]
    private let prefix: String

    /// - Parameter others: Names of files that the package holds besides.
    init(besides others: some Sequence<String> = []) {
        var prefix = "Pictures/image"
        let others = Array(others)
        while others.contains(where: { $0.hasPrefix(prefix) }) { prefix += "-" }
        self.prefix = prefix
    }

    /// The name of the file that holds the picture, which is added if it is new.
    ///
    /// - Parameter source: The address that the document gives it.
    mutating func name(of image: ImageData, source: String) -> String {
        if let name = namesBySource[source] { return name }
        let name = name(of: image)
        namesBySource[source] = name
        return name
    }

    private mutating func name(of image: ImageData) -> String {
        if let name = names[image] { return name }
        let (suffix, mediaType) = Self.type(of: image.format)
        let name = "\(prefix)\(files.count + 1).\(suffix)"
        names[image] = name
        files.append(File(name: name, mediaType: mediaType, bytes: image.bytes))
        return name
    }

    static func type(of format: ImageData.Format) -> (suffix: String, mediaType: String) {
        switch format {
        case .png: ("png", "image/png")
        case .jpeg: ("jpg", "image/jpeg")
        case .gif: ("gif", "image/gif")
        case .svg: ("svg", "image/svg+xml")
        }
    }
}
