package import XMLTree

/// The order in which the children of an element have to stand: the sequences of the schema (ISO/IEC 29500-4), and that of
/// `w:rPr`, which Word and the Open XML SDK keep.
package enum ElementOrder {
    package static func problems(in part: String, _ root: XMLElement) -> [String] {
        var problems: [String] = []
        for element in [root] + root.descendants {
            guard let order = sequences[element.name] else { continue }
            var last = -1
            for child in element.children {
                guard let position = order.firstIndex(of: local(child.name)) else {
                    problems.append("\(part): '\(child.name)' may not stand in '\(element.name)'")
                    continue
                }
                if position < last { problems.append("\(part): '\(child.name)' is out of order in '\(element.name)'") }
                if position == last, !repeatable.contains(child.name) {
                    problems.append("\(part): '\(child.name)' stands twice in '\(element.name)'")
                }
                last = max(last, position)
            }
        }
        return problems
    }

    private static func local(_ name: String) -> Substring { name.split(separator: ":").last ?? "" }

    private static let repeatable: Set<String> = [
        "w:headerReference", "w:footerReference", "w:tblStylePr", "w:lvl", "w:abstractNum", "w:num", "w:footnote",
        "w:lvlOverride", "w:style", "w:font", "w:compatSetting", "w:tr",
    ]

    private static func words(_ text: String) -> [Substring] { text.split(separator: " ") }

    private static let sequences: [String: [Substring]] = [
        "w:pPr": words(
            "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
                + "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
                + "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
                + "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr"),
        "w:rPr": words(
            "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
                + "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign "
                + "rtl cs em lang eastAsianLayout specVanish oMath"),
        "w:tblPr": words(
            "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
                + "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"),
        "w:tbl": words("tblPr tblGrid tr"),
        "w:tcPr": words(
            "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
        "w:tcBorders": words("top left bottom right insideH insideV"),
        "w:tblBorders": words("top left bottom right insideH insideV"),
        "w:tblCellMar": words("top left bottom right"),
        "w:pBdr": words("top left bottom right between bar"),
        "w:sectPr": words(
            "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
                + "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"),
        "w:style": words(
            "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
                + "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"),
        "w:tblStylePr": words("pPr rPr tblPr trPr tcPr"),
        "w:lvl": words("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
        "w:numPr": words("ilvl numId"),
        "w:abstractNum": words("nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
        "w:numbering": words("numPicBullet abstractNum num numIdMacAtCleanup"),
        "w:num": words("abstractNumId lvlOverride"),
        "w:lvlOverride": words("startOverride lvl"),
        "w:sdt": words("sdtPr sdtEndPr sdtContent"),
        "w:settings": words(
            "writeProtection view zoom mirrorMargins defaultTabStop autoHyphenation evenAndOddHeaders "
                + "characterSpacingControl updateFields footnotePr endnotePr compat docVars rsids mathPr themeFontLang "
                + "clrSchemeMapping decimalSymbol listSeparator"),
        "w:font": words("altName panose1 charset family notTrueType pitch sig"),
        "wp:inline": words("extent effectExtent docPr cNvGraphicFramePr graphic"),
        "pic:pic": words("nvPicPr blipFill spPr"),
    ]
}
