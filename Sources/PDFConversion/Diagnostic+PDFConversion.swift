package import Diagnostics

extension Diagnostic.Code {
    /// LibreOffice is not on the search path.
    package static let libreOfficeMissing: Diagnostic.Code = "libreoffice-missing"
    /// LibreOffice failed.
    package static let pdfConversion: Diagnostic.Code = "pdf-conversion"
    /// LibreOffice was stopped because the user asked us to end.
    package static let libreOfficeStopped: Diagnostic.Code = "libreoffice-stopped"
    /// LibreOffice took too long.
    package static let pdfTimeout: Diagnostic.Code = "pdf-timeout"
}
