using System.Text.RegularExpressions;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Tests.Platforms;

public sealed class SettingFormatSpecs
{
    [Theory]
    [InlineData("250", 250)]
    [InlineData("250ms", 250)]
    [InlineData("1.5s", 1500)]
    [InlineData("10 seconds", 10_000)]
    [InlineData("2m", 120_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("1 day", 86_400_000)]
    [InlineData("2000us", 2)]
    [InlineData("3000000ns", 3)]
    [InlineData("0", 0)]
    public void A_duration_has_a_unit_or_is_milliseconds(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), SettingFormat.Duration(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("10 parsecs")]
    [InlineData("PT10S")]
    [InlineData("1e3s")]
    [InlineData("1.2.3s")]
    [InlineData("99999999999999 days")]
    public void What_is_no_duration_is_none(string text) => Assert.Null(SettingFormat.Duration(text));

    [Theory]
    [InlineData("1024", 1024)]
    [InlineData("4MiB", 4 << 20)]
    [InlineData("64k", 64 << 10)]
    [InlineData("0.5 KiB", 512)]
    [InlineData("10MB", 10_000_000)]
    [InlineData("3kB", 3000)]
    [InlineData("1G", 1 << 30)]
    public void A_size_has_a_unit_or_is_bytes(string text, double bytes) => Assert.Equal(bytes, SettingFormat.Size(text));

    [Theory]
    [InlineData("4 bananas")]
    [InlineData("MiB")]
    [InlineData("")]
    public void What_is_no_size_is_none(string text) => Assert.Null(SettingFormat.Size(text));

    [Theory]
    [InlineData("on", true)]
    [InlineData("yes", true)]
    [InlineData("true", true)]
    [InlineData("off", false)]
    [InlineData("no", false)]
    [InlineData("false", false)]
    [InlineData("maybe", null)]
    public void A_switch_is_on_or_off(string text, bool? value) => Assert.Equal(value, SettingFormat.Switch(text));

    [Theory]
    [InlineData("replace-silently", WhenFull.ReplaceSilently)]
    [InlineData("replace", WhenFull.Replace)]
    [InlineData("replace-silent-ly", null)]
    [InlineData("Replace", null)]
    [InlineData("1", null)]
    public void A_word_names_a_value_in_kebab_case(string word, WhenFull? value) => Assert.Equal(value, SettingFormat.Named<WhenFull>(word));

    [Fact]
    public void Arraybuffer_may_be_written_as_one_word() => Assert.Equal(BinaryForm.ArrayBuffer, SettingFormat.Named<BinaryForm>("arraybuffer"));

    [Fact]
    public void Every_kind_of_failure_has_a_word_that_names_it()
    {
        foreach (var kind in Enum.GetValues<FailureKind>())
            Assert.Equal((Kebab(kind.ToString()), kind), (SettingFormat.Word(kind), SettingFormat.Named<FailureKind>(SettingFormat.Word(kind))));
    }

    [Theory]
    [InlineData("1.7", "1.7.0")]
    [InlineData("2", "2.0.0")]
    [InlineData("3.170.0", "3.170.0")]
    [InlineData("1.2.3.4", "1.2.3.4")]
    public void A_version_has_at_least_three_numbers(string text, string version) => Assert.Equal(Version.Parse(version), BaseLibrary.Parse(text));

    [Theory]
    [InlineData("newest")]
    [InlineData("1.x")]
    [InlineData("")]
    public void What_is_no_version_is_none(string text) => Assert.Null(BaseLibrary.Parse(text));

    [Theory]
    [InlineData("kepe-alive", "; did you mean 'keep-alive'?")]
    [InlineData("strikt", "; did you mean 'strict'?")]
    [InlineData("colour", "")]
    public void A_name_that_is_close_is_suggested(string written, string suggestion) =>
        Assert.Equal(suggestion, NearestName.Suggest(written, ["strict", "keep-alive", "domains"]));

    /// <summary>Kebab case, found another way than the engine finds it.</summary>
    internal static string Kebab(string name) => Regex.Replace(name, "(?<!^)([A-Z])", "-$1").ToLowerInvariant();

    // HOCON's own words: https://github.com/lightbend/config/blob/main/HOCON.md#units-format
    [Theory]
    [InlineData("ms milli millis millisecond milliseconds", 1_000_000d)]
    [InlineData("us micro micros microsecond microseconds", 1_000d)]
    [InlineData("ns nano nanos nanosecond nanoseconds", 1d)]
    [InlineData("s second seconds", 1e9)]
    [InlineData("m minute minutes", 60e9)]
    [InlineData("h hour hours", 3600e9)]
    [InlineData("d day days", 86_400e9)]
    public void Every_word_for_a_unit_of_time_is_known(string words, double nanoseconds)
    {
        foreach (var word in words.Split(' '))
        {
            Assert.Equal((word, TimeSpan.FromTicks((long)(nanoseconds * 12))), (word, SettingFormat.Duration($"1200 {word}")));
            Assert.Null(SettingFormat.Duration($"1200 {word}x"));
            Assert.Null(SettingFormat.Duration($"1200 x{word[1..]}y"));
        }
    }

    [Theory]
    [InlineData("B b byte bytes", 1d)]
    [InlineData("K k Ki KiB kibibyte kibibytes", 1024d)]
    [InlineData("M m Mi MiB mebibyte mebibytes", 1048576d)]
    [InlineData("G g Gi GiB gibibyte gibibytes", 1073741824d)]
    [InlineData("kB kilobyte kilobytes", 1e3)]
    [InlineData("MB megabyte megabytes", 1e6)]
    [InlineData("GB gigabyte gigabytes", 1e9)]
    public void Every_word_for_a_unit_of_size_is_known(string words, double bytes)
    {
        foreach (var word in words.Split(' '))
        {
            Assert.Equal((word, 3 * bytes), (word, SettingFormat.Size($"3 {word}")));
            Assert.Null(SettingFormat.Size($"3 {word}x"));
            Assert.Null(SettingFormat.Size($"3 x{word[1..]}y"));
        }
    }
}
