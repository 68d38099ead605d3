using System.Text.Json;

namespace UserOps.Cli.Policies;

/// <summary>Reads the documents that users name on the command line, and says which file is wrong.</summary>
internal static class PolicyFile
{
    /// <summary>No policy or model comes near it; a larger file is another file.</summary>
    private const long MaxBytes = 16 << 20;

    /// <summary>Reads a policy of a known kind and checks it.</summary>
    /// <typeparam name="T">The type of the policy.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>The policy; it compiles.</returns>
    /// <exception cref="UsageException">The file can't be read, is of another kind, or the policy has problems; all are listed.</exception>
    public static T Read<T>(string path, PolicyKind<T> kind)
        where T : class
    {
        var text = ReadText(path);
        return Recognise(text) is { } found && found != kind
            ? throw new UsageException($"The file '{path}' is not valid: It is {found.Name}, and {kind.Name} is needed here; 'userops policy new {kind.Presets[0]}' writes one.")
            : Parse(path, text, kind.Read);
    }

    /// <summary>Reads a policy of any kind and checks it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The policy; it compiles.</returns>
    /// <exception cref="UsageException">The file can't be read, is no policy, or the policy has problems; all are listed.</exception>
    public static CheckedPolicy Read(string path)
    {
        var text = ReadText(path);
        var kind = Recognise(text) ?? (IsObject(text)
            ? throw new UsageException(
                $"The file '{path}' is not valid: It is no policy of a known kind: it must have {string.Join(" or ", PolicyKinds.All.Select(known => $"'{known.Member}' ({known.Name})"))}, and only one of them. 'userops policy new NAME' writes one.")
            : PolicyKinds.Rfm);
        return Parse(path, text, kind.Check);
    }

    /// <summary>Reads a model.</summary>
    /// <typeparam name="T">The type of the model.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads the JSON.</param>
    /// <returns>The model.</returns>
    /// <exception cref="UsageException">The file can't be read, or is no model.</exception>
    public static T ReadModel<T>(string path, Func<string, T> read) => Parse(path, ReadText(path), read);

    /// <summary>Finds the kind whose own member a text has; <see langword="null"/> when it has none, or those of several.</summary>
    private static PolicyKind? Recognise(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object && PolicyKinds.All.Where(kind => root.TryGetProperty(kind.Member, out _)).ToList() is [var only] ? only : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Tells whether a text is a JSON object; one that isn't gets its message, with the line, from a reader.</summary>
    private static bool IsObject(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static T Parse<T>(string path, string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (InvalidPolicyException invalid)
        {
            var problems = invalid.Problems.Select(problem => problem.ToString()).Prepend($"The file '{path}' is not valid:");
            throw new UsageException(string.Join($"{Environment.NewLine}  ", problems));
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MaxBytes }
                ? throw new UsageException($"The file '{path}' has more than 16 MiB; that is no policy.")
                : File.ReadAllText(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The file '{path}' can't be read: {cause.Message}");
        }
    }
}
