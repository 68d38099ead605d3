using NodaTime;
using UserOps.Bytes;

namespace UserOps.Tickets;

/// <summary>The bytes of the counts of a <see cref="TicketEvidenceState"/>: every table in the order of its keys.</summary>
internal static class EvidenceTallyBytes
{
    public static void Write(FactsWriter writer, ReadingTally reading)
    {
        Write(writer, reading.Whole);
        writer.Count(reading.Groups.Count);
        foreach (var (group, tally) in reading.Groups.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Word(group);
            Write(writer, tally);
        }

        writer.Count(reading.Excluded.Count);
        foreach (var (reason, count) in reading.Excluded.OrderBy(pair => pair.Key))
        {
            writer.Byte((byte)reason);
            writer.Whole((ulong)count);
        }

        writer.Count(reading.Recurrences.Count);
        foreach (var (release, (at, ticket)) in reading.Recurrences.OrderBy(pair => pair.Key))
        {
            writer.Count(release);
            writer.Instant(at);
            writer.Word(ticket);
        }

        foreach (var (before, after) in reading.Effects)
        {
            writer.Whole((ulong)before);
            writer.Whole((ulong)after);
        }

        writer.OptionalSigned(reading.FirstDay);
        writer.OptionalInstant(reading.Next);
    }

    /// <summary>Reads into a tally without counts.</summary>
    public static void Read(ref FactsReader reader, ReadingTally reading, int ticketsNamed, WorkIndex work)
    {
        Read(ref reader, reading.Whole, ticketsNamed);
        for (var left = reader.Count("groups", bytesEach: 7); left > 0; left--)
        {
            Read(ref reader, reading.GroupOf(reader.Word("groups")), ticketsNamed);
        }

        for (var left = reader.Count("excluded", bytesEach: 2); left > 0; left--)
        {
            var reason = (ExclusionReason)reader.Byte("excluded");
            if (reason is ExclusionReason.None or > ExclusionReason.State)
            {
                throw reader.Refuse("excluded", "Reasons to leave a ticket out go from 1 to 4. Take the bytes as they were written.");
            }

            reading.Excluded[reason] = Total(ref reader, "excluded");
        }

        for (var left = reader.Count("recurrences", bytesEach: 3); left > 0; left--)
        {
            var release = (int)reader.Whole("recurrences", (ulong)work.Releases.Count);
            reading.Recurrences[release] = (reader.Instant("recurrences"), reader.Word("recurrences"));
        }

        for (var i = 0; i < reading.Effects.Length; i++)
        {
            reading.Effects[i] = (Total(ref reader, "effects"), Total(ref reader, "effects"));
        }

        if (reader.Flag("firstDay"))
        {
            reading.NoteDay(reader.Signed("firstDay", DayNumber.Min, DayNumber.Max));
        }

        reading.Await(reader.OptionalInstant("next"));
    }

    private static void Write(FactsWriter writer, EvidenceTally tally)
    {
        writer.Count(tally.Indicators.Count);
        foreach (var (id, counts) in tally.Indicators.OrderBy(pair => pair.Key))
        {
            writer.Byte((byte)id);
            writer.Whole((ulong)counts.Opportunities);
            writer.Whole((ulong)counts.Successes);
            Write(writer, counts.For);
            Write(writer, counts.Against);
        }

        writer.Count(tally.Technical.Count);
        foreach (var (cause, counts) in InOrder(tally.Technical))
        {
            Write(writer, cause);
            Write(writer, counts);
        }

        writer.Count(tally.FirstBugs.Count);
        foreach (var (cause, at) in InOrder(tally.FirstBugs))
        {
            Write(writer, cause);
            writer.Instant(at);
        }

        writer.Count(tally.UsageTopics.Count);
        foreach (var (topic, counts) in tally.UsageTopics.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Word(topic);
            Write(writer, counts);
        }

        writer.Count(tally.SurgeKeys.Count);
        foreach (var (key, days) in tally.SurgeKeys.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Word(key);
            Write(writer, days);
        }

        writer.Count(tally.Months.Count);
        foreach (var month in tally.Months.Order())
        {
            writer.Signed(month);
        }
    }

    private static void Read(ref FactsReader reader, EvidenceTally tally, int ticketsNamed)
    {
        for (var left = reader.Count("indicators", bytesEach: 5); left > 0; left--)
        {
            var id = (IndicatorId)reader.Byte("indicators");
            if (!Enum.IsDefined(id))
            {
                throw reader.Refuse("indicators", "There is no such indicator. Take the bytes as they were written.");
            }

            var opportunities = Total(ref reader, "opportunities");
            var counts = new IndicatorTally(ticketsNamed, opportunities, (long)reader.Whole("successes", (ulong)opportunities));
            Read(ref reader, counts.For);
            Read(ref reader, counts.Against);
            tally.Indicators[id] = counts;
        }

        for (var left = reader.Count("causes", bytesEach: 5); left > 0; left--)
        {
            tally.Technical[ReadCause(ref reader)] = ReadClass(ref reader);
        }

        for (var left = reader.Count("firstBugs", bytesEach: 3); left > 0; left--)
        {
            tally.FirstBugs[ReadCause(ref reader)] = reader.Instant("firstBugs");
        }

        for (var left = reader.Count("topics", bytesEach: 4); left > 0; left--)
        {
            tally.UsageTopics[reader.Word("topics")] = ReadClass(ref reader);
        }

        for (var left = reader.Count("surges", bytesEach: 2); left > 0; left--)
        {
            tally.SurgeKeys[reader.Word("surges")] = ReadDays(ref reader);
        }

        for (var left = reader.Count("months", bytesEach: 1); left > 0; left--)
        {
            tally.Months.Add(reader.Signed("months", 0, 12 * 10_000));
        }
    }

    private static void Write(FactsWriter writer, LatestTickets tickets)
    {
        writer.Count(tickets.All.Count);
        foreach (var (at, id) in tickets.All)
        {
            writer.Instant(at);
            writer.Word(id);
        }
    }

    private static void Read(ref FactsReader reader, LatestTickets tickets)
    {
        for (var left = reader.Count("tickets", bytesEach: 2); left > 0; left--)
        {
            tickets.Add(reader.Instant("tickets"), reader.Word("tickets"));
        }
    }

    private static void Write(FactsWriter writer, CauseKey cause)
    {
        writer.Word(cause.Module);
        writer.Word(cause.RootCause);
    }

    private static CauseKey ReadCause(ref FactsReader reader) => new(reader.Word("module"), reader.Word("rootCause"));

    /// <summary>Where none are in the period there is no first one.</summary>
    private static void Write(FactsWriter writer, ClassCounts counts)
    {
        Write(writer, counts.Days);
        Write(writer, counts.DaysToEnd);
        writer.Whole((ulong)counts.InPeriod);
        if (counts.InPeriod > 0)
        {
            writer.Instant(counts.FirstInPeriod);
        }
    }

    private static ClassCounts ReadClass(ref FactsReader reader)
    {
        var (days, daysToEnd) = (ReadDays(ref reader), ReadDays(ref reader));
        var inPeriod = Total(ref reader, "inPeriod");
        return new(days, daysToEnd, inPeriod, inPeriod > 0 ? reader.Instant("firstInPeriod") : Instant.MaxValue);
    }

    private static void Write(FactsWriter writer, DayCounts days)
    {
        var inOrder = days.InOrder().ToList();
        writer.Count(inOrder.Count);
        var before = 0;
        foreach (var (day, count) in inOrder)
        {
            writer.Signed(day - before);
            writer.Count(count);
            before = day;
        }
    }

    private static DayCounts ReadDays(ref FactsReader reader)
    {
        var days = new DayCounts();
        var before = 0;
        var left = reader.Count("days", bytesEach: 2);
        for (var i = 0; i < left; i++)
        {
            before += reader.Signed("days", i == 0 ? DayNumber.Min : 1, DayNumber.Max - before);
            days.Add(before, (int)reader.Whole("days", int.MaxValue));
        }

        return days;
    }

    private static IEnumerable<KeyValuePair<CauseKey, TValue>> InOrder<TValue>(Dictionary<CauseKey, TValue> table) =>
        table.OrderBy(pair => pair.Key.Module, StringComparer.Ordinal).ThenBy(pair => pair.Key.RootCause, StringComparer.Ordinal);

    private static long Total(ref FactsReader reader, string field) => (long)reader.Whole(field, long.MaxValue);
}
