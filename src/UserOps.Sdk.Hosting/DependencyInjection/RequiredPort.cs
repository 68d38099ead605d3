namespace UserOps.Hosting;

/// <summary>A service that the host must register before the app starts.</summary>
/// <param name="Port">The service.</param>
/// <param name="Use">What asks for it, and what for: <c>tagging, to keep the tags</c>.</param>
/// <param name="Remedy">How to register one.</param>
internal sealed record RequiredPort(Type Port, string Use, string Remedy)
{
    /// <summary>A port of the core, which the host implements.</summary>
    public static RequiredPort Of<TPort>(string use) =>
        new(typeof(TPort), use, $"services.AddSingleton<{typeof(TPort).Name}, ...>();");
}
