namespace UserOps;

/// <summary>What every gathering asks of a host's user ids.</summary>
internal static class UserKey
{
    /// <summary>Tells whether an id stands for nobody: null, <see cref="UserId.None"/>, a blank text.</summary>
    public static bool IsNobody<TUser>(TUser user) => user switch
    {
        null => true,
        UserId id => id.IsNone,
        string text => string.IsNullOrWhiteSpace(text),
        _ => false,
    };
}
