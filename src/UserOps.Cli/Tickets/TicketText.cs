using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using static UserOps.Cli.Output.Screen;

namespace UserOps.Cli.Tickets;

/// <summary>What all answers about tickets write alike.</summary>
internal static class TicketText
{
    /// <summary>Writes when it was judged.</summary>
    public static string AsOf(Words words, Instant asOf, DayClock days) => days.EndOf(days.DayOf(asOf)) == asOf
        ? words.Of($"{Day(days.DayOf(asOf))} ({days.Zone.Id})", $"{Day(days.DayOf(asOf))}（{days.Zone.Id}）")
        : InstantPattern.ExtendedIso.Format(asOf);

    /// <summary>Shows what became of the records.</summary>
    public static void ShowInput(this Screen screen, Words words, TicketSet set)
    {
        var (counts, log) = (set.Counts, set.Log);
        screen.Line(words.Of(
            $"{Count(counts.Records, "record", "records")}: {Count(log.Traces.Count, "ticket", "tickets")} with {Count(log.EventCount, "event", "events")}, {Count(log.Work.Count, "event", "events")} around them, {Count(counts.Rejected)} rejected.",
            $"{Count(counts.Records)} 条记录：工单 {Count(log.Traces.Count)} 张、事件 {Count(log.EventCount)} 个，外围事件 {Count(log.Work.Count)} 个，拒收 {Count(counts.Rejected)} 条。"));
    }

    /// <summary>Writes what became of the records.</summary>
    public static void WriteInput(this Utf8JsonWriter json, TicketSet set)
    {
        json.WriteStartObject("input");
        json.WriteNumber("records", set.Counts.Records);
        json.WriteNumber("accepted", set.Counts.Accepted);
        json.WriteNumber("rejected", set.Counts.Rejected);
        json.WriteNumber("tickets", set.Log.Traces.Count);
        json.WriteNumber("events", set.Log.EventCount);
        json.WriteNumber("workEvents", set.Log.Work.Count);
        json.WriteNumber("repeated", set.Log.Repeated);
        json.WriteNumber("conflicts", set.Log.Conflicts.Count);
        json.WriteEndObject();
    }

    /// <summary>Names a group for people.</summary>
    public static string Group(Words words, string? group) => group is null ? words.Of("(whole desk)", "（全体）") : Shown.Text(group);
}
