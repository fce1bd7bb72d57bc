using System.Text;

namespace MiniActors.Scripting;

/// <summary>
/// Text out of bytes that may come in pieces: what one piece leaves unfinished waits for the next. Source: WHATWG Encoding,
/// section 7.1.
/// </summary>
internal sealed class TextStream(Encoding encoding, bool fatal, bool keepMark)
{
    private const char Mark = '\uFEFF';

    private readonly Decoder _decoder = MakeDecoder(encoding, fatal);
    private readonly bool _hasMark = encoding is UTF8Encoding or UnicodeEncoding;
    private bool _begun;

    /// <summary>The text of one piece; null: it is wrong, and the stream stands at its beginning again.</summary>
    /// <param name="bytes">The piece.</param>
    /// <param name="goesOn">False: it is the last one.</param>
    public string? Read(byte[] bytes, bool goesOn)
    {
        try
        {
            var letters = new char[encoding.GetMaxCharCount(bytes.Length) + 1];
            var count = _decoder.GetChars(bytes, letters, flush: !goesOn);
            var skip = count > 0 && !_begun && _hasMark && !keepMark && letters[0] == Mark ? 1 : 0;
            _begun = goesOn && (_begun || count > 0);
            return new string(letters, skip, count - skip);
        }
        catch (DecoderFallbackException)
        {
            _decoder.Reset();
            _begun = false;
            return null;
        }
    }

    private static Decoder MakeDecoder(Encoding encoding, bool fatal)
    {
        var decoder = encoding.GetDecoder();
        decoder.Fallback = fatal ? DecoderFallback.ExceptionFallback : new DecoderReplacementFallback("\uFFFD");
        return decoder;
    }
}
