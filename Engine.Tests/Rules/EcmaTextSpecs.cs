using System.Globalization;
using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class EcmaTextSpecs
{
    // ECMA-262 section 6.1.6.1.20
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1.0, "1")]
    [InlineData(-7.0, "-7")]
    [InlineData(0.1, "0.1")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(123.456, "123.456")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1.5e21, "1.5e+21")]
    [InlineData(1e23, "1e+23")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.00000123, "0.00000123")]
    [InlineData(0.0000001, "1e-7")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(9007199254740993.0, "9007199254740992")]
    [InlineData(1234567890123456.7, "1234567890123456.8")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_number_is_written_as_ECMAScript_writes_it(double number, string text) => Assert.Equal(text, EcmaText.OfNumber(number));

    [Fact]
    public void Minus_zero_has_no_sign() => Assert.Equal("0", EcmaText.OfNumber(-0.0));

    [Property]
    public bool A_number_reads_back_as_itself(double number) =>
        !double.IsFinite(number) || double.Parse(EcmaText.OfNumber(number), CultureInfo.InvariantCulture).Equals(number == 0 ? 0.0 : number);

    [Theory]
    [InlineData("azAZ09-_.!~*'()", "azAZ09-_.!~*'()")]
    [InlineData("a b&c=d+e/f?g#h", "a%20b%26c%3Dd%2Be%2Ff%3Fg%23h")]
    [InlineData("中", "%E4%B8%AD")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("%", "%25")]
    [InlineData("\r\n\0", "%0D%0A%00")]
    public void A_component_is_encoded_as_encodeURIComponent_does(string text, string encoded) =>
        Assert.Equal(encoded, EcmaText.EncodeComponent(text));

    [Fact]
    public void A_lone_surrogate_is_the_replacement_character() => Assert.Equal("%EF%BF%BDx", EcmaText.EncodeComponent("\ud800x"));

    [Fact]
    public void Arrays_join_with_commas_and_leave_out_what_is_nothing()
    {
        var nested = Argument.Array(Argument.Of(1), Argument.Null, Argument.Undefined, Argument.Array(Argument.Of("a"), Argument.Of(true)), Argument.Object());
        Assert.Equal("1,,,a,true,[object Object]", EcmaText.Of(nested));
        Assert.Equal("[object ArrayBuffer]", EcmaText.Of(Argument.Of([1])));
    }
}
