namespace UserOps.Hosting;

/// <summary>Thrown when the text of a policy can't be read: no file, no section, a store that does not answer.</summary>
public sealed class PolicySourceException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="PolicySourceException"/> class.</summary>
    /// <param name="source">What the source is (<see cref="IPolicySource.Description"/>).</param>
    /// <param name="reason">Why it can't be read, and how to mend it, in whole sentences.</param>
    /// <param name="innerException">What was thrown; <see langword="null"/> when nothing was.</param>
    public PolicySourceException(string source, string reason, Exception? innerException = null)
        : base($"The policy in {source} can't be read. {reason}", innerException)
    {
        PolicySource = source;
    }

    /// <summary>Gets what the source is.</summary>
    public string PolicySource { get; }
}
