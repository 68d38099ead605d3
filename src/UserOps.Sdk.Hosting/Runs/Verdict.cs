using NodaTime;

namespace UserOps.Hosting;

/// <summary>What was found of one subject.</summary>
/// <param name="User">The person it tells of.</param>
/// <param name="Value">The answer in a word.</param>
/// <param name="Detail">What else it says.</param>
/// <param name="ValidUntil">Until when it holds.</param>
/// <param name="ToJson">Writes the whole answer; asked only when it is another than before.</param>
internal sealed record Verdict(UserId User, string Value, string Detail, Instant? ValidUntil, Func<string> ToJson);
