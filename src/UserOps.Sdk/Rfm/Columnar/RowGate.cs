using System.Globalization;

namespace UserOps.Rfm;

/// <summary>Judges each row: refused with a reason, out of view, or in view.</summary>
internal sealed class RowGate<TUser>
    where TUser : notnull
{
    private readonly int _asOfDay;
    private readonly int _firstDayInView;
    private readonly string _source;
    private readonly List<Rejection>[] _rejections;

    public RowGate(ColumnarOptions options, int chunks)
    {
        _source = options.Source;
        _asOfDay = options.AsOfDay;
        _firstDayInView = options.LookBackDays is { } days
            ? (int)Math.Max(DayNumber.Min, (long)options.AsOfDay - days + 1)
            : DayNumber.Min;
        _rejections = [.. Enumerable.Range(0, chunks).Select(_ => new List<Rejection>())];
    }

    public List<Rejection> RejectionsOfChunk(int chunk) => _rejections[chunk];

    public bool Admits(int chunk, int row, TUser user, int day)
    {
        if (UserKey.IsNobody(user))
        {
            Reject(chunk, row, null, "user", Text(user), "A row needs a user; give an id that is not blank.");
            return false;
        }

        if (day is < DayNumber.Min or > DayNumber.Max)
        {
            Reject(chunk, row, Text(user), "day", Exact.Text(day), DayNumber.Allowed);
            return false;
        }

        return day >= _firstDayInView && day <= _asOfDay;
    }

    public static string Text(TUser user) => Convert.ToString(user, CultureInfo.InvariantCulture) ?? "";

    private void Reject(int chunk, int row, string? key, string field, string value, string why) =>
        _rejections[chunk].Add(new Rejection(_source, field, value, why) { Line = row + 1L, Key = key });
}
