internal import Diagnostics

/// The methods that markup has and text has not.
enum MarkupMethods {
    static let all = Methods.table([
        .method("striptags") { (value, _, context) throws(Diagnostic) in
            let text = value.stringValue ?? ""
            try context.charge(bytes: text.utf8.count)
            return .string(HTMLText.strippingTags(text))
        },
        .method("unescape") { (value, _, context) throws(Diagnostic) in
            let text = value.stringValue ?? ""
            try context.charge(bytes: text.utf8.count)
            return .string(HTMLText.unescape(text))
        },
    ])
}
