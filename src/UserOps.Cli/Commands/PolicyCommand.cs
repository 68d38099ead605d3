using System.CommandLine;
using System.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Cli.Rfm;
using UserOps.Rfm;

namespace UserOps.Cli.Commands;

/// <summary><c>userops policy new|check|schema|diff</c>: policies as files.</summary>
internal static class PolicyCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new("policy", "Write, check and compare policy files.")
    {
        New(console), Check(console), Schema(console), Diff(console),
    };

    private static Command New(ToolConsole console)
    {
        var name = Preset("NAME", "The preset to start from: " + string.Join(", ", RfmPolicy.Presets.Select(preset => preset.Name)));
        return Command(console, "new", "Write a preset as a file to edit.", [name], parsed => RfmPolicyJson.Write(parsed.GetRequiredValue(name)));
    }

    private static Command Schema(ToolConsole console)
    {
        var name = Preset("NAME", "The preset whose kind of policy is meant.");
        return Command(console, "schema", "Write the JSON Schema of a kind of policy, for editors.", [name], _ => RfmPolicyJson.WriteSchema());
    }

    private static Command Check(ToolConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The policy." };
        return Command(console, "check", "Say whether a policy is valid; every problem with its place and its mend.", [file], parsed =>
            $"{PolicyFile.ReadPolicy(parsed.GetRequiredValue(file)).ToRef()}: valid");
    }

    private static Command Diff(ToolConsole console)
    {
        var before = new Argument<string>("OLD") { Description = "The one policy." };
        var after = new Argument<string>("NEW") { Description = "The other policy." };
        return Command(console, "diff", "Show what changed between two policies, value by value.", [before, after], parsed =>
        {
            var changes = PolicyDiff.Between(
                RfmPolicyJson.Write(PolicyFile.ReadPolicy(parsed.GetRequiredValue(before))),
                RfmPolicyJson.Write(PolicyFile.ReadPolicy(parsed.GetRequiredValue(after))));
            return changes.Count == 0 ? "no difference" : string.Join('\n', changes);
        });
    }

    private static Argument<RfmPolicy> Preset(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var preset = RfmPolicy.Presets.FirstOrDefault(preset => preset.Name.Equals(result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase));
            if (preset is null)
            {
                var names = RfmPolicy.Presets.Select(known => known.Name).ToList();
                result.AddError($"There is no preset '{result.Tokens[0].Value}'. {Json.Spelling.Suggest(result.Tokens[0].Value, names, $"Choose one of {string.Join(", ", names)}.")}");
            }

            return preset;
        },
    };

    private static Command Command(ToolConsole console, string name, string description, IReadOnlyList<Argument> arguments, Func<ParseResult, string> text)
    {
        var output = new Option<string?>("--out") { Description = "Write to this file.", HelpName = "FILE" };
        var command = new Command(name, description) { output };
        foreach (var argument in arguments)
        {
            command.Arguments.Add(argument);
        }

        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            console,
            _ =>
            {
                foreach (var input in arguments.OfType<Argument<string>>())
                {
                    new InputFile(parsed.GetRequiredValue(input), console).ThrowIfSame(parsed.GetValue(output), output.Name);
                }

                using var file = OutputFile.Open(parsed.GetValue(output), console);
                file.Stream.Write(Encoding.UTF8.GetBytes(text(parsed) + "\n"));
                file.Commit();
                return Task.FromResult(ExitCode.Done);
            },
            cancellationToken));
        return command;
    }
}
