using System.CommandLine;
using NodaTime;
using UserOps.Cli.Facts;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Policies;
using UserOps.Tagging;

namespace UserOps.Cli.Commands;

/// <summary>What all commands do alike that judge facts by catalogues: read both, ask the library, write the answer.</summary>
/// <typeparam name="TResult">The answer.</typeparam>
/// <param name="console">The streams of the tool.</param>
/// <param name="catalogs">The arguments that name the catalogues; the last of them tells the local days.</param>
internal abstract class FactsCommand<TResult>(ToolConsole console, params IReadOnlyList<Argument<string>> catalogs)
{
    private readonly FactsOptions _facts = new();
    private readonly AsOfOptions _asOf = new();

    /// <summary>Gets the options of the result.</summary>
    protected OutputOptions Output { get; } = new();

    /// <summary>Makes the command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <returns>The command.</returns>
    protected Command Create(string name, string description)
    {
        var command = new Command(name, description);
        foreach (var catalog in catalogs)
        {
            command.Arguments.Add(catalog);
        }

        _facts.AddTo(command);
        _asOf.AddTo(command);
        AddOptions(command);
        Output.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(Run(parsed, token)), cancellationToken));
        return command;
    }

    /// <summary>Adds the options of this command alone.</summary>
    /// <param name="command">The command.</param>
    protected virtual void AddOptions(Command command)
    {
    }

    /// <summary>Finds the answer.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="facts">What was read: the facts of everybody, by each catalogue.</param>
    /// <param name="rejections">Takes users who can't be judged.</param>
    /// <param name="cancellationToken">Stops the judging.</param>
    /// <returns>The answer.</returns>
    protected abstract TResult Find(ParseResult parsed, GatheredFacts facts, RejectionSink rejections, CancellationToken cancellationToken);

    /// <summary>Writes the answer.</summary>
    /// <param name="format">The form, which is no table.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="result">The answer.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    protected abstract void Write(OutputFormat format, Stream stream, Words words, TResult result, CancellationToken cancellationToken);

    /// <summary>Writes the answer as tables.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="words">The language.</param>
    /// <param name="result">The answer.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    protected abstract void WriteTables(Screen screen, Words words, TResult result, CancellationToken cancellationToken);

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        (string Option, string Path)[] places = [.. catalogs.Select(catalog => (catalog.Name, parsed.GetRequiredValue(catalog)))];
        FileRoles.Check([.. places.Select(place => (place.Option, (string?)place.Path))], Output.Place(parsed), _facts.Input.RejectsPlace(parsed));
        Tagger[] taggers = [.. places.Select(place => new Tagger(PolicyFile.Read(place.Path, PolicyKinds.Tags)))];
        var input = _facts.Read(parsed, console, [.. taggers.Select(tagger => tagger.Catalog)]);
        using var rejections = _facts.Input.Rejections(parsed, console);
        using var output = Output.Open(parsed, console, input.File);
        using var progress = Output.Screen.Progress(parsed, console);
        rejections.BeforeShown = progress.Wipe;

        var gathering = new FactsGathering(input, rejections, progress, cancellationToken);
        var users = gathering.Gather();
        var days = new DayClock(DateTimeZoneProviders.Tzdb[taggers[^1].Catalog.Zone]);
        progress.Stage("Judging");
        var result = Find(
            parsed,
            new() { Source = input.File.Name, Taggers = taggers, Users = users, Counts = gathering.Counts, AsOf = _asOf.Read(parsed).Resolve(days, gathering.Counts.Newest) },
            rejections,
            cancellationToken);
        progress.Wipe();
        Write(parsed, result, output, cancellationToken);
        output.Commit();
        rejections.Complete();
        return rejections.ExitCode;
    }

    private void Write(ParseResult parsed, TResult result, OutputFile output, CancellationToken cancellationToken)
    {
        var (words, format) = (Output.Screen.Words(parsed), Output.Format(parsed));
        if (format == OutputFormat.Table)
        {
            using var screen = new Screen(output.Stream, console.OutputIsTerminal && output.IsStandardOutput);
            WriteTables(screen, words, result, cancellationToken);
        }
        else
        {
            Write(format, output.Stream, words, result, cancellationToken);
        }
    }
}
