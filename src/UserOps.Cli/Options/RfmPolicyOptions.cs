using System.CommandLine;
using NodaTime;
using UserOps.Cli.Policies;
using UserOps.Rfm;

namespace UserOps.Cli.Options;

/// <summary>Which policy scores: a file, a preset, or a model that was fitted earlier.</summary>
internal sealed class RfmPolicyOptions
{
    private readonly Option<string?> _policy = PolicyFileOption.Create("Score");

    private readonly Option<Choice<RfmPolicy>> _preset = ChoiceOption.Create(
        "--preset", "Score by a preset, with the days of --zone.", [.. RfmPolicy.Presets.Select(preset => (preset.Name, preset))]);

    private readonly Option<string?> _useModel = new("--use-model")
    {
        Description = "Score by the cuts in this file, written by --model, instead of fitting anew.",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command, and the rule that at most one of them is given.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        Option[] options = [_policy, _preset, _useModel];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        OptionRules.Exclude(command, options);
    }

    /// <summary>Reads which files are read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The files, as the option and as it was named; <see langword="null"/> where none is.</returns>
    public IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) =>
        [(_policy.Name, parsed.GetValue(_policy)), (_useModel.Name, parsed.GetValue(_useModel))];

    /// <summary>Reads the policy, and the model if one is used.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="zone">The zone of <c>--zone</c>, whose days a preset counts.</param>
    /// <returns>The policy, which compiles, and the model.</returns>
    /// <exception cref="UsageException">A file can't be read, or has problems.</exception>
    public (RfmPolicy Policy, RfmModel? Model) Read(ParseResult parsed, DateTimeZone zone)
    {
        if (parsed.GetValue(_useModel) is { } modelPath)
        {
            var model = PolicyFile.ReadModel(modelPath, RfmModelJson.Read);
            return (model.Policy, model);
        }

        return parsed.GetValue(_policy) is { } path
            ? (PolicyFile.Read(path, PolicyKinds.Rfm), null)
            : (parsed.GetRequiredValue(_preset).Value with { Zone = zone.Id }, null);
    }
}
