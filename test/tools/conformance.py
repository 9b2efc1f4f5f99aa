"""What PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) ask of a file beyond its structure tree: bytes, fonts, colours,
metadata, annotations, attachments, actions and limits. Written against the standards and not against our writer, so that
it can find the writer wrong. Prints one line a file: its path, then PASS or what was found.
"""
import datetime
import hashlib
import re
import struct
import sys
import xml.etree.ElementTree as ET

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

OPERATORS = set(
    "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg "
    "ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
BLEND_MODES = {
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
}
FILTERS = {"/FlateDecode", "/DCTDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/JPXDecode"}
ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
RELATIONSHIPS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


class File:
    def __init__(self, path):
        self.path = path
        with open(path, "rb") as f:
            self.raw = f.read()
        self.pdf = pikepdf.open(path)
        self.found = []

    def say(self, ok, what):
        if not ok and what not in self.found:
            self.found.append(what)


def check_bytes(f):
    raw = f.raw
    f.say(re.match(rb"%PDF-1\.[4-7]\r?\n%[\x80-\xff]{4,}\r?\n", raw), "6.1.2 header or its binary comment")
    f.say(re.search(rb"%%EOF\r?\n?$", raw), "6.1.3 bytes behind the last %%EOF")
    ids = f.pdf.trailer.get("/ID")
    f.say(isinstance(ids, Array) and len(ids) == 2 and all(len(bytes(i)) >= 16 for i in ids), "6.1.3 ID")
    f.say("/Encrypt" not in f.pdf.trailer, "6.1.3 Encrypt")
    for m in re.finditer(rb"/Length (\d+)(?!\d| \d+ R)[^\x00]{0,400}?>>\s*?stream(\r\n|\n|\r)", raw):
        f.say(m.group(2) != b"\r", "6.1.7.1 stream keyword is followed by CR alone")
        rest = raw[m.end() + int(m.group(1)) :][:12]
        f.say(re.match(rb"(\r\n|\n|\r)endstream", rest), "6.1.7.1 Length, or the line end before endstream")


def check_objects(f):
    f.say(len(f.pdf.objects) <= 8388607, "6.1.13 number of objects")
    for obj in f.pdf.objects:
        walk(f, obj, 0)
        if isinstance(obj, Stream):
            f.say("/F" not in obj and "/FFilter" not in obj and "/FDecodeParms" not in obj, "6.1.7.1 external stream")
            filters = obj.get("/Filter", Array())
            filters = [str(one) for one in filters] if isinstance(filters, Array) else [str(filters)]
            for one in filters:
                f.say(one in FILTERS, f"6.1.7.2 filter {one}")
            if "/DCTDecode" not in filters:
                try:
                    obj.read_bytes()
                except Exception as problem:
                    f.say(False, f"stream can't be decoded: {problem}")


def walk(f, obj, depth):
    if isinstance(obj, (Dictionary, Stream)):
        for key, value in obj.items():
            f.say(len(key.encode()) <= 128, "6.1.13 length of a name")
            if not getattr(value, "is_indirect", False):
                walk(f, value, depth + 1)
    elif isinstance(obj, Array):
        for value in obj:
            if not getattr(value, "is_indirect", False):
                walk(f, value, depth + 1)
    elif isinstance(obj, String):
        f.say(len(bytes(obj)) <= 32767, "6.1.13 length of a string")
    elif isinstance(obj, Name):
        f.say(len(str(obj).encode()) <= 128, "6.1.13 length of a name")
    elif isinstance(obj, int):
        f.say(-2147483648 <= obj <= 2147483647, "6.1.13 an integer out of range")


def check_catalog(f):
    root = f.pdf.Root
    for key in ("/AA", "/OCProperties", "/Requirements", "/Perms", "/NeedsRendering", "/AcroForm", "/Collection"):
        f.say(key not in root, f"catalog has {key}")
    f.say(bool(root.get("/MarkInfo", {}).get("/Marked", False)), "6.7.2.2 MarkInfo")
    f.say(not root.get("/MarkInfo", {}).get("/Suspects", False), "7.1 Suspects")
    f.say("/StructTreeRoot" in root, "6.7.3.3 structure tree")
    f.say(re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", str(root.get("/Lang", ""))), "6.7.4 Lang")
    f.say(bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)), "7.1 DisplayDocTitle")
    names = root.get("/Names", Dictionary())
    for key in names.keys():
        f.say(key in ("/Dests", "/EmbeddedFiles"), f"name tree {key}")
    if "/OpenAction" in root and isinstance(root.OpenAction, Dictionary):
        check_action(f, root.OpenAction)
    if "/Outlines" in root:
        check_outline(f, root.Outlines, destinations(root))


def destinations(root):
    names = {}

    def collect(node):
        for kid in node.get("/Kids", []):
            collect(kid)
        pairs = list(node.get("/Names", []))
        for i in range(0, len(pairs), 2):
            names[bytes(pairs[i])] = pairs[i + 1]

    tree = root.get("/Names", Dictionary()).get("/Dests")
    if tree is not None:
        collect(tree)
    return names


def resolves(dest, names, f):
    if isinstance(dest, String):
        dest = names.get(bytes(dest))
    if isinstance(dest, Dictionary):
        dest = dest.get("/D")
    return isinstance(dest, Array) and len(dest) > 1 and dest[0].get("/Type") == Name.Page


def check_outline(f, node, names):
    item = node.get("/First")
    while item is not None:
        f.say(str(item.get("/Title", "")).strip() != "", "outline entry without a title")
        dest = item.get("/Dest", item.get("/A", Dictionary()).get("/D"))
        f.say(dest is not None and resolves(dest, names, f), "outline entry that leads nowhere")
        check_outline(f, item, names)
        item = item.get("/Next")


def check_action(f, action):
    f.say(str(action.get("/S")) in ACTIONS, f"6.5.1 action {action.get('/S')}")
    if action.get("/S") == Name.URI:
        uri = bytes(action.URI)
        f.say(re.match(rb"(?i)(https?:|mailto:)[\x21-\x7e]+$", uri), "URI that is no address in ASCII")
    if "/Next" in action:
        check_action(f, action.Next)


def xmp_value(root, tag):
    prefix, local = tag.split(":")
    for d in root.iter(f"{{{NS['rdf']}}}Description"):
        own = d.get(f"{{{NS[prefix]}}}{local}")
        if own is not None:
            return own
        el = d.find(f"{prefix}:{local}", NS)
        if el is not None:
            items = el.findall(".//rdf:li", NS)
            return [i.text or "" for i in items] if items else (el.text or "")
    return None


def instant(text):
    m = re.match(r"(?:D:)?(\d{4})-?(\d\d)-?(\d\d)T?(\d\d):?(\d\d):?(\d\d)(Z|[+-]\d\d)?", text)
    return None if m is None else (datetime.datetime(*map(int, m.groups()[:6])), m.group(7) in ("Z", "+00", "-00"))


def check_metadata(f):
    stream = f.pdf.Root.get("/Metadata")
    if stream is None:
        f.say(False, "6.6.2.1 no metadata")
        return
    f.say(stream.get("/Type") == Name.Metadata and stream.get("/Subtype") == Name.XML, "6.6.2.1 kind of metadata stream")
    data = stream.read_bytes()
    header = re.match(rb"<\?xpacket begin=[\"'](\xef\xbb\xbf)?[\"'] id=[\"']W5M0MpCehiHzreSzNTczkc9d[\"']\?>", data)
    f.say(header, "6.6.2.1 packet header")
    f.say(re.search(rb"<\?xpacket end=[\"'][rw][\"']\?>\s*$", data), "6.6.2.1 packet trailer")
    try:
        root = ET.fromstring(re.sub(rb"<\?xpacket[^>]*\?>", b"", data).decode("utf-8"))
    except Exception as problem:
        f.say(False, f"6.6.2.1 metadata is no XML: {problem}")
        return
    f.say(xmp_value(root, "pdfaid:part") == "3" and xmp_value(root, "pdfaid:conformance") == "A", "6.6.4 pdfaid")
    f.say(xmp_value(root, "pdfuaid:part") == "1", "5 pdfuaid")
    schemas = [(e.findtext("pdfaSchema:namespaceURI", "", NS), e.findtext("pdfaSchema:prefix", "", NS), e) for e in root.iter(f"{{{NS['rdf']}}}li")]
    own = [e for uri, prefix, e in schemas if uri == NS["pdfuaid"] and prefix == "pdfuaid"]
    f.say(len(own) == 1, "6.6.2.3 extension schema of pdfuaid")
    for e in own:
        property = [p for p in e.iter(f"{{{NS['rdf']}}}li") if p.findtext("pdfaProperty:name", "", NS) == "part"]
        f.say(property and property[0].findtext("pdfaProperty:valueType", "", NS) == "Integer", "6.6.2.3 its property")
        f.say(property and property[0].findtext("pdfaProperty:category", "", NS) == "internal", "6.6.2.3 its category")
        f.say(property and property[0].findtext("pdfaProperty:description", "", NS) != "", "6.6.2.3 its description")
    title = xmp_value(root, "dc:title")
    f.say(title and title[0].strip() != "", "7.1 dc:title")
    info = f.pdf.trailer.get("/Info", Dictionary())
    pairs = [("/Title", "dc:title"), ("/Author", "dc:creator"), ("/Subject", "dc:description"), ("/Keywords", "pdf:Keywords"), ("/Creator", "xmp:CreatorTool"), ("/Producer", "pdf:Producer")]
    for key, tag in pairs:
        if key in info:
            value = xmp_value(root, tag)
            f.say((value[0] if isinstance(value, list) else value) == str(info[key]), f"6.6.3 {key} differs from {tag}")
    for key, tag in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        if key in info:
            value = xmp_value(root, tag)
            f.say(value and instant(str(info[key])) == instant(value), f"6.6.3 {key} differs from {tag}")
    f.say("/Trapped" not in info or info.Trapped in (Name.True_, Name.False_, Name.Unknown), "Info: Trapped")


def check_output_intent(f):
    intents = list(f.pdf.Root.get("/OutputIntents", []))
    own = [i for i in intents if i.get("/S") == Name.GTS_PDFA1]
    f.say(len(own) == 1 and "/DestOutputProfile" in own[0], "6.2.3 output intent")
    for intent in own:
        profile = intent.DestOutputProfile
        data = profile.read_bytes()
        size = struct.unpack(">I", data[:4])[0]
        f.say(size == len(data) and data[36:40] == b"acsp", "6.2.3 profile")
        f.say(data[8] in (2, 4) and data[12:16] in (b"mntr", b"prtr"), "6.2.3 version or class of the profile")
        f.say(data[16:20] == b"RGB " and int(profile.N) == 3, "6.2.3 colour space of the profile")
        count = struct.unpack(">I", data[128:132])[0]
        for i in range(count):
            _, at, length = struct.unpack(">4sII", data[132 + 12 * i : 144 + 12 * i])
            f.say(at + length <= len(data), "6.2.3 a tag of the profile lies outside of it")


def check_colour_space(f, space, where):
    if isinstance(space, Name):
        f.say(str(space) in ("/DeviceRGB", "/DeviceGray", "/Pattern"), f"6.2.4 colour space {space} of {where}")
    elif isinstance(space, Array):
        kind = str(space[0])
        f.say(kind in ("/Indexed", "/ICCBased", "/CalRGB", "/CalGray", "/Lab"), f"6.2.4 colour space {kind} of {where}")
        if kind == "/Indexed":
            check_colour_space(f, space[1], where)
            base = 1 if str(space[1]) == "/DeviceGray" else 3
            table = bytes(space[3]) if isinstance(space[3], String) else space[3].read_bytes()
            f.say(len(table) >= base * (int(space[2]) + 1), "palette that is too short")


def check_image(f, image):
    for key in ("/Alternates", "/OPI"):
        f.say(key not in image, f"6.2.8 image with {key}")
    f.say(not image.get("/Interpolate", False), "6.2.8 Interpolate")
    f.say(int(image.get("/BitsPerComponent", 1)) in (1, 2, 4, 8, 16), "6.2.8 BitsPerComponent")
    if "/ColorSpace" in image:
        check_colour_space(f, image.ColorSpace, "an image")
    if "/SMask" in image:
        check_image(f, image.SMask)
        f.say(image.SMask.ColorSpace == Name.DeviceGray, "soft mask that is not grey")
    filters = image.get("/Filter")
    if filters != Name.DCTDecode and not isinstance(filters, Array):
        data = image.read_bytes()
        space = image.get("/ColorSpace")
        parts = 3 if space == Name.DeviceRGB else 1
        row = (int(image.Width) * parts * int(image.get("/BitsPerComponent", 1)) + 7) // 8
        f.say(len(data) == row * int(image.Height), "image data of another size than the image")


class Fonts:
    """Fonts of a file, opened once each."""

    def __init__(self, f):
        self.f = f
        self.known = {}

    def of(self, font):
        key = font.objgen
        if key not in self.known:
            self.known[key] = Font(self.f, font)
        return self.known[key]


class Font:
    def __init__(self, f, font):
        self.f = f
        self.used = set()
        say = f.say
        say(font.get("/Subtype") == Name.Type0, f"font of kind {font.get('/Subtype')}")
        say(font.get("/Encoding") == Name("/Identity-H"), "6.2.11.3.3 encoding")
        descendant = font.DescendantFonts[0]
        self.kind = str(descendant.Subtype)
        descriptor = descendant.FontDescriptor
        base = str(font.BaseFont)
        say(base == str(descendant.BaseFont) == str(descriptor.FontName), "names of a font differ")
        say(re.match(r"/[A-Z]{6}\+.", base), "6.2.11.4.2 subset without its tag")
        system = descendant.CIDSystemInfo
        say(str(system.Registry) == "Adobe" and str(system.Ordering) == "Identity" and int(system.Supplement) == 0, "6.2.11.3.1 CIDSystemInfo")
        flags = int(descriptor.Flags)
        say(bool(flags & 4) != bool(flags & 32), "font is symbolic and not symbolic")
        for key in ("/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"):
            say(key in descriptor, f"font descriptor without {key}")
        say("/CIDSet" not in descriptor, "6.2.11.4.2 CIDSet: it would have to be complete")
        if self.kind == "/CIDFontType2":
            say(descendant.get("/CIDToGIDMap") == Name.Identity, "6.2.11.3.2 CIDToGIDMap")
            program = descriptor.FontFile2.read_bytes()
            say(int(descriptor.FontFile2.Length1) == len(program), "Length1")
            self.read_truetype(program)
        else:
            say(self.kind == "/CIDFontType0" and descriptor.FontFile3.Subtype == Name.CIDFontType0C, "kind of font program")
            say("/CIDToGIDMap" not in descendant, "CIDToGIDMap of a font with PostScript outlines")
            self.advances, self.glyphs = None, cff_glyphs(descriptor.FontFile3.read_bytes())
        self.default = float(descendant.get("/DW", 1000))
        self.widths = widths_of(descendant.get("/W", Array()))
        self.texts = to_unicode(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
        say("/ToUnicode" in font, "6.2.11.7.2 no ToUnicode")
        for code, text in self.texts.items():
            say(text != "", "7.21.7 a code with an empty text")
            say(not set(text) & {"\0", "\ufeff", "\ufffe"}, "7.21.7 U+0000, U+FEFF or U+FFFE in ToUnicode")

    def read_truetype(self, data):
        count = struct.unpack(">H", data[4:6])[0]
        tables = {}
        for i in range(count):
            tag, _, at, length = struct.unpack(">4sIII", data[12 + 16 * i : 28 + 16 * i])
            tables[tag] = data[at : at + length]
            self.f.say(at + length <= len(data), "font table outside of its program")
        for tag in (b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"):
            self.f.say(tag in tables, f"font program without {tag.decode()}")
        units = struct.unpack(">H", tables[b"head"][18:20])[0]
        self.glyphs = struct.unpack(">H", tables[b"maxp"][4:6])[0]
        long = struct.unpack(">H", tables[b"hhea"][34:36])[0]
        self.advances = []
        for glyph in range(self.glyphs):
            at = 4 * min(glyph, long - 1)
            self.advances.append(struct.unpack(">H", tables[b"hmtx"][at : at + 2])[0] * 1000 / units)
        step = 4 if struct.unpack(">h", tables[b"head"][50:52])[0] else 2
        places = [int.from_bytes(tables[b"loca"][i : i + step], "big") * (1 if step == 4 else 2) for i in range(0, step * (self.glyphs + 1), step)]
        self.f.say(places == sorted(places) and places[-1] <= len(tables[b"glyf"]), "outlines out of order")

    def show(self, data, replaced):
        say = self.f.say
        say(len(data) % 2 == 0, "half a character code")
        for i in range(0, len(data) - 1, 2):
            code = data[i] << 8 | data[i + 1]
            if code in self.used:
                continue
            self.used.add(code)
            say(code != 0, "6.2.11.8 .notdef is shown")
            say(code < self.glyphs, "6.2.11.4.1 a glyph that the program lacks")
            say(code in self.texts, "6.2.11.7.2 a code without a text")
            width = self.widths.get(code, self.default)
            if self.advances is not None and code < len(self.advances):
                say(abs(self.advances[code] - width) <= 1, f"6.2.11.5 width {width} is {self.advances[code]} in the program")
            if any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in self.texts.get(code, "")):
                say(replaced, "6.2.11.7.3 private use without ActualText")


def cff_glyphs(data):
    """Number of charstrings of a CFF program with one font."""

    def index(at):
        count = struct.unpack(">H", data[at : at + 2])[0]
        if count == 0:
            return [], at + 2
        size = data[at + 2]
        offsets = [int.from_bytes(data[at + 3 + size * i : at + 3 + size * (i + 1)], "big") for i in range(count + 1)]
        start = at + 2 + size * (count + 1)
        return [data[start + a : start + b] for a, b in zip(offsets, offsets[1:])], start + offsets[-1]

    _, at = index(data[2])
    dicts, _ = index(at)
    operands, i, top = [], 0, dicts[0]
    while i < len(top):
        b = top[i]
        i += 1
        if b <= 21:
            if b == 12:
                b = 1200 + top[i]
                i += 1
            if b == 17:
                return struct.unpack(">H", data[operands[-1] : operands[-1] + 2])[0]
            operands = []
        elif b == 28:
            operands.append(struct.unpack(">h", top[i : i + 2])[0])
            i += 2
        elif b == 29:
            operands.append(struct.unpack(">i", top[i : i + 4])[0])
            i += 4
        elif b == 30:
            while top[i] & 15 != 15 and top[i] >> 4 != 15:
                i += 1
            i += 1
            operands.append(0)
        elif b <= 246:
            operands.append(b - 139)
        elif b <= 250:
            operands.append((b - 247) * 256 + top[i] + 108)
            i += 1
        else:
            operands.append(-(b - 251) * 256 - top[i] - 108)
            i += 1
    return 0


def widths_of(array):
    widths, items, i = {}, list(array), 0
    while i < len(items):
        first = int(items[i])
        if isinstance(items[i + 1], Array):
            for j, width in enumerate(items[i + 1]):
                widths[first + j] = float(width)
            i += 2
        else:
            for code in range(first, int(items[i + 1]) + 1):
                widths[code] = float(items[i + 2])
            i += 3
    return widths


def to_unicode(data):
    texts = {}
    for block in re.findall(rb"(\d+) beginbfchar(.*?)endbfchar", data, re.S):
        pairs = re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block[1])
        if len(pairs) != int(block[0]) or len(pairs) > 100:
            texts[-1] = ""
        for code, text in pairs:
            texts[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "surrogatepass")
    return texts


def check_content(f, page, fonts):
    resources = page.Resources
    f.say("/Group" not in page or page.Group.get("/CS") is not None, "6.2.10 transparency group without a colour space")
    run_stream(f, page, resources, fonts, 0)


def run_stream(f, stream, resources, fonts, depth):
    font, nesting, text, marks = None, 0, False, []
    for operands, operator in pikepdf.parse_content_stream(stream):
        op = str(operator)
        f.say(op in OPERATORS and op != "BI", f"6.2.2 operator {op}")
        if op == "q":
            nesting += 1
            f.say(nesting <= 28, "6.1.13 q nested deeper than 28")
        elif op == "Q":
            nesting -= 1
            f.say(nesting >= 0, "Q without q")
        elif op == "BT":
            f.say(not text, "BT within BT")
            text = True
        elif op == "ET":
            f.say(text, "ET without BT")
            text = False
        elif op in ("K", "k"):
            f.say(False, "6.2.4.3 DeviceCMYK")
        elif op in ("CS", "cs"):
            check_colour_space(f, resources.get("/ColorSpace", Dictionary()).get(str(operands[0]), operands[0]), "content")
        elif op == "ri":
            f.say(str(operands[0]) in ("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"), "6.2.6 intent")
        elif op == "Tf":
            found = resources.get("/Font", Dictionary()).get(str(operands[0]))
            f.say(found is not None, "6.2.2 a font that the resources lack")
            font = None if found is None else fonts.of(found)
        elif op in ("Tj", "'", '"', "TJ"):
            f.say(text and font is not None, "text outside of BT, or without a font")
            shown = operands[0] if op == "TJ" else [operands[-1]]
            for part in shown:
                if isinstance(part, String) and font is not None:
                    font.show(bytes(part), any(marks))
        elif op == "gs":
            check_state(f, resources.get("/ExtGState", Dictionary()).get(str(operands[0])))
        elif op == "Do":
            check_xobject(f, resources, str(operands[0]), fonts, depth)
        elif op in ("BDC", "BMC"):
            own = operands[1] if op == "BDC" else Dictionary()
            marks.append(isinstance(own, Dictionary) and "/ActualText" in own)
            if isinstance(own, Dictionary) and "/Lang" in own:
                f.say(re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", str(own.Lang)), "6.7.4 Lang of content")
        elif op == "EMC":
            f.say(bool(marks), "EMC without BDC")
            marks = marks[:-1]
    f.say(nesting == 0 and not text and not marks, "q, BT or BDC left open")


def check_state(f, state):
    if state is None:
        f.say(False, "6.2.2 a graphics state that the resources lack")
        return
    for key in ("/TR", "/HTP"):
        f.say(key not in state, f"6.2.5 {key}")
    f.say(state.get("/TR2", Name.Default) == Name.Default, "6.2.5 TR2")
    f.say(str(state.get("/BM", "/Normal")) in BLEND_MODES, "6.2.10 blend mode")


def check_xobject(f, resources, name, fonts, depth):
    xobject = resources.get("/XObject", Dictionary()).get(name)
    if xobject is None:
        f.say(False, "6.2.2 an XObject that the resources lack")
    elif xobject.Subtype == Name.Image:
        check_image(f, xobject)
    else:
        f.say(xobject.Subtype == Name.Form and depth < 10, "6.2.9 kind of XObject")
        for key in ("/OPI", "/PS", "/Ref", "/Subtype2"):
            f.say(key not in xobject, f"6.2.9 form with {key}")
        f.say("/Resources" in xobject and "/BBox" in xobject, "6.2.9 form without resources or box")
        if depth < 10 and "/Resources" in xobject:
            run_stream(f, xobject, xobject.Resources, fonts, depth + 1)


def check_annotations(f, page, names):
    annotations = list(page.get("/Annots", []))
    f.say(not annotations or page.get("/Tabs") == Name.S, "7.18.3 Tabs")
    f.say("/AA" not in page, "6.5.2 AA of a page")
    for one in annotations:
        f.say(one.Subtype == Name.Link, f"annotation {one.Subtype}")
        flags = int(one.get("/F", 0))
        f.say(flags & 4 and not flags & (1 | 2 | 32 | 256), "6.3.2 flags of an annotation")
        f.say(str(one.get("/Contents", "")).strip() != "", "7.18.5 Contents")
        f.say("/StructParent" in one, "7.18.5 StructParent")
        f.say("/AA" not in one and "/AP" not in one and "/C" not in one, "annotation with AA, AP or C")
        left, bottom, right, top = (float(x) for x in one.Rect)
        box = [float(x) for x in page.MediaBox]
        f.say(left < right and bottom < top, "annotation without an area")
        f.say(left >= box[0] - 1 and right <= box[2] + 1 and bottom >= box[1] - 1 and top <= box[3] + 1, "annotation off its page")
        if "/A" in one:
            check_action(f, one.A)
            if one.A.S == Name.GoTo:
                f.say(resolves(one.A.D, names, f), "link that leads nowhere")


def check_attachments(f):
    listed = list(f.pdf.Root.get("/AF", []))
    tree = f.pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles")
    named = [] if tree is None else list(tree.get("/Names", []))[1::2]
    f.say({o.objgen for o in listed} == {o.objgen for o in named}, "6.8 AF and EmbeddedFiles differ")
    for spec in named:
        f.say("/F" in spec and "/UF" in spec and "/Desc" in spec, "6.8 file specification")
        f.say(str(spec.get("/AFRelationship")) in RELATIONSHIPS, "6.8 AFRelationship")
        for key in ("/F", "/UF"):
            f.say(key in spec.EF, f"6.8 EF without {key}")
        embedded = spec.EF.F
        data = embedded.read_bytes()
        f.say(re.fullmatch(r"/[\w.+-]+/[\w.+-]+", str(embedded.get("/Subtype", ""))), "6.8 MIME type")
        params = embedded.get("/Params", Dictionary())
        f.say(int(params.get("/Size", -1)) == len(data), "6.8 Size")
        f.say("/CheckSum" not in params or bytes(params.CheckSum) == hashlib.md5(data).digest(), "6.8 CheckSum")


def check_structure(f):
    root = f.pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    ids = set()

    def visit(node):
        if not isinstance(node, Dictionary) or "/S" not in node:
            return
        if "/Lang" in node:
            f.say(re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", str(node.Lang)), "6.7.4 Lang of an element")
        if node.S == Name.Figure:
            f.say(str(node.get("/Alt", "")).strip() != "", "7.3 figure without Alt")
            f.say("/A" in node and "/BBox" in node.A, "7.3 figure without its box")
        if "/ID" in node:
            f.say(bytes(node.ID) not in ids, "7.9 an ID twice")
            ids.add(bytes(node.ID))
        kids = node.get("/K", Array())
        stack.extend(reversed(list(kids))) if isinstance(kids, Array) else stack.append(kids)

    kids = root.get("/K")
    stack = list(reversed(kids)) if isinstance(kids, Array) else [kids]
    while stack:
        visit(stack.pop())


def check(path):
    f = File(path)
    check_bytes(f)
    check_objects(f)
    check_catalog(f)
    check_metadata(f)
    check_output_intent(f)
    check_structure(f)
    check_attachments(f)
    fonts, names = Fonts(f), destinations(f.pdf.Root)
    for page in f.pdf.pages:
        width, height = float(page.obj.MediaBox[2]), float(page.obj.MediaBox[3])
        f.say(3 <= width <= 14400 and 3 <= height <= 14400, "6.1.13 page size")
        check_content(f, page.obj, fonts)
        check_annotations(f, page.obj, names)
    return f.found


failed = False
for path in sys.argv[1:]:
    try:
        found = check(path)
    except Exception as problem:  # what can't be read at all is a finding too
        found = [f"{type(problem).__name__}: {problem}"]
    failed = failed or bool(found)
    print(path, "PASS" if not found else "; ".join(found))
sys.exit(1 if failed else 0)
