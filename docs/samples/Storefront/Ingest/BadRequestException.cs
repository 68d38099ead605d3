namespace Storefront.Ingest;

/// <summary>A request that nothing can be taken from; <see cref="IngestEndpoints"/> answers it.</summary>
internal sealed class BadRequestException : Exception
{
    public BadRequestException(int status, string message)
        : base(message) => Status = status;

    /// <summary>Gets the status of the answer.</summary>
    public int Status { get; }
}
