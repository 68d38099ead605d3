using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace UserOps.Sql.Tests.Tables;

/// <summary>Any descriptions of tables, and any damage to the text of one.</summary>
internal static class TableGenerators
{
    /// <summary>Gets descriptions with some tables or all, with names of all scripts.</summary>
    public static Arbitrary<SqlTables> Tables { get; } = Arb.From(
        from purchases in Perhaps(AnyPurchases())
        from activity in Perhaps(AnyActivity())
        from events in Gen.ListOf(AnyEvents(), 2)
        from keepsEvents in Gen.Elements(true, false)
        from users in Perhaps(AnyUsers())
        select new SqlTables { Purchases = purchases, Activity = activity, Events = keepsEvents ? events.ToEquatableArray() : [], Users = users });

    /// <summary>Gets bytes of which many are those of JSON.</summary>
    public static Arbitrary<byte[]> Bytes { get; } = Arb.From(Gen.ArrayOf(AnyByte()));

    /// <summary>Gets damages of a text: a stretch of it put elsewhere, left out, or in the place of another.</summary>
    public static Arbitrary<Func<byte[], byte[]>> Damages { get; } = Arb.From(
        from place in Gen.Choose(0, int.MaxValue)
        from length in Gen.Choose(0, 30)
        from put in Gen.OneOf(Gen.ArrayOf(AnyByte(), 3), Gen.Elements("null", "1e400", "[]", "{}", "\"\\ud800\"", "\"uuid\"").Select(Encoding.UTF8.GetBytes))
        select (Func<byte[], byte[]>)(text =>
        {
            var start = place % text.Length;
            return [.. text[..start], .. put, .. text[Math.Min(text.Length, start + length)..]];
        }));

    private static Gen<byte> AnyByte() => Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value),
        Gen.Elements("{}[]\":,\\u09eE-+. \n/*nulltrefas"u8.ToArray()));

    private static Gen<string> AnyName() => Gen.Elements("at", "user id", "a\"b", "", "订单", "name", "new\nline", "x'); DROP TABLE y; --", "𝔘");

    private static Gen<T?> Perhaps<T>(Gen<T> some)
        where T : class => Gen.Frequency((1, Gen.Constant<T?>(null)), (2, some.Select(value => (T?)value)));

    private static Gen<SqlColumn> AnyColumn() =>
        from name in AnyName()
        from storage in Gen.Elements(SqlStorage.Names.ToArray())
        select new SqlColumn(name, SqlStorage.TryParse(storage, out var known) ? known : throw new InvalidOperationException(storage));

    private static Gen<TenantFilter> AnyTenant() =>
        from column in AnyName()
        from text in AnyName()
        from number in Gen.Elements(0L, 7L, long.MinValue, long.MaxValue)
        from form in Gen.Choose(0, 2)
        select form switch
        {
            0 => TenantFilter.Of(column, text),
            1 => TenantFilter.Of(column, number),
            _ => TenantFilter.Of(column, new Guid((int)(number % 1000), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
        };

    private static Gen<Instant> AnyInstant() =>
        Gen.Elements(NodaConstants.UnixEpoch, Instant.FromUtc(2020, 2, 29, 1, 2, 3).PlusNanoseconds(4), Instant.FromUtc(1066, 10, 14, 9, 0));

    private static Gen<EquatableMap<SqlColumn>> AnyMap() =>
        from names in Gen.ListOf(AnyName(), 3)
        from columns in Gen.ListOf(AnyColumn(), 3)
        select names.Zip(columns).DistinctBy(pair => pair.First, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.First, pair.Second)).ToEquatableMap();

    private static Gen<PurchaseTable> AnyPurchases() =>
        from name in AnyName()
        from schema in Perhaps(AnyName())
        from needed in Gen.ArrayOf(AnyColumn(), 3)
        from earliest in AnyInstant()
        from order in Perhaps(AnyColumn())
        from type in Perhaps(AnyColumn())
        from types in Gen.ArrayOf(AnyName(), 2)
        from currency in Perhaps(AnyColumn())
        from tenant in Perhaps(AnyTenant())
        select new PurchaseTable
        {
            Name = name,
            Schema = schema,
            User = needed[0],
            At = needed[1],
            Amount = needed[2],
            Earliest = earliest,
            OrderId = order,
            Type = type,
            PurchaseType = types[0],
            RefundType = types[1],
            Currency = currency,
            Tenant = tenant,
        };

    private static Gen<ActivityTable> AnyActivity() =>
        from name in AnyName()
        from schema in Perhaps(AnyName())
        from needed in Gen.ArrayOf(AnyColumn(), 2)
        from earliest in AnyInstant()
        from happened in Perhaps(AnyColumn())
        from counted in Gen.ListOf(AnyName(), 2)
        from tenant in Perhaps(AnyTenant())
        select new ActivityTable
        {
            Name = name,
            Schema = schema,
            User = needed[0],
            At = needed[1],
            Earliest = earliest,
            Event = happened,
            CountedEvents = counted.ToEquatableArray(),
            Tenant = tenant,
        };

    private static Gen<EventTable> AnyEvents() =>
        from name in AnyName()
        from needed in Gen.ArrayOf(AnyColumn(), 2)
        from earliest in AnyInstant()
        from type in Perhaps(AnyColumn())
        from count in Gen.Choose(0, 2)
        from events in Gen.ListOf(AnyName(), count)
        from properties in AnyMap()
        from tenant in Perhaps(AnyTenant())
        select new EventTable
        {
            Name = name,
            User = needed[0],
            At = needed[1],
            Earliest = earliest,
            Type = type,
            Events = events.ToEquatableArray(),
            Properties = properties,
            Tenant = tenant,
        };

    private static Gen<UserTable> AnyUsers() =>
        from name in AnyName()
        from schema in Perhaps(AnyName())
        from user in AnyColumn()
        from since in Perhaps(AnyColumn())
        from attributes in AnyMap()
        from tenant in Perhaps(AnyTenant())
        select new UserTable { Name = name, Schema = schema, User = user, Since = since, Attributes = attributes, Tenant = tenant };
}
