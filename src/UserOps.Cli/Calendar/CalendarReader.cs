using NodaTime;
using UserOps.Cli.Input;

namespace UserOps.Cli.Calendar;

/// <summary>Reads questions to a calendar from a file.</summary>
/// <param name="input">The file and how it is to be read.</param>
/// <param name="layout">The fields: those of deadlines or those of elapsed time.</param>
/// <param name="rejections">Takes the rows that can't be used.</param>
internal sealed class CalendarReader(RowInput input, RecordLayout layout, RejectionSink rejections)
    : SourceReader<CalendarQuestion>(input, layout, rejections)
{
    private readonly TimeReader _times = input.Times;
    private readonly bool _isDeadline = layout == CalendarFields.Deadline;

    /// <inheritdoc />
    protected override bool TryRead(RecordReader record, out CalendarQuestion row)
    {
        row = default;
        if (!_times.TryRead(record[CalendarFields.Start], out var start, out var why))
        {
            record.Reject(CalendarFields.Start, why);
            return false;
        }

        var (length, end) = (Duration.Zero, default(Instant));
        if (_isDeadline
            ? !CalendarText.TryReadLength(record[CalendarFields.Measure], out length, out why)
            : !CalendarText.TryReadEnd(record[CalendarFields.Measure], _times, start, out end, out why))
        {
            record.Reject(CalendarFields.Measure, why);
            return false;
        }

        row = new(record[CalendarFields.Id], start, length, end);
        return true;
    }

    /// <inheritdoc />
    protected override void Accept(CalendarQuestion row)
    {
        // Nothing is counted: the answers tell.
    }

    /// <inheritdoc />
    protected override void End(long rejected, long blankLines)
    {
        // The rejections were told one by one.
    }
}
