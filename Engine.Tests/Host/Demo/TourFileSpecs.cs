using System.Security.Cryptography;
using System.Text.Json;
using MiniActors.Host.Demo;
using MiniActors.Hosting;

namespace MiniActors.Tests.Host.Demo;

public sealed class TourFileSpecs
{
    [Theory]
    [InlineData("wxfile://tmp_", "wxfile://tmp_a1b2.bin", "wxfile://tmp_….bin")]
    [InlineData("wxfile://tmp_", "wxfile://tmp_a1b2", "wxfile://tmp_…")]
    [InlineData("https://resource/apml", "https://resource/apmla1b2.other", "https://resource/apml….other")]
    [InlineData("wxfile://tmp_", "/tmp/elsewhere.bin", "/tmp/elsewhere.bin")]
    public void What_is_random_in_a_path_is_masked(string prefix, string path, string masked) =>
        Assert.Equal(masked, TourFile.Masked(path, prefix));

    [Fact]
    public void The_server_saw_the_file_unchanged_only_if_every_byte_is_the_same()
    {
        var bytes = Enumerable.Range(0, TourFile.Size).Select(index => (byte)(index % 251)).ToArray();

        Assert.Equal(new TourFileSeen("souvenir", 5_000_000, Unchanged: true), TourFile.Seen(Upload(bytes)));
        bytes[4_999_999]++;
        Assert.Equal(new TourFileSeen("souvenir", 5_000_000, Unchanged: false), TourFile.Seen(Upload(bytes)));
        Assert.Null(TourFile.Seen(null));
    }

    [Fact]
    public void A_file_that_went_wrong_is_found()
    {
        var profile = EngineConfiguration.Read(Akka.Configuration.Config.Empty).Platforms.Find("alipay")!;
        var diary = new TourDiary(profile,
        [
            TourRecord.Parse("""{"told":"progress","name":"download","percent":100}""")!,
            TourRecord.Parse("""{"told":"answer","name":"download","status":200,"data":"wxfile://tmp_1.bin"}""")!,
            TourRecord.Parse("""{"told":"progress","name":"upload","percent":99}""")!,
            TourRecord.Parse("""{"told":"answer","name":"untyped","status":200,"data":{"parts":[]}}""")!,
        ]);

        var faults = TourExpectation.Faults(diary);

        Assert.Contains("alipay, temporary file: expected https://resource/apml; was told wxfile://tmp_1.bin", faults);
        Assert.Contains("alipay, progress of the upload: expected 100; was told 99", faults);
        Assert.Contains("alipay, upload: expected answer 200; was told nothing", faults);
        Assert.Contains("alipay, upload without fileType: expected failure; was told answer 200", faults);
        Assert.DoesNotContain(faults, fault => fault.Contains("download", StringComparison.Ordinal));
    }

    private static TourRecord Upload(byte[] bytes) => TourRecord.Parse(JsonSerializer.Serialize(new
    {
        told = "answer",
        name = "upload",
        status = 200,
        data = new { parts = new[] { new { name = "souvenir", size = bytes.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) } } },
    }))!;
}
