using Microsoft.Extensions.Logging;

namespace UserOps.Hosting;

/// <summary>What is logged of policies. Policies tell of no user, so their values are logged as they are.</summary>
internal static partial class PolicyLog
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "Policy '{Kind}' is in force: {Policies}.")]
    public static partial void InForce(ILogger logger, string kind, string policies);

    [LoggerMessage(EventId = 101, Level = LogLevel.Error, Message = "Policy '{Kind}' is refused, and the one before it stays. {Problems} problems were found in {Sources}.")]
    public static partial void Refused(ILogger logger, string kind, int problems, string sources);

    [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "Policy '{Kind}', problem {Number}: {Path}, line {Line}, rule {Rule}: The value is {Value}; it must be {Allowed}. {Remedy}")]
    public static partial void Problem(ILogger logger, string kind, int number, string path, long? line, string? rule, string value, string allowed, string remedy);

    [LoggerMessage(EventId = 103, Level = LogLevel.Warning, Message = "Policy '{Kind}' could not be read, and the one before it stays. It is tried again.")]
    public static partial void Unreadable(ILogger logger, Exception fault, string kind);

    [LoggerMessage(EventId = 104, Level = LogLevel.Error, Message = "Policy '{Kind}' is refused, and the one before it stays, for compiling it failed.")]
    public static partial void Failed(ILogger logger, Exception fault, string kind);

    [LoggerMessage(EventId = 105, Level = LogLevel.Debug, Message = "Policy '{Kind}' was read again and is the same.")]
    public static partial void Unchanged(ILogger logger, string kind);

    [LoggerMessage(EventId = 106, Level = LogLevel.Error, Message = "Policy '{Kind}' is in force, but somebody who was told of it failed.")]
    public static partial void ListenerFailed(ILogger logger, Exception fault, string kind);

    [LoggerMessage(EventId = 107, Level = LogLevel.Warning, Message = "No working calendar was given for complaints, so working time is {Calendar}. Give one by complaints.Calendar.")]
    public static partial void DefaultCalendar(ILogger logger, string calendar);
}
