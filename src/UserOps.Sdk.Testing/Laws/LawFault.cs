namespace UserOps.Testing;

/// <summary>What a check found wrong, before it is known whose law it is.</summary>
internal sealed class LawFault(string found, string? example = null, string? replay = null, Exception? inner = null) : InvalidOperationException(found, inner)
{
    /// <summary>Gets the smallest example, in words.</summary>
    public string? Example { get; } = example;

    /// <summary>Gets the seed, the gamma and the size of the example.</summary>
    public string? Replay { get; } = replay;

    /// <summary>What an exception says that no check expected.</summary>
    public static string Words(Exception e) => e is LawFault ? e.Message : $"{e.GetType().Name}: {e.Message}";
}
