using Microsoft.Extensions.Logging;
using NodaTime;

namespace UserOps.Hosting;

/// <summary>What is logged of runs. Ids come in the form that <see cref="LoggedIds"/> gives them.</summary>
internal static partial class RunLog
{
    [LoggerMessage(EventId = 200, Level = LogLevel.Information, Message = "Run '{Kind}' as of {AsOf} by {Policy}: {Subjects} subjects, {Changed} changed, {Moved} moved, {Rejections} records rejected.")]
    public static partial void CaughtUp(ILogger logger, string kind, Instant asOf, PolicyRef policy, long subjects, long changed, long moved, long rejections);

    [LoggerMessage(EventId = 201, Level = LogLevel.Information, Message = "Run '{Kind}' went on after {Subject}, where it was stopped.")]
    public static partial void WentOn(ILogger logger, string kind, string subject);

    [LoggerMessage(EventId = 202, Level = LogLevel.Information, Message = "Run '{Kind}' was taken over by another process, and stopped here.")]
    public static partial void TakenOver(ILogger logger, string kind);

    [LoggerMessage(EventId = 203, Level = LogLevel.Error, Message = "Run '{Kind}' failed, {Failures} times in a row. It is tried again in {Pause}; the other runs go on.")]
    public static partial void Failed(ILogger logger, Exception fault, string kind, int failures, TimeSpan pause);

    [LoggerMessage(EventId = 204, Level = LogLevel.Warning, Message = "The clock went back from {Before} to {Now}. Run '{Kind}' goes on with the clock; answers of later instants stay until it has come there again.")]
    public static partial void ClockWentBack(ILogger logger, Instant before, Instant now, string kind);

    [LoggerMessage(EventId = 205, Level = LogLevel.Warning, Message = "Run '{Kind}' as of {AsOf}: {Older} subjects have an answer of a later instant, which stays.")]
    public static partial void Older(ILogger logger, string kind, Instant asOf, long older);

    [LoggerMessage(EventId = 206, Level = LogLevel.Warning, Message = "There is no run to schedule. Add one: AddUserOps(userOps => userOps.AddLifecycle()).")]
    public static partial void NoRuns(ILogger logger);
}
