namespace UserOps.Tickets;

/// <summary>What a layer must be for the next one to count.</summary>
public enum MaturityGate
{
    /// <summary>The layers below are fully achieved, and the layer itself largely or fully, as ISO/IEC 33020 has it for its levels.</summary>
    Iso33020 = 0,

    /// <summary>The layer and all below it are largely achieved, or more.</summary>
    Largely = 1,
}
