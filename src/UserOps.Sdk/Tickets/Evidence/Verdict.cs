using NodaTime;

namespace UserOps.Tickets;

/// <summary>How one opportunity ended, and when; <see cref="IsOver"/> is false where there was none, or it is not over.</summary>
internal readonly record struct Verdict(bool IsOver, bool IsSuccess, Instant At)
{
    public static Verdict Of(bool isSuccess, Instant at) => new(IsOver: true, isSuccess, at);
}
