namespace UserOps.Tagging;

/// <summary>Where something stands in a catalogue; its JSON path is written out only for a problem.</summary>
internal sealed class Place(Place? parent, string member, int index = -1)
{
    public static Place Root { get; } = new(null, "$");

    public Place In(string name) => new(this, name);

    public Place At(int position) => new(this, "", position);

    public override string ToString() =>
        parent is null ? member
        : index >= 0 ? $"{parent}[{Exact.Text(index)}]"
        : $"{parent}.{member}";
}
