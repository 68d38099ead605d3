using UserOps.Cli.Input;

namespace UserOps.Cli.Tests.Support;

/// <summary>Gives its bytes in pieces, as a pipe does.</summary>
internal sealed class ChunkedStream(byte[] bytes, int size) : ReadOnlyStream(new MemoryStream(bytes))
{
    public override int Read(Span<byte> buffer) => Inner.Read(buffer[..Math.Min(buffer.Length, size)]);
}
