using UserOps.Rfm;

namespace UserOps.Cli.Rfm;

/// <summary>Reads the documents that users name on the command line, and says which file is wrong.</summary>
internal static class PolicyFile
{
    /// <summary>No policy or model comes near it; a larger file is another file.</summary>
    private const long MaxBytes = 16 << 20;

    /// <summary>Reads a policy and checks it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The policy; it compiles.</returns>
    /// <exception cref="UsageException">The file can't be read, or the policy has problems; all are listed.</exception>
    public static RfmPolicy ReadPolicy(string path) => Read(path, json =>
    {
        var policy = RfmPolicyJson.Read(json);
        var problems = RfmPolicyValidator.Validate(policy);
        return problems.Count == 0 ? policy : throw new InvalidPolicyException(nameof(path), problems);
    });

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The model.</returns>
    /// <exception cref="UsageException">The file can't be read, or is no model.</exception>
    public static RfmModel ReadModel(string path) => Read(path, RfmModelJson.Read);

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(ReadText(path));
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
