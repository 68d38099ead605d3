using UserOps.Cli.Input;
using UserOps.Json;

namespace UserOps.Cli.Policies;

/// <summary>Finds a policy that was named by a file or by a preset.</summary>
internal static class NamedPolicy
{
    /// <summary>Tells whether a name is meant as a file: one with a dot or a folder in it is, and a reader says why it can't be read.</summary>
    /// <param name="name">The name.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public static bool IsFile(string name) => File.Exists(name) || name.AsSpan().ContainsAny('.', Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);

    /// <summary>Reads a policy.</summary>
    /// <typeparam name="T">The type of the policy.</typeparam>
    /// <param name="name">The file or the preset.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="option">The option that named it, for messages; none for an argument.</param>
    /// <returns>The policy; it compiles.</returns>
    /// <exception cref="UsageException">There is no such file or preset, or the file has problems.</exception>
    public static T Read<T>(string name, PolicyKind<T> kind, string? option = null)
        where T : class
    {
        if (IsFile(name))
        {
            return PolicyFile.Read(name, kind);
        }

        if (kind.Find(name) is { } preset)
        {
            return preset;
        }

        var what = option is null ? $"'{Shown.Text(name)}'" : $"{option} '{Shown.Text(name)}'";
        var other = PolicyKinds.All.FirstOrDefault(known => known.Presets.Contains(name, StringComparer.OrdinalIgnoreCase));
        var choose = $"Name a file, or one of {string.Join(", ", kind.Presets)}.";
        throw new UsageException(other is null
            ? $"{what} is neither a file nor a preset. {Spelling.Suggest(name, kind.Presets, choose)}"
            : $"{what} is {other.Name}, and {kind.Name} is needed here. {choose}");
    }
}
