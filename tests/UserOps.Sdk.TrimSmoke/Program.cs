using NodaTime;
using UserOps;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.CustomerValue;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Sql;
using UserOps.Tagging;
using UserOps.Tickets;

// A trimmed, self-contained app that goes through the public API once: gather, fit, explain, write and read JSON.
var book = new PurchaseBook<UserId>();
for (var i = 1; i <= 50; i++)
{
    book.Add(new(new UserId($"u{i}"), Instant.FromUtc(2026, 1, 1 + (i % 28), 9, 0), i * 1.5m));
}

var asOf = Instant.FromUtc(2026, 2, 1, 0, 0);
var policy = RfmPolicyJson.Read(RfmPolicyJson.Write(RfmPolicy.Classic11 with { Zone = "Asia/Shanghai" }));
var snapshot = RfmSnapshot.Fit(book, asOf, policy);
var model = RfmModelJson.Read(RfmModelJson.Write(snapshot.Model));
var user = new UserId("u7");
var history = PurchaseHistoryJson.Read(PurchaseHistoryJson.Write(book[user]));
var assessment = RfmAssessmentJson.Read(RfmAssessmentJson.Write(model.Explain(history, asOf)));
var moves = SegmentMigration.Between(snapshot, snapshot);

var activities = new ActivityBook<UserId>();
for (var day = 1; day <= 28; day += 3)
{
    activities.Add(new(user, Instant.FromUtc(2026, 1, day, 9, 0)) { Event = "visit" });
}

var evaluator = new StageEvaluator(StagePolicyJson.Read(StagePolicyJson.Write(StagePolicies.OwnRhythm with { Zone = "Asia/Shanghai" })));
var activity = UserActivityJson.Read(UserActivityJson.Write(evaluator.Read(EventLogJson.Read(EventLogJson.Write(activities[user])))));
var stage = StageAssessmentJson.Read(StageAssessmentJson.Write(evaluator.Explain(activity, asOf)));
var retention = new RetentionCounter(RetentionPolicyJson.Read(RetentionPolicyJson.Write(RetentionPolicy.Default)), asOf);
retention.Add(activities[user]);
var cohorts = RetentionReportJson.Read(RetentionReportJson.Write(retention.ToReport())).Cohorts;

var catalog = TagCatalogJson.Read(TagCatalogJson.Write(
    new TagCatalogBuilder("shop", "1", "Asia/Shanghai")
        .Attribute("email", FactType.Text)
        .Event("order", ("amount", FactType.Number))
        .Flag("steady", LocalizedText.Of("Steady", "稳定"), "rhythm", tag => tag.Given(When.All(
            When.Attribute("email").Matches("^[a-z]+@"),
            When.Sum("order.amount").InLast("P30D").AtLeast(10))))
        .Build()));
var line = """{"user":"u7","attributes":{"email":"a@b"},"events":[{"type":"order","at":"2026-01-20T00:00:00Z","properties":{"amount":12.5}}]}""";
var isRead = UserFactsJson.TryRead(line, FactSchema.From(catalog), "line", out var known, out _);
var tagger = new Tagger(catalog);
var tags = tagger.Explain(known.Facts, asOf);
var resolver = new TagResolver(catalog);
var ledger = TagLedger.Empty.Append(resolver.ToEntries(resolver.Diff(TagLedger.Empty, tags.Value.Given(), asOf), asOf, "smoke"));
var tagged = isRead && resolver.Resolve(TagLedgerJson.Read(TagLedgerJson.Write(ledger)), asOf).Given() == tags.Value.Given()
    && tags.ValidUntil == Instant.FromUtc(2026, 2, 19, 0, 0) && TagCatalogJson.WriteSchema().Length > 0;

var clock = new BusinessClock(WorkingCalendarJson.Read(WorkingCalendarJson.Write(WorkingCalendars.Named("cn"))));
var grader = new ComplaintGrader(GradingPolicyJson.Read(GradingPolicyJson.Write(GradingPolicies.Default)));
var loop = CasePolicyJson.Read(CasePolicyJson.Write(CasePolicies.Default with { Regulators = [RegulatorPresets.Named("cn-samr")] }));
var cases = new CaseBook();
foreach (var text in new[]
{
    """{"type":"received","complaintId":"C-1","at":"2026-02-06T02:00:00Z","facts":{"factors":{"safety":3}}}""",
    """{"type":"investigationStarted","complaintId":"C-1","at":"2026-02-06T03:00:00Z"}""",
    """{"type":"paused","complaintId":"C-1","at":"2026-02-06T04:00:00Z","reason":"testing"}""",
})
{
    isRead &= CaseEventJson.TryRead(text, "line", out var happened, out _)
        && CaseEventJson.TryRead(CaseEventJson.Write(happened), "line", out var again, out _)
        && cases.TryAdd(again, "line", out _);
}

var loopOf = new CaseEvaluator(loop, grader, clock).Assess(cases, new("C-1"), Instant.FromUtc(2026, 2, 6, 5, 0));
var followed = isRead && loopOf.Value is { State: CaseState.Testing, Grade: ComplaintGrade.Critical } && loopOf.ValidUntil is not null
    && CasePolicyJson.WriteSchema().Length > 0 && GradingAssessmentJson.Write(grader.Grade(loopOf.Value.Facts!, loopOf.AsOf)).Length > 0;

var desk = new TicketBook();
var deskReader = new TicketLogReader("line");
foreach (var text in new[]
{
    """{"ticket":"T-1","at":"2026-01-05T09:00:00Z","type":"created"}""",
    """{"ticket":"T-1","at":"2026-01-05T10:00:00Z","type":"classified","kind":"usage","category":"invoice"}""",
    """{"ticket":"T-1","at":"2026-01-05T11:00:00Z","type":"closed"}""",
    """{"at":"2026-01-05T12:00:00Z","type":"insightPublished","insightId":"I-1","ticketIds":["T-1"],"topic":"invoice"}""",
})
{
    isRead &= deskReader.TryAdd(System.Text.Encoding.UTF8.GetBytes(text), desk, out _);
}

var scorer = new MaturityScorer(MaturityPolicyJson.Read(MaturityPolicyJson.Write(MaturityPolicy.Default)));
var maturity = scorer.Score(desk.ToLog(), asOf);
var scored = isRead && MaturityAssessmentJson.Read(MaturityAssessmentJson.Write(maturity)) == maturity && maturity.Value is { Level: 0, PlausibleLevel: 5 }
    && MaturityPolicyJson.WriteSchema().Length > 0 && TicketMappingJson.Read(TicketMappingJson.Write(TicketMapping.UciIncidentLog)) == TicketMapping.UciIncidentLog;

var shares = CustomerSample.From(
    Enumerable.Range(0, 200).Select(i => new BtydStatistics(i % 4, i % 4 == 0 ? 0 : (i % 20) + 1, 30 + (i % 9))), BtydUnit.SevenDays);
var valuePolicy = CustomerValuePolicyJson.Read(CustomerValuePolicyJson.Write(CustomerValuePolicy.MbgNbd));
var value = CustomerValueModelJson.Read(CustomerValueModelJson.Write(CustomerValueModel.Fit(shares, asOf, valuePolicy)));
var valued = CustomerValueAssessmentJson.Read(CustomerValueAssessmentJson.Write(value.Explain(history, asOf)));
var worth = valued.Value.IsCustomer && (value.Draw(seed: 1) is not null) == (value.Purchases.Predicting.Covariance.Count > 0) && CustomerValuePolicyJson.WriteSchema().Length > 0;

var tables = SqlTablesJson.Read("""
    {"schemaVersion":1,"purchases":{
    "name":"orders","user":{"name":"customer","storage":"wholeNumber"},"at":{"name":"at","storage":"unixMilliseconds"},
    "amount":{"name":"cents","storage":"minorUnits2"},"tenant":{"column":"shop","value":7}}}
    """);
var query = RfmSql.Facts(policy, tables.Purchases!, asOf, SqlDialect.Sqlite);
var compiled = SqlTablesJson.Read(SqlTablesJson.Write(tables)) == tables && query.Parameters.Count > 0 && SqlTablesJson.WriteSchema().Length > 0;

Console.WriteLine($"{query.Text.Length} characters of SQL for {query.Dialect}");
Console.WriteLine(maturity.Reasons[0].In("zh-CN"));
Console.WriteLine(valued.Reasons[0].In("zh-CN"));
Console.WriteLine(assessment.Reasons[0].In("zh-CN"));
Console.WriteLine(loopOf.Reasons[0].In("zh-CN"));
Console.WriteLine(tags.Reasons[0].In("zh-CN"));
Console.WriteLine(stage.Reasons[0].In("zh-CN"));
Console.WriteLine(assessment.Value == snapshot.Find(user)?.Score && assessment.ValidUntil is not null && moves.Stayed == 50
    && stage.Value == evaluator.SpanOf(activity, evaluator.Days.DayOf(asOf)) && cohorts.Sum(cohort => cohort.Size) == 1 && tagged && followed && scored && worth && compiled ? "ok" : "differs");
