using FsCheck;
using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Tests.Bytes;

/// <summary>The law that facts which merge have beside those of <see cref="FactsFormLaws{TFacts}"/>.</summary>
public abstract class MergingFactsLaws<TFacts, TRow> : FactsFormLaws<TFacts>
    where TFacts : notnull
{
    private static readonly Arbitrary<int> AnySeed = Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static readonly Arbitrary<int> AnyParts = Gen.Choose(1, 7).ToArbitrary();

    protected abstract Gen<TRow[]> Rows { get; }

    protected override Arbitrary<TFacts> AnyFacts => Arb.From(Rows.Select(Gather), _ => []);

    /// <summary>Gets a value indicating whether a row that comes twice counts once.</summary>
    protected abstract bool IsSet { get; }

    private Arbitrary<TRow[]> AnyRows => Arb.From(Rows, rows => rows.Select((_, left) => rows.Where((_, place) => place != left).ToArray()));

    protected abstract TFacts Gather(TRow[] rows);

    protected abstract TFacts Merge(TFacts one, TFacts other);

    [Fact]
    public void No_order_and_no_split_of_the_rows_changes_a_byte() => Law.Holds(AnyRows, AnyParts, AnySeed, (rows, parts, seed) =>
    {
        var dice = new Dice(seed);
        var shuffled = dice.Shuffled(rows);
        var shards = Enumerable.Range(0, parts).Select(part => Write(Gather([.. shuffled.Where((_, place) => place % parts == part)])));
        var merged = dice.Shuffled(shards).Select(Read).Aggregate(Merge);
        Assert.Equal(Write(Gather(rows)), Write(merged));
        return true;
    });

    [Fact]
    public void A_repeat_changes_the_bytes_exactly_where_it_changes_the_facts() => Law.Holds(AnyRows, AnySeed, (rows, seed) =>
    {
        var facts = Gather(rows);
        if (rows.Length == 0)
        {
            return true;
        }

        var repeated = Merge(facts, Read(Write(Gather([rows[seed % rows.Length]]))));
        Assert.True(!IsSet || facts.Equals(repeated));
        Assert.Equal(facts.Equals(repeated), Write(facts).AsSpan().SequenceEqual(Write(repeated)));
        return true;
    });

    [Fact]
    public void One_row_less_changes_the_bytes_exactly_where_it_changes_the_facts() => Law.Holds(AnyRows, AnySeed, (rows, seed) =>
    {
        var facts = Gather(rows);
        var less = Gather([.. rows.Where((_, place) => place != seed % Math.Max(1, rows.Length))]);
        Assert.Equal(facts.Equals(less), Write(facts).AsSpan().SequenceEqual(Write(less)));
        return true;
    });
}
