using System.CommandLine;

namespace UserOps.Cli.Options;

/// <summary>The option of a policy in a file.</summary>
internal static class PolicyFileOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="what">What the policy does, such as "Tell stages".</param>
    /// <returns>The option; <see langword="null"/> without it.</returns>
    public static Option<string?> Create(string what) => new("--policy")
    {
        Description = $"{what} by the policy in this file; 'userops policy new' writes one.",
        HelpName = "FILE",
    };
}
