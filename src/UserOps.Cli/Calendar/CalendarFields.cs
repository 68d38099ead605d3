using UserOps.Cli.Input;

namespace UserOps.Cli.Calendar;

/// <summary>The fields of a file of questions to a calendar.</summary>
internal static class CalendarFields
{
    public const int Start = 0;
    public const int Measure = 1;
    public const int Id = 2;

    /// <summary>Gets the fields of questions for deadlines.</summary>
    public static RecordLayout Deadline { get; } = Layout("duration");

    /// <summary>Gets the fields of questions for elapsed time.</summary>
    public static RecordLayout Elapsed { get; } = Layout("end");

    private static RecordLayout Layout(string measure) => new(
        new InputField("start", ["startAt", "start_at"], Required: true),
        new InputField(measure, [], Required: true),
        new InputField("id", []));
}
