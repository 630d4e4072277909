/// How large and how deep a part may be. The defaults leave room above the largest of many hundred real documents; libxml2
/// alone would allow tags that take it minutes.
package struct XMLLimits: Sendable, Hashable {
    package var partBytes = 32 << 20
    package var depth = 200
    package var attributesPerTag = 256
    package var bytesPerTag = 1 << 20
    package var elements = 1_000_000

    package init() {}
    package static let standard = XMLLimits()
}
