/// Writes a ZIP archive in memory: entries in the order they were added, fixed dates, the same bytes for the same input.
package struct ZipWriter: ~Copyable {
    package enum Method: Sendable { case stored, deflated }

    package init() {}
    package mutating func add(_ name: String, _ bytes: [UInt8], method: Method = .deflated) throws(ZipError) {}
    package consuming func finish() throws(ZipError) -> [UInt8] { [] }
}
package struct ZipError: Error {}
