internal import CivilTime
package import Diagnostics
package import Inspections
internal import Templating

/// Checks templates: whether they and those that they name can be read, and whether data have what all of them read.
package struct TemplateChecking {
    /// What keeps templates from being read.
    package private(set) var problems: [Diagnostic] = []
    /// What in them was hardly meant so.
    package private(set) var warnings: [Diagnostic] = []
    /// Variables that data do not have (rule V1); one that several records lack is named once.
    package private(set) var findings: [Finding] = []
    private let folders: [String]
    private var templates: [CompiledTemplate] = []
    private var known: Set<String> = []

    /// - Parameter folders: Where templates are looked for by name.
    package init(folders: [String]) { self.folders = folders }

    /// Whether no template was asked for.
    package var isEmpty: Bool { templates.isEmpty && problems.isEmpty }

    /// Reads and compiles a template by name or file.
    package mutating func read(_ name: String) {
        do throws(DiagnosticList) {
            let file: TemplateFile
            do { file = try TemplateFinder(folders: folders).find(name) } catch { throw DiagnosticList(error) }
            let template = try CompiledTemplate(file, folders: folders)
            problems += template.linkProblems
            warnings += template.warnings
            templates.append(template)
        } catch { problems += error.all }
    }

    /// Compares the templates read with a record.
    package mutating func compare(with record: Record) {
        guard !templates.isEmpty else { return }
        let world = World(now: record.moment?.instant ?? Instant(secondsSince1970: 0))
        compare(record.context(as: .embargoed, in: world), "the record '\(record.id)'")
    }

    /// Compares the templates read with everything that an inspection can have.
    package mutating func compareWithInspections() throws(DiagnosticList) {
        let values = try InspectionSpecimen.values()
        // Their names are those of each record.
        if case .dict(let dict) = values { for name in ["standard", "fact"] { dict.set(.string(name), .none) } }
        compare(values, "an inspection")
    }

    private mutating func compare(_ data: Value, _ name: String) {
        let check = VariableCheck(data, called: name)
        for template in templates {
            for (_, references) in template.referencesFollowingLinks {
                for problem in check.problems(in: references) {
                    let place = "\(problem.place.label ?? "") \(problem.hint ?? "")"
                    guard known.insert(place).inserted else { continue }
                    findings.append(
                        Finding(
                            rule: "V1", severity: .error, place: problem.place, path: "", reason: problem.message,
                            correction: problem.hint))
                }
            }
        }
    }
}
