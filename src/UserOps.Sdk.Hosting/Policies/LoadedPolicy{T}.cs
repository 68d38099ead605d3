namespace UserOps.Hosting;

/// <summary>A compiled policy, and what it was compiled from.</summary>
/// <typeparam name="T">The compiled form.</typeparam>
/// <param name="Value">The compiled form.</param>
/// <param name="Parts">Name, version and hash of each policy in it. With the same hashes it is the same policy, and is not put in force again.</param>
public sealed record LoadedPolicy<T>(T Value, EquatableArray<PolicyRef> Parts)
    where T : class;
