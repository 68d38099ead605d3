using System.CommandLine;
using UserOps.Cli.Policies;

namespace UserOps.Cli.Options;

/// <summary>An option that names a policy: a file, or a preset where there is no such file.</summary>
/// <typeparam name="T">The type of the policy.</typeparam>
internal sealed class PolicyOption<T>
    where T : class
{
    private readonly PolicyKind<T> _kind;
    private readonly Option<string?> _option;

    /// <summary>Initializes a new instance of the <see cref="PolicyOption{T}"/> class.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="what">What is done by the policy.</param>
    /// <param name="kind">The kind of policy; its first preset is taken without the option.</param>
    /// <param name="aliases">Other names of the option.</param>
    public PolicyOption(string name, string what, PolicyKind<T> kind, params string[] aliases)
    {
        _kind = kind;
        _option = new(name, aliases)
        {
            Description = $"{what} by this policy: a file, or one of {string.Join(", ", kind.Presets)}.",
            HelpName = "FILE|PRESET",
        };
    }

    /// <summary>Gets the option, for rules between options.</summary>
    public Option Option => _option;

    /// <summary>Tells whether it was given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_option) is not null;

    /// <summary>Reads where the policy lies.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> for a preset.</returns>
    public (string Option, string? Path) Place(ParseResult parsed) =>
        (_option.Name, parsed.GetValue(_option) is { } name && NamedPolicy.IsFile(name) ? name : null);

    /// <summary>Reads the policy.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="inZone">Puts a preset into the zone of the command line; a file tells its own.</param>
    /// <returns>The policy; it compiles.</returns>
    /// <exception cref="UsageException">There is no such file or preset, or the file has problems.</exception>
    public T Read(ParseResult parsed, Func<T, T> inZone)
    {
        var name = parsed.GetValue(_option) ?? _kind.Presets[0];
        var policy = NamedPolicy.Read(name, _kind, _option.Name);
        return NamedPolicy.IsFile(name) ? policy : inZone(policy);
    }

    /// <summary>Reads the policy, where without the option there is none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="inZone">Puts a preset into the zone of the command line; a file tells its own.</param>
    /// <returns>The policy; <see langword="null"/> without the option.</returns>
    /// <exception cref="UsageException">There is no such file or preset, or the file has problems.</exception>
    public T? Find(ParseResult parsed, Func<T, T> inZone) => parsed.GetValue(_option) is null ? null : Read(parsed, inZone);
}
