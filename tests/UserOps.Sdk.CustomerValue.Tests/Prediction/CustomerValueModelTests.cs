using NodaTime;
using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.CustomerValue.Tests.Support.ValueExamples;

namespace UserOps.CustomerValue.Tests.Prediction;

public class CustomerValueModelTests
{
    private static readonly CustomerValuePolicy Policy = CustomerValuePolicy.MbgNbd with { Unit = BtydUnit.Days };

    [Fact]
    public void A_sample_of_nobody_can_t_be_fitted() => IsUnfittable(FitProblem.NoCustomers, "has no customers", (null, null));

    [Fact]
    public void Customers_who_all_bought_once_can_t_be_fitted() =>
        IsUnfittable(FitProblem.NoRepeats, "None of the 2 customers has bought a second time", (new(0, 0, 5), null), (new(0, 0, 0), null));

    [Fact]
    public void Customers_of_the_very_day_of_judgement_can_t_be_fitted() =>
        IsUnfittable(FitProblem.NoTime, "All of the 1 customers came on the day of judgement", (new(2, 0, 0), 5m));

    [Fact]
    public void What_can_be_fitted_has_no_problem_and_tells_whom_it_was_fitted_to() =>
        Law.Holds(ValueGenerators.Customers, customers =>
        {
            var sample = CustomerSample.From(customers, BtydUnit.Days);
            var bought = customers.Where(customer => customer.Statistics is not null).Select(customer => customer.Statistics!.Value).ToList();
            var expected = bought.Count == 0 ? FitProblem.NoCustomers
                : bought.TrueForAll(customer => customer.Repeats == 0) ? FitProblem.NoRepeats
                : bought.TrueForAll(customer => customer.Observed == 0) ? FitProblem.NoTime
                : FitProblem.None;

            var fitted = CustomerValueModel.TryFit(sample, At(100), Policy with { Model = PurchaseModelKind.Nbd }, out var model, out var problem);

            Assert.Equal(expected, problem);
            Assert.Equal(expected == FitProblem.None, fitted);
            Assert.Equal(fitted, model is not null);
            return model is null
                || (model.Sample == new SampleCounts(sample.Customers, sample.Repeaters, sample.NeverPurchased, sample.WithoutSpend)
                    && model.FittedAt == At(100)
                    && model.Spend is null == (sample.Spends.Count == 0));
        });

    [Fact]
    public void A_sample_in_another_unit_is_refused() =>
        Assert.Contains(
            "counts in SevenDays, the policy in Days",
            Assert.Throws<ArgumentException>("sample", () => CustomerValueModel.Fit(CustomerSample.Empty(BtydUnit.SevenDays), At(1), Policy)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_summary_of_another_instant_is_refused()
    {
        var summarizer = new PurchaseSummarizer(Policy.ToPurchasePolicy());

        Assert.Contains(
            "read all as of one instant",
            Assert.Throws<ArgumentException>(
                "summaries", () => CustomerValueModel.Fit([summarizer.Summarize(PurchaseHistory.Empty, At(2))], At(1), Policy)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_as_of_an_instant_that_no_day_has_is_refused()
    {
        var sample = CustomerSample.From([new BtydStatistics(1, 2, 5)], BtydUnit.Days);

        Assert.Throws<ArgumentOutOfRangeException>("asOf", () => CustomerValueModel.Fit(sample, Instant.MaxValue, Policy));
        Assert.Throws<ArgumentOutOfRangeException>("asOf", () => CustomerValueModel.TryFit(sample, Instant.MinValue, Policy, out _, out _));
    }

    [Fact]
    public void Fitting_summaries_is_fitting_their_sample()
    {
        var book = Book(Buy(10, 1), Buy(12, 9), Buy(5, 3, user: "u2"), Buy(7, 20, user: "u2"), Buy(8, 30, user: "u2"), Buy(9, 6, user: "u3"), Buy(-1, 2, user: "u4"));
        var summarizer = new PurchaseSummarizer(Policy.ToPurchasePolicy());
        PurchaseSummary[] summaries = [.. book.Users.Select(user => summarizer.Summarize(book[user], At(40)))];

        var model = CustomerValueModel.Fit(summaries, At(40), Policy);

        Assert.Equal(
            CustomerValueModelJson.Write(CustomerValueModel.Fit(CustomerSample.From(summaries, BtydUnit.Days), At(40), Policy)), CustomerValueModelJson.Write(model));
        Assert.Equal(new SampleCounts(3, 2, 1, 0), model.Sample);
    }

    [Fact]
    public void The_reference_carries_the_policys_name_and_tells_fits_apart()
    {
        var models = ModelsOf(Policy).Append(ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), Policy, fittedAt: At(201))).ToList();

        Assert.All(models, model => Assert.Equal((Policy.Name, Policy.Version), (model.PolicyRef.Name, model.PolicyRef.Version)));
        Assert.Equal(models.Count, models.Select(model => model.PolicyRef.Hash).Distinct().Count());
        Assert.NotEqual(Policy.ToRef().Hash, models[0].PolicyRef.Hash);
    }

    [Fact]
    public void One_by_one_and_all_at_once_give_the_same_bits()
    {
        CustomerValueModel[] models = [.. ModelsOf(Policy)];
        Law.Holds(ValueGenerators.Customers, ValueGenerators.Seeds, (customers, seed) =>
        {
            var model = models[seed % models.Length];
            BtydStatistics[] all = [.. customers.Where(customer => customer.Statistics is not null).Select(customer => customer.Statistics!.Value)];
            return model.PredictPurchases(all).SequenceEqual(all.Select(statistics =>
            {
                var one = model.Predict(statistics, null);
                return new PurchasePrediction(one.PAlive, one.Expected);
            }));
        });

        var many = Enumerable.Range(0, 20_000).Select(i => new BtydStatistics(i % 7, i % 7 == 0 ? 0 : i % 50, 50 + (i % 31))).ToArray();
        var bulk = models[0].PredictPurchases(many);
        Assert.All([0, 1, 4095, 4096, 19_999], i => Assert.Equal(models[0].Predict(many[i], null).Expected, bulk[i].Expected));
    }

    [Fact]
    public void A_prediction_is_of_the_parts_that_the_models_give()
    {
        foreach (var model in ModelsOf(CustomerValuePolicy.MbgNbd with { Horizon = Duration.FromHours(36) }))
        {
            var (statistics, purchases) = (new BtydStatistics(3, 10, 14), model.Purchases.Predicting.Model);
            var rate = DiscountRate.PerYear(0.1).PerUnit(Duration.FromDays(7));

            var prediction = model.Predict(statistics, 20m);

            Assert.Equal(1.5 / 7, model.Horizon, 1e-15);
            Assert.True(prediction.IsCustomer);
            Assert.Equal(statistics, prediction.Statistics);
            Assert.Equal(purchases.ProbabilityAlive(statistics), prediction.PAlive);
            Assert.Equal(purchases.ExpectedPurchases(statistics, 1.5 / 7), prediction.Expected, 1e-12);
            Assert.Equal(model.Spend?.Model.ExpectedSpend(3, 20), prediction.Spend);
            Assert.Equal(
                prediction.Spend is { } spend ? spend * purchases.DiscountedPurchases(statistics, 1.5 / 7, rate) : double.NaN,
                prediction.Value ?? double.NaN,
                1e-12);
        }
    }

    [Theory]
    [InlineData(3, 20, true)]
    [InlineData(3, 0, false)]
    [InlineData(3, -1, false)]
    [InlineData(0, -1, true)]
    public void Spend_and_value_are_told_where_repeats_were_worth_something(int repeats, int meanSpend, bool told)
    {
        var prediction = ModelsOf(Policy).First().Predict(new(repeats, repeats, 14), meanSpend);

        Assert.Equal(told, prediction.Spend is > 0);
        Assert.Equal(told, prediction.Value is > 0);
    }

    [Fact]
    public void Repeats_whose_money_is_not_known_have_no_value()
    {
        var model = ModelsOf(Policy).First();

        Assert.Null(model.Predict(new(3, 3, 14), null).Value);
        Assert.Null(model.ResidualValue(new(3, 3, 14), null));
        Assert.NotNull(model.Predict(new(0, 0, 14), null).Value);
    }

    [Fact]
    public void A_mean_that_is_not_finite_is_no_spend()
    {
        // q is 0.5: nobody without repeats has a finite mean.
        var model = ModelsOf(Policy).Last();

        Assert.Null(model.Predict(new(0, 0, 14), null).Spend);
        Assert.NotNull(model.Predict(new(1, 3, 14), 8m).Spend);
    }

    [Fact]
    public void Who_never_bought_is_expected_to_do_nothing()
    {
        var model = ModelsOf(Policy).First();
        var prediction = model.Predict(model.Summarizer.Summarize(PurchaseHistory.Empty, At(3)));

        Assert.Same(CustomerPrediction.NeverPurchased, prediction);
        Assert.Equal((false, 0.0, 0.0, (double?)null), (prediction.IsCustomer, prediction.PAlive, prediction.Expected, prediction.Value));
        Assert.Null(model.AliveUntil(model.Summarizer.Summarize(PurchaseHistory.Empty, At(3)), 0.5));
    }

    [Fact]
    public void The_residual_value_is_more_than_that_of_any_horizon_and_comes_near_that_of_a_long_one()
    {
        var policy = Policy with { Unit = BtydUnit.SevenDays };
        foreach (var (near, far) in ModelsOf(policy).Zip(ModelsOf(policy with { Horizon = Duration.FromDays(36_525) })))
        {
            var statistics = new BtydStatistics(4, 20, 25);

            Assert.InRange(far.DiscountedResidualPurchases(statistics), far.Purchases.Predicting.Model.DiscountedPurchases(statistics, 52, 0.1 / 52), double.MaxValue);
            Assert.Equal(far.DiscountedResidualPurchases(statistics), near.DiscountedResidualPurchases(statistics));
            if (far.ResidualValue(statistics, 30m) is { } value)
            {
                Assert.True(value > near.Predict(statistics, 30m).Value);
                Assert.Equal(value, far.Predict(statistics, 30m).Value!.Value, value * 0.001);
            }
        }
    }

    [Fact]
    public void Without_a_discount_values_are_sums_and_the_residual_value_is_refused_with_its_reason()
    {
        foreach (var model in ModelsOf(Policy with { AnnualDiscountRate = 0 }))
        {
            var (statistics, prediction) = (new BtydStatistics(4, 20, 25), model.Predict(new(4, 20, 25), 30m));

            Assert.Equal(prediction.Spend * prediction.Expected ?? -1, prediction.Value ?? -1, 1e-9);
            Assert.Contains(
                "give it an annualDiscountRate above 0",
                Assert.Throws<InvalidOperationException>(() => model.DiscountedResidualPurchases(statistics)).Message,
                StringComparison.Ordinal);
            if (model.Spend is not null)
            {
                Assert.Throws<InvalidOperationException>(() => model.ResidualValue(statistics, 30m));
            }
        }
    }

    [Fact]
    public void Statistics_that_can_t_be_are_refused_everywhere()
    {
        var model = ModelsOf(Policy).First();
        var wrong = new BtydStatistics(1, 6, 5);

        Assert.Throws<ArgumentException>(() => model.Predict(wrong, null));
        Assert.Throws<ArgumentException>(() => model.PredictPurchases(new[] { default, wrong }));
        Assert.Throws<ArgumentException>(() => model.DiscountedResidualPurchases(wrong));
        Assert.Throws<ArgumentException>(() => model.ResidualValue(wrong, 5m));
    }

    [Fact]
    public void A_customer_is_alive_until_the_day_that_a_walk_day_by_day_finds() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, ValueGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
        {
            foreach (var model in ModelsOf(policy))
            {
                var summary = model.Summarizer.Summarize(History(rows), asOf);
                foreach (var probability in new[] { 1, 0.9, 0.5, 0.3 })
                {
                    var until = model.AliveUntil(summary, probability);
                    Assert.Equal(Walk(model, summary, probability, days: 120), until <= model.Summarizer.Days.StartOf(summary.AsOfDay.PlusDays(120)) ? until : null);
                }
            }

            return true;
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-0.5)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_probability_that_is_none_is_refused(double probability)
    {
        var model = ModelsOf(Policy).First();

        Assert.Throws<ArgumentOutOfRangeException>(nameof(probability), () => model.AliveUntil(model.Summarizer.Summarize(PurchaseHistory.Empty, At(3)), probability));
    }

    [Fact]
    public void At_the_end_of_the_calendar_the_search_stops()
    {
        var model = ModelsOf(Policy with { Zone = "Asia/Shanghai" }).First();
        var last = Instant.FromUtc(9998, 12, 29, 23, 0);
        var summary = model.Summarizer.Summarize(History(new Purchase<UserId>(new("u1"), last - Duration.FromDays(1), 5)), last);

        Assert.Null(model.AliveUntil(summary, 0.0001));
        Assert.Equal(model.Summarizer.Days.StartOf(summary.AsOfDay), model.AliveUntil(summary, 1));
    }

    private static Instant? Walk(CustomerValueModel model, PurchaseSummary summary, double probability, int days)
    {
        if (summary.FirstDay is null)
        {
            return null;
        }

        for (var i = 0; i <= days; i++)
        {
            var statistics = (summary with { AsOfDay = summary.AsOfDay.PlusDays(i) }).ToBtyd(model.Policy.Unit)!.Value;
            if (model.Purchases.Predicting.Model.ProbabilityAlive(statistics) < probability)
            {
                return model.Summarizer.Days.StartOf(summary.AsOfDay.PlusDays(i));
            }
        }

        return null;
    }

    private static void IsUnfittable(FitProblem expected, string message, params (BtydStatistics?, decimal?)[] customers)
    {
        var sample = CustomerSample.From(customers, BtydUnit.Days);

        Assert.False(CustomerValueModel.TryFit(sample, At(9), Policy, out var model, out var problem));
        var error = Assert.Throws<UnfittableException>(() => CustomerValueModel.Fit(sample, At(9), Policy));

        Assert.Null(model);
        Assert.Equal((expected, expected, sample.Customers), (problem, error.Problem, error.Customers));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
