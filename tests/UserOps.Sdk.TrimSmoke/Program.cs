using NodaTime;
using UserOps;
using UserOps.Rfm;

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

Console.WriteLine(assessment.Reasons[0].In("zh-CN"));
Console.WriteLine(assessment.Value == snapshot.Find(user)?.Score && assessment.ValidUntil is not null && moves.Stayed == 50 ? "ok" : "differs");
