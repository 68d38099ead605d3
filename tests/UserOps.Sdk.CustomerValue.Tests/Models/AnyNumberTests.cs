using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Models;

/// <summary>Whatever numbers come, the answer is a number, or an argument is refused.</summary>
public class AnyNumberTests
{
    private static readonly PurchaseModelKind[] Kinds = Enum.GetValues<PurchaseModelKind>();

    private static readonly double[] Ends = [1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9];

    private static readonly double[] Odd =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, -double.Epsilon, double.Epsilon, double.MaxValue, double.MinValue, -0.0, 1e-310, 1.0000001e9];

    [Fact]
    public void Odd_numbers_give_a_number_or_are_refused()
    {
        var random = new Random(11);
        double Number() => random.Next(3) == 0 ? Odd[random.Next(Odd.Length)] : random.Next(2) == 0 ? Ends[random.Next(Ends.Length)] : random.NextDouble() * 100;
        int Count() => random.Next(4) switch { 0 => int.MaxValue, 1 => -random.Next(2), 2 => 1_000_000_000, _ => random.Next(50) };
        var answers = 0;
        for (var i = 0; i < 4000; i++)
        {
            var kind = Kinds[i % Kinds.Length];
            PurchaseModel model = kind == PurchaseModelKind.Nbd ? new Nbd(0.3, 5) : PurchaseModel.Of(kind, 0.3, 5, 0.6, 2);
            var parameters = Enumerable.Range(0, model.Parameters.Count).Select(_ => Number()).ToArray();
            model = Try(() => PurchaseModel.Of(kind, parameters)) ?? model;
            var customer = new BtydStatistics(Count(), Number(), Number());
            var (horizon, rate, count) = (Number(), Number(), Count());
            answers += Check(model, customer, horizon, rate, count);
        }

        Assert.InRange(answers, 1000, 24_000);
    }

    [Fact]
    public void Ends_of_the_ranges_give_numbers_without_a_long_search()
    {
        var random = new Random(12);
        double End() => Ends[random.Next(Ends.Length)];
        for (var i = 0; i < 400; i++)
        {
            var kind = Kinds[i % Kinds.Length];
            var model = kind == PurchaseModelKind.Nbd ? new Nbd(End(), End()) : PurchaseModel.Of(kind, End(), End(), End(), End());
            var observed = End();
            var repeats = new[] { 0, 1, 50, 100_000, 1_000_000_000 }[random.Next(5)];
            var customer = new BtydStatistics(repeats, repeats == 0 ? 0 : observed * random.Next(3) / 2, observed);
            Assert.Equal(6, Check(model, customer, End(), End(), new[] { 0, 1, 60, 10_000, int.MaxValue }[random.Next(5)]));
        }
    }

    [Fact]
    public void Draws_are_numbers_however_many_purchases_a_model_expects()
    {
        foreach (var kind in Kinds)
        {
            var model = kind == PurchaseModelKind.Nbd ? new Nbd(1e9, 1e-9) : PurchaseModel.Of(kind, 1e9, 1e-9, 1e-9, 1e9);
            Assert.InRange(model.Draw(default, 1e9, new Random(1)), 0, long.MaxValue);
            Assert.InRange(model.Draw(new(1_000_000_000, 0, 0), 1e9, new Random(1)), 0, long.MaxValue);
        }
    }

    [Fact]
    public void Odd_money_gives_a_number_or_is_refused()
    {
        var random = new Random(13);
        double Number() => random.Next(4) == 0 ? Odd[random.Next(Odd.Length)] : Math.Pow(10, (random.NextDouble() * 30) - 10);
        for (var i = 0; i < 2000; i++)
        {
            var model = Try(() => new GammaGamma(Number(), Number(), Number())) ?? new GammaGamma(6, 4, 15);
            var (repeats, spend) = (random.Next(4) switch { 0 => int.MaxValue, 1 => random.Next(3), _ => random.Next(1000) }, Number());
            foreach (var answer in new Func<double?>[] { () => model.ExpectedSpend(repeats, spend), () => model.LogLikelihood(repeats, spend), () => model.PopulationMean })
            {
                var found = Try(() => (object)(answer() ?? 0));
                Assert.True(found is null || double.IsFinite((double)found), $"{model} {repeats} {spend:R}: {found}");
            }
        }
    }

    [Fact]
    public void A_mean_of_what_is_next_to_nothing_ends_where_the_weights_do()
    {
        var calls = new int[1];

        Assert.Equal(0, BetaMean.Of(1e9, 1e9, new Nothing(calls)));
        Assert.InRange(calls[0], 1, 1000);
    }

    private static int Check(PurchaseModel model, BtydStatistics customer, double horizon, double rate, int count)
    {
        (string What, Func<double> Answer, double Least, double Most)[] all =
        [
            ("P", () => model.ProbabilityAlive(customer), 0, 1),
            ("E", () => model.ExpectedPurchases(customer, horizon), 0, double.MaxValue),
            ("n", () => model.ProbabilityOfPurchases(customer, count, horizon), 0, 1),
            ("D", () => model.DiscountedPurchases(customer, horizon, rate), 0, double.MaxValue),
            ("DERT", () => model.DiscountedResidualPurchases(customer, rate), 0, double.MaxValue),
            ("LL", () => model.LogLikelihood(customer), double.MinValue, double.MaxValue),
        ];
        var answers = 0;
        foreach (var (what, answer, least, most) in all)
        {
            if (Try(() => (object)answer()) is double found)
            {
                answers++;
                Assert.True(found >= least && found <= most, $"{what} {model} {customer} t {horizon:R} rate {rate:R} n {count}: {found:R}");
            }
        }

        return answers;
    }

    private static T? Try<T>(Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What is left of nearly all functions of a long time: 0, but for the smallest shares.</summary>
    private readonly struct Nothing(int[] calls) : IShareFunction
    {
        public double Scale => 1e18;

        public double At(double share)
        {
            calls[0]++;
            return 0;
        }
    }
}
