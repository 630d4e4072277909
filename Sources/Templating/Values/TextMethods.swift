internal import Diagnostics

/// The methods of `str`. On markup they keep it markup and escape the texts that they put in, as MarkupSafe does.
enum TextMethods {
    static let all = Methods.table(cases + classes + searching + splitting + padding + formatting)
}

extension BuiltIn {
    /// A method that makes a text of a text.
    static func text(_ name: String, _ change: @escaping @Sendable (String) -> String) -> BuiltIn {
        .method(name) { (value, _, context) throws(Diagnostic) in
            let text = value.stringValue ?? ""
            try context.charge(bytes: text.utf8.count)
            return value.text(like: change(text))
        }
    }

    /// A method that says something about a text.
    static func claim(_ name: String, _ holds: @escaping @Sendable (String) -> Bool) -> BuiltIn {
        .method(name) { (value, _, context) throws(Diagnostic) in
            let text = value.stringValue ?? ""
            try context.charge(bytes: text.utf8.count)
            return .bool(holds(text))
        }
    }
}
