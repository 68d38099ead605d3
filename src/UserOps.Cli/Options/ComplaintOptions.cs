using System.CommandLine;
using UserOps.Cli.Complaints;
using UserOps.Cli.Policies;
using UserOps.Complaints;

namespace UserOps.Cli.Options;

/// <summary>What every command that judges complaints takes: the file, how it is graded, by which targets and on which calendar.</summary>
internal sealed class ComplaintOptions
{
    private readonly Option<string?> _policy = PolicyFileOption.Create("Grade");

    private readonly Option<Choice<Preset>> _preset = ChoiceOption.Create(
        "--preset", "Grade by a preset; the name of a regulator takes the default, and shows that regulator's deadlines alone.", [.. Presets]);

    private readonly RegulatorOption _regulators = new();

    private readonly Option<string?> _cases = new("--cases-policy")
    {
        Description = "Take the targets from the policy in this file; 'userops policy new cases' writes one.",
        HelpName = "FILE",
    };

    private readonly WorkingTimeOption _calendar = new();

    private readonly Option<bool> _screen = new("--screen")
    {
        Description = "Let the texts propose levels, by the phrases of the policy.",
    };

    private static IEnumerable<(string Word, Preset Value)> Presets =>
    [
        .. GradingOptions.Presets.Select(preset => (preset.Word, new Preset(preset.Value, Regulator: null))),
        .. RegulatorPresets.All.Select(regulator => (regulator.Name, new Preset(GradingPolicies.Default, regulator))),
    ];

    private readonly ComplaintFileOptions _file;

    /// <summary>Initializes a new instance of the <see cref="ComplaintOptions"/> class.</summary>
    /// <param name="input">The file; complaints by default.</param>
    public ComplaintOptions(InputOptions? input = null) => _file = new(input);

    /// <summary>Gets the options that all inputs share.</summary>
    public InputOptions Input => _file.Input;

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        Input.AddTo(command);
        command.Options.Add(_policy);
        command.Options.Add(_preset);
        command.Options.Add(_cases);
        command.Options.Add(_regulators.Option);
        command.Options.Add(_calendar.Option);
        command.Options.Add(_screen);
        OptionRules.Exclude(command, _policy, _preset);
    }

    /// <summary>Reads which files are read besides the complaints.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The files, as the options and as they were named.</returns>
    public IReadOnlyList<(string Option, string? Path)> Places(ParseResult parsed) =>
    [
        (_policy.Name, parsed.GetValue(_policy)), (_cases.Name, parsed.GetValue(_cases)), _calendar.Place(parsed),
    ];

    /// <summary>Reads what is to be read, and how.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Gives standard input.</param>
    /// <returns>The input.</returns>
    /// <exception cref="UsageException">An option's value makes no sense.</exception>
    public ComplaintInput Read(ParseResult parsed, ToolConsole console) => _file.Read(parsed, console);

    /// <summary>Refuses what is for columns, where there are none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UsageException">An option is for columns.</exception>
    public void RefuseColumns(ParseResult parsed)
    {
        if (Input.Pairs(parsed).Count > 0 || Input.HasTimeFormat(parsed) || parsed.GetValue(_screen))
        {
            throw new UsageException("--map, --time-format and --screen are for complaints with columns or texts of their own; events are told by their members.");
        }
    }

    /// <summary>Reads the policies and the calendar, and compiles them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="console">Where it is told that no calendar was named.</param>
    /// <returns>What judges.</returns>
    /// <exception cref="UsageException">A file can't be read, or has problems.</exception>
    public ComplaintJudge Judge(ParseResult parsed, ToolConsole console)
    {
        var preset = parsed.GetRequiredValue(_preset).Value;
        var grading = parsed.GetValue(_policy) is { } path ? PolicyFile.Read(path, PolicyKinds.Grading) : preset.Grading;
        var cases = parsed.GetValue(_cases) is { } file ? PolicyFile.Read(file, PolicyKinds.Cases) : CasePolicies.Default;
        if (preset.Regulator is not null)
        {
            cases = cases with { Targets = [], Escalations = [], Regulators = [] };
        }

        var zone = Input.Times(parsed).Zone.Id;
        return new(grading, _regulators.AddTo(parsed, cases, preset.Regulator), _calendar.Read(parsed, console, zone, preset.Regulator?.Calendar), zone, parsed.GetValue(_screen));
    }

    /// <summary>What a word of <c>--preset</c> stands for.</summary>
    private sealed record Preset(GradingPolicy Grading, RegulatorPreset? Regulator);
}
