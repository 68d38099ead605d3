using System.Text;
using UserOps.Cli.Input;

namespace UserOps.Cli.Tests.Support;

/// <summary>Gives a text and then another one for ever; after some rounds it calls back.</summary>
internal sealed class RepeatingStream(string first, string further, int rounds, Action callback) : ReadOnlyStream(Null)
{
    private readonly byte[] _further = Encoding.UTF8.GetBytes(further);
    private byte[] _rest = Encoding.UTF8.GetBytes(first);
    private int _round;

    public override int Read(Span<byte> buffer)
    {
        if (_rest.Length == 0)
        {
            _rest = _further;
            if (++_round == rounds)
            {
                callback();
            }
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest.AsSpan(0, count).CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }
}
