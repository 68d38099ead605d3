using System.Text.Json;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class RetentionReportJsonTests
{
    [Fact]
    public void A_report_survives_json() =>
        Law.Holds(RetentionGenerators.Policies, RetentionGenerators.Events, RetentionGenerators.AsOf, (policy, rows, asOf) =>
        {
            var counter = new RetentionCounter(policy, asOf);
            var book = Book(rows);
            foreach (var user in book.Users)
            {
                counter.Add(book[user]);
            }

            var report = counter.ToReport();
            return RetentionReportJson.Read(RetentionReportJson.Write(report)) == report;
        });

    [Fact]
    public void A_report_gives_cohorts_with_cells_of_retained_eligible_and_state()
    {
        var counter = new RetentionCounter(RetentionPolicy.Default with { Intervals = 2 }, DayClock.Utc.EndOf(new(2025, 11, 16)));
        counter.Add(new UserActivity(ActivityDays.From([new LocalDate(2025, 11, 3), new LocalDate(2025, 11, 10)])));

        using var json = JsonDocument.Parse(RetentionReportJson.Write(counter.ToReport()));

        Assert.Equal("2025-11-16T23:59:59.999999999Z", json.RootElement.GetProperty("asOf").GetString());
        Assert.Equal(
            """{"from":1,"to":1}""", JsonSerializer.Serialize(json.RootElement.GetProperty("columns")[1]));
        Assert.Equal(
            """{"start":"2025-11-03","end":"2025-11-10","size":1,"complete":true,"cells":[{"retained":1,"eligible":1,"state":"complete","rate":1},{"retained":1,"eligible":1,"state":"complete","rate":1}]}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("cohorts")[0]));
        Assert.Equal(
            """{"start":"2025-11-10","end":"2025-11-17","size":0,"complete":true,"cells":[{"retained":0,"eligible":0,"state":"complete","rate":null},{"retained":0,"eligible":0,"state":"future","rate":null}]}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("cohorts")[1]));
        Assert.Equal(1, json.RootElement.GetProperty("averages")[1].GetProperty("rate").GetDouble());
        Assert.Throws<InvalidPolicyException>("json", () => RetentionReportJson.Read("{}"));
        Assert.Throws<ArgumentNullException>("report", () => RetentionReportJson.Write(null!));
    }
}
