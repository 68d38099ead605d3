using System.CommandLine;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Cli.Calendar;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;

namespace UserOps.Cli.Commands;

/// <summary><c>userops calendar deadline|elapsed</c>: working-time arithmetic, one question or many.</summary>
internal sealed class CalendarCommand
{
    private readonly ToolConsole _console;
    private readonly Func<BusinessClock, CalendarQuestion, CalendarAnswer> _answer;
    private readonly RecordLayout _layout;
    private readonly Option<string?> _measure;
    private readonly CalendarOptions _calendar = new();
    private readonly OutputOptions _output = new();
    private readonly InputOptions _input;

    private readonly Option<string?> _start = new("--start")
    {
        Description = "When the time begins to run, such as 2026-02-06T10:00+08:00 or 2026-02-06T02:00Z; without an offset on the calendar's clock.",
        HelpName = "INSTANT",
    };

    private CalendarCommand(ToolConsole console, RecordLayout layout, Option<string?> measure, Func<BusinessClock, CalendarQuestion, CalendarAnswer> answer)
    {
        (_console, _layout, _measure, _answer) = (console, layout, measure, answer);
        _input = new("QUESTIONS", $"Many questions, each with start, {layout.NameOf(CalendarFields.Measure)} and perhaps an id; standard input by default", isOptional: true);
    }

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console) => new("calendar", "Measure working time on a calendar: when it is used up, and how much has passed.")
    {
        new CalendarCommand(
            console,
            CalendarFields.Deadline,
            new("--duration") { Description = "How much working time, such as PT8H.", HelpName = "LENGTH" },
            CalendarAnswer.DeadlineOf).Create("deadline", "Find when working time is used up, and until when nothing more has passed."),
        new CalendarCommand(
            console,
            CalendarFields.Elapsed,
            new("--end") { Description = "Until when is measured, like --start.", HelpName = "INSTANT" },
            CalendarAnswer.ElapsedOf).Create("elapsed", "Measure the working time between two instants."),
    };

    private Command Create(string name, string description)
    {
        var command = new Command(name, description);
        _calendar.AddTo(command);
        command.Options.Add(_start);
        command.Options.Add(_measure);
        _input.AddTo(command);
        _output.AddTo(command);
        command.Validators.Add(result =>
        {
            var (hasStart, hasMeasure) = (result.GetResult(_start) is not null, result.GetResult(_measure) is not null);
            if (hasStart != hasMeasure)
            {
                result.AddError($"{_start.Name} and {_measure.Name} belong together; give both, or neither to read questions from a file or standard input.");
            }

            foreach (var name in hasStart ? _input.GivenOfFile(result) : [])
            {
                result.AddError($"{name} is for many questions, and {_start.Name} asks one; give one of them.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(_console, token => Task.FromResult(Run(parsed, token)), cancellationToken));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        FileRoles.Check([_calendar.Place(parsed)], _output.Place(parsed), _input.RejectsPlace(parsed));
        var clock = new BusinessClock(_calendar.Read(parsed));
        if (parsed.GetValue(_start) is { } start)
        {
            var answer = _answer(clock, Question(parsed, start, new TimeReader(clock.Zone)));
            using var place = _output.Open(parsed, _console);
            Write(parsed, clock, [answer], place, isOne: true);
            place.Commit();
            return ExitCode.Done;
        }

        var input = new RowInput { File = _input.File(parsed, _console), Map = _input.Map(parsed, _layout), Times = _input.Times(parsed, clock.Zone) };
        using var rejections = _input.Rejections(parsed, _console);
        using var output = _output.Open(parsed, _console, input.File);
        using var progress = _output.Screen.Progress(parsed, _console);
        rejections.BeforeShown = progress.Wipe;
        var answers = new CalendarReader(input, _layout, rejections).ReadRows(cancellationToken).Select(row => _answer(clock, row.Value));
        Write(parsed, clock, answers, output, isOne: false);
        output.Commit();
        rejections.Complete();
        return rejections.ExitCode;
    }

    private CalendarQuestion Question(ParseResult parsed, string startText, TimeReader times)
    {
        var measure = parsed.GetRequiredValue(_measure)!;
        if (!times.TryRead(startText, out var start, out var why))
        {
            throw new UsageException($"{_start.Name} '{Shown.Text(startText)}': {why}");
        }

        var (length, end) = (Duration.Zero, default(Instant));
        return (_layout == CalendarFields.Deadline ? CalendarText.TryReadLength(measure, out length, out why) : CalendarText.TryReadEnd(measure, times, start, out end, out why))
            ? new(Id: "", start, length, end)
            : throw new UsageException($"{_measure.Name} '{Shown.Text(measure)}': {why}");
    }

    private void Write(ParseResult parsed, BusinessClock clock, IEnumerable<CalendarAnswer> answers, OutputFile output, bool isOne)
    {
        switch (_output.Format(parsed))
        {
            case OutputFormat.Table:
                using (var screen = new Screen(output.Stream, _console.OutputIsTerminal && output.IsStandardOutput))
                {
                    CalendarOutput.Show(screen, _output.Screen.Words(parsed), clock, answers);
                }

                break;
            case OutputFormat.Json when isOne:
                CalendarOutput.WriteJson(output.Stream, clock, answers.Single());
                break;
            case OutputFormat.Json:
                CalendarOutput.WriteJson(output.Stream, clock, answers);
                break;
            case OutputFormat.Jsonl:
                CalendarOutput.WriteJsonLines(output.Stream, answers);
                break;
            default:
                CalendarOutput.WriteCsv(output.Stream, answers);
                break;
        }
    }
}
