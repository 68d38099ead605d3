using System.CommandLine;
using System.Text;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Reports;
using UserOps.Reporting;

namespace UserOps.Cli.Commands;

/// <summary><c>userops report</c>: pictures and sentences of all that is given, on one page that opens offline.</summary>
internal sealed class ReportCommand
{
    /// <summary>A sentence stands on one line where no terminal is too narrow for it.</summary>
    private const int WidthOfFiles = 10_000;

    private readonly ToolConsole _console;
    private readonly ReportInputOptions _inputs = new();

    /// <summary>The modules in the order of the page: deadlines and crises wait least.</summary>
    private readonly IReadOnlyList<ReportModule> _modules;

    private readonly AsOfOptions _asOf = new("the newest record of all inputs", hasEach: true);
    private readonly ScreenOptions _screen = new();

    private readonly Option<string?> _user = new("--user")
    {
        Description = "Show this user too: the timeline of --activity, and the rule of a tag of --facts.",
        HelpName = "ID",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Write the page to this file, such as report.html; it appears only when all of it is there.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _pictures = new("--pictures")
    {
        Description = "Write each picture of the page into this folder too, as an SVG file of its own.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _title = new("--title")
    {
        Description = "The title of the page.",
        HelpName = "TEXT",
    };

    private readonly Option<Choice<OutputFormat>> _format = ChoiceOption.Create(
        "--format", "How standard output tells what is on the page.", ("table", OutputFormat.Table), ("json", OutputFormat.Json));

    private ReportCommand(ToolConsole console) =>
        (_console, _modules) = (console,
        [
            new ComplaintsModule(console, _inputs),
            new PurchasesModule(console, _inputs),
            new ActivityModule(console, _inputs, _user),
            new TagsModule(console, _inputs, _user),
            new TicketsModule(console, _inputs),
        ]);

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new ReportCommand(console).Create();

    private Command Create()
    {
        var command = new Command("report", "Write one page with pictures and sentences of all that is given; it opens offline, on phones and on paper.");
        _inputs.AddTo(command);
        _asOf.AddTo(command);
        foreach (var module in _modules)
        {
            module.AddTo(command);
        }

        command.Options.Add(_user);
        OptionRules.Need(command, _user, _inputs.Activity, _inputs.Facts);
        command.Options.Add(_out);
        command.Options.Add(_pictures);
        command.Options.Add(_title);
        command.Options.Add(_format);
        _screen.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(_console, token => Task.FromResult(Run(parsed, token)), cancellationToken));
        return command;
    }

    /// <summary>Writes the page of a command line, and tells nothing: what is wrong in the files was told when they were read before.</summary>
    /// <param name="args">The command line, without the name of the command.</param>
    /// <param name="page">Where to.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static void WritePage(IReadOnlyList<string> args, Stream page, ProgressLine progress, CancellationToken cancellationToken)
    {
        var console = new ToolConsole { OpenInput = () => Stream.Null, OpenOutput = () => Stream.Null, Error = TextWriter.Null };
        var report = new ReportCommand(console);
        var parsed = report.Create().Parse(args);
        using var rejections = new RejectionSink(console);
        report.Write(parsed, [.. report._modules.Select(module => module.Part(parsed)).OfType<ReportPart>()], new(console, rejections, progress, cancellationToken), page);
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        CheckTexts(parsed);
        FileRoles.Check(
            [.. _inputs.Places(parsed), .. _modules.SelectMany(module => module.Places(parsed))], (_out.Name, parsed.GetValue(_out)), _inputs.RejectsPlace(parsed));
        var parts = _modules.Select(module => module.Part(parsed)).OfType<ReportPart>().ToList();
        using var rejections = _inputs.Rejections(parsed, _console);
        using var page = OutputFile.Open(parsed.GetRequiredValue(_out), _console);
        using var progress = _screen.Progress(parsed, _console);
        rejections.BeforeShown = progress.Wipe;

        var run = new ReportRun(_console, rejections, progress, cancellationToken);
        var summary = Write(parsed, parts, run, page.Stream);
        progress.Wipe();
        page.Commit();
        rejections.Complete();
        Tell(parsed, summary);
        return rejections.ExitCode;
    }

    private void CheckTexts(ParseResult parsed)
    {
        if (parsed.GetRequiredValue(_out) == OutputFile.StandardOutput)
        {
            throw new UsageException("--out '-' must name a file: standard output tells what is on the page.");
        }

        if (parsed.GetValue(_user) is { } user && string.IsNullOrWhiteSpace(user))
        {
            throw new UsageException($"{_user.Name} '{user}' names no user.");
        }

        if (parsed.GetValue(_pictures) is { } folder && string.IsNullOrWhiteSpace(folder))
        {
            throw new UsageException($"--pictures '{folder}' names no folder.");
        }

        if (parsed.GetValue(_title) is { } title && string.IsNullOrWhiteSpace(title))
        {
            throw new UsageException($"--title '{title}' is blank; give a text, or take it off.");
        }
    }

    private void CheckUser(ParseResult parsed, IReadOnlyList<ReportPart> parts)
    {
        if (parsed.GetValue(_user) is { } user && !parts.Any(part => part.Knows(new(user))))
        {
            throw new UsageException($"{_user.Name} '{Shown.Text(user)}': the input has no row of this user.");
        }
    }

    private ReportSummary Write(ParseResult parsed, IReadOnlyList<ReportPart> parts, ReportRun run, Stream stream)
    {
        foreach (var part in parts)
        {
            part.Read(run);
        }

        CheckUser(parsed, parts);
        var files = parts.SelectMany(part => part.Files).ToList();
        var (asOf, zone) = (_asOf.Read(parsed), _inputs.Zone(parsed));
        var newest = files.Max(file => file.Newest);
        Instant? judged = asOf is AsOfLast { OfEach: true } ? null : asOf.Resolve(new DayClock(zone), newest);
        var drawn = parts.SelectMany(part => Judge(part, run, asOf, newest, zone)).ToList();
        run.CancellationToken.ThrowIfCancellationRequested();

        run.Progress.Stage("Drawing");
        var words = _screen.Words(parsed);
        var title = parsed.GetValue(_title);
        var report = new Report
        {
            Title = title is null ? ReportText.Title : LocalizedText.Of(title, title),
            Lead = ReportText.Lead(files, judged is { } instant ? new DayClock(zone).DayOf(instant) : null, zone),
            Sections = [.. drawn.Select(section => section.Section)],
        };
        stream.Write(Encoding.UTF8.GetBytes(ReportPage.Write(report, words.Culture)));
        if (parsed.GetValue(_pictures) is { } folder)
        {
            PictureFolder.Write(folder, drawn.SelectMany(section => section.Section.Pictures), words.Culture, run.Console, run.CancellationToken);
        }

        return new()
        {
            Path = parsed.GetRequiredValue(_out),
            AsOf = judged,
            Report = report,
            Pictures = [.. drawn.Select(section => section.Pictures)],
            Files = files,
        };
    }

    private static IEnumerable<DrawnSection> Judge(ReportPart part, ReportRun run, AsOf asOf, Instant? newest, DateTimeZone zone)
    {
        run.CancellationToken.ThrowIfCancellationRequested();
        var last = asOf is AsOfLast { OfEach: true } ? part.Files.Max(file => file.Newest) : newest;
        var sections = part.Judge(run, days => asOf.Resolve(days, last));
        var judged = asOf.Resolve(new DayClock(zone), last);
        return sections.Select(section => new DrawnSection(section.WithFiles(part.Files, judged, zone)));
    }

    private void Tell(ParseResult parsed, ReportSummary summary)
    {
        using var output = OutputFile.Open(path: null, _console);
        var words = _screen.Words(parsed);
        if (parsed.GetRequiredValue(_format).Value == OutputFormat.Json)
        {
            JsonText.WriteDocument(output.Stream, json => summary.Write(json, words));
        }
        else
        {
            using var screen = new Screen(output.Stream, _console.OutputIsTerminal, WidthOfFiles);
            summary.Show(screen, words);
        }

        output.Commit();
    }
}
