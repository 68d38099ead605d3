using System.CommandLine;
using NodaTime;
using UserOps.Cli.Policies;
using UserOps.Tickets;

namespace UserOps.Cli.Options;

/// <summary>By which policy maturity is told: a file or a preset.</summary>
internal sealed class MaturityOptions
{
    private readonly Option<string?> _policy = PolicyFileOption.Create("Judge");

    private readonly Option<Choice<MaturityPolicy>> _preset = ChoiceOption.Create(
        "--preset", "Judge by a preset, with the days of --zone.", ("default", MaturityPolicy.Default), ("five-layers", MaturityPolicy.Default), ("core", MaturityPolicy.Core));

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
    /// <param name="zone">The zone of a preset.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="UsageException">The file can't be read, or has problems.</exception>
    public MaturityPolicy Read(ParseResult parsed, DateTimeZone zone) => parsed.GetValue(_policy) is { } path
        ? PolicyFile.Read(path, PolicyKinds.Maturity)
        : parsed.GetRequiredValue(_preset).Value with { Zone = zone.Id };
}
