using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>The forms in which texts and instants stand in columns.</summary>
public class StoredFormTests
{
    private static readonly Arbitrary<string> AnyText = Gen.Elements('a', ' ', '界', '\0', '\u001A', '0', 'D', '8', '\uD83D', '\uDE00', '\uDFFF', '\uFFFD')
        .ListOf().Select(letters => new string([.. letters])).ToArbitrary();

    private static readonly Arbitrary<Instant> AnyInstant = Gen.OneOf(
        Gen.Elements(Instant.MinValue, Instant.MaxValue, Instant.FromUnixTimeTicks(0)),
        from day in Gen.Choose(-3_000_000, 2_900_000)
        from nanosecond in Gen.Choose(-1_000_000_000, 1_000_000_000)
        select Instant.FromUnixTimeTicks(0) + Duration.FromDays(day) + Duration.FromNanoseconds(nanosecond)).ToArbitrary();

    [Fact]
    public void Every_text_comes_back() => Law.Holds(AnyText, text => StoredText.Read(StoredText.Of(text)) == text);

    [Fact]
    public void No_two_texts_are_stored_alike() => Law.Holds(AnyText, AnyText, (left, right) => left == right == (StoredText.Of(left) == StoredText.Of(right)));

    [Fact]
    public void What_is_stored_is_what_both_servers_take() => Law.Holds(AnyText, text =>
    {
        var bytes = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(StoredText.Of(text));
        return !bytes.Contains((byte)0);
    });

    [Fact]
    public void An_ordinary_text_stands_as_it_is() => Assert.Equal("O'Neil, 张伟 👩‍👩‍👧\n", StoredText.Of("O'Neil, 张伟 👩‍👩‍👧\n"));

    [Fact]
    public void Every_instant_comes_back() => Law.Holds(AnyInstant, instant =>
        StoredInstant.Of(instant) is { Nanos: >= 0 and < 100 } stored && StoredInstant.Read(stored.Ticks, stored.Nanos) == instant);

    [Fact]
    public void Instants_are_stored_in_their_order() => Law.Holds(AnyInstant, AnyInstant, (left, right) =>
        left.CompareTo(right) == (StoredInstant.Of(left).Ticks, StoredInstant.Of(left).Nanos).CompareTo((StoredInstant.Of(right).Ticks, StoredInstant.Of(right).Nanos)));
}
