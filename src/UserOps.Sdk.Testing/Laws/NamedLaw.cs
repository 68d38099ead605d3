namespace UserOps.Testing;

/// <summary>A law that a host's own store, source or policy must keep, to run inside any test framework's plain test.</summary>
/// <remarks>Each check makes what it needs anew, so laws can be checked in any order and at the same time.</remarks>
public sealed class NamedLaw
{
    private readonly Func<Task> _check;

    internal NamedLaw(string name, string meaning, Func<Task> check)
    {
        Name = name;
        Meaning = meaning;
        _check = check;
    }

    /// <summary>Gets what the law says, in a sentence.</summary>
    public string Name { get; }

    /// <summary>Gets what it means for a host: what goes wrong where the law does not hold.</summary>
    public string Meaning { get; }

    /// <summary>Checks the law, and waits for it.</summary>
    /// <exception cref="LawBrokenException">The law does not hold.</exception>
    public void Check() => CheckAsync().GetAwaiter().GetResult();

    /// <summary>Checks the law.</summary>
    /// <returns>The work.</returns>
    /// <exception cref="LawBrokenException">The law does not hold.</exception>
    public async Task CheckAsync()
    {
        try
        {
            // Away from the context of a test framework, which may have but one thread for what waits.
            await Task.Run(_check).ConfigureAwait(false);
        }
        catch (LawFault fault)
        {
            throw new LawBrokenException(this, fault.Message, fault.Example, fault.Replay, fault.InnerException);
        }
        catch (Exception e) when (e is not LawFault)
        {
            throw new LawBrokenException(this, LawFault.Words(e), example: null, replay: null, e);
        }
    }

    /// <summary>Returns the law as text.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
