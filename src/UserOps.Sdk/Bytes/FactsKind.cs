namespace UserOps.Bytes;

/// <summary>Of which facts the bytes are; the third byte of every form. A number once given is never given to others.</summary>
internal enum FactsKind : byte
{
    None = 0,
    PurchaseHistory = 1,
    UserActivity = 2,
    EventLog = 3,
    UserRevenue = 4,
    UserFacts = 5,
    CrisisLog = 6,
    CaseLog = 7,
    ComplaintFacts = 8,
    TicketLog = 9,
    TicketEvidence = 10,
}
