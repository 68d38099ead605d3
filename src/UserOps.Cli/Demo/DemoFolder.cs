using System.Text;
using NodaTime;
using UserOps.Cli.Commands;
using UserOps.Cli.Complaints;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Output;
using UserOps.Cli.Rfm;
using UserOps.Cli.Tagging;
using UserOps.Cli.Value;
using UserOps.Complaints;
using UserOps.CustomerValue;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Simulation;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Cli.Demo;

/// <summary>The folder of <c>demo --out</c>: files that the other commands read, and their results.</summary>
internal sealed class DemoFolder
{
    private const string Report = "report.html";
    private const string Pictures = "pictures";

    private readonly ToolConsole _console;
    private readonly List<string> _names = [];

    /// <summary>Initializes a new instance of the <see cref="DemoFolder"/> class, and makes the folder if it isn't there.</summary>
    /// <exception cref="UsageException">The folder can't be made.</exception>
    public DemoFolder(string path, ToolConsole console)
    {
        Path = path;
        _console = console;
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The folder '{path}' can't be made: {cause.Message}");
        }
    }

    /// <summary>Gets the folder.</summary>
    public string Path { get; }

    /// <summary>Gets the names of the files written so far.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Tells where a file of the folder lies.</summary>
    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes the shop's rows, and beside them what was planted.</summary>
    public void WriteShop(Shop shop)
    {
        Write("purchases.csv", stream =>
        {
            using var lines = new CsvLines(stream, ["user", "at", "amount", "order"]);
            foreach (var purchase in shop.Purchases())
            {
                lines.Add(purchase.User.Value).Add((Instant?)purchase.At).Add(purchase.Amount).Add(purchase.OrderId).EndRow();
            }

            lines.Flush();
        });
        Write("activity.csv", stream =>
        {
            using var lines = new CsvLines(stream, ["user", "at", "event"]);
            foreach (var row in shop.Events())
            {
                lines.Add(row.User.Value).Add((Instant?)row.At).Add(row.Event).EndRow();
            }

            lines.Flush();
        });
        Write("truth.csv", stream =>
        {
            using var lines = new CsvLines(stream, ["user", "kind", "joined", "left", "ordersPerMonth", "meanBasket"]);
            foreach (var user in shop.Users)
            {
                lines.Add(user.Id.Value)
                    .Add(UserKinds.Id(user.Kind))
                    .Add((Instant?)user.Joined)
                    .Add(user.LeftAt)
                    .Add(user.OrdersPerMonth.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
                    .Add(user.MeanBasket)
                    .EndRow();
            }

            lines.Flush();
        });
    }

    /// <summary>Writes the stage policy, and one row a user.</summary>
    public void WriteStages(StagesResult stages, Words words, CancellationToken cancellationToken)
    {
        Write("stage-policy.json", stream => stream.Write(Encoding.UTF8.GetBytes(StagePolicyJson.Write(stages.Evaluator.Policy) + "\n")));
        Write("stages.jsonl", stream => new StageJson(words).WriteJsonLines(stages, stream, cancellationToken));
    }

    /// <summary>Writes the policy and the model of customer value, and one row a customer; nothing where no model could be fitted.</summary>
    public void WriteValue(ValuePredictResult? value)
    {
        if (value is null)
        {
            return;
        }

        Write("value-policy.json", stream => stream.Write(Encoding.UTF8.GetBytes(CustomerValuePolicyJson.Write(value.Model.Policy) + "\n")));
        Write("value-model.json", stream => stream.Write(Encoding.UTF8.GetBytes(CustomerValueModelJson.Write(value.Model) + "\n")));
        Write("value.jsonl", stream => new PredictAnswer(value).Write(OutputFormat.Jsonl, stream, new Words("en")));
    }

    /// <summary>Writes the tag catalogue, the facts, and the tags of each user.</summary>
    public void WriteTags(TagsDemo demo, CancellationToken cancellationToken)
    {
        Write("tag-catalog.json", stream => stream.Write(Encoding.UTF8.GetBytes(TagCatalogJson.Write(demo.Tagger.Catalog) + "\n")));
        Write("facts.jsonl", stream =>
        {
            foreach (var (user, facts) in demo.Facts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                stream.Write(Encoding.UTF8.GetBytes(UserFactsJson.Write(new KnownUser(user, facts)) + "\n"));
            }
        });
        Write("tags.jsonl", stream => TagsJson.WriteJsonLines(demo.Judge(foresees: true, cancellationToken), stream, cancellationToken));
    }

    /// <summary>Writes what came to the desks of complaints and tickets; nothing of one to which nothing came.</summary>
    /// <param name="complaints">The complaints.</param>
    /// <param name="tickets">The tickets.</param>
    public void WriteDesks(ShopComplaints? complaints, ShopTickets? tickets)
    {
        if (complaints is not null)
        {
            WriteComplaints(complaints);
        }

        if (tickets is not null)
        {
            WriteTickets(tickets);
        }
    }

    /// <summary>Writes the complaints, what happened to them, and beside them what was planted.</summary>
    private void WriteComplaints(ShopComplaints complaints)
    {
        WriteLines("complaints.jsonl", complaints.All.Select(complaint => ComplaintFactsJson.Write(complaint.Facts)));
        WriteLines("case-events.jsonl", complaints.CaseEvents().Select(CaseEventJson.Write));
        Write("complaints-truth.csv", stream =>
        {
            using var lines = new CsvLines(stream, ["id", "matter", "ofOutage"]);
            foreach (var complaint in complaints.All)
            {
                lines.Add(complaint.Facts.Id.Value).Add(complaint.Matter).Add(complaint.IsOfOutage ? "true" : "false").EndRow();
            }

            lines.Flush();
        });
    }

    /// <summary>Writes what happened to tickets and around them, the policy, and beside them what was planted.</summary>
    private void WriteTickets(ShopTickets desk)
    {
        WriteLines("tickets.jsonl", desk.Events.Select(TicketEventJson.Write).Concat(desk.Work.Select(TicketEventJson.Write)));
        Write("maturity-policy.json", stream => stream.Write(Encoding.UTF8.GetBytes(MaturityPolicyJson.Write(DeskDemo.PolicyOf(desk.Shop)) + "\n")));
        Write("tickets-truth.csv", stream =>
        {
            using var lines = new CsvLines(stream, ["id", "kind", "topic", "bug", "isRubbish", "isOfSurge", "isPingPong"]);
            foreach (var ticket in desk.All)
            {
                lines.Add(ticket.Id).Add(ComplaintText.NameOf(ticket.Kind)).Add(ticket.Topic).Add(ticket.BugId)
                    .Add(YesOrNo(ticket.IsRubbish)).Add(YesOrNo(ticket.IsOfSurge)).Add(YesOrNo(ticket.IsPingPong))
                    .EndRow();
            }

            lines.Flush();
        });
        Write("maturity-truth.csv", stream =>
        {
            using var lines = new CsvLines(stream, ["indicator", "rate", "opportunities"]);
            foreach (var rate in desk.Truth.Rates)
            {
                lines.Add(rate.Id.ToString()).Add(rate.Rate).Add(rate.Opportunities).EndRow();
            }

            lines.Flush();
        });

        static string YesOrNo(bool isSo) => isSo ? "true" : "false";
    }

    /// <summary>Writes the policy, the model, the whole result and one row a user.</summary>
    public void WriteResult(RfmResult result, Words words, CancellationToken cancellationToken)
    {
        var model = result.Snapshot.Model;
        Write("rfm-policy.json", stream => stream.Write(Encoding.UTF8.GetBytes(RfmPolicyJson.Write(model.Policy) + "\n")));
        Write("rfm-model.json", stream => stream.Write(Encoding.UTF8.GetBytes(RfmModelJson.Write(model) + "\n")));
        Write("rfm.json", stream => JsonText.WriteDocument(stream, json => new RfmJson(words).WriteResult(json, result, cancellationToken)));
        Write("rfm.jsonl", stream => RfmRows.WriteJsonLines(result, stream, cancellationToken));
    }

    /// <summary>Writes a report: the page that a command line of <c>userops report</c> writes.</summary>
    /// <param name="args">The command line, without its place.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The whole command line.</returns>
    public string WriteReport(IReadOnlyList<string> args, ProgressLine progress, CancellationToken cancellationToken)
    {
        string[] all = [.. args, "--out", Of(Report), "--pictures", Of(Pictures)];
        Write(Report, stream => ReportCommand.WritePage(all, stream, progress, cancellationToken));
        _names.Add(Pictures);
        return $"userops report {string.Join(' ', all.Select(Quoted))}";
    }

    private static string Quoted(string arg) => arg.Contains(' ', StringComparison.Ordinal) ? $"\"{arg}\"" : arg;

    private void WriteLines(string name, IEnumerable<string> lines) => Write(name, stream =>
    {
        foreach (var line in lines)
        {
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
    });

    private void Write(string name, Action<Stream> write)
    {
        using var file = OutputFile.Open(Of(name), _console);
        write(file.Stream);
        file.Commit();
        _names.Add(name);
    }
}
