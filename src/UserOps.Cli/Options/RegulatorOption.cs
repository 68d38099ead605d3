using System.CommandLine;
using UserOps.Cli.Input;
using UserOps.Complaints;
using UserOps.Json;

namespace UserOps.Cli.Options;

/// <summary>The regulators whose deadlines are added to a firm's own.</summary>
internal sealed class RegulatorOption
{
    private readonly Option<string[]> _option = new("--regulator")
    {
        Description = $"Add the deadlines of this regulator; may be given several times: {string.Join(", ", RegulatorPresets.Names)}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Gets the option, for rules between options.</summary>
    public Option Option => _option;

    /// <summary>Adds the regulators to a policy that has not got them yet.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="cases">The policy.</param>
    /// <param name="only">A regulator that another option named; <see langword="null"/> for none.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="UsageException">There is no regulator of that name.</exception>
    public CasePolicy AddTo(ParseResult parsed, CasePolicy cases, RegulatorPreset? only = null)
    {
        var named = (parsed.GetValue(_option) ?? []).Select(name => RegulatorPresets.Find(name) ?? throw new UsageException(
            $"{_option.Name} '{Shown.Text(name)}' is no regulator that is known here. {Spelling.Suggest(name, RegulatorPresets.Names, $"Choose one of {string.Join(", ", RegulatorPresets.Names)}.")}"));
        var all = (only is null ? named : named.Prepend(only)).DistinctBy(regulator => regulator.Name, StringComparer.Ordinal);
        return cases with { Regulators = [.. cases.Regulators, .. all.Where(added => !cases.Regulators.Any(known => known.Name == added.Name))] };
    }
}
