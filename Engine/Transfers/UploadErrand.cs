using System.Diagnostics;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Transfers;

/// <summary><c>uploadFile</c>: a form with one file, streamed from the disk.</summary>
internal sealed class UploadErrand(CallId call, UploadPlan plan, TransferSurroundings surroundings) : Errand(call, surroundings)
{
    private IFileSource? _file;

    public override string Api => "uploadFile";

    public override Hop First => Hop.Of(plan);

    public override bool UsesDisk => true;

    public override Failure? Prepare()
    {
        switch (Surroundings.Store.Read(plan.File, plan.MaxBytes))
        {
            case StoreOutcome<IFileSource>.Got got:
                _file = got.Value;
                return null;
            case StoreOutcome<IFileSource>.Failed failed:
                return Say(failed.Fault.ToFailureKind(), failed.Cause);
            default:
                throw new UnreachableException();
        }
    }

    public override HttpExchange ExchangeOf(Hop hop, Headers headers) => Plain(hop, headers, plan.AnyCertificate) with
    {
        Upload = hop.Body == HopBody.None ? null : new HttpUpload.Form(plan.Fields, new HttpUpload.FilePart(
            plan.Name, plan.FileName, plan.FileContentType, new BodySource(_file!.Length, OpenFile))),
        TellsProgress = true,
        IdleTimeout = plan.Timeout,
    };

    public override IAnswer AnswerTo(HttpSignal.Completed done) =>
        UploadResultRule.Decode(Surroundings.Profile, done.Status, done.Headers, done.Body) switch
        {
            Verdict<CallResult.Uploaded>.Accept accept => new Succeeded(Call, accept.Plan),
            Verdict<CallResult.Uploaded>.Refuse refuse => Fail(refuse.Failure),
            _ => throw new UnreachableException(),
        };

    public override void Dispose() => _file?.Dispose();

    /// <summary>The file from its start: a redirect may send it a second time. The stream belongs to the wire, the file to us.</summary>
    private Stream OpenFile()
    {
        _file!.Content.Position = 0;
        return new Borrowed(_file.Content);
    }

    /// <summary>A stream whose disposal leaves the file open.</summary>
    private sealed class Borrowed(Stream file) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => file.CanSeek;
        public override bool CanWrite => false;
        public override long Length => file.Length;

        public override long Position
        {
            get => file.Position;
            set => file.Position = value;
        }

        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            file.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
