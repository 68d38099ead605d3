using UserOps.Cli.Input;

namespace UserOps.Cli.Tests.Support;

/// <summary>Gives the same byte for ever, and counts how often.</summary>
internal sealed class EndlessStream(byte value) : ReadOnlyStream(Null)
{
    public long Given { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        buffer.Fill(value);
        Given += buffer.Length;
        return buffer.Length;
    }
}
