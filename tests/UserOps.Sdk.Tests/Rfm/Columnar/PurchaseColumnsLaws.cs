using UserOps.Testing;
using static UserOps.Tests.Rfm.ColumnarArbitraries;

namespace UserOps.Tests.Rfm;

public class PurchaseColumnsLaws
{
    [Fact]
    public void The_columns_are_what_the_definition_says_for_long_ids() => AgreesWithTheDefinition(user => (long)user << 40);

    [Fact]
    public void The_columns_are_what_the_definition_says_for_ulong_ids() => AgreesWithTheDefinition(user => ulong.MaxValue - (ulong)user);

    [Fact]
    public void The_columns_are_what_the_definition_says_for_int_ids() => AgreesWithTheDefinition(user => user);

    [Fact]
    public void The_columns_are_what_the_definition_says_for_guids() =>
        AgreesWithTheDefinition(user => new Guid(user, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)user));

    [Fact]
    public void The_columns_are_what_the_definition_says_for_user_ids() =>
        AgreesWithTheDefinition(user => user == 0 ? UserId.None : new UserId($"u{user}"));

    [Fact]
    public void The_columns_are_what_the_definition_says_for_strings() =>
        AgreesWithTheDefinition(user => user switch { 0 => null!, 1 => "", 2 => " \t", _ => $"u{user}" });

    [Fact]
    public void The_columns_are_what_the_definition_says_for_composite_ids() => AgreesWithTheDefinition(user => (user % 3, $"u{user}"));

    [Fact]
    public void The_columns_are_what_the_definition_says_when_all_ids_have_one_hash_code() =>
        AgreesWithTheDefinition(user => new OneHash(user));

    [Fact]
    public void How_the_work_is_cut_up_changes_no_bit() =>
        Law.Holds(AnyRows, AnyOptions, AnyCut, (rows, options, cut) =>
        {
            var input = Columns.Of(rows, user => (long)user);
            Assert.Equal(
                SlowSummary<long>.From(input.Summarize(options)),
                SlowSummary<long>.From(input.Summarize(options, cut)));
            return true;
        });

    [Fact]
    public void The_order_of_the_rows_changes_no_users_figures() =>
        Law.Holds(AnyRows, AnyOptions, AnyCut, (rows, options, cut) =>
        {
            var salt = (uint)((cut.Degree * 1000) + (cut.Chunks * 100) + cut.Parts);
            var mixed = rows.Select((row, i) => (row, Key: unchecked((uint)(i + 1) * (2_654_435_761u + (2 * salt)))))
                .OrderBy(item => item.Key)
                .Select(item => item.row)
                .ToEquatableArray();
            var one = SlowSummary<long>.From(Columns.Of(rows, user => (long)user).Summarize(options));
            var other = SlowSummary<long>.From(Columns.Of(mixed, user => (long)user).Summarize(options));
            Assert.Equal(one.Users.ToHashSet(), other.Users.ToHashSet());
            Assert.Equal(Rejected(one), Rejected(other));
            return true;

            static IEnumerable<string> Rejected(SlowSummary<long> summary) =>
                summary.Rejections.Select(item => $"{item.Key} {item.Field} {item.Value}").Order(StringComparer.Ordinal);
        });

    [Fact]
    public void Never_purchased_counts_the_users_without_orders() =>
        Law.Holds(AnyRows, AnyOptions, AnyCut, (rows, options, cut) =>
        {
            var columns = Columns.Of(rows, user => (long)user).Summarize(options, cut);
            return columns.NeverPurchased == columns.Orders.ToArray().Count(orders => orders == 0);
        });

    private static void AgreesWithTheDefinition<TUser>(Func<int, TUser> idOf)
        where TUser : notnull =>
        Law.Holds(AnyRows, AnyOptions, AnyCut, (rows, options, cut) =>
        {
            var input = Columns.Of(rows, idOf);
            Assert.Equal(SlowSummary<TUser>.Of(input.Rows, options), SlowSummary<TUser>.From(input.Summarize(options, cut)));
            return true;
        });

    /// <summary>An id as bad as they come: nothing but comparing tells two apart.</summary>
    private sealed record OneHash(int Number)
    {
        public bool Equals(OneHash? other) => other is not null && Number == other.Number;

        public override int GetHashCode() => 7;
    }
}
