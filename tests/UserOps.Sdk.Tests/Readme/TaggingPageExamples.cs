using NodaTime;
using UserOps.Tagging;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/tagging.md.</summary>
public class TaggingPageExamples : PageExample
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>Gets the catalogue of the page; docs/tagging.md shows its text.</summary>
    internal static TagCatalog Shop { get; } = new TagCatalogBuilder("shop", "7", "Asia/Shanghai")
        .Attribute("age", FactType.Number)
        .Attribute("birthday", FactType.Date)
        .Attribute("country", FactType.Text)
        .Attribute("interests", FactType.TextSet)
        .Attribute("joined", FactType.Instant)
        .Attribute("lifecycle.stage", FactType.Text)
        .Attribute("spend.top", FactType.Number)
        .Attribute("status", FactType.Text)
        .Attribute("subscribed", FactType.Bool)
        .Event("cart")
        .Event("order", ("amount", FactType.Number), ("channel", FactType.Text), ("status", FactType.Text))
        .Event("visit", ("page", FactType.Text))
        .Flag("high-value", LocalizedText.Of("High value", "高价值"), "value", tag => tag
            .Given(When.All(
                When.Sum("order.amount").Where(When.Property("status").EqualTo("paid")).InLast("P90D").AtLeast(2000),
                When.Count("order").InLast("P30D").AtLeast(3),
                When.Not(When.Attribute("status").In("blocked", "test"))))
            .WhenFalse(OnFalse.After(Lookback.OfDays(30))))
        .Choice("level", LocalizedText.Of("Level", "等级"), "value", ["svip", "vip"], tag => tag
            .Value("svip", When.Tag("high-value"))
            .Value("vip", When.Sum("order.amount").InLast("P1Y").AtLeast(1000))
            .WhenFalse(OnFalse.KeepLast))
        .Flag("loyal", LocalizedText.Of("Loyal", "忠诚"), "habit", tag => tag
            .InGroup("habit")
            .Given(When.Repeated(When.Count("visit").AtLeast(1), inAtLeast: 3, of: 4, CalendarPeriod.Week)))
        .Flag("casual", LocalizedText.Of("Casual", "随性"), "habit", tag => tag
            .InGroup("habit")
            .Given(When.Count("visit").InLast("P30D").AtLeast(1)))
        .Flag("sleeping", LocalizedText.Of("Sleeping", "沉睡"), "habit", tag => tag
            .InGroup("habit")
            .Given(When.Stopped(When.Event("visit"), after: "P30D")))
        .Flag("birthday-soon", LocalizedText.Of("Birthday soon", "生日将至"), "care", tag => tag
            .Given(When.Attribute("birthday").Anniversary("P7D")))
        .Flag("do-not-call", LocalizedText.Of("Do not call", "勿电联"), "care")
        .Build();

    /// <summary>Gets facts that make every kind of sentence.</summary>
    internal static UserFacts Ann { get; } = UserFacts.From(
        [new("birthday", new LocalDate(1990, 5, 20)), new("status", "active")],
        [
            Order(Local(2026, 4, 20, 9), 900), Order(Local(2026, 5, 2, 9), 800), Order(Local(2026, 5, 10, 9), 700),
            Visit(Local(2026, 4, 20, 9)), Visit(Local(2026, 5, 2, 9)), Visit(Local(2026, 5, 10, 9)),
        ]);

    [Fact]
    public void A_catalogue()
    {
        // begin-snippet: tagging-catalog
        var catalog = new TagCatalogBuilder("shop", "1", "Asia/Shanghai")
            .Attribute("birthday", FactType.Date)
            .Event("order", ("amount", FactType.Number), ("status", FactType.Text))
            .Flag("birthday-soon", LocalizedText.Of("Birthday soon", "生日将至"), "care", tag => tag
                .OwnedBy("crm")
                .Given(When.Attribute("birthday").Anniversary("P7D")))
            .Choice("level", LocalizedText.Of("Level", "等级"), "value", ["svip", "vip"], tag => tag
                .Value("svip", When.Sum("order.amount").InLast("P1Y").AtLeast(9000))
                .Value("vip", When.Sum("order.amount").InLast("P1Y").AtLeast(1000))
                .ExpiresAfter("P90D"))
            .Build();

        var json = TagCatalogJson.Write(catalog);        // store it, edit it, diff it
        Console.WriteLine(TagCatalogJson.Read(json) == catalog);
        Console.WriteLine(catalog.ToRef());
        Console.WriteLine(catalog.Rules[2].When);
        // => True
        // => shop 1 (9183158f)
        // => {"sum":"order.amount","in":{"last":"P1Y"},"atLeast":1000}
        // end-snippet

        Ran("tagging-catalog");
    }

    [Fact]
    public void Problems()
    {
        // begin-snippet: tagging-problems
        var broken = Shop with
        {
            Zone = "Asia/Shangai",
            Rules =
            [
                .. Shop.Rules,
                new() { Tag = "casul", When = When.Count("visit").AtLeast(1) },
                new() { Tag = "level", Value = "gold", When = When.Attribute("age").AtLeast("18") },
                new() { Tag = "do-not-call", When = When.All(When.Sum("order.amout").AtLeast(1), When.Attribute("interests").EqualTo("tea")) },
            ],
        };
        foreach (var problem in TagCatalogValidator.Validate(broken))
        {
            Console.WriteLine(problem);
        }

        // A circle of tags is looked for when all else is well.
        var circle = Shop with
        {
            Rules = [new() { Tag = "loyal", When = When.Tag("level") }, new() { Tag = "level", Value = "vip", When = When.Tag("loyal") }],
        };
        Console.WriteLine(TagCatalogValidator.Validate(circle)[0]);
        // => $.zone: The value is 'Asia/Shangai'; it must be the id of a tzdb time zone such as Europe/London. Did you mean 'Asia/Shanghai'?
        // => $.rules[7].tag (rule 'casul'): The value is 'casul'; it must be the id of a tag of the catalogue. Did you mean 'casual'?
        // => $.rules[8].value (rule 'level'): The value is "gold"; it must be one of svip, vip. Choose one of them, or add it to the values of the tag.
        // => $.rules[8].when.atLeast (rule 'level'): The value is "18"; it must be a number. Write 18 without quotation marks.
        // => $.rules[9].when.all[0].sum (rule 'do-not-call'): The value is 'order.amout'; it must be an event that the catalogue declares, and its property after a dot. Did you mean 'order.amount'?
        // => $.rules[9].when.all[1].equals (rule 'do-not-call'): The value is asked of a value of type textSet; it must be asked of one value; of a set ask hasAny, hasAll or hasNone. Ask something that fits the type, or mend the declared type.
        // => $.rules[1].when (rule 'level'): The value is level -> loyal -> level; it must be free of circles. Take one of these conditions out.
        // end-snippet

        Ran("tagging-problems");
    }

    [Fact]
    public void Unknown()
    {
        // begin-snippet: tagging-unknown
        var minor = When.Attribute("age").Less(18);
        var nothing = UserFacts.Empty;                   // the age is not known
        Console.WriteLine(TruthOf(minor, nothing));
        Console.WriteLine(TruthOf(When.Not(minor), nothing));
        Console.WriteLine(TruthOf(When.Not(minor.WhenMissing(WhenMissing.NoMatch)), nothing));
        Console.WriteLine(TruthOf(When.All(minor, When.Count("order").AtLeast(1)), nothing));
        Console.WriteLine(TruthOf(When.Any(minor, When.Count("order").AtMost(1)), nothing));
        Console.WriteLine(TruthOf(When.Avg("order.amount").AtLeast(100), nothing));
        // => Unknown
        // => Unknown
        // => True
        // => False
        // => True
        // => Unknown
        // end-snippet

        Ran("tagging-unknown");
    }

    [Fact]
    public void Windows()
    {
        // begin-snippet: tagging-windows
        // A visit at noon of every day from 1 April to 31 May, seen at noon of Friday, 15 May 2026.
        var facts = UserFacts.From([], Enumerable.Range(0, 61).Select(day => Visit(Local(2026, 4, 1, 12) + Duration.FromDays(day))));
        var visits = When.Count("visit");
        CountCondition[] windows =
        [
            visits.InLast("P7D"),
            visits.InLast("P7D", WindowEdges.ClosedClosed),
            visits.InLast("P1M"),
            visits.InPeriods(CalendarPeriod.Day, back: 1),
            visits.InPeriods(CalendarPeriod.Week, back: 1),
            visits.InPeriods(CalendarPeriod.Week, back: 0, includeCurrent: true),
            visits.InPeriods(CalendarPeriod.Month, back: 1),
            visits.InPeriods(CalendarPeriod.Month, back: 1, includeCurrent: true),
            visits.In(EventWindow.Between(Local(2026, 5, 1), Local(2026, 5, 4))),
            visits,
        ];
        foreach (var count in windows)
        {
            Console.WriteLine($"{Seen(count.AtLeast(1), facts, Local(2026, 5, 15, 12))}: {count}");
        }

        // => 7: {"count":"visit","in":{"last":"P7D"}}
        // => 8: {"count":"visit","in":{"last":"P7D","edges":"[]"}}
        // => 30: {"count":"visit","in":{"last":"P1M"}}
        // => 1: {"count":"visit","in":{"calendar":"day","back":1,"includeCurrent":false}}
        // => 7: {"count":"visit","in":{"calendar":"week","back":1,"includeCurrent":false}}
        // => 5: {"count":"visit","in":{"calendar":"week","back":0,"includeCurrent":true}}
        // => 30: {"count":"visit","in":{"calendar":"month","back":1,"includeCurrent":false}}
        // => 45: {"count":"visit","in":{"calendar":"month","back":1,"includeCurrent":true}}
        // => 3: {"count":"visit","in":{"from":"2026-04-30T16:00:00Z","to":"2026-05-03T16:00:00Z"}}
        // => 45: {"count":"visit"}
        // end-snippet

        Ran("tagging-windows");
    }

    [Fact]
    public void Months()
    {
        // begin-snippet: tagging-months
        var tagger = One(When.Count("order").InLast("P1M").AtLeast(1));
        var facts = UserFacts.From([], [Order(Local(2026, 2, 28, 12), 9)]);
        var answers = tagger.NewAnswers();

        for (Instant? at = Local(2026, 2, 28, 12); at is { } asOf; at = tagger.NextChange(facts, asOf))
        {
            tagger.Evaluate(facts, asOf, answers);
            Console.WriteLine($"{asOf.InZone(Shanghai):uuuu-MM-dd HH:mm}: {(answers.Has(0) ? "in the last month" : "not in it")}");
        }

        // => 2026-02-28 12:00: in the last month
        // => 2026-03-28 12:00: not in it
        // => 2026-03-29 00:00: in the last month
        // => 2026-03-29 12:00: not in it
        // => 2026-03-30 00:00: in the last month
        // => 2026-03-30 12:00: not in it
        // => 2026-03-31 00:00: in the last month
        // => 2026-03-31 12:00: not in it
        // end-snippet

        Ran("tagging-months");
    }

    [Fact]
    public void Habits()
    {
        // begin-snippet: tagging-habits
        // Visits at noon of 1 January, 1 March and 3 March 2026.
        var facts = UserFacts.From([], [Visit(Local(2026, 1, 1, 12)), Visit(Local(2026, 3, 1, 12)), Visit(Local(2026, 3, 3, 12))]);
        Condition[] habits =
        [
            When.Stopped(When.Event("visit"), after: "P30D"),
            When.Resumed(When.Event("visit"), after: "P30D"),
            When.Held(When.Count("visit").InLast("P7D").AtLeast(2), "P3D"),
            When.Repeated(When.Count("visit").AtLeast(1), inAtLeast: 2, of: 2, CalendarPeriod.Week),
            When.ObservedFor("P90D"),
        ];
        foreach (var habit in habits)
        {
            Console.WriteLine(habit);
            foreach (var (at, truth) in Turns(habit, facts))
            {
                Console.WriteLine($"  from {at.InZone(Shanghai):uuuu-MM-dd HH:mm}: {truth}");
            }
        }

        // => {"stopped":{"event":"visit"},"after":"P30D"}
        // =>   from 2026-01-01 12:00: False
        // =>   from 2026-01-31 12:00: True
        // =>   from 2026-03-01 12:00: False
        // =>   from 2026-04-02 12:00: True
        // => {"resumed":{"event":"visit"},"after":"P30D"}
        // =>   from 2026-01-01 12:00: False
        // =>   from 2026-03-01 12:00: True
        // =>   from 2026-03-03 12:00: False
        // => {"held":{"count":"visit","in":{"last":"P7D"},"atLeast":2},"for":"P3D"}
        // =>   from 2026-01-01 12:00: False
        // =>   from 2026-03-06 12:00: True
        // =>   from 2026-03-08 12:00: False
        // => {"repeated":{"count":"visit","atLeast":1},"inAtLeast":2,"of":2,"period":"week"}
        // =>   from 2026-01-01 12:00: False
        // =>   from 2026-03-09 00:00: True
        // =>   from 2026-03-16 00:00: False
        // => {"observedFor":"P90D"}
        // =>   from 2026-01-01 12:00: False
        // =>   from 2026-04-01 12:00: True
        // end-snippet

        Ran("tagging-habits");
    }

    [Fact]
    public void Sequence()
    {
        // begin-snippet: tagging-sequence
        var bought = When.Sequence("P1D", When.Event("cart"), When.Event("order"));
        var cart = new UserEvent { Type = "cart", At = Local(2026, 5, 1, 12) };
        foreach (var hours in new[] { 0, 1, 23, 24 })
        {
            var facts = UserFacts.From([], [cart, Order(cart.At + Duration.FromHours(hours), 9)]);
            Console.WriteLine($"an order {hours} hours later: {TruthOf(bought, facts)}");
        }

        // => an order 0 hours later: False
        // => an order 1 hours later: True
        // => an order 23 hours later: True
        // => an order 24 hours later: False
        // end-snippet

        Ran("tagging-sequence");
    }

    [Fact]
    public void Values()
    {
        // begin-snippet: tagging-values
        var catalog = Shop with
        {
            Rules =
            [
                new() { Tag = "level", Value = "svip", When = When.Attribute("subscribed").EqualTo(true) },
                new() { Tag = "level", Value = "vip", When = When.Count("order").AtLeast(1) },
                new() { Tag = "loyal", When = When.Tag("level", "vip") },
                new() { Tag = "casual", When = When.Tag("level") },
                new() { Tag = "do-not-call", When = When.Not(When.Tag("level", "svip")) },
            ],
        };
        var ordered = UserFacts.From([], [Order(Local(2026, 5, 1), 9)]);
        foreach (var facts in new[] { ordered.With("subscribed", true), ordered.With("subscribed", false), ordered, UserFacts.Empty })
        {
            var set = new Tagger(catalog).Explain(facts, Local(2026, 5, 15)).Value;
            var unknown = set.Verdicts.Where(tag => tag.Truth == Truth.Unknown).Select(tag => tag.Tag);
            Console.WriteLine($"given: {string.Join(", ", set.Given())} / unknown: {string.Join(", ", unknown)}".TrimEnd());
        }

        // => given: level = "svip", casual / unknown:
        // => given: level = "vip", loyal, do-not-call / unknown:
        // => given: level = "vip", loyal / unknown: do-not-call
        // => given:  / unknown: level, casual, do-not-call
        // end-snippet

        Ran("tagging-values");
    }

    [Fact]
    public void Facts()
    {
        // begin-snippet: tagging-facts
        var first = new UserEvent { Type = "order", At = Local(2026, 5, 1), Id = "1001", Properties = [new("amount", 250), new("status", "new")] };
        var paid = first with { At = Local(2026, 5, 1, 1), Properties = [new("amount", 250), new("status", "paid")] };
        var visit = new UserEvent { Type = "visit", At = Local(2026, 5, 1) };

        var one = UserFacts.From([new("country", "CN")], [paid, visit, visit], observedSince: Local(2025, 1, 1));
        var other = UserFacts.From([], [first]);         // another worker, an older state of the same order
        Console.WriteLine(one.Merge(other).Equals(other.Merge(one)));
        foreach (var item in one.Merge(other).Events)
        {
            Console.WriteLine($"{item.Type} {item.Id} {item.Properties}");
        }

        // => True
        // => visit  {}
        // => visit  {}
        // => order 1001 {amount: 250, status: paid}
        // end-snippet

        Ran("tagging-facts");
    }

    [Fact]
    public void Facts_as_json()
    {
        // begin-snippet: tagging-facts-json
        var schema = FactSchema.From(Shop);
        string[] lines =
        [
            """{"user":"ann","attributes":{"birthday":"1990-05-20","interests":["tea","books"],"shoeSize":38},"events":[{"type":"order","at":"2026-05-01T08:00:00Z","id":"1001","properties":{"amount":250}}],"observedSince":"2025-01-01T00:00:00Z"}""",
            """{"user":"bob","events":[{"type":"order","at":"2026-05-01T08:00:00Z","properties":{"amount":"250"}}]}""",
            """{"user":"cho","evnts":[]}""",
        ];
        foreach (var line in lines)
        {
            Console.WriteLine(UserFactsJson.TryRead(line, schema, "facts.jsonl", out var known, out var rejection)
                ? $"{known.User}: {known.Facts}"
                : rejection);
        }

        // => ann: {birthday: 1990-05-20, interests: [books, tea]} and 1 events
        // => facts.jsonl (bob): events[0].properties.amount is '"250"': It must be a number of at most 28 digits, without quotation marks.
        // => facts.jsonl (cho): evnts is 'evnts': No such member is known; it must be one of user, attributes, events, observedSince. Did you mean 'events'?
        // end-snippet

        Ran("tagging-facts-json");
    }

    [Fact]
    public void Evaluation()
    {
        // begin-snippet: tagging-evaluate
        var tagger = new Tagger(Shop);                   // once: checks, compiles; for any thread
        var answers = tagger.NewAnswers();               // one a thread, filled again and again

        tagger.Evaluate(Ann, Local(2026, 5, 15, 12), answers);
        Console.WriteLine(string.Join(", ", answers.Given));
        Console.WriteLine(answers.Has(tagger.Find("high-value")));
        Console.WriteLine(answers.ValueOf(tagger.Find("level")));

        // The same, and when each tag changes by time alone.
        Console.WriteLine(tagger.Foresee(Ann, Local(2026, 5, 15, 12), answers));
        for (var tag = 0; tag < Shop.Tags.Count; tag++)
        {
            Console.WriteLine($"{Shop.Tags[tag].Id}: {answers.TruthOf(tag)}, {(answers.NextChangeOf(tag) is { } next ? $"changes on {next}" : "never changes")}");
        }

        // => high-value, level = "svip", loyal, birthday-soon
        // => True
        // => "svip"
        // => 2026-05-20T01:00:00Z
        // => high-value: True, changes on 2026-05-20T01:00:00Z
        // => level: True, changes on 2026-05-20T01:00:00Z
        // => loyal: True, changes on 2026-05-24T16:00:00Z
        // => casual: False, changes on 2026-05-24T16:00:00Z
        // => sleeping: False, changes on 2026-06-09T01:00:00Z
        // => birthday-soon: True, changes on 2026-05-20T16:00:00Z
        // => do-not-call: False, never changes
        // end-snippet

        Ran("tagging-evaluate");
    }

    [Fact]
    public void Explanation()
    {
        // begin-snippet: tagging-explain
        var answer = new Tagger(Shop).Explain(Ann, Local(2026, 5, 15, 12));
        foreach (var reason in answer.Reasons)
        {
            Console.WriteLine(reason.In("en"));
        }

        Console.WriteLine(answer.Reasons[0].In("zh-CN"));
        Console.WriteLine($"{answer.Policy}, until {answer.ValidUntil}");

        Console.WriteLine(answer.Value.Verdicts[0].Tag);
        Print(answer.Value.Verdicts[0].Rules[0].When, "  ");

        void Print(ConditionTrace trace, string margin)
        {
            Console.WriteLine($"{margin}{trace.Truth}{(trace.Seen.IsNone ? "" : $", saw {trace.Seen}")}: {trace.Condition.GetType().Name}");
            foreach (var part in trace.Children)
            {
                Print(part, $"{margin}  ");
            }
        }

        // => High value is given: sum of order.amount with its filter in the last P90D is 2400, at least 2000; count of order in the last P30D is 3, at least 3; status is active, not one of "blocked", "test"; with no new facts until 2026-05-20T01:00:00Z.
        // => Level = svip is given: tag high-value, given; with no new facts until 2026-05-20T01:00:00Z.
        // => Loyal is given: the number of weeks in which count of visit is at least 1, of the last 4 is 3, at least 3; with no new facts until 2026-05-24T16:00:00Z.
        // => Casual is not given, for Loyal of the same group goes before it.
        // => Sleeping is not given: visit last on 2026-05-10T01:00:00Z, not stopped for P30D; with no new facts until 2026-06-09T01:00:00Z.
        // => Birthday soon is given: birthday is 1990-05-20, with an anniversary within P7D; with no new facts until 2026-05-20T16:00:00Z.
        // => 符合“高价值”：order.amount 之和（经筛选，最近 P90D）为 2400，至少 2000；order 次数（最近 P30D）为 3，至少 3；status 为 active，不满足“属于 "blocked", "test"”；若无新情况，至 2026-05-20T01:00:00Z 为止。
        // => shop 7 (cbe59334), until 2026-05-20T01:00:00Z
        // => high-value
        // =>   True: AllCondition
        // =>     True, saw 2400: SumCondition
        // =>     True, saw 3: CountCondition
        // =>     True: NotCondition
        // =>       False, saw active: AttributeCondition
        // end-snippet

        Ran("tagging-explain");
    }

    [Fact]
    public void State()
    {
        // begin-snippet: tagging-state
        var tagger = new Tagger(Shop);
        var state = tagger.NewState();
        var answers = tagger.NewAnswers();
        state.Set("status", "active");
        foreach (var item in Ann.Events.Reverse())       // in any order, one by one as they come
        {
            state.Add(item);
            tagger.Evaluate(state, Local(2026, 5, 15, 12), answers);
            Console.WriteLine($"after {item.Type} of {item.At.InZone(Shanghai):uuuu-MM-dd}: {string.Join(", ", answers.Given)}");
        }

        // => after visit of 2026-05-10: casual
        // => after order of 2026-05-10: casual
        // => after visit of 2026-05-02: casual
        // => after order of 2026-05-02: level = "vip", casual
        // => after visit of 2026-04-20: level = "vip", loyal
        // => after order of 2026-04-20: high-value, level = "svip", loyal
        // end-snippet

        Ran("tagging-state");
    }

    [Fact]
    public void Slots()
    {
        // begin-snippet: tagging-slots
        var judge = new Tagger(Shop);
        var slots = judge.SlotsAt(Local(2026, 5, 15, 12));
        var row = slots.ValuesOf(Ann);                   // an engine elsewhere computes these
        Console.WriteLine(slots);
        foreach (var (slot, value) in slots.Slots.Zip(row).Take(4))
        {
            Console.WriteLine($"{slot}: {value}");
        }

        var found = judge.NewAnswers();
        judge.Evaluate(slots, row, found);
        Console.WriteLine(string.Join(", ", found.Given));
        // => 11 slots at 2026-05-15T04:00:00Z
        // => attribute 'birthday': 1990-05-20
        // => attribute 'status': active
        // => sum of 'order.amount' where {"property":"status","equals":"paid"} from 2026-02-14T04:00:00.000000001Z until 2026-05-15T04:00:00.000000001Z: 2400
        // => count of 'order' from 2026-04-15T04:00:00.000000001Z until 2026-05-15T04:00:00.000000001Z: 3
        // => high-value, level = "svip", loyal, birthday-soon
        // end-snippet

        Ran("tagging-slots");
    }

    [Fact]
    public void Ledger()
    {
        // begin-snippet: tagging-ledger
        var resolver = new TagResolver(Shop);
        var rules = new RuleTagSource("7");
        var ledger = TagLedger.From(
        [
            Entry(TagEntryKind.Assign, "level", rules, "vip", day: 1),
            Entry(TagEntryKind.Assign, "level", TagSource.Manual, "svip", day: 3) with { ValidUntil = Local(2026, 5, 10), Reason = "trial week" },
            Entry(TagEntryKind.Assign, "do-not-call", new ImportTagSource("crm"), null, day: 4),
            Entry(TagEntryKind.Ban, "high-value", TagSource.Manual, null, day: 5) with { Reason = "reseller" },
            Entry(TagEntryKind.Assign, "high-value", rules, null, day: 6),
            Entry(TagEntryKind.Assign, "casual", new ModelTagSource("habits-2", 0.4m), null, day: 7),
            Entry(TagEntryKind.Clear, "high-value", TagSource.Manual, null, day: 12),
        ]);
        foreach (var day in new[] { 2, 8, 11, 12 })
        {
            var tags = resolver.Resolve(ledger, Local(2026, 5, day));
            Console.WriteLine($"{day} May, until {(tags.ValidUntil is { } until ? $"{until}" : "further notice")}");
            foreach (var tag in tags.Tags)
            {
                Console.WriteLine($"  {new GivenTag(tag.Tag, tag.Value)}, by {tag.Entry.Source.Lane}");
            }
        }

        // => 2 May, until 2026-05-02T16:00:00Z
        // =>   level = "vip", by Rule
        // => 8 May, until 2026-05-09T16:00:00Z
        // =>   level = "svip", by Manual
        // =>   do-not-call, by Import
        // => 11 May, until 2026-05-11T16:00:00Z
        // =>   level = "vip", by Rule
        // =>   do-not-call, by Import
        // => 12 May, until further notice
        // =>   high-value, by Rule
        // =>   level = "vip", by Rule
        // =>   do-not-call, by Import
        // end-snippet

        Ran("tagging-ledger");
    }

    [Fact]
    public void Two_times()
    {
        // begin-snippet: tagging-two-times
        // On 20 May somebody records that the user asked on 3 May not to be called.
        var ledger = TagLedger.Empty.Append(Entry(TagEntryKind.Assign, "do-not-call", TagSource.Manual, null, day: 20) with { ValidFrom = Local(2026, 5, 3) });
        var resolver = new TagResolver(Shop);

        foreach (var (asOf, known) in new[] { (10, 10), (10, 25), (25, 25), (2, 25) })
        {
            var tags = resolver.Resolve(ledger, Local(2026, 5, asOf), known: Local(2026, 5, known)).Given();
            Console.WriteLine($"as of {asOf} May, as known on {known} May: {(tags.Count == 0 ? "none" : tags[0])}");
        }

        // => as of 10 May, as known on 10 May: none
        // => as of 10 May, as known on 25 May: do-not-call
        // => as of 25 May, as known on 25 May: do-not-call
        // => as of 2 May, as known on 25 May: none
        // end-snippet

        Ran("tagging-two-times");
    }

    [Fact]
    public void Audience()
    {
        // begin-snippet: tagging-audience
        var audience = new AudienceEvaluator(
            new()
            {
                Name = "may-campaign",
                Version = "1",
                Where = When.All(When.Any(When.Tag("level", "svip"), When.Tag("loyal")), When.Not(When.Tag("do-not-call"))),
            },
            Shop);

        GivenTag[][] users =
        [
            [new("level", "svip"), new("casual", null)],
            [new("level", "vip"), new("loyal", null)],
            [new("level", "svip"), new("do-not-call", null)],
            [],
        ];
        var sizes = new AudienceCounter(audience);
        var coverage = new TagCoverageCounter(Shop);
        foreach (var tags in users)
        {
            sizes.Add(tags);
            coverage.Add(tags);
        }

        var size = sizes.ToReport().Audiences[0];
        Console.WriteLine($"{size.Audience}: {size.Users} users, {size.Share:P0}");
        var report = coverage.ToReport();
        Console.WriteLine($"{report.TaggedUsers} of {report.Users} users have a tag");
        foreach (var tag in report.Tags.Where(tag => tag.Users > 0))
        {
            Console.WriteLine($"{tag.Tag}: {tag.Users} {string.Join(", ", tag.Values.Select(value => $"{value.Value} {value.Users}"))}".TrimEnd());
        }

        Console.WriteLine(string.Join("; ", report.Overlaps.Select(pair => $"{pair.Tag} and {pair.Other}: {pair.Users}")));
        // => may-campaign 1 (11029164): 2 users, 50 %
        // => 3 of 4 users have a tag
        // => level: 3 svip 2, vip 1
        // => loyal: 1
        // => casual: 1
        // => do-not-call: 1
        // => level and loyal: 1; level and casual: 1; level and do-not-call: 1
        // end-snippet

        Ran("tagging-audience");
    }

    [Fact]
    public void Preview()
    {
        // begin-snippet: tagging-preview
        var next = Shop with
        {
            Version = "8",
            Rules = [.. Shop.Rules.Select(rule => rule.Tag != "high-value" ? rule : rule with
            {
                When = When.Sum("order.amount").InLast("P90D").AtLeast(500),
            })],
        };
        var (tagger, nextTagger) = (new Tagger(Shop), new Tagger(next));
        var (before, after) = (tagger.NewAnswers(), nextTagger.NewAnswers());
        var preview = new TagMigrationCounter<string>(Shop, next);
        foreach (var (user, facts) in new[] { ("ann", Ann), ("bob", UserFacts.From([], [Order(Local(2026, 5, 1), 600)])), ("cho", UserFacts.Empty) })
        {
            tagger.Evaluate(facts, Local(2026, 5, 15), before);
            nextTagger.Evaluate(facts, Local(2026, 5, 15), after);
            preview.Add(user, before.Given.AsSpan(), after.Given.AsSpan());
        }

        var report = preview.ToReport();
        Console.WriteLine($"{report.ChangedUsers} of {report.Users} users change");
        foreach (var tag in report.Tags.Where(tag => tag.Entered + tag.Left + tag.Changed > 0))
        {
            Console.WriteLine($"{tag.Tag}: {tag.Before} before, {tag.After} after; enter: {string.Join(", ", tag.FirstEntered)}");
        }

        // => 1 of 3 users change
        // => high-value: 1 before, 2 after; enter: bob
        // => level: 1 before, 2 after; enter: bob
        // end-snippet

        Ran("tagging-preview");
    }

    [Fact]
    public void Tops()
    {
        // begin-snippet: tagging-top-share
        decimal[] spend = [900, 700, 500, 500, 300, 200, 100, 80, 50, 20];
        var model = TopShareModel.Fit("spend", spend, [0.1m, 0.2m, 0.3m], Local(2026, 5, 1));
        foreach (var cut in model.Cuts)
        {
            Console.WriteLine($"top {cut.Share:P0}: above {cut.Above}, {cut.Users} users");
        }

        var top = When.Attribute("spend.top").AtMost(0.2m);
        foreach (var value in new[] { 800m, 600m, 500m })
        {
            var share = model.ShareOf(value);
            Console.WriteLine($"{value}: {share}, {TruthOf(top, UserFacts.Empty.With("spend.top", share is { } some ? some : FactValue.None))}");
        }

        // => top 10 %: above 700, 1 users
        // => top 20 %: above 500, 2 users
        // => top 30 %: above 500, 2 users
        // => 800: 0.1, True
        // => 600: 0.2, True
        // => 500: 1, False
        // end-snippet

        Ran("tagging-top-share");
    }

    [Fact]
    public void Night_after_night()
    {
        // begin-snippet: tagging-example
        var tagger = new Tagger(Shop);
        var resolver = new TagResolver(Shop);
        var answers = tagger.NewAnswers();
        var ledger = TagLedger.Empty;

        foreach (var night in new[] { Local(2026, 5, 15), Local(2026, 5, 16), Local(2026, 5, 25), Local(2026, 6, 24) })
        {
            tagger.Evaluate(Ann, night, answers);
            var changes = resolver.Diff(ledger, answers.Given, night);
            ledger = ledger.Append(resolver.ToEntries(changes, recordedAt: night, by: "nightly"));

            Console.WriteLine($"{night.InZone(Shanghai).Date:uuuu-MM-dd}: {string.Join(", ", resolver.Resolve(ledger, night).Given())}");
            foreach (var change in changes)
            {
                Console.WriteLine($"  {change.Kind} {new GivenTag(change.Tag, change.After)} at {change.At.InZone(Shanghai).Date:uuuu-MM-dd}");
            }
        }

        // => 2026-05-15: high-value, level = "svip", loyal, birthday-soon
        // =>   Give high-value at 2026-05-15
        // =>   Give level = "svip" at 2026-05-15
        // =>   Give loyal at 2026-05-15
        // =>   Give birthday-soon at 2026-05-15
        // => 2026-05-16: high-value, level = "svip", loyal, birthday-soon
        // => 2026-05-25: high-value, level = "vip", casual
        // =>   Expire high-value at 2026-06-24
        // =>   Replace level = "vip" at 2026-05-25
        // =>   Remove loyal at 2026-05-25
        // =>   Give casual at 2026-05-25
        // =>   Remove birthday-soon at 2026-05-25
        // => 2026-06-24: level = "vip", sleeping
        // =>   Remove casual at 2026-06-24
        // =>   Give sleeping at 2026-06-24
        // end-snippet

        Ran("tagging-example");
    }

    [Fact]
    public void Analysis()
    {
        // begin-snippet: tagging-analysis
        var careless = Shop with
        {
            Rules =
            [
                .. Shop.Rules,
                new()
                {
                    Tag = "do-not-call",
                    When = When.All(When.Count("visit").InLast("P7D").Greater(5), When.Count("visit").InLast("P30D").Less(3)),
                },
            ],
        };
        foreach (var finding in careless.Analyze().Where(finding => finding.Kind >= FindingKind.Redundant))
        {
            Console.WriteLine($"{finding.Kind}: {finding}");
        }

        // => Never: $.rules[7].when: The condition never holds, because these parts of it exclude each other: {"count":"visit","in":{"last":"P7D"},"greater":5}, {"count":"visit","in":{"last":"P30D"},"less":3}.
        // end-snippet

        Ran("tagging-analysis");
    }

    [Fact]
    public void Many_users()
    {
        // begin-snippet: tagging-columns
        var columns = UserFactsColumns.From([Ann, UserFacts.Empty]);  // or one column after the other: OfUsers(n).WithNumbers(..)
        var many = new Tagger(Shop);
        var bits = many.NewColumns();
        many.Evaluate(columns, Local(2026, 5, 15), bits);

        Console.WriteLine($"{bits.CountOf(many.Find("loyal"))} of {bits.Count} are loyal");
        Console.WriteLine($"{bits.ValueOf(many.Find("level"), user: 0)}, {bits.TruthOf(many.Find("birthday-soon"), user: 1)}");
        // => 1 of 2 are loyal
        // => "svip", Unknown
        // end-snippet

        Ran("tagging-columns");
    }

    private static Instant Local(int year, int month, int day, int hour = 0) =>
        new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(Shanghai).ToInstant();

    private static UserEvent Visit(Instant at) => new() { Type = "visit", At = at };

    private static UserEvent Order(Instant at, FactValue amount) =>
        new() { Type = "order", At = at, Properties = [new("amount", amount), new("status", "paid")] };

    private static TagEntry Entry(TagEntryKind kind, string tag, TagSource source, Literal? value, int day) => new()
    {
        Tag = tag,
        Kind = kind,
        Value = value,
        Source = source,
        ValidFrom = Local(2026, 5, day),
        RecordedAt = Local(2026, 5, day),
        By = source.Lane == TagLane.Manual ? "wei" : "nightly",
    };

    private static Tagger One(Condition when) => new(Shop with { Rules = [new() { Tag = "do-not-call", When = when }], Tags = [Shop.Tags[^1]] });

    private static Truth TruthOf(Condition condition, UserFacts facts, Instant? asOf = null)
    {
        var tagger = One(condition);
        var answers = tagger.NewAnswers();
        tagger.Evaluate(facts, asOf ?? Local(2026, 5, 15), answers);
        return answers.TruthOf(0);
    }

    /// <summary>When the answer differs from the one before: judged at every event and at every next change.</summary>
    private static IEnumerable<(Instant At, Truth Truth)> Turns(Condition condition, UserFacts facts)
    {
        var tagger = One(condition);
        var events = facts.Events.Select(item => (Instant?)item.At).ToList();
        Truth? last = null;
        for (var at = events[0]; at is { } asOf;)
        {
            if (TruthOf(condition, facts, asOf) is var truth && truth != last)
            {
                yield return (asOf, truth);
                last = truth;
            }

            var next = tagger.NextChange(facts, asOf);
            var item = events.Find(other => other > asOf);
            at = next < item || item is null ? next : item;
        }
    }

    private static FactValue Seen(Condition condition, UserFacts facts, Instant asOf) =>
        One(condition).Explain(facts, asOf).Value.Verdicts[0].Rules[0].When.Seen;
}
