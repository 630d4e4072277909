internal import CLibXML2

/// Writes one XML document to memory through libxml2's writer.
///
/// Calls take no `try`: the first mistake (a character that XML 1.0 forbids, see ``XMLCharacters``) is kept and thrown by
/// ``finish()``. Names are trusted; values are escaped.
package final class XMLWriter {
    package init() {}
    /// Starts an element. `name` holds its prefix: `w:p`.
    package func start(_ name: String) {}
    /// Adds an attribute to the element just started.
    package func attribute(_ name: String, _ value: String) {}
    package func attribute(_ name: String, _ value: Int) { attribute(name, String(value)) }
    /// Escaped character data.
    package func text(_ text: String) {}
    package func end() {}
    /// Bytes of well-formed markup, put in as they are.
    package func raw(_ markup: [UInt8]) {}
    /// Starts an element with attributes and leaves it open.
    package func start(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        start(name)
        for (name, value) in attributes { attribute(name, value) }
    }
    /// An element with attributes and no content.
    package func empty(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        start(name, attributes)
        end()
    }
    /// An element with attributes whose content is text.
    package func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text content: String) {
        start(name, attributes)
        text(content)
        end()
    }
    /// An element whose content the closure writes.
    package func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: () throws -> Void)
        rethrows
    {
        start(name, attributes)
        try content()
        end()
    }
    /// The whole document as UTF-8 with its XML declaration (`standalone="yes"`). The writer is spent afterwards.
    package func finish() throws(XMLError) -> [UInt8] { [] }
}

package struct XMLError: Error {}
