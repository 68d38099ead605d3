using NodaTime;

namespace UserOps.Complaints;

/// <summary>What crisis detection needs to know of one complaint.</summary>
/// <remarks>
/// A complaint may be seen again with other contents, when it was graded anew, say. The latest word that is known at the instant of judgement
/// counts, so give each word <see cref="KnownSince"/>, and every past answer can be had again. Of words known since the same instant the
/// later receipt counts, then the later topic in ordinal order, the graver grade, the later customer and the greater publicity.
/// </remarks>
/// <param name="Id">The complaint.</param>
/// <param name="ReceivedAt">When it was received, on any channel: the day on which it counts.</param>
/// <param name="Topic">What it is about, in the host's words: a product, an issue, both; compared ordinally.</param>
/// <param name="Grade">How grave it is.</param>
/// <param name="CustomerId">Who complained; <see langword="null"/> if that is not known.</param>
/// <param name="Publicity">The level of the factor publicity: 0 for none, 2 for posted, 3 for press or viral.</param>
public sealed record ComplaintSighting(
    ComplaintId Id, Instant ReceivedAt, string Topic, ComplaintGrade Grade, UserId? CustomerId, int Publicity)
{
    /// <summary>Gets since when this is known; <see langword="null"/>, the default, for since its receipt.</summary>
    public Instant? KnownSince { get; init; }

    /// <summary>Gets the first instant at which it is seen: known, and received.</summary>
    internal Instant SeenFrom => KnownSince is { } known && known > ReceivedAt ? known : ReceivedAt;

    internal static int Compare(ComplaintSighting left, ComplaintSighting right)
    {
        var order = left.Id.CompareTo(right.Id);
        order = order != 0 ? order : left.SeenFrom.CompareTo(right.SeenFrom);
        order = order != 0 ? order : left.ReceivedAt.CompareTo(right.ReceivedAt);
        order = order != 0 ? order : string.CompareOrdinal(left.Topic, right.Topic);
        order = order != 0 ? order : left.Grade.CompareTo(right.Grade);
        order = order != 0 ? order : string.CompareOrdinal(left.CustomerId?.Value, right.CustomerId?.Value);
        order = order != 0 ? order : left.Publicity.CompareTo(right.Publicity);
        return order != 0 ? order : Nullable.Compare(left.KnownSince, right.KnownSince);
    }
}
