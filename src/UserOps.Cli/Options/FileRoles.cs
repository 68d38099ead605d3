namespace UserOps.Cli.Options;

/// <summary>Watches that no file is named in two roles: an output would take the place of an input, or of another output.</summary>
internal static class FileRoles
{
    /// <summary>Refuses an output that is also something else.</summary>
    /// <param name="reads">The files that are read besides the main input, as the option and as it was named.</param>
    /// <param name="writes">The files that are written; <see langword="null"/> and <c>-</c> are none.</param>
    /// <exception cref="UsageException">A file has two roles.</exception>
    public static void Check(
        IReadOnlyList<(string Option, string? Path)> reads,
        params IReadOnlyList<(string Option, string? Path)> writes)
    {
        var taken = reads.Where(file => IsFile(file.Path)).ToList();
        foreach (var file in writes.Where(file => IsFile(file.Path)))
        {
            var other = taken.Find(known => Path.GetFullPath(known.Path!) == Path.GetFullPath(file.Path!));
            if (other.Path is not null)
            {
                throw new UsageException($"{other.Option} and {file.Option} both name '{file.Path}'; name another file for one of them.");
            }

            taken.Add(file);
        }
    }

    private static bool IsFile(string? path) => !string.IsNullOrWhiteSpace(path) && path is not "-" && !path.StartsWith("/dev/", StringComparison.Ordinal);
}
