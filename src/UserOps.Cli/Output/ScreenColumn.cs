namespace UserOps.Cli.Output;

/// <summary>A column of a table.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="IsNumber">Whether it holds numbers, which stand to the right and are never wrapped.</param>
internal sealed record ScreenColumn(string Heading, bool IsNumber = false)
{
    /// <summary>Makes a column of texts.</summary>
    public static implicit operator ScreenColumn(string heading) => new(heading);

    /// <summary>Makes a column of numbers.</summary>
    public static ScreenColumn Numbers(string heading) => new(heading, IsNumber: true);
}
