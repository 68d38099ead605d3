using System.Globalization;

namespace UserOps.Columnar;

/// <summary>Judges the user and the day of a row, and keeps the rows that were refused, with a reason.</summary>
internal sealed class RowGate<TUser>(string source, int chunks)
    where TUser : notnull
{
    private readonly List<Rejection>[] _rejections = [.. Enumerable.Range(0, chunks).Select(_ => new List<Rejection>())];

    /// <summary>The rows of a chunk that were refused, in the order of the input.</summary>
    public List<Rejection> RejectionsOfChunk(int chunk) => _rejections[chunk];

    /// <summary>All rows that were refused, in the order of the input.</summary>
    public EquatableArray<Rejection> Rejections() => _rejections.SelectMany(ofChunk => ofChunk).ToEquatableArray();

    public bool AdmitsUser(int chunk, int row, TUser user)
    {
        if (UserKey.IsNobody(user))
        {
            Reject(chunk, row, null, "user", Text(user), "A row needs a user; give an id that is not blank.");
            return false;
        }

        return true;
    }

    public bool AdmitsDay(int chunk, int row, TUser user, int day)
    {
        if (day is < DayNumber.Min or > DayNumber.Max)
        {
            Reject(chunk, row, Text(user), "day", Exact.Text(day), DayNumber.Allowed);
            return false;
        }

        return true;
    }

    public void Reject(int chunk, int row, string? key, string field, string value, string why) =>
        _rejections[chunk].Add(new Rejection(source, field, value, why) { Line = row + 1L, Key = key });

    public static string Text(TUser user) => Convert.ToString(user, CultureInfo.InvariantCulture) ?? "";
}
