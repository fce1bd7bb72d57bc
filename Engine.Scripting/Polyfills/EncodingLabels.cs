using System.Collections.Frozen;
using System.Text;

namespace MiniActors.Scripting;

/// <summary>The encodings of the web and the names that they go by. Source: WHATWG Encoding, section 4.2.</summary>
internal static class EncodingLabels
{
    /// <summary>Name, the name or number of the encoding here, and the labels beside the name.</summary>
    private static readonly (string Name, object Known, string Labels)[] Table =
    [
        ("utf-8", Encoding.UTF8, "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8"),
        ("utf-16le", Encoding.Unicode, "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16"),
        ("utf-16be", Encoding.BigEndianUnicode, "unicodefffe"),
        ("windows-1252", 1252, "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252"),
        ("gbk", "gb18030", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk"),
        ("gb18030", "gb18030", ""),
        ("big5", 950, "big5-hkscs cn-big5 csbig5 x-x-big5"),
        ("shift_jis", 932, "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis"),
        ("euc-jp", 51932, "cseucpkdfmtjapanese x-euc-jp"),
        ("iso-2022-jp", 50220, "csiso2022jp"),
        ("euc-kr", 949, "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"),
        ("ibm866", 866, "866 cp866 csibm866"),
        ("iso-8859-2", 28592, "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2"),
        ("iso-8859-5", 28595, "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988"),
        ("iso-8859-7", 28597, "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek"),
        ("iso-8859-8", 28598, "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual"),
        ("iso-8859-15", 28605, "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9"),
        ("koi8-r", 20866, "cskoi8r koi koi8 koi8_r"),
        ("koi8-u", 21866, "koi8-ru"),
        ("macintosh", 10000, "csmacintosh mac x-mac-roman"),
        ("windows-874", 874, "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
        ("windows-1250", 1250, "cp1250 x-cp1250"),
        ("windows-1251", 1251, "cp1251 x-cp1251"),
        ("windows-1253", 1253, "cp1253 x-cp1253"),
        ("windows-1254", 1254, "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 x-cp1254"),
        ("windows-1255", 1255, "cp1255 x-cp1255"),
        ("windows-1256", 1256, "cp1256 x-cp1256"),
        ("windows-1257", 1257, "cp1257 x-cp1257"),
        ("windows-1258", 1258, "cp1258 x-cp1258"),
    ];

    private static readonly FrozenDictionary<string, (string Name, object Known)> ByLabel = Table
        .SelectMany(row => row.Labels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(row.Name).Select(label => (label, row)))
        .ToFrozenDictionary(pair => pair.label, pair => (pair.row.Name, pair.row.Known), StringComparer.OrdinalIgnoreCase);

    /// <summary>The encoding of a label, whatever its case and the space around it; null: there is none.</summary>
    public static (string Name, Encoding Encoding)? Find(string label) =>
        ByLabel.TryGetValue(label.Trim(' ', '\t', '\n', '\f', '\r'), out var found) && Of(found.Known) is { } encoding ? (found.Name, encoding) : null;

    private static Encoding? Of(object known) => known switch
    {
        Encoding encoding => encoding,
        string name => CodePagesEncodingProvider.Instance.GetEncoding(name),
        _ => CodePagesEncodingProvider.Instance.GetEncoding((int)known),
    };
}
