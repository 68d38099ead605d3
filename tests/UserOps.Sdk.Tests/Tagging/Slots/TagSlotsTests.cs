using NodaTime;
using UserOps.Tagging;
using static UserOps.Tests.Tagging.TaggingExamples;

namespace UserOps.Tests.Tagging.Slots;

public class TagSlotsTests
{
    private static readonly Instant AsOf = At(2026, 5, 15, 12);
    private static readonly Instant Now = AsOf + Duration.Epsilon;
    private static readonly PropertyCondition Paid = new("status") { EqualTo = "paid" };

    [Fact]
    public void What_two_rules_compare_is_one_slot_with_two_uses()
    {
        var slots = SlotsOf(
            new AllCondition([
                new CountCondition("order") { AtLeast = 3, In = new RollingWindow(Lookback.OfDays(7)) },
                new AttributeCondition("age") { AtLeast = 18 }]),
            new NotCondition(new CountCondition("order") { AtMost = 5, In = new RollingWindow(Lookback.OfHours(7 * 24)) }),
            new AttributeCondition("age") { Missing = true });

        Assert.Equal(
            [
                new AttributeSlot("age", FactType.Number),
                new AggregateSlot(AggregateFunction.Count, "order", null, FactType.Number, null, Now - Duration.FromDays(7), Now),
            ],
            slots.Slots);
        Assert.Equal([new("$.rules[0].when.all[1]", "t0", null), new("$.rules[2].when", "t2", null)], slots.UsesOf(0));
        Assert.Equal([new("$.rules[0].when.all[0]", "t0", null), new("$.rules[1].when.not", "t1", null)], slots.UsesOf(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => slots.UsesOf(2));
    }

    [Fact]
    public void Windows_of_one_stretch_are_one_slot_however_they_are_written()
    {
        var slots = SlotsOf(
            new SumCondition("order.amount") { AtLeast = 1, In = new CalendarWindow(CalendarPeriod.Day, 2, IncludeCurrent: false) },
            new SumCondition("order.amount") { AtLeast = 2, In = new FixedWindow(At(2026, 5, 13), At(2026, 5, 15)) },
            new SumCondition("order.amount") { AtLeast = 2, In = new FixedWindow(At(2026, 5, 13)) });

        Assert.Equal(
            [
                new AggregateSlot(AggregateFunction.Sum, "order", "amount", FactType.Number, null, At(2026, 5, 13), At(2026, 5, 15)),
                new AggregateSlot(AggregateFunction.Sum, "order", "amount", FactType.Number, null, At(2026, 5, 13), Now),
            ],
            slots.Slots);
    }

    [Theory]
    [InlineData(WindowEdges.OpenClosed, 1, 1)]
    [InlineData(WindowEdges.ClosedOpen, 0, 0)]
    [InlineData(WindowEdges.ClosedClosed, 0, 1)]
    [InlineData(WindowEdges.OpenOpen, 1, 0)]
    public void Edges_become_nanoseconds(WindowEdges edges, int from, int until)
    {
        var slot = Assert.Single(SlotsOf(new CountCondition("login") { AtLeast = 1, In = new RollingWindow(Lookback.OfDays(1), edges) }).Slots);
        Assert.Equal(
            new AggregateSlot(AggregateFunction.Count, "login", null, FactType.Number, null, At(2026, 5, 14, 12).PlusNanoseconds(from), AsOf.PlusNanoseconds(until)),
            slot);
    }

    [Fact]
    public void A_window_that_has_not_begun_is_empty_and_one_before_all_time_has_no_start()
    {
        var slots = SlotsOf(
            new CountCondition("login") { AtLeast = 1, In = new FixedWindow(At(2027, 1, 1), At(2028, 1, 1)) },
            new CountCondition("login") { AtLeast = 1, In = new FixedWindow(Instant.FromUtc(-20, 1, 1, 0, 0), At(2026, 1, 1)) },
            new CountCondition("login") { AtLeast = 1, In = new FixedWindow(null, Instant.FromUtc(-20, 1, 1, 0, 0)) });

        var windows = slots.Slots.Cast<AggregateSlot>().Select(slot => (slot.From, slot.Until)).ToArray();
        Assert.Equal([(Now, Now), (null, At(2026, 1, 1)), (null, Instant.FromUtc(1, 1, 3, 0, 0))], windows);
        Assert.Equal([0, 1, 0], slots.ValuesOf(UserFacts.From([], [new() { Type = "login", At = At(2025, 1, 1) }])));
    }

    [Fact]
    public void A_repeated_condition_has_a_slot_a_period_and_a_habit_its_last_time()
    {
        var repeated = new RepeatedCondition(new CountCondition("order") { AtLeast = 1, Where = Paid }, 2, 3, CalendarPeriod.Month) { IncludeCurrent = true };
        var stopped = new StoppedCondition(new("order") { Where = Paid }, Lookback.OfDays(30));
        var observed = new ObservedForCondition(Lookback.OfDays(10));
        var slots = SlotsOf(
            repeated,
            new CountCondition("order") { AtLeast = 2, Where = Paid, In = new CalendarWindow(CalendarPeriod.Month, 0, IncludeCurrent: true) },
            stopped,
            observed);

        AggregateSlot Count(Instant from, Instant until) => new(AggregateFunction.Count, "order", null, FactType.Number, Paid, from, until);
        Assert.Equal(
            [
                Count(At(2026, 5, 1), Now),
                Count(At(2026, 3, 1), At(2026, 4, 1)),
                Count(At(2026, 4, 1), At(2026, 5, 1)),
                new AggregateSlot(AggregateFunction.Last, "order", null, FactType.Instant, Paid, null, Now),
                new ObservedSinceSlot(),
            ],
            slots.Slots);
        Assert.Equal([1, 2, 0], slots.SlotsOf(repeated));
        Assert.Equal([3], slots.SlotsOf(stopped));
        Assert.Equal([4], slots.SlotsOf(observed));
        Assert.Equal(
            [new("$.rules[0].when", "t0", "$.rules[0].when.repeated.where"), new("$.rules[1].when", "t1", "$.rules[1].when.where")],
            slots.UsesOf(0));
        Assert.Equal([new("$.rules[2].when", "t2", "$.rules[2].when.stopped.where")], slots.UsesOf(3));
        Assert.Empty(slots.Unslotted);
    }

    [Fact]
    public void Conditions_on_the_order_of_events_are_listed_as_unslotted_and_refused()
    {
        var sequence = new SequenceCondition([new("login"), new("order")], Lookback.OfDays(3));
        var resumed = new ResumedCondition(new("login"), Lookback.OfDays(3));
        var held = new HeldCondition(new CountCondition("order") { AtLeast = 1 }, Lookback.OfDays(3));
        var slots = SlotsOf(new AnyCondition([new NotCondition(sequence), resumed]), new CountCondition("login") { AtLeast = 1 }, new AllCondition([held, sequence]));

        Assert.Equal(
            [
                new("$.rules[0].when.any[0].not", "t0", "sequence"),
                new("$.rules[0].when.any[1]", "t0", "resumed"),
                new("$.rules[2].when.all[0]", "t2", "held"),
                new("$.rules[2].when.all[1]", "t2", "sequence"),
            ],
            slots.Unslotted);
        Assert.Single(slots.Slots);
        Assert.Contains("has no slots", Assert.Throws<ArgumentException>(() => slots.SlotsOf(held)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "resumed at $.rules[0].when.any[1]",
            Assert.Throws<ArgumentException>(() => slots.Tagger.Evaluate(slots, [1], slots.Tagger.NewAnswers())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_not_those_of_the_slots_are_refused()
    {
        var slots = SlotsOf(
            new AttributeCondition("age") { AtLeast = 18 },
            new CountCondition("order") { AtLeast = 1 },
            new MaxCondition("order.amount") { AtLeast = 1 },
            new LastCondition("order") { WithinLast = Lookback.OfDays(3) });
        var tagger = slots.Tagger;
        var answers = tagger.NewAnswers();

        tagger.Evaluate(slots, [FactValue.None, 0, FactValue.None, FactValue.None], answers);
        Assert.Equal([Truth.Unknown, Truth.False, Truth.Unknown, Truth.Unknown], Enumerable.Range(0, 4).Select(answers.TruthOf));
        tagger.Evaluate(slots, [20, 1, 0, AsOf], answers);
        Assert.Equal([Truth.True, Truth.True, Truth.False, Truth.True], Enumerable.Range(0, 4).Select(answers.TruthOf));

        Assert.Equal(
            "There are 3 values for 4 slots; give one a slot, in their order. (Parameter 'values')",
            Refused(tagger, slots, [20, 1, 0], answers));
        Assert.Equal(
            "The value of slot 1, count of 'order' until 2026-05-15T12:00:00.000000001Z, is missing; of no events it is 0. Give 0. (Parameter 'values')",
            Refused(tagger, slots, [20, FactValue.None, 0, AsOf], answers));
        Assert.Equal(
            "The value of slot 0, attribute 'age', is Text (20); it must be Number. (Parameter 'values')",
            Refused(tagger, slots, ["20", 1, 0, AsOf], answers));
        var other = new Tagger(tagger.Catalog);
        Assert.Contains("another tagger's", Refused(other, slots, [20, 1, 0, AsOf], other.NewAnswers()), StringComparison.Ordinal);
        Assert.Contains("another tagger's", Refused(tagger, slots, [20, 1, 0, AsOf], other.NewAnswers()), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => tagger.SlotsAt(Instant.MaxValue));
    }

    [Fact]
    public void Lengths_of_time_are_counted_as_the_catalogue_does()
    {
        var catalog = CatalogOf(new AttributeCondition("joined") { OlderThan = Lookback.OfMonths(1) }) with { Zone = "Asia/Shanghai" };
        var slots = new Tagger(catalog).SlotsAt(At(2026, 3, 31, 20));

        Assert.Equal(new LocalDate(2026, 4, 1), slots.Today);
        Assert.Equal(new LocalDate(2026, 3, 1), slots.DayBefore(Lookback.OfMonths(1)));
        Assert.Equal(new LocalDate(2026, 3, 25), slots.DayBefore(Lookback.OfDays(7)));
        Assert.Equal(At(2026, 2, 28, 20), slots.InstantBefore(Lookback.OfMonths(1)));
        Assert.Equal(At(2026, 3, 24, 20), slots.InstantBefore(Lookback.OfDays(7)));
    }

    [Fact]
    public void To_judge_a_row_allocates_nothing()
    {
        var slots = SlotsOf(
            new AttributeCondition("age") { AtLeast = 18 },
            new AttributeCondition("joined") { WithinLast = Lookback.OfMonths(3) },
            new AttributeCondition("country") { StartsWith = "c", IgnoreCase = true },
            new SumCondition("order.amount") { AtLeast = 20, Where = Paid, In = new CalendarWindow(CalendarPeriod.Month, 1, IncludeCurrent: true) },
            new RepeatedCondition(new CountCondition("order") { AtLeast = 1 }, 2, 3, CalendarPeriod.Week),
            new StoppedCondition(new("login"), Lookback.OfDays(10)),
            new ObservedForCondition(Lookback.OfDays(30)));
        var answers = slots.Tagger.NewAnswers();
        var rows = Enumerable.Range(0, 50).Select(user => slots.ValuesOf(UserFacts.From(
            [new("age", user), new("country", user % 2 == 0 ? "CN" : "DE"), new("joined", AsOf - Duration.FromDays(user))],
            Enumerable.Range(0, user).Select(i => Order(AsOf - Duration.FromDays(i), i))))).ToArray();
        Judge();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Judge();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Judge()
        {
            foreach (var row in rows)
            {
                slots.Tagger.Evaluate(slots, row, answers);
            }
        }
    }

    private static string Refused(Tagger tagger, TagSlots slots, FactValue[] values, TagAnswers into) =>
        Assert.Throws<ArgumentException>(() => tagger.Evaluate(slots, values, into)).Message;

    private static TagSlots SlotsOf(params Condition[] conditions) => new Tagger(CatalogOf(conditions)).SlotsAt(AsOf);
}
