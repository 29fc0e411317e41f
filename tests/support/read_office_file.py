"""Reads a .xlsx or .docx as other programs do (openpyxl, python-docx) and prints what stands in it as JSON, with what its
structure has against ECMA-376: parts without a content type, relationships that lead nowhere, elements out of order."""
import datetime
import json
import posixpath
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The sequences of ECMA-376, part 1: the children of these elements stand in this order.
ORDER = {
    MAIN + "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr "
    "conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks "
    "colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing tableParts extLst",
    MAIN + "workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups "
    "externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst",
    MAIN + "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
    W + "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    W + "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign "
    "rtl cs em lang eastAsianLayout specVanish oMath",
    W + "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    W + "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    W + "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    W + "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    W + "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    W + "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
    "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
    "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
    "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
    "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
    "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
    "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
    "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter "
    "noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
    "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt "
    "showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids",
}
ORDER = {name: order.split() for name, order in ORDER.items()}


def order_faults(part, root):
    for element in root.iter():
        order = ORDER.get(element.tag)
        if order is None:
            continue
        last = -1
        for child in element:
            name = child.tag.split("}")[1]
            if name not in order:
                yield f"{part}: {element.tag.split('}')[1]} has {name}"
                continue
            at = order.index(name)
            if at < last:
                yield f"{part}: in {element.tag.split('}')[1]} {name} stands too late"
            last = max(last, at)


def faults_of(file):
    with zipfile.ZipFile(file) as archive:
        if archive.testzip():
            yield "the archive is damaged"
        names = archive.namelist()
        if len(names) != len(set(names)):
            yield "a part comes twice"
        types = ET.fromstring(archive.read("[Content_Types].xml"))
        defaults = {each.get("Extension").lower() for each in types.iter(TYPES + "Default")}
        overrides = {each.get("PartName") for each in types.iter(TYPES + "Override")}
        for missing in overrides - {"/" + name for name in names}:
            yield f"a content type for {missing}, which is no part"
        for name in names:
            if name == "[Content_Types].xml":
                continue
            if "/" + name not in overrides and name.rsplit(".", 1)[-1].lower() not in defaults:
                yield f"{name} has no content type"
            if not name.endswith((".xml", ".rels")):
                continue
            root = ET.fromstring(archive.read(name))
            yield from order_faults(name, root)
            if not name.endswith(".rels"):
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            ids = [each.get("Id") for each in root.iter(RELATIONSHIPS + "Relationship")]
            if len(ids) != len(set(ids)):
                yield f"{name}: an id comes twice"
            for each in root.iter(RELATIONSHIPS + "Relationship"):
                target = each.get("Target")
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                if each.get("TargetMode") != "External" and path not in names:
                    yield f"{name}: {target} is no part"


def plain(value):
    if isinstance(value, datetime.datetime):
        return {"day": value.strftime("%Y-%m-%d")}
    return value


def sheets_of(file):
    import openpyxl

    book = openpyxl.load_workbook(file)
    return [
        {
            "name": sheet.title,
            "frozen": sheet.freeze_panes,
            "filter": sheet.auto_filter.ref,
            "formulas": sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row),
            "rows": [[plain(cell.value) for cell in row] for row in sheet.iter_rows()],
            "fills": sorted({cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.fill.fill_type}),
        }
        for sheet in book.worksheets
    ]


def document_of(file):
    import docx

    document = docx.Document(file)
    section = document.sections[0]
    return {
        "paragraphs": [each.text for each in document.paragraphs],
        "styles": [each.style.name for each in document.paragraphs],
        "tables": [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
        "page": {
            name: round(getattr(section, name) / 36000, 1)
            for name in ("page_width", "page_height", "top_margin", "bottom_margin", "left_margin", "right_margin")
        },
        "left_over": re.findall(r"\{\{.*?\}\}", "\n".join(each.text for each in document.paragraphs)),
    }


def main():
    answer = []
    for file in sys.argv[1:]:
        found = {"faults": list(faults_of(file))}
        found.update({"document": document_of(file)} if file.endswith(".docx") else {"sheets": sheets_of(file)})
        answer.append(found)
    json.dump(answer, sys.stdout, ensure_ascii=False)


main()
