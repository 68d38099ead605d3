using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Purchases;
using UserOps.Cli.Rfm;
using UserOps.Cli.Value;
using UserOps.Rfm;
using UserOps.Simulation;

namespace UserOps.Cli.Demo;

/// <summary><c>userops demo</c>: the main job, on a simulated shop with a known truth or on real files.</summary>
internal sealed class DemoCommand
{
    /// <summary>The largest shop that the simulator makes.</summary>
    private const int MostUsers = 10_000_000;

    /// <summary>How far back the demo looks for moves between segments.</summary>
    private static readonly Period MovesOver = Period.FromMonths(3);

    private readonly ToolConsole _console;

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Run on the real files in this folder instead; docs/samples/real-data.md says which.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Write the shop, the policy, the model and the results to this folder too.",
        HelpName = "DIR",
    };

    private readonly Option<int> _users =
        NumberOption.Create("--users", "How many users the simulated shop has.", ShopOptions.Default.Users, MostUsers);

    private readonly Option<ulong> _seed = NumberOption.Create(
        "--seed", "The seed of the simulated shop; the same seed gives the same shop.", ShopOptions.Default.Seed, ulong.MaxValue);

    private readonly ScreenOptions _screen = new();

    private DemoCommand(ToolConsole console) => _console = console;

    /// <summary>Makes the command.</summary>
    /// <param name="console">The streams of the tool.</param>
    /// <returns>The command.</returns>
    public static Command Create(ToolConsole console)
    {
        var parts = new DemoCommand(console);
        var command = new Command("demo", "See the library at work: on a simulated shop with a known truth, or on real files.")
        {
            parts._data, parts._out, parts._users, parts._seed,
        };
        parts._screen.AddTo(command);
        command.Validators.Add(result =>
        {
            Option[] ofShop = [parts._users, parts._seed];
            if (result.GetResult(parts._data) is not null && Array.Find(ofShop, option => result.GetResult(option) is { Implicit: false }) is { } option)
            {
                result.AddError($"--data and {option.Name} exclude each other: {option.Name} shapes the simulated shop.");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
            CommandHost.RunAsync(console, token => Task.FromResult(parts.Run(parsed, token)), cancellationToken));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var words = _screen.Words(parsed);
        using var progress = _screen.Progress(parsed, _console);
        var folder = parsed.GetValue(_out) is { } path ? new DemoFolder(path, _console) : null;
        using var output = OutputFile.Open(path: null, _console);
        var exitCode = ExitCode.Done;
        using (var screen = new Screen(output.Stream, _console.OutputIsTerminal))
        {
            if (parsed.GetValue(_data) is { } data)
            {
                exitCode = OnRealFiles(data, screen, words, folder, progress, cancellationToken);
            }
            else
            {
                OnShop(parsed, screen, words, folder, progress, cancellationToken);
            }

            progress.Wipe();
        }

        output.Commit();
        return exitCode;
    }

    private void OnShop(
        ParseResult parsed,
        Screen screen,
        Words words,
        DemoFolder? folder,
        ProgressLine progress,
        CancellationToken cancellationToken)
    {
        var shop = new Shop(ShopOptions.Default with { Users = parsed.GetValue(_users), Seed = parsed.GetValue(_seed) });
        var book = new PurchaseBook<UserId>();
        var rows = 0;
        foreach (var purchase in shop.Purchases())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Step("Simulating", null);
            book.Add(purchase);
            rows++;
        }

        progress.Stage("Scoring");
        var policy = RfmPolicy.Classic11 with { Zone = shop.Options.ZoneId };
        var lastDay = shop.Options.End.PlusDays(-1);
        var result = RfmJudge.Judge(book, shop.Clock.EndOf(lastDay), policy, model: null, migrateFrom: null);
        var report = new ShopReport(screen, words, shop, result);
        var tables = new RfmTables(screen, words);
        report.ShowShop(rows);
        tables.Show(result);
        var movedFrom = ShowMoves(tables, result);
        report.ShowTruth();
        report.ShowOneUser();
        var stages = new LifecycleDemo(screen, words).OnShop(shop, lastDay, progress, cancellationToken);
        var value = new ValueDemo(screen, words).OnShop(shop, result, progress, cancellationToken);
        var tags = TagsDemo.OfShop(screen, words, shop, result, stages, progress, cancellationToken);
        tags.ShowOnShop(shop, cancellationToken);
        var complaints = new ComplaintsDemo(screen, words).OnShop(shop, progress, cancellationToken);
        var desk = new DeskDemo(screen, words).OnShop(shop, progress, cancellationToken);
        progress.Wipe();
        if (folder is not null)
        {
            folder.WriteShop(shop);
            folder.WriteResult(result, words, cancellationToken);
            folder.WriteStages(stages, words, cancellationToken);
            folder.WriteValue(value);
            folder.WriteTags(tags, cancellationToken);
            folder.WriteDesks(complaints, desk);
            var again = folder.WriteReport(DemoReport.OfShop(folder, shop, lastDay, movedFrom, value, words), progress, cancellationToken);
            progress.Wipe();
            ShowFolder(screen, words, folder);
            ShowAgain(screen, words, folder, shop.Options.ZoneId, lastDay);
            ShowValueAgain(screen, words, folder, value);
            ShowReportAgain(screen, words, again);
        }

        ShowNext(screen, words);
    }

    private static void ShowAgain(Screen screen, Words words, DemoFolder folder, string zone, LocalDate lastDay)
    {
        var day = LocalDatePattern.Iso.Format(lastDay);
        var again = $"userops rfm {folder.Of("purchases.csv")} --policy {folder.Of("rfm-policy.json")} --as-of {day}";
        screen.Line(words.Of($"The same scores again: {again}", $"再次得到相同得分：{again}"));
        again = $"userops lifecycle stages {folder.Of("activity.csv")} --policy {folder.Of("stage-policy.json")} --as-of {day}";
        screen.Line(words.Of($"The same stages again: {again}", $"再次得到相同阶段：{again}"));
        again = $"userops tags evaluate {folder.Of("tag-catalog.json")} {folder.Of("facts.jsonl")} --as-of {day}";
        screen.Line(words.Of($"The same tags again: {again}", $"再次得到相同标签：{again}"));
        again = $"userops complaints crisis {folder.Of("complaints.jsonl")} --zone {zone} --as-of {day}";
        screen.Line(words.Of($"The crisis again: {again}", $"再次得到危机判断：{again}"));
        again = $"userops tickets maturity {folder.Of("tickets.jsonl")} --policy {folder.Of("maturity-policy.json")} --as-of {day}";
        screen.Line(words.Of($"The same level again: {again}", $"再次得到相同等级：{again}"));
    }

    private static void ShowValueAgain(Screen screen, Words words, DemoFolder folder, ValuePredictResult? value)
    {
        if (value is not null)
        {
            var day = LocalDatePattern.Iso.Format(value.Model.Summarizer.Days.DayOf(value.AsOf));
            var again = $"userops value predict {folder.Of("purchases.csv")} --use-model {folder.Of("value-model.json")} --as-of {day}";
            screen.Line(words.Of($"The same predictions again: {again}", $"再次得到相同预测：{again}"));
        }
    }

    private static void ShowReportAgain(Screen screen, Words words, string again) =>
        screen.Line(words.Of($"The same report again: {again}", $"再次得到相同报告：{again}"));

    private int OnRealFiles(
        string data,
        Screen screen,
        Words words,
        DemoFolder? folder,
        ProgressLine progress,
        CancellationToken cancellationToken)
    {
        const string FileName = "online_retail_lines.csv.gz";
        const string ZoneId = "Europe/London";
        var path = Path.Combine(data, FileName);
        if (!File.Exists(path))
        {
            throw new InputException(path, null, "The file isn't there.", "docs/samples/real-data.md says where to get the files of the demo.");
        }

        var input = new RowInput { File = new InputFile(path, _console), Times = new TimeReader(DateTimeZoneProviders.Tzdb[ZoneId]) };
        var policy = RfmPolicy.Classic11 with { Zone = ZoneId };
        using var rejections = new RejectionSink(_console) { BeforeShown = progress.Wipe };
        var reader = new PurchaseReader(input, rejections);
        var book = PurchaseGathering.Gather(reader, policy.Currency, RfmPolicy.Classic11.Name, groups: null, progress, cancellationToken);
        progress.Stage("Scoring");
        var clock = new PurchaseSummarizer(policy).Days;
        var asOf = new AsOfLast().Resolve(clock, reader.Counts.Newest);
        var result = RfmJudge.Judge(book, asOf, policy, model: null, migrateFrom: null) with { Counts = reader.Counts };
        RfmJudge.Reject(result.Snapshot, rejections, path);

        screen.Heading(words.Of("Online Retail: a British gift shop, 2010-12-01 to 2011-12-09", "Online Retail：英国礼品店，2010-12-01 至 2011-12-09"));
        var tables = new RfmTables(screen, words);
        tables.Show(result);
        var movedFrom = ShowMoves(tables, result);
        var best = result.Snapshot.Users
            .Where(user => user.Segment.Aim == SegmentAim.WinBack && user.Score.IsScored)
            .MaxBy(user => user.Summary.NetTotal);
        if (best is not null)
        {
            tables.ShowReasons(best.User, result.Snapshot.Model.Explain(book[best.User], asOf));
        }

        var stages = new LifecycleDemo(screen, words).OnPurchases(book, ZoneId, asOf);
        new ValueDemo(screen, words).OnPurchases(result);
        progress.Stage("Tagging");
        TagsDemo.OfRows(screen, words, input, ZoneId, result, stages, progress, cancellationToken).Show(cancellationToken);
        folder?.WriteResult(result, words, cancellationToken);
        var complaints = Path.Combine(data, "cfpb_complaints_2014_oct_nov.csv.gz");
        if (File.Exists(complaints))
        {
            new ComplaintsDemo(screen, words).OnCfpb(complaints, _console, progress, cancellationToken);
        }

        var incidents = Path.Combine(data, TicketsDemo.FileName);
        if (File.Exists(incidents))
        {
            new TicketsDemo(screen, words).OnIncidents(incidents, _console, progress, cancellationToken);
        }

        var written = folder?.WriteReport(DemoReport.OfRealFiles(movedFrom, path, complaints, incidents, words), progress, cancellationToken);
        progress.Wipe();
        ShowFolder(screen, words, folder);
        if (written is not null)
        {
            ShowReportAgain(screen, words, written);
        }

        rejections.Complete();
        return rejections.ExitCode;
    }

    /// <summary>Shows who moved in the last months, by the cuts that they began with.</summary>
    /// <returns>The day since when; <see langword="null"/> and nothing shown when nobody had bought by then.</returns>
    private static LocalDate? ShowMoves(RfmTables tables, RfmResult result)
    {
        var clock = result.Snapshot.Model.Summarizer.Days;
        var from = clock.DayOf(result.Snapshot.AsOf) - MovesOver;
        if (RfmJudge.Moves(result, clock.EndOf(from)) is not { } moves)
        {
            return null;
        }

        tables.ShowMigration(moves, clock);
        return from;
    }

    private static void ShowNext(Screen screen, Words words)
    {
        screen.Line();
        screen.Line(words.Of(
            "Next: userops rfm YOUR.csv --as-of last    (columns user, at, amount; see docs/cli.md)",
            "下一步：userops rfm 你的文件.csv --as-of last    （列：user、at、amount；见 docs/cli.md）"));
        screen.Line(words.Of(
            "      userops value predict YOUR.csv --as-of last    (the same columns)",
            "        userops value predict 你的文件.csv --as-of last    （同样的列）"));
        screen.Line(words.Of(
            "      userops lifecycle stages YOUR.csv --as-of last    (columns user, at, event)",
            "        userops lifecycle stages 你的文件.csv --as-of last    （列：user、at、event）"));
        screen.Line(words.Of(
            "      userops tags evaluate CATALOG.json YOUR.csv --events --as-of last    (userops policy new tags writes a catalogue)",
            "        userops tags evaluate 目录.json 你的文件.csv --events --as-of last    （userops policy new tags 写出一份标签目录）"));
        screen.Line(words.Of(
            "      userops complaints grade YOUR.csv    (columns id, receivedAt, and factors such as safety)",
            "        userops complaints grade 你的文件.csv    （列：id、receivedAt，以及 safety 等因素）"));
        screen.Line(words.Of(
            "      userops tickets maturity YOUR.csv --mapping-preset ticket-rows --as-of last    (columns ticketId, createdAt, teamId, resolvedAt)",
            "        userops tickets maturity 你的文件.csv --mapping-preset ticket-rows --as-of last    （列：ticketId、createdAt、teamId、resolvedAt）"));
    }

    private static void ShowFolder(Screen screen, Words words, DemoFolder? folder)
    {
        if (folder is not null)
        {
            screen.Line();
            screen.Line(words.Of($"Written to {folder.Path}: {string.Join(", ", folder.Names)}.", $"已写入 {folder.Path}：{string.Join("、", folder.Names)}。"));
        }
    }
}
