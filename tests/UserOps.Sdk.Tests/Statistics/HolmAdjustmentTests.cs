using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class HolmAdjustmentTests
{
    private static readonly Arbitrary<double[]> AnyPValues =
        Arb.From(Gen.ArrayOf(Gen.Choose(0, 50).Select(fiftieths => fiftieths / 50.0)), Shrunk);

    // As R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") gives them.
    [Fact]
    public void Four_p_values_as_reckoned_by_hand() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], HolmAdjustment.Of([0.01, 0.04, 0.03, 0.005]));

    [Fact]
    public void None_gives_none_and_one_stays_as_it_is()
    {
        Assert.Empty(HolmAdjustment.Of([]));
        Assert.Equal([0.04], HolmAdjustment.Of([0.04]));
    }

    [Fact]
    public void Each_is_the_greatest_of_the_steps_up_to_it() =>
        Law.Holds(AnyPValues, values =>
        {
            var adjusted = HolmAdjustment.Of(values);
            return Enumerable.Range(0, values.Length).All(i =>
            {
                // The definition: of every p no greater, the family is what is not smaller than it.
                var steps = values.Where(p => p <= values[i]).Select(p => Math.Min(1, values.Count(other => other >= p) * p));
                return adjusted[i] == steps.Max();
            });
        });

    [Fact]
    public void The_adjusted_lie_between_the_plain_and_those_of_bonferroni_in_the_same_order() =>
        Law.Holds(AnyPValues, values =>
        {
            var adjusted = HolmAdjustment.Of(values);
            return Enumerable.Range(0, values.Length).All(i =>
                adjusted[i] >= values[i]
                && adjusted[i] <= Math.Min(1, values.Length * values[i])
                && Enumerable.Range(0, values.Length).All(j => values[i] > values[j] || adjusted[i] <= adjusted[j]));
        });

    [Fact]
    public void The_order_given_is_kept() =>
        Law.Holds(AnyPValues, values => HolmAdjustment.Of([.. values.Reverse()]).Reverse().SequenceEqual(HolmAdjustment.Of(values)));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_refused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>("pValues", () => HolmAdjustment.Of([0.5, value]));

    private static IEnumerable<double[]> Shrunk(double[] values) =>
        Enumerable.Range(0, values.Length).Select(left => values.Where((_, i) => i != left).ToArray());
}
