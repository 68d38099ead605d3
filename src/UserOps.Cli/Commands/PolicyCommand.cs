using System.CommandLine;
using System.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;

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
        var name = Preset("NAME", "The preset to start from: " + string.Join("; ", PolicyKinds.All.Select(kind => $"{kind.Name}: {string.Join(", ", kind.Presets)}")));
        return Command(console, "new", "Write a preset as a file to edit.", [name], parsed =>
        {
            var (kind, preset) = parsed.GetRequiredValue(name);
            return kind.WritePreset(preset);
        });
    }

    private static Command Schema(ToolConsole console)
    {
        var name = Preset("NAME", "The preset whose kind of policy is meant.");
        return Command(console, "schema", "Write the JSON Schema of a kind of policy, for editors.", [name], parsed => parsed.GetRequiredValue(name).Kind.WriteSchema());
    }

    private static Command Check(ToolConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The policy." };
        return Command(console, "check", "Say whether a policy is valid; every problem with its place and its mend.", [file], parsed =>
            $"{PolicyFile.Read(parsed.GetRequiredValue(file)).Ref}: valid");
    }

    private static Command Diff(ToolConsole console)
    {
        var before = new Argument<string>("OLD") { Description = "The one policy." };
        var after = new Argument<string>("NEW") { Description = "The other policy, of the same kind." };
        return Command(console, "diff", "Show what changed between two policies, value by value.", [before, after], parsed =>
        {
            var (oldPath, newPath) = (parsed.GetRequiredValue(before), parsed.GetRequiredValue(after));
            var (old, @new) = (PolicyFile.Read(oldPath), PolicyFile.Read(newPath));
            if (old.Kind != @new.Kind)
            {
                throw new UsageException($"'{oldPath}' is {old.Kind.Name} and '{newPath}' is {@new.Kind.Name}; compare two of one kind.");
            }

            var changes = PolicyDiff.Between(old.Text, @new.Text);
            return changes.Count == 0 ? "no difference" : string.Join('\n', changes);
        });
    }

    private static Argument<(PolicyKind Kind, string Preset)> Preset(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var presets = PolicyKinds.All.SelectMany(kind => kind.Presets.Select(preset => (kind, preset))).ToList();
            var found = presets.Find(known => known.preset.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (found.kind is null)
            {
                var names = presets.ConvertAll(known => known.preset);
                result.AddError($"There is no preset '{Shown.Text(text)}'. {Json.Spelling.Suggest(text, names, $"Choose one of {string.Join(", ", names)}.")}");
            }

            return found;
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
