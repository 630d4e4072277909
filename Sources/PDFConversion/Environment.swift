internal import Glibc

/// What the process learns from its environment: where programs are, and what LibreOffice needs to find fonts.
enum Environment {
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// The first program of one of the names in the folders of a search path; relative folders are passed over, since they
    /// mean another place in every working folder.
    static func program(among names: [String], in searchPath: String) -> String? {
        for folder in searchPath.split(separator: ":") where folder.first == "/" {
            for name in names {
                let path = "\(folder)/\(name)"
                var status = stat()
                if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 { return path }
            }
        }
        return nil
    }

    /// Few variables, so that a run does not depend on the rest: its home for the user's fonts, and a fixed time zone and
    /// locale for the same bytes.
    static func forLibreOffice(searchPath: String, folder: String) -> [String] {
        var variables = [
            "PATH=\(searchPath)", "TMPDIR=\(folder)", "TZ=UTC", "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp",
        ]
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH"] {
            if let value = variable(name) { variables.append("\(name)=\(value)") }
        }
        return variables
    }
}
