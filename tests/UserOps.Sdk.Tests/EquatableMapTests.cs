using FsCheck;
using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Tests;

public class EquatableMapTests
{
    private static readonly Arbitrary<KeyValuePair<string, int>[]> AnyEntries = Arb.From(
        Gen.ArrayOf(from name in Gen.Elements("a", "B", "b", "é", "") from value in Gen.Choose(0, 2) select KeyValuePair.Create(name, value))
            .Select(entries => entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal).ToArray()));

    [Fact]
    public void The_order_of_the_entries_does_not_matter() =>
        Law.Holds(AnyEntries, entries =>
        {
            var (one, other) = (entries.ToEquatableMap(), entries.Reverse().ToEquatableMap());
            Assert.Equal(one.GetHashCode(), other.GetHashCode());
            Assert.Equal(one.ToString(), other.ToString());
            return one == other && !(one != other) && one.Equals((object)other);
        });

    [Fact]
    public void Maps_are_equal_when_their_entries_are() =>
        Law.Holds(AnyEntries, AnyEntries, (one, other) =>
            (one.ToEquatableMap() == other.ToEquatableMap())
            == one.OrderBy(entry => entry.Key, StringComparer.Ordinal).SequenceEqual(other.OrderBy(entry => entry.Key, StringComparer.Ordinal)));

    [Fact]
    public void Every_name_is_found_and_no_other() =>
        Law.Holds(AnyEntries, entries =>
        {
            var map = entries.ToEquatableMap();
            Assert.Equal(entries.Length, map.Count);
            Assert.Equal(entries.Select(entry => entry.Key).Order(StringComparer.Ordinal), map.Names);
            Assert.All(entries, entry => Assert.Equal(entry.Value, map[entry.Key]));
            Assert.False(map.TryGet("A", out _));
            return !map.Contains("A") && map.Select(entry => entry.Key).SequenceEqual(map.Names);
        });

    [Fact]
    public void With_adds_a_name_or_gives_it_another_value() =>
        Law.Holds(AnyEntries, entries =>
        {
            var map = entries.ToEquatableMap();
            var changed = map.With("b", 9);
            Assert.Equal(9, changed["b"]);
            return changed.Count == map.Count + (map.Contains("b") ? 0 : 1)
                && map.Where(entry => entry.Key != "b").SequenceEqual(changed.Where(entry => entry.Key != "b"));
        });

    [Fact]
    public void The_default_is_the_empty_map()
    {
        EquatableMap<int> empty = [];
        Assert.Equal(default, empty);
        Assert.Equal(default(EquatableMap<int>).GetHashCode(), empty.GetHashCode());
        Assert.Empty(default(EquatableMap<int>));
        Assert.Equal("{}", default(EquatableMap<int>).ToString());
        Assert.False(default(EquatableMap<int>).Contains(""));
    }

    [Fact]
    public void Names_are_told_apart_by_case_and_text_is_in_no_culture()
    {
        EquatableMap<decimal> map = [new("b", 1.5m), new("B", 2)];
        Assert.Equal("{B: 2, b: 1.5}", map.ToString());
        Assert.Equal("There is no 'c'.", Assert.Throws<KeyNotFoundException>(() => map["c"]).Message);
    }

    [Fact]
    public void A_name_stands_once()
    {
        var error = Assert.Throws<ArgumentException>(() => new[] { KeyValuePair.Create("a", 1), KeyValuePair.Create("a", 1) }.ToEquatableMap());
        Assert.StartsWith("The name 'a' stands twice; give each name one value.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new[] { KeyValuePair.Create((string)null!, 1) }.ToEquatableMap());
    }
}
