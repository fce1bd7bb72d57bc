using System.Text;
using MiniActors.Adapters;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

[Trait("Fault", "40")]
public sealed class MultipartUploadSpecs
{
    private static HttpUpload.Form Form(string name, string fileName, string type = "image/png", params (string, string)[] fields) =>
        new([.. fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))], new(name, fileName, type, new BodySource(0, () => Stream.Null)));

    [Fact]
    public void The_fields_come_first_and_the_file_last()
    {
        var frame = MultipartUpload.Of(Form("file", "a.png", "image/png", ("user", "1"), ("名", "值\r\n2")), "B");
        Assert.Equal("multipart/form-data; boundary=B", frame.ContentType);
        Assert.Equal(
            "--B\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\n1\r\n"
            + "--B\r\nContent-Disposition: form-data; name=\"名\"\r\n\r\n值\r\n2\r\n"
            + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n",
            Encoding.UTF8.GetString(frame.Head));
        Assert.Equal("\r\n--B--\r\n", Encoding.UTF8.GetString(frame.Tail));
    }

    [Theory]
    [InlineData("plain.png", "plain.png")]
    [InlineData("a\"b.png", "a%22b.png")]
    [InlineData("a\r\nX-Injected: 1\r\n\r\nb", "a%0D%0AX-Injected: 1%0D%0A%0D%0Ab")]
    [InlineData("a\0b", "a%00b")]
    [InlineData("猫😀.png", "猫😀.png")]
    [InlineData("100%22", "100%22")]
    [InlineData("../..\\x", "../..\\x")]
    public void A_name_can_hold_anything_and_break_nothing(string name, string told)
    {
        var frame = MultipartUpload.Of(Form(name, name), "B");
        Assert.Equal($"--B\r\nContent-Disposition: form-data; name=\"{told}\"; filename=\"{told}\"\r\nContent-Type: image/png\r\n\r\n", Encoding.UTF8.GetString(frame.Head));
    }

    [Fact]
    public void Half_a_character_becomes_a_whole_one() =>
        Assert.Contains("name=\"half\ufffd\"", Encoding.UTF8.GetString(MultipartUpload.Of(Form("half\ud83d", "f"), "B").Head));

    [Theory]
    [InlineData("text/plain\r\nX-Injected: 1")]
    [InlineData("text/名")]
    public void A_content_type_that_cannot_go_into_a_field_is_refused(string type) =>
        Assert.Equal(WireFault.Protocol, Assert.Throws<WireException>(() => MultipartUpload.Of(Form("f", "f", type))).Fault);

    [Fact]
    public void No_two_forms_have_one_boundary() =>
        Assert.NotEqual(MultipartUpload.Of(Form("f", "f")).ContentType, MultipartUpload.Of(Form("f", "f")).ContentType);
}
