using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Tests;

public class EquatableArrayTests
{
    [Fact]
    public async Task Items_are_walked_over_an_await_and_without_allocating()
    {
        EquatableArray<int> array = [1, 2, 3];
        var sum = 0;
        foreach (var item in array)
        {
            await Task.Yield();
            sum += item;
        }

        Assert.Equal(6, sum);
        Assert.Equal(0, AllocatedBy(() =>
        {
            foreach (var item in array)
            {
                sum += item;
            }
        }));
        foreach (var item in default(EquatableArray<int>))
        {
            Assert.Fail($"An empty array has the item {item}.");
        }

        static long AllocatedBy(Action action)
        {
            action();
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static readonly Arbitrary<int[]> AnyItems = Arb.From(Gen.ArrayOf(Gen.Choose(0, 3)));

    [Fact]
    public void Arrays_are_equal_when_their_items_are_in_order() =>
        Law.Holds(AnyItems, AnyItems, (one, other) =>
        {
            var (a, b) = (one.ToEquatableArray(), other.ToEquatableArray());
            var same = one.SequenceEqual(other);
            Assert.Equal(same, a.Equals(b));
            Assert.Equal(same, a.Equals((object)b));
            Assert.Equal(same, a == b);
            Assert.Equal(same, !(a != b));
            return !same || a.GetHashCode() == b.GetHashCode();
        });

    [Fact]
    public void An_array_holds_what_it_was_made_of() =>
        Law.Holds(AnyItems, items =>
        {
            var array = items.ToEquatableArray();
            Assert.Equal(items.Length, array.Count);
            Assert.Equal(items, array.AsSpan().ToArray());
            Assert.Equal(items, Enumerable.Range(0, array.Count).Select(i => array[i]));
            var walked = new List<int>();
            foreach (var item in array)
            {
                walked.Add(item);
            }

            return walked.SequenceEqual(items) && array.SequenceEqual(items);
        });

    [Fact]
    public void Records_with_equal_lists_are_equal()
    {
        Assert.Equal(new Holder(["a", "b"]), new Holder(["a", "b"]));
        Assert.NotEqual(new Holder(["a", "b"]), new Holder(["b", "a"]));
    }

    [Fact]
    public void Later_changes_of_the_source_do_not_reach_the_array()
    {
        int[] source = [1, 2];
        var (copied, created) = (source.ToEquatableArray(), EquatableArray.Create<int>(source));
        source[0] = 9;

        Assert.Equal([1, 2], copied);
        Assert.Equal([1, 2], created);
    }

    [Fact]
    public void The_default_is_an_empty_array()
    {
        EquatableArray<string> none = default;

        Assert.Equal([], none);
        Assert.True(none == EquatableArray.Create<string>([]));
        Assert.Equal(none.GetHashCode(), Array.Empty<string>().ToEquatableArray().GetHashCode());
        Assert.Empty(none);
        Assert.Equal("[]", none.ToString());
        Assert.True(none.AsSpan().IsEmpty);
    }

    [Fact]
    public void A_place_outside_the_array_is_an_error()
    {
        EquatableArray<int> array = [1];

        Assert.Throws<IndexOutOfRangeException>(() => array[1]);
        Assert.Throws<IndexOutOfRangeException>(() => array[-1]);
        Assert.Throws<IndexOutOfRangeException>(() => default(EquatableArray<int>)[0]);
    }

    [Fact]
    public void Null_is_no_source() => Assert.Throws<ArgumentNullException>(() => ((IEnumerable<int>)null!).ToEquatableArray());

    [Fact]
    public void The_text_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "\u2212";
        try
        {
            CultureInfo.CurrentCulture = comma;
            EquatableArray<decimal?> array = [1.5m, -2m, null];
            Assert.Equal("[1.5, -2, ]", array.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private sealed record Holder(EquatableArray<string> Items);
}
