namespace UserOps.Hosting;

/// <summary>What a kept answer is about: which question was asked, and of whom or what.</summary>
/// <remarks><c>default</c> has neither, and every port refuses it.</remarks>
public readonly record struct AssessmentKey
{
    private readonly string? _kind;
    private readonly string? _subject;

    /// <summary>Initializes a new instance of the <see cref="AssessmentKey"/> struct.</summary>
    /// <param name="kind">The question, such as <c>lifecycle</c>: one word for each run.</param>
    /// <param name="subject">Of whom or what it was asked: the text of a user's id, of a complaint's, the name of a group.</param>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, empty or blank.</exception>
    public AssessmentKey(string kind, string subject)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        _kind = kind;
        _subject = subject;
    }

    /// <summary>Gets a value indicating whether this is <c>default</c>.</summary>
    public bool IsNone => _kind is null;

    /// <summary>Gets the question; empty for <c>default</c>.</summary>
    public string Kind => _kind ?? "";

    /// <summary>Gets of whom or what it was asked; empty for <c>default</c>.</summary>
    public string Subject => _subject ?? "";

    /// <summary>Returns the key as text.</summary>
    /// <returns>Kind and subject: <c>lifecycle/u-17</c>.</returns>
    public override string ToString() => $"{Kind}/{Subject}";
}
