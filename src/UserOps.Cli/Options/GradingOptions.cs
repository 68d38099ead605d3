using System.CommandLine;
using UserOps.Cli.Policies;
using UserOps.Complaints;

namespace UserOps.Cli.Options;

/// <summary>Which policy grades complaints: a file or a preset.</summary>
internal sealed class GradingOptions
{
    private readonly Option<string?> _policy = PolicyFileOption.Create("Grade");

    private readonly Option<Choice<GradingPolicy>> _preset = ChoiceOption.Create("--preset", "Grade by a preset.", [.. Presets]);

    /// <summary>Gets the presets by the words of the command line, the default first.</summary>
    public static IReadOnlyList<(string Word, GradingPolicy Value)> Presets { get; } =
        [("default", GradingPolicies.Default), ("regulated", GradingPolicies.Regulated), ("itil", GradingPolicies.Itil)];

    /// <summary>Adds the options to a command, and the rule that at most one policy is given.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_policy);
        command.Options.Add(_preset);
        OptionRules.Exclude(command, _policy, _preset);
    }

    /// <summary>Reads which file is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The file, as the option and as it was named; <see langword="null"/> where none is.</returns>
    public (string Option, string? Path) Place(ParseResult parsed) => (_policy.Name, parsed.GetValue(_policy));

    /// <summary>Reads the policy.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="UsageException">The file can't be read, or has problems.</exception>
    public GradingPolicy Read(ParseResult parsed) =>
        parsed.GetValue(_policy) is { } path ? PolicyFile.Read(path, PolicyKinds.Grading) : parsed.GetRequiredValue(_preset).Value;
}
