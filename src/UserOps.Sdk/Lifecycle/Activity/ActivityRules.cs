using System.Text;
using NodaTime;
using NodaTime.Text;

namespace UserOps.Lifecycle;

/// <summary>What a row of activity must be to be kept.</summary>
internal static class ActivityRules
{
    /// <summary>Finds what is wrong with a row.</summary>
    public static Fault? Check<TUser>(in ActivityEvent<TUser> activity)
        where TUser : notnull =>
        UserKey.IsNobody(activity.User)
            ? new("user", "", "An event needs a user; count anonymous activity apart.")
            : Check(activity.At, activity.Event);

    /// <summary>Finds what is wrong with an instant and the name of an event.</summary>
    public static Fault? Check(Instant at, string name)
    {
        if (!DayClock.InRange(at))
        {
            return new("at", InstantPattern.ExtendedIso.Format(at), "The instant must lie between the years 1 and 9998.");
        }

        return CheckName(name) is { } why ? new("event", Shown(name), why) : null;
    }

    /// <summary>Tells why a text can't be the name of an event; <see langword="null"/> when it can.</summary>
    public static string? CheckName(string name)
    {
        if (name.Length > EventLimits.NameLength)
        {
            return $"The name of an event has at most {EventLimits.NameLength} characters; name the kind of event, and keep its details elsewhere.";
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i]))
            {
                return $"The name of an event has no control character, and this one has U+{(int)name[i]:X4}; remove it.";
            }

            if (char.IsSurrogate(name[i]))
            {
                if (!Rune.TryGetRuneAt(name, i, out _))
                {
                    return $"The name of an event is valid UTF-16, and this one has half a surrogate pair, U+{(int)name[i]:X4}; remove it.";
                }

                i++;
            }
        }

        return null;
    }

    /// <summary>A name as a message can show it: short, and without what would break the line.</summary>
    private static string Shown(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name.AsSpan(0, Math.Min(name.Length, 60)))
        {
            text.Append(char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter);
        }

        return name.Length > 60 ? $"{text}…" : text.ToString();
    }

    /// <summary>What is wrong with a row.</summary>
    internal sealed record Fault(string Field, string Value, string Why);
}
