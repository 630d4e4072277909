internal import CLibXML2

/// libxml2's own state, set up once.
enum XMLLibrary {
    /// Reading this makes libxml2 ready for any number of threads, and deaf: it opens nothing by itself and says nothing
    /// on standard error.
    static let isReady: Bool = {
        xmlInitParser()
        // Even with every option right, some paths of libxml2 ask the loader; it has nothing to give.
        xmlSetExternalEntityLoader { _, _, _ in nil }
        return true
    }()
}
