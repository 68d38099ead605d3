using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Deadlines of regulators to begin with. A help for software, not legal advice.</summary>
/// <remarks>
/// <para>Each preset names its rule, its clauses, since when it holds, when its figures were last looked at and how sure they are. Rules
/// change, and which of them binds a firm is a question for its lawyers: read the rule before you rely on a preset.</para>
/// <para>All of them count dates from the day after the start, and are due with the end of their last date in the regulator's own
/// country, but for the acknowledgement in Australia, which is due at the time of day of the receipt. Weeks and days of the United
/// Kingdom, the United States and Australia do not roll; natural days of China that end on a day off end with the next working day
/// (Civil Code, article 203). <c>docs/complaint-regulators.md</c> has the table.</para>
/// </remarks>
public static class RegulatorPresets
{
    /// <summary>Gets <c>uk-fca-disp</c>: United Kingdom, complaints about financial services. A summary resolution by the third business day, a final or holding response by 8 weeks.</summary>
    public static RegulatorPreset UkFcaDisp => UnitedKingdomDuties.FcaDisp;

    /// <summary>Gets <c>uk-fca-disp-payments</c>: United Kingdom, complaints about payment services and electronic money. 15 business days, 35 after a holding response.</summary>
    public static RegulatorPreset UkFcaDispPayments => UnitedKingdomDuties.FcaDispPayments;

    /// <summary>Gets <c>us-cfpb</c>: United States, complaints that the Consumer Financial Protection Bureau sends on. 15 days, 60 for those in progress.</summary>
    public static RegulatorPreset UsCfpb => UnitedStatesDuties.Cfpb;

    /// <summary>Gets <c>us-dot-air</c>: United States, written complaints to airlines. Acknowledged in 30 days, answered in 60.</summary>
    public static RegulatorPreset UsDotAir => UnitedStatesDuties.DotAir;

    /// <summary>Gets <c>au-asic-rg271</c>: Australia, complaints about financial services. Acknowledged in 24 hours or one business day, answered in 30 days.</summary>
    public static RegulatorPreset AuAsicRg271 => AustraliaDuties.AsicRg271;

    /// <summary>Gets <c>au-asic-rg271-super</c>: Australia, complaints to superannuation trustees. Answered in 45 days.</summary>
    public static RegulatorPreset AuAsicRg271Super => AustraliaDuties.AsicRg271Super;

    /// <summary>Gets <c>uk-ofcom</c>: United Kingdom, complaints about telecoms. 6 weeks for those made from 2026-04-08 on, 8 weeks before.</summary>
    public static RegulatorPreset UkOfcom => UnitedKingdomDuties.Ofcom;

    /// <summary>Gets <c>cn-samr</c>: mainland China, complaints to the market regulator. Accepted or not in 7 working days, mediated in 45 more.</summary>
    public static RegulatorPreset CnSamr => ChinaDuties.Samr;

    /// <summary>Gets <c>cn-bank-insurance</c>: mainland China, complaints to banks and insurers. 15 days, extended to 30, and by 30 more.</summary>
    public static RegulatorPreset CnBankInsurance => ChinaDuties.BankInsurance;

    /// <summary>Gets <c>cn-airline</c>: mainland China, complaints of air passengers. 10 working days.</summary>
    public static RegulatorPreset CnAirline => ChinaDuties.Airline;

    /// <summary>Gets <c>cn-xinfang</c>: mainland China, letters and visits to public bodies. Accepted or not in 15 days, decided in 60 and at most 30 more.</summary>
    public static RegulatorPreset CnXinfang => ChinaDuties.Xinfang;

    /// <summary>Gets all presets.</summary>
    public static EquatableArray<RegulatorPreset> All { get; } =
    [
        UkFcaDisp, UkFcaDispPayments, UsCfpb, UsDotAir, AuAsicRg271, AuAsicRg271Super, UkOfcom, CnSamr, CnBankInsurance, CnAirline, CnXinfang,
    ];

    /// <summary>Gets the names of all presets.</summary>
    public static EquatableArray<string> Names { get; } = All.Select(preset => preset.Name).ToEquatableArray();

    /// <summary>Finds a preset by its name.</summary>
    /// <param name="name">The name, such as <c>cn-samr</c>; compared ordinally.</param>
    /// <returns>The preset; <see langword="null"/> if none has that name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public static RegulatorPreset? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(preset => preset.Name == name);
    }

    /// <summary>Gets a preset by its name, or tells which names there are.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The preset.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">No preset has that name.</exception>
    public static RegulatorPreset Named(string name) => Find(name) ?? throw new ArgumentException(
        $"The name is '{name}'; it must be one of {string.Join(", ", Names)}. {Spelling.Suggest(name, Names, "Choose one of them.")}", nameof(name));
}
