using UserOps.Tickets;

namespace UserOps.Hosting;

/// <summary>By what a host judges its handling of tickets.</summary>
public sealed class TicketsSetup
{
    internal TicketsSetup()
    {
    }

    /// <summary>Gets where the policy comes from; <see cref="MaturityPolicy.Default"/> if nothing is said.</summary>
    public PolicySetup<MaturityPolicy> Policy { get; } = new(PolicyForms.Maturity, MaturityPolicy.Default);

    internal TicketScope Parts { get; private set; }

    /// <summary>Judges parts of the desk too.</summary>
    /// <param name="parts">What the parts are.</param>
    public void By(TicketScope parts) => Parts = parts;
}
