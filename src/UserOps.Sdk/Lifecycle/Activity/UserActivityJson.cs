using System.Text;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Reads and writes a <see cref="UserActivity"/> as JSON, so that facts can be stored, queued and merged elsewhere.</summary>
/// <remarks>The text is canonical: equal activity gives equal text, whatever the order, split and repeats of the events.</remarks>
public static class UserActivityJson
{
    /// <summary>Writes one user's activity.</summary>
    /// <param name="activity">The activity.</param>
    /// <returns>The JSON text, on one line.</returns>
    public static string Write(in UserActivity activity)
    {
        var document = new UserActivityDocument { Registered = activity.Registered, Days = activity.Days.Enumerate().ToEquatableArray() };
        return Encoding.UTF8.GetString(PolicyJson.Bytes(document, LifecycleJsonContext.Default.UserActivityDocument, indented: false));
    }

    /// <summary>Reads one user's activity.</summary>
    /// <param name="json">The JSON text; days in any order, a repeated one counts once.</param>
    /// <returns>The activity, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of an activity: one problem, with its path and line.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is none that a clock can name.</exception>
    public static UserActivity Read(string json)
    {
        var document = PolicyJson.Read(json, LifecycleJsonContext.Default.UserActivityDocument, nameof(json));
        PolicyJson.CheckVersion(document.SchemaVersion, nameof(json));
        return new(ActivityDays.From(document.Days), document.Registered);
    }
}
