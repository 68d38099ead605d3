namespace UserOps.Cli;

/// <summary>Thrown when the command line asks for something that can't be: exit code 2.</summary>
internal sealed class UsageException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="UsageException"/> class.</summary>
    /// <param name="message">The option, the value, what is allowed, and how to mend it.</param>
    public UsageException(string message)
        : base(message)
    {
    }
}
