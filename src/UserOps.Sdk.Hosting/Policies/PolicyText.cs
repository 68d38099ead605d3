namespace UserOps.Hosting;

/// <summary>What was read from one source.</summary>
/// <param name="Source">What the source is (<see cref="IPolicySource.Description"/>).</param>
/// <param name="Json">The text.</param>
public sealed record PolicyText(string Source, string Json);
