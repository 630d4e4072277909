internal import Glibc

/// What the process learns from its environment: variables, and where programs are.
package enum Environment {
    /// `nil` for a variable that is not set or empty.
    package static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// The first program of one of the names in the folders of a search path; relative folders are passed over, since they
    /// mean another place in every working folder.
    package static func program(among names: [String], in searchPath: String) -> String? {
        for folder in searchPath.split(separator: ":") where folder.first == "/" {
            for name in names {
                let path = "\(folder)/\(name)"
                var status = stat()
                if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 { return path }
            }
        }
        return nil
    }

    /// The variables of the names that are set, as `NAME=value`.
    package static func variables(_ names: [String]) -> [String] {
        names.compactMap { name in variable(name).map { "\(name)=\($0)" } }
    }

    package static var searchPath: String { variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin" }
}
