using System.Globalization;
using System.Net;
using FsCheck.Xunit;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

/// <summary>An address is read in every spelling that a browser reads (WHATWG URL, section 3.5).</summary>
[Trait("Fault", "31")]
public sealed class HostSpellingSpecs
{
    [Property(MaxTest = 1000)]
    public void An_IPv4_address_is_the_same_in_every_spelling(uint address, byte parts, byte[] radixes, bool dot, bool wide, bool upper)
    {
        var count = parts % 4 + 1;
        var texts = Enumerable.Range(0, count).Select(index =>
        {
            var last = index == count - 1;
            var value = last ? (uint)(address & (0xFFFF_FFFFUL >> (8 * index))) : (address >> (8 * (3 - index))) & 0xFF;
            return Spell(value, radixes.Length == 0 ? 0 : radixes[index % radixes.Length] % 4);
        });
        var text = string.Join('.', texts) + (dot ? "." : "");
        if (upper) text = text.ToUpperInvariant();
        if (wide) text = string.Concat(text.Select(unit => unit == '.' ? '\u3002' : (char)(unit + 0xFEE0)));
        var host = HostText.Read(text);
        var expected = new IPAddress([(byte)(address >> 24), (byte)(address >> 16), (byte)(address >> 8), (byte)address]);
        Assert.Equal(expected, host?.Literal);
        Assert.Equal(expected.ToString(), host?.Ascii);
    }

    [Theory]
    [InlineData("[fe80::1%eth0]")]
    [InlineData("[fe80::1%25eth0]")]
    [InlineData("[::1%lo]")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.4.0")]
    [InlineData("256.1.1.1")]
    [InlineData("1.2.3.256")]
    [InlineData("4294967296")]
    [InlineData("0x100000000")]
    [InlineData("1..1")]
    [InlineData("127.0.0.1..")]
    [InlineData("08.1.1.1")]
    [InlineData("a.b.09")]
    [InlineData("127.0.0.0x")]
    [InlineData("[127.0.0.1]")]
    [InlineData("[::1")]
    [InlineData("[::1]]")]
    [InlineData("%3127.0.0.1")]
    [InlineData("127.0.0.\u00AD1")]
    [InlineData("\u200B127.0.0.1")]
    public void What_is_nearly_an_address_is_no_host_or_never_a_name(string written)
    {
        var host = HostText.Read(written);
        Assert.True(host is null || (host.Value.Literal is { } literal && !AddressRule.IsPublic(literal)), $"{written} is read as {host}");
    }

    [Theory]
    [InlineData("\u2460\u2461\u2466.0.0.1")] // circled digits
    [InlineData("\u00B9\u00B2\u2077.0.0.1")] // superscript digits
    [InlineData("\u0661\u0662\u0667.0.0.1")] // Arabic digits
    [InlineData("\U0001D7CF\U0001D7D0\U0001D7D5.0.0.1")] // mathematical digits
    public void Digits_that_are_none_in_ASCII_never_become_a_public_host(string written)
    {
        var host = HostText.Read(written);
        Assert.True(host is null || (host.Value.Literal is { } literal && !AddressRule.IsPublic(literal)), $"{written} is read as {host}");
    }

    private static string Spell(uint value, int form) => form switch
    {
        1 => "0" + Convert.ToString(value, 8),
        2 => "0x" + value.ToString("x", CultureInfo.InvariantCulture),
        3 => "0x0000" + value.ToString("X", CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    [Fact]
    public void A_name_and_its_labels_have_the_lengths_of_DNS() // RFC 1035 section 2.3.4
    {
        string Name(int labels, int last) => string.Concat(Enumerable.Repeat(new string('a', 63) + ".", labels)) + new string('b', last);

        Assert.Equal(Name(3, 61), HostText.Read(Name(3, 61))?.Ascii);        // 253
        Assert.Equal(Name(3, 61) + ".", HostText.Read(Name(3, 61) + ".")?.Ascii);
        Assert.Null(HostText.Read(Name(3, 62)));
        Assert.NotNull(HostText.Read(Name(0, 63)));
        Assert.Null(HostText.Read(Name(0, 64)));
        Assert.Null(HostText.Read(new string('\uFF41', 300)));               // as long in wide letters
    }

    [Theory]
    [InlineData("\uFF45xample\uFF0Ecom", "example.com")]
    [InlineData("example\u3002com", "example.com")]
    [InlineData("example\uFF61com", "example.com")]
    [InlineData("\u00C4.example", "xn--4ca.example")]
    public void What_only_looks_like_ASCII_is_read_as_it(string written, string host) => Assert.Equal(host, HostText.Read(written)?.Ascii);

    [Theory]
    [InlineData("a\u200Bb.example")]
    [InlineData("a\u202Eb.example")]
    public void A_name_has_no_letters_that_nobody_sees(string written) => Assert.Null(HostText.Read(written));

    [Fact]
    public void A_name_has_no_half_of_a_letter_nor_one_beyond_the_first_plane() // an attribute cannot carry the half
    {
        Assert.Null(HostText.Read("\ud83d.example"));
        Assert.Null(HostText.Read("\ud83d\ude00.example"));
    }
}
