using System.CommandLine;
using UserOps.Cli.Policies;

namespace UserOps.Cli.Options;

/// <summary>The argument that names a policy: a file, or a preset where there is no such file.</summary>
/// <typeparam name="T">The type of the policy.</typeparam>
/// <param name="kind">The kind of policy.</param>
internal sealed class PolicyArgument<T>(PolicyKind<T> kind)
    where T : class
{
    private readonly Argument<string> _argument = new("POLICY")
    {
        Description = $"The policy: a file, which 'userops policy new' writes, or one of the presets {string.Join(", ", kind.Presets)}.",
    };

    /// <summary>Adds the argument to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Arguments.Add(_argument);

    /// <summary>Reads where the policy lies.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the argument and as it was named; <see langword="null"/> for a preset.</returns>
    public (string Option, string? Path) Place(ParseResult parsed) =>
        (_argument.Name, parsed.GetRequiredValue(_argument) is var name && NamedPolicy.IsFile(name) ? name : null);

    /// <summary>Reads the policy.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The policy; it compiles.</returns>
    /// <exception cref="UsageException">There is no such file or preset, or the file has problems.</exception>
    public T Read(ParseResult parsed) => NamedPolicy.Read(parsed.GetRequiredValue(_argument), kind);
}
