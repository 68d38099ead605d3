namespace UserOps.Tickets;

/// <summary>Who answers for the opportunities of one ticket.</summary>
internal readonly struct TicketAttribution(TicketFacts facts, WorkIndex work, HandoverBasis basis, TicketScope by)
{
    /// <summary>The group that an opportunity of an indicator is put down to; <see langword="null"/> where nobody is named.</summary>
    public string? Of(IndicatorId id) =>
        by switch
        {
            TicketScope.Actor => ActorOf(id),
            TicketScope.Team => TeamOf(id),
            TicketScope.Product => facts.Product,
            TicketScope.Module => facts.Module,
            _ => null,
        };

    private string? ActorOf(IndicatorId id) =>
        id switch
        {
            <= IndicatorId.M4 => facts.FirstHandler,
            IndicatorId.S3 or IndicatorId.S4 => facts.HandedOverBy,
            <= IndicatorId.S5 => facts.Resolver,
            <= IndicatorId.D5 => facts.Owner ?? facts.HandedOverBy,
            <= IndicatorId.P5 => work.Bug(facts.Bug)?.Owner ?? facts.Owner,
            _ => facts.Resolver,
        };

    private string? TeamOf(IndicatorId id)
    {
        var places = facts.Places;
        if (basis == HandoverBasis.Role || places.Count == 0)
        {
            return id is >= IndicatorId.P1 and <= IndicatorId.P5 ? work.Bug(facts.Bug)?.TeamId : null;
        }

        return id switch
        {
            <= IndicatorId.M4 or IndicatorId.S3 or IndicatorId.S4 => places[0].Place,
            <= IndicatorId.S5 => PlaceOfSolution(),
            <= IndicatorId.D5 => places.Count > 1 ? places[0].Place : places[^1].Place,
            <= IndicatorId.P5 => work.Bug(facts.Bug)?.TeamId ?? places[^1].Place,
            _ => PlaceOfSolution(),
        };
    }

    private string? PlaceOfSolution() => facts.ResolvedAt is { } solvedAt ? facts.PlaceAt(solvedAt) ?? facts.Places[^1].Place : facts.Places[^1].Place;
}
