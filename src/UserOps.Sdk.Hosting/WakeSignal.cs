using System.Threading.Channels;

namespace UserOps.Hosting;

/// <summary>Wakes the one who waits for it. Set many times before it is taken, it wakes once; set while nobody waits, it is not lost.</summary>
internal sealed class WakeSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        AllowSynchronousContinuations = false,
    });

    /// <summary>Sets the signal.</summary>
    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Takes the signal back: who acts from now on sees all that it told of.</summary>
    public void Clear() => _set.Reader.TryRead(out _);

    /// <summary>Waits for the signal, and takes it.</summary>
    /// <param name="atMost">How long; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="time">The clock that measures it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether it was set; <see langword="false"/> when the time was over.</returns>
    public async ValueTask<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_set.Reader.TryRead(out _))
        {
            return true;
        }

        using var over = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            return await _set.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
