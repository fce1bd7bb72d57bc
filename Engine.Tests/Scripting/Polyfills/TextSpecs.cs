namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary>Texts and bytes. Source: WHATWG Encoding; HTML, section 8.3.</summary>
public sealed class TextSpecs : PolyfillSpecs
{
    [Theory]
    [InlineData("utf-8", "0x68,0xC3,0xA9,0xF0,0x9F,0x98,0x80", "hé😀")]
    [InlineData("utf-8", "0xEF,0xBB,0xBF,0x61", "a")]
    [InlineData("utf-8", "0x61,0xFF,0xC3", "a\uFFFD\uFFFD")]
    [InlineData("utf-8", "0xF0,0x9F,0x98,0x61", "\uFFFDa")]
    [InlineData("utf-8", "0xED,0xA0,0x80", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("utf-8", "0xC0,0x80", "\uFFFD\uFFFD")]
    [InlineData(" UTF8 ", "0x61", "a")]
    [InlineData("utf-16le", "0x61,0x00,0x3D,0xD8,0x00,0xDE", "a😀")]
    [InlineData("utf-16", "0xFF,0xFE,0x61,0x00", "a")]
    [InlineData("utf-16le", "0x00,0xD8", "\uFFFD")]
    [InlineData("utf-16be", "0x00,0x61", "a")]
    [InlineData("latin1", "0x80,0xE9", "€é")]
    [InlineData("gbk", "0xC4,0xE3,0xBA,0xC3", "你好")]
    [InlineData("gb18030", "0x81,0x30,0x81,0x30", "\u0080")]
    [InlineData("big5", "0xA7,0x41", "你")]
    [InlineData("shift_jis", "0x82,0xA0", "あ")]
    [InlineData("euc-jp", "0xA4,0xA2", "あ")]
    [InlineData("euc-kr", "0xB0,0xA1", "가")]
    [InlineData("koi8-r", "0xC1", "а")]
    [InlineData("windows-1251", "0xE0", "а")]
    public async Task Bytes_become_text(string label, string bytes, string text) =>
        await ShowsAsync($"JSON.stringify(new TextDecoder('{label}').decode(new Uint8Array([{bytes}])))", $"\"{text}\"");

    [Theory]
    [InlineData("new TextDecoder('latin1').encoding", "windows-1252")]
    [InlineData("new TextDecoder('utf-16').encoding", "utf-16le")]
    [InlineData("new TextDecoder('x-none')", "throws RangeError")]
    [InlineData("new TextDecoder('utf-7')", "throws RangeError")]
    [InlineData("new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255]))", "throws TypeError")]
    [InlineData("new TextDecoder('utf-16le', { fatal: true }).decode(new Uint8Array([0, 0xD8]))", "throws TypeError")]
    [InlineData("new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xEF, 0xBB, 0xBF])).length", "1")]
    [InlineData("new TextDecoder().decode()", "")]
    [InlineData("new TextDecoder().decode('text')", "throws TypeError")]
    [InlineData("(d => d.decode(new Uint8Array([0xE2, 0x82]), { stream: true }) + d.decode(new Uint8Array([0xAC]), { stream: true }) + d.decode())(new TextDecoder())", "€")]
    [InlineData("(d => d.decode(new Uint8Array([0xEF]), { stream: true }) + d.decode(new Uint8Array([0xBB, 0xBF, 0x61])) + d.decode(new Uint8Array([0xEF, 0xBB, 0xBF, 0x62])))(new TextDecoder())", "ab")]
    [InlineData("(d => { try { d.decode(new Uint8Array([255]), { stream: true }) } catch (e) {} return d.decode(new Uint8Array([97])) })(new TextDecoder('utf-8', { fatal: true }))", "a")]
    [InlineData("new TextDecoder().decode(new DataView(new Uint8Array([97, 98, 99]).buffer, 1, 1))", "b")]
    public async Task A_decoder_does_as_it_is_told(string expression, string shown) => await ShowsAsync(expression, shown);

    [Theory]
    [InlineData("[...new TextEncoder().encode('é😀\\uD800')].join()", "195,169,240,159,152,128,239,191,189")]
    [InlineData("new TextEncoder().encode().length", "0")]
    [InlineData("JSON.stringify(new TextEncoder().encodeInto('aé😀', new Uint8Array(4)))", "{\"read\":2,\"written\":3}")]
    public async Task Text_becomes_bytes(string expression, string shown) => await ShowsAsync(expression, shown);

    [Theory]
    [InlineData("btoa('hi\\xFF')", "aGn/")]
    [InlineData("btoa('é') + btoa('')", "6Q==")]
    [InlineData("btoa('€')", "throws InvalidCharacterError")]
    [InlineData("atob(' aGk \\n')", "hi")]
    [InlineData("atob('aGk=') + atob('') + atob('YR')", "hia")]
    [InlineData("atob('a')", "throws InvalidCharacterError")]
    [InlineData("atob('aGk==')", "throws InvalidCharacterError")]
    [InlineData("atob('ab=c')", "throws InvalidCharacterError")]
    [InlineData("atob('a_-b')", "throws InvalidCharacterError")]
    public async Task Base64_goes_there_and_back(string expression, string shown) => await ShowsAsync(expression, shown);
}
