using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>An indicator's id as it is known everywhere: <c>M1</c>.</summary>
internal sealed class IndicatorIdJsonConverter : TextJsonConverter<IndicatorId>, IJsonShape
{
    private static readonly string[] Names = Enum.GetNames<IndicatorId>();

    public override string Allowed => "one of M1 to M4, S1 to S5, D1 to D5, P1 to P5, R1 to R5";

    public IReadOnlyList<string> Words => Names;

    protected override bool TryParse(string text, out IndicatorId value)
    {
        var place = Array.IndexOf(Names, text);
        value = (IndicatorId)Math.Max(place, 0);
        return place >= 0;
    }

    protected override string Format(IndicatorId value) => Names[(int)value];
}
