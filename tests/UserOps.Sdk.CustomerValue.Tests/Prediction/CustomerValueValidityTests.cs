using NodaTime;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.CustomerValue.Tests.Support.ValueExamples;

namespace UserOps.CustomerValue.Tests.Prediction;

public class CustomerValueValidityTests
{
    [Fact]
    public void Without_a_new_purchase_nothing_changes_before_the_end_and_something_does_at_it() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, ValueGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            var model = ModelsOf(policy).First();
            var history = History(rows.Where(row => row.At <= asOf));
            var assessment = model.Explain(history, asOf);
            if (assessment.ValidUntil is not { } until)
            {
                return !assessment.Value.IsCustomer;
            }

            Assert.True(until > asOf);
            foreach (var at in new[] { asOf, asOf + ((until - asOf) / 2), until - Duration.FromHours(1), until - Duration.Epsilon })
            {
                Assert.Equal(assessment.Value, model.Predict(model.Summarizer.Summarize(history, Instant.Max(asOf, at))));
            }

            return model.Predict(model.Summarizer.Summarize(history, until)) != assessment.Value;
        });

    [Theory]
    [InlineData("Europe/London", 0, BtydUnit.Days, "2024-03-30T12:00:00Z", "2024-03-31T00:00:00Z")]
    [InlineData("Europe/London", 0, BtydUnit.Days, "2024-03-31T12:00:00Z", "2024-03-31T23:00:00Z")]
    [InlineData("Europe/London", 4, BtydUnit.SevenDays, "2024-03-31T02:59:59.999999999Z", "2024-03-31T03:00:00Z")]
    [InlineData("Europe/London", 4, BtydUnit.SevenDays, "2024-03-31T03:00:00Z", "2024-04-01T03:00:00Z")]
    [InlineData("Asia/Beirut", 0, BtydUnit.Days, "2024-03-30T12:00:00Z", "2024-03-30T22:00:00Z")]
    [InlineData("America/New_York", 0, BtydUnit.CalendarWeeks, "2024-03-06T12:00:00Z", "2024-03-11T04:00:00Z")]
    [InlineData("America/New_York", 0, BtydUnit.CalendarWeeks, "2024-03-11T03:59:59Z", "2024-03-11T04:00:00Z")]
    [InlineData("America/New_York", 4, BtydUnit.CalendarWeeks, "2024-03-11T07:00:00Z", "2024-03-11T08:00:00Z")]
    [InlineData("Asia/Shanghai", 0, BtydUnit.CalendarWeeks, "2024-03-10T16:00:00Z", "2024-03-17T16:00:00Z")]
    public void A_prediction_holds_to_the_end_of_the_local_day_or_week(string zone, int dayStart, BtydUnit unit, string asOf, string until)
    {
        var model = ModelOf(
            new MbgNbd(1.5, 6, 0.5, 5), CustomerValuePolicy.MbgNbd with { Zone = zone, DayStart = new LocalTime(dayStart, 0), Unit = unit });

        var assessment = model.Explain(History(Buy(5, 1), Buy(6, 20)), Parse(asOf));

        Assert.Equal(Parse(until), assessment.ValidUntil);
    }

    [Theory]
    [InlineData(BtydUnit.Days, "9998-12-28T12:00:00Z", "9998-12-29T00:00:00Z")]
    [InlineData(BtydUnit.Days, "9998-12-29T12:00:00Z", "9998-12-30T00:00:00Z")]
    [InlineData(BtydUnit.CalendarWeeks, "9998-12-27T12:00:00Z", "9998-12-28T00:00:00Z")]
    [InlineData(BtydUnit.CalendarWeeks, "9998-12-29T12:00:00Z", null)]
    public void At_the_end_of_the_calendar_there_is_no_end(BtydUnit unit, string asOf, string? until)
    {
        var model = ModelOf(new MbgNbd(1.5, 6, 0.5, 5), CustomerValuePolicy.MbgNbd with { Unit = unit });

        var assessment = model.Explain(History(new Purchase<UserId>(new("u1"), Parse("9998-12-01T00:00:00Z"), 5)), Parse(asOf));

        Assert.Equal(until is null ? null : Parse(until), assessment.ValidUntil);
        Assert.Equal(until is not null, assessment.Reasons.Any(reason => reason.Code == "value.validUntil"));
    }

    private static Instant Parse(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
