internal import DataReaders
package import Diagnostics
internal import Synchronization

/// Finds frameworks by their ids: those given as files first, then the ones built in. Each is read once.
package final class FrameworkLibrary: Sendable {
    /// The frameworks built in.
    package static let builtIn = FrameworkLibrary()

    private static let folder = "frameworks/"

    private let given: [String: Framework]
    private let cache = Mutex<[String: Framework]>([:])

    /// - Parameter given: Frameworks that come before those built in, by their ids.
    package init(given: [Framework] = []) {
        var byID: [String: Framework] = [:]
        for framework in given { byID[framework.id] = framework }
        self.given = byID
    }

    /// The ids that can be named, in order.
    package var ids: [String] { Set(ShippedData.names(in: Self.folder)).union(given.keys).sorted() }

    /// - Returns: `nil` for an id that is not known.
    package func framework(_ id: String) throws(DiagnosticList) -> Framework? {
        if let framework = given[id] { return framework }
        if let framework = cache.withLock({ $0[id] }) { return framework }
        guard let file = try ShippedData.file(Self.folder + id + ".yaml") else { return nil }
        let framework = try FrameworkReader.read(file)
        cache.withLock { $0[id] = framework }
        return framework
    }
}
