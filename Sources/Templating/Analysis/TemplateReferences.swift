public import Diagnostics

/// What a template refers to, found without running it.
public struct TemplateReferences: Sendable {
    /// A name of some kind, and every place that uses it.
    public struct Name: Sendable {
        public let name: String
        public internal(set) var places: [Diagnostic.Place]
    }

    /// A variable of the data, by its path: `service.name`; `recommendations[]` for what a loop goes through, and
    /// `recommendations[].text` for an attribute of its items; `scores.*` for the values of a dictionary.
    public struct Variable: Sendable {
        public let path: String
        public internal(set) var places: [Diagnostic.Place]
        /// Whether every use allows for its absence, with `default` or `is defined`.
        public internal(set) var isOptional: Bool
    }

    /// Another template, if its name is written in the template.
    public struct Link: Sendable {
        /// The statement that names it.
        public enum Kind: String, Sendable, Hashable { case include, `import`, extends }
        public let kind: Kind
        public let name: String
        public let place: Diagnostic.Place
        /// Whether the template works without it (`ignore missing`, or another name in a list).
        public let isOptional: Bool
    }

    /// In the order of first use; names that the template sets itself are not among them.
    public internal(set) var variables: [Variable] = []
    public internal(set) var filters: [Name] = []
    public internal(set) var tests: [Name] = []
    public internal(set) var blocks: [Name] = []
    public internal(set) var macros: [Name] = []
    public internal(set) var templates: [Link] = []
    /// Whether some template's name is known only when the template runs.
    public internal(set) var hasComputedTemplateNames = false

    /// The same without names that a host gives to all of its templates, such as functions.
    package func withoutVariables(_ names: Set<String>) -> TemplateReferences {
        var result = self
        result.variables.removeAll { names.contains($0.path) }
        return result
    }
}
