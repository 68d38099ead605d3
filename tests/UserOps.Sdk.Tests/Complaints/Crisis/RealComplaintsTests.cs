using System.IO.Compression;
using System.Text;
using NodaTime;
using NodaTime.Text;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

/// <summary>Complaints to the CFPB from 10 October to 13 November 2014: five weeks, so the baseline never comes to its eight.</summary>
public class RealComplaintsTests
{
    private const string File = "cfpb_complaints_2014_oct_nov.csv.gz";

    private static readonly LocalDatePattern Dates = LocalDatePattern.CreateWithInvariantCulture("MM/dd/uuuu");

    private static readonly CrisisDetector Detector = new(CrisisPolicy.Default with { Zone = "America/New_York", History = Period.FromDays(61) });

    [RealDataFact(File)]
    public void Real_complaints_by_product_fade_out_without_alarm_and_the_first_two_weeks_cannot_tell()
    {
        var log = CrisisLog.From(Rows().Select(row => Sighting(row, row["Product"])));
        var answers = Detector.Assess(log, Detector.Clock.EndOf(new(2014, 11, 30)));
        var days = answers.SelectMany(answer => answer.Value.History).ToList();

        Assert.Equal(8340, days.Sum(day => day.Count));
        Assert.All(days.Where(day => day.Day < new LocalDate(2014, 10, 26)), day => Assert.Null(day.Baseline));
        Assert.All(days.Where(day => day.Day >= new LocalDate(2014, 11, 7)), day => Assert.NotNull(day.Baseline!.Weekday));
        Assert.All(days, day => Assert.Equal(CrisisLevel.None, day.Level)); // the extract fades out, from 541 a day to 4
    }

    [RealDataFact(File)]
    public void Real_complaints_by_issue_raise_few_alarms_and_an_outage_planted_among_them_is_seen()
    {
        var rows = Rows().Select(row => Sighting(row, $"{row["Product"]}: {row["Issue"]}")).ToList();
        var quiet = Detector.Assess(CrisisLog.From(rows), Detector.Clock.EndOf(new(2014, 11, 12)));
        var planted = Enumerable.Range(0, 60).Select(i => rows[0] with { Id = new($"planted-{i}"), ReceivedAt = Detector.Clock.StartOf(new(2014, 11, 12)) });

        var alarms = quiet.Sum(answer => answer.Value.History.Count(day => day.Alarm is not null));
        var answer = Detector.Assess(CrisisLog.From([.. rows, .. planted]), rows[0].Topic, Detector.Clock.EndOf(new(2014, 11, 12)));

        Assert.InRange(quiet.Count, 60, 100);
        Assert.InRange(alarms, 0, 10);
        Assert.Equal(CrisisLevel.Alert, answer.Value.Level);
        Assert.InRange(answer.Value.History[^1].Alarm!.Members.Count, 60, 70);
    }

    private static ComplaintSighting Sighting(Dictionary<string, string> row, string topic) => new(
        new(row["Complaint ID"]),
        Detector.Clock.StartOf(Dates.Parse(row["Date received"]).Value),
        topic,
        ComplaintGrade.Standard,
        CustomerId: null,
        Publicity: 0);

    private static IEnumerable<Dictionary<string, string>> Rows()
    {
        using var reader = new StreamReader(new GZipStream(System.IO.File.OpenRead(RealDataFactAttribute.PathOf(File)), CompressionMode.Decompress), Encoding.UTF8);
        var header = Fields(reader.ReadLine()!);
        while (reader.ReadLine() is { } line)
        {
            yield return header.Zip(Fields(line)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
    }

    /// <summary>The fields of a line of CSV without line breaks in its fields.</summary>
    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(letter);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
