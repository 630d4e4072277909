internal import Diagnostics

/// What `set`, `for` and `with` assign to.
extension ExpressionParser {
    mutating func parseTarget(withAttributes: Bool = false, until ends: [String] = []) throws(Diagnostic)
        -> AssignmentTarget
    {
        let start = start
        var targets: [AssignmentTarget] = []
        var isTuple = false
        while true {
            if !targets.isEmpty {
                try expect(.comma)
                if isAtEnd || isMark(.closeParenthesis) || isMark(.assign) || ends.contains(where: { isName($0) }) {
                    break
                }
            }
            targets.append(try parseSingleTarget(withAttributes: withAttributes))
            guard isMark(.comma) else { break }
            isTuple = true
        }
        return isTuple ? .tuple(targets, range(from: start)) : targets[0]
    }

    /// A target that may be a tuple only in parentheses.
    mutating func parseSingleAssignmentTarget() throws(Diagnostic) -> AssignmentTarget {
        try parseSingleTarget(withAttributes: false)
    }

    private mutating func parseSingleTarget(withAttributes: Bool) throws(Diagnostic) -> AssignmentTarget {
        let start = start
        if isMark(.openParenthesis) || isMark(.openBracket) {
            let isList = isMark(.openBracket)
            guard !isList else {
                throw failure(.syntax, "cannot assign to a list", current.range, hint: "write names with commas")
            }
            advance()
            try enter()
            defer { leave() }
            if skip(.closeParenthesis) { return .tuple([], range(from: start)) }
            let inner = try parseTarget(withAttributes: withAttributes)
            try expect(.closeParenthesis)
            return inner
        }
        let (name, own) = try expectName("a name to assign to")
        if ["true", "false", "none", "True", "False", "None"].contains(name) || Self.reserved.contains(name) {
            throw failure(.syntax, "cannot assign to '\(name)'", own)
        }
        if isMark(.dot) {
            guard withAttributes else { throw failure(.syntax, "cannot assign to an attribute here", own) }
            advance()
            let attribute = try expectName("the name of an attribute")
            return .attribute(name, attribute.name, range(from: start))
        }
        return .name(name, range(own))
    }
}
