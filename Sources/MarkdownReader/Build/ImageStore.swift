internal import Diagnostics
internal import DocumentModel

/// Loads every picture once.
struct ImageStore {
    enum Failure: Error {
        case missing
        case tooLarge(String)
        case notAnImage
        case other(Diagnostic)
    }

    private let load: MarkdownOptions.ImageLoader?
    private let limits: MarkdownLimits
    private var results: [String: Result<ImageData, Failure>] = [:]

    init(load: MarkdownOptions.ImageLoader?, limits: MarkdownLimits) {
        self.load = load
        self.limits = limits
    }

    var images: [String: ImageData] { results.compactMapValues { try? $0.get() } }

    mutating func image(_ source: String) -> Result<ImageData, Failure> {
        if let known = results[source] { return known }
        let result = read(source)
        results[source] = result
        return result
    }

    private func read(_ source: String) -> Result<ImageData, Failure> {
        guard let load else { return .failure(.missing) }
        do {
            guard let bytes = try load(source) else { return .failure(.missing) }
            guard bytes.count <= limits.imageBytes else {
                return .failure(.tooLarge("the picture is larger than \(limits.imageBytes >> 20) MiB"))
            }
            guard let image = ImageData(reading: bytes) else { return .failure(.notAnImage) }
            guard image.width * image.height <= limits.imagePixels else {
                return .failure(.tooLarge("the picture has more than \(Int(limits.imagePixels / 1e6)) million pixels"))
            }
            return .success(image)
        } catch {
            return .failure(.other(error))
        }
    }
}
