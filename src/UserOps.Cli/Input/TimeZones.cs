using NodaTime;
using UserOps.Json;

namespace UserOps.Cli.Input;

/// <summary>Finds time zones by their tzdb ids.</summary>
internal static class TimeZones
{
    /// <summary>Finds a zone.</summary>
    /// <param name="id">The id, such as <c>Asia/Shanghai</c>.</param>
    /// <param name="option">The option that it came from, for the message.</param>
    /// <returns>The zone.</returns>
    /// <exception cref="UsageException">There is no such zone.</exception>
    public static DateTimeZone Find(string id, string option)
    {
        var provider = DateTimeZoneProviders.Tzdb;
        return provider.GetZoneOrNull(id) ?? throw new UsageException(
            $"{option} '{Shown.Text(id)}' is not a time zone. {Spelling.Suggest(id, provider.Ids, "Give an id of the tz database, such as Asia/Shanghai.")}");
    }
}
