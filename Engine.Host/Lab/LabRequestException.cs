using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab;

/// <summary>A request that the lab cannot honour; the client is told why.</summary>
internal sealed class LabRequestException(int status, string message) : Exception(message)
{
    public LabRequestException(string message)
        : this(StatusCodes.Status400BadRequest, message)
    {
    }

    public int Status { get; } = status;
}
