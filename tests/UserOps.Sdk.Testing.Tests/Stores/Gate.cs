namespace UserOps.Testing.Tests.Stores;

/// <summary>Lets callers on when so many have come, so that what happens at once does so every time.</summary>
internal sealed class Gate(int count)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrived;

    /// <summary>Waits for the others, and tells how many came before.</summary>
    public async Task<int> ArriveAsync()
    {
        int place;
        TaskCompletionSource open;
        lock (_lock)
        {
            (open, place) = (_open, _arrived++);
            if (_arrived == count)
            {
                (_open, _arrived) = (new(TaskCreationOptions.RunContinuationsAsynchronously), 0);
                open.SetResult();
            }
        }

        await open.Task;
        return place;
    }
}
