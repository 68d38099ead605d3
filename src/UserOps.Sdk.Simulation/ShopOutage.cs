using NodaTime;

namespace UserOps.Simulation;

/// <summary>The truth about the outage of a simulated shop: what broke, from when and until when.</summary>
/// <param name="Topic">The topic of the complaints that it set off.</param>
/// <param name="From">When it began.</param>
/// <param name="Until">When it was over; complaints come in for two days more.</param>
public sealed record ShopOutage(string Topic, Instant From, Instant Until);
