using System.CommandLine;
using NodaTime.Text;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Cli.Sql;
using UserOps.Sql;

namespace UserOps.Cli.Commands;

/// <summary>Makes the commands that print the query of a policy. They open no connection: a host does.</summary>
internal static class SqlQueryCommand
{
    /// <summary>Makes a command.</summary>
    /// <typeparam name="T">The type of the policy.</typeparam>
    /// <param name="console">The streams of the tool.</param>
    /// <param name="name">The command's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="subject">The kind of policy.</param>
    /// <returns>The command.</returns>
    public static Command Create<T>(ToolConsole console, string name, string description, SqlSubject<T> subject)
        where T : class => new SqlQueryCommand<T>(console, subject).Create(name, description);
}

/// <summary>A command that prints the query of a policy.</summary>
/// <typeparam name="T">The type of the policy.</typeparam>
/// <param name="console">The streams of the tool.</param>
/// <param name="subject">The kind of policy.</param>
internal sealed class SqlQueryCommand<T>(ToolConsole console, SqlSubject<T> subject)
    where T : class
{
    private readonly PolicyArgument<T> _policy = new(subject.Kind);
    private readonly Option<Choice<Engine>> _dialect = EngineOption();
    private readonly AsOfOptions _asOf = new(newest: null);
    private readonly OutputOptions _output = new();

    private readonly Option<string?> _tables = new("--tables")
    {
        Description = "The host's tables, described in this file; tables with the usual names by default.",
        HelpName = "FILE",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The command.</returns>
    public Command Create(string name, string description)
    {
        var command = new Command(name, description);
        _policy.AddTo(command);
        command.Options.Add(_dialect);
        _asOf.AddTo(command);
        command.Options.Add(_tables);
        _output.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_output.FormatOption)?.Value == OutputFormat.Csv)
            {
                result.AddError("--format csv has no place for a query; choose table, json or jsonl.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, _ => Task.FromResult(Run(parsed)), cancellationToken));
        return command;
    }

    private static Option<Choice<Engine>> EngineOption()
    {
        var option = ChoiceOption.Optional("--dialect", "The engine that the query is for.", [.. Engine.All.Select(engine => (engine.Word, engine))]);
        option.Required = true;
        return option;
    }

    private int Run(ParseResult parsed)
    {
        FileRoles.Check([_policy.Place(parsed), (_tables.Name, parsed.GetValue(_tables))], _output.Place(parsed));
        var engine = parsed.GetRequiredValue(_dialect).Value;
        var policy = _policy.Read(parsed);
        var answer = new QueryOutput(engine, subject.Kind.RefOf(policy), Compile(parsed, policy, engine.Dialect));
        using var output = _output.Open(parsed, console);
        switch (_output.Format(parsed))
        {
            case OutputFormat.Json:
                answer.WriteDocument(output.Stream);
                break;
            case OutputFormat.Jsonl:
                answer.WriteLine(output.Stream);
                break;
            default:
                answer.WriteScript(output.Stream, _output.Screen.Words(parsed));
                break;
        }

        output.Commit();
        return ExitCode.Done;
    }

    private SqlQuery Compile(ParseResult parsed, T policy, SqlDialect dialect)
    {
        var tables = Tables(parsed, policy, dialect);
        var asOf = _asOf.Read(parsed).Resolve(subject.DaysOf(policy), newest: null);
        try
        {
            return subject.Compile(policy, tables, asOf, dialect);
        }
        catch (ArgumentOutOfRangeException unheld) when (unheld.ParamName is "instant" or "asOf")
        {
            throw new UsageException(
                $"The columns of instants can't hold all that judging as of {InstantPattern.ExtendedIso.Format(asOf)} compares; judge as of an instant nearer to now, or store coarser units.");
        }
    }

    private SqlTables Tables(ParseResult parsed, T policy, SqlDialect dialect)
    {
        if (parsed.GetValue(_tables) is not { } path)
        {
            return subject.Usual(new(dialect), policy);
        }

        var tables = PolicyFile.ReadModel(path, SqlTablesJson.Read);
        return subject.Has(tables)
            ? tables
            : throw new UsageException(
                $"The file '{path}' describes no table that {subject.Kind.Name} reads; add the member {string.Join(" or ", subject.Members.Select(member => $"'{member}'"))}.");
    }
}
