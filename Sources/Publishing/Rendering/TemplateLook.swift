internal import DataReaders
internal import Diagnostics
internal import DocumentModel
internal import Synchronization

/// The style and the reference document that the front matter of a template names.
struct TemplateLook: Sendable {
    var style: HouseStyle?
    var reference: OfficeReference?
}

/// Reads what front matter names, each file once for any number of renders.
///
/// Names are relative to the template's folder and never lead out of it: they may come from data.
final class TemplateLooks: Sendable {
    private let files: IncludeLoader
    private let styles = Mutex<[String: HouseStyle]>([:])
    private let references = Mutex<[String: OfficeReference]>([:])

    init(_ files: IncludeLoader) { self.files = files }

    /// - Returns: The look, and warnings about the style when it is first read.
    func look(style: String?, reference: String?) throws(DiagnosticList) -> (look: TemplateLook, warnings: [Diagnostic])
    {
        var look = TemplateLook()
        var warnings: [Diagnostic] = []
        if let style { (look.style, warnings) = try self.style(style) }
        if let reference {
            do { look.reference = try self.reference(reference) } catch { throw DiagnosticList(error) }
        }
        return (look, warnings)
    }

    private func style(_ name: String) throws(DiagnosticList) -> (HouseStyle, [Diagnostic]) {
        if let known = styles.withLock({ $0[name] }) { return (known, []) }
        let isName = !name.contains("/") && !name.contains(".")
        let found: (style: HouseStyle, warnings: [Diagnostic])
        if isName {
            found = try StyleFinder.style(name)
        } else {
            do { found = try StyleFinder.style(try bytes(of: name), name: name) } catch let error as DiagnosticList {
                throw error
            } catch let error as Diagnostic {
                throw DiagnosticList(error)
            } catch { throw DiagnosticList(Self.missing(name)) }
        }
        styles.withLock { $0[name] = found.style }
        return found
    }

    private func reference(_ name: String) throws(Diagnostic) -> OfficeReference {
        if let known = references.withLock({ $0[name] }) { return known }
        let reference = try OfficeReference(try bytes(of: name), name: name)
        references.withLock { $0[name] = reference }
        return reference
    }

    private func bytes(of name: String) throws(Diagnostic) -> [UInt8] {
        guard let bytes = try files.resource(named: name) else { throw Self.missing(name) }
        return bytes
    }

    private static func missing(_ name: String) -> Diagnostic {
        Diagnostic(
            .fileMissing, "there is no file '\(name)' beside the template",
            hint: "name a file in the template's folder",
            exitStatus: .inputMissing)
    }
}
