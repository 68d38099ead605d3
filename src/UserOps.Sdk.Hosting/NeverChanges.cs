using Microsoft.Extensions.Primitives;

namespace UserOps.Hosting;

/// <summary>The token of what stays the same.</summary>
internal static class NeverChanges
{
    /// <summary>Gets the token.</summary>
    public static IChangeToken Token { get; } = new CancellationChangeToken(CancellationToken.None);
}
