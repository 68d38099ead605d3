using UserOps.Cli.Input;
using UserOps.Json;

namespace UserOps.Cli.Complaints;

/// <summary>The columns of a complaints file: what every complaint has, what ties it to others, and the factors of the policy.</summary>
/// <remarks>
/// A factor stands in a column of its own name, or of its name after <c>factors.</c>; those two that are called like a member of the
/// complaint (<c>channel</c>, <c>amount</c>) in the latter alone. The header of the Consumer Complaint Database of the CFPB needs no
/// <c>--map</c>.
/// </remarks>
internal sealed class ComplaintFields
{
    public const int Id = 0;
    public const int ReceivedAt = 1;
    public const int SentAt = 2;
    public const int CustomerId = 3;
    public const int Channel = 4;
    public const int Product = 5;
    public const int Topic = 6;
    public const int Text = 7;
    public const int Affected = 8;
    public const int Amount = 9;
    public const int Currency = 10;
    public const int Keys = 11;
    public const string Prefix = "factors.";

    /// <summary>The kinds of key that have a column.</summary>
    public static readonly string[] KeyKinds = ["order", "phone", "email"];

    private static readonly InputField[] Own =
    [
        new("id", ["Complaint ID", "complaintId", "complaint_id"], Required: true),
        new("receivedAt", ["Date received", "received_at"], Required: true),
        new("sentAt", ["Date sent to company", "sent_at"]),
        new("customerId", ["customer_id"]),
        new("channel", ["Submitted via"]),
        new("product", []),
        new("topic", ["Issue"]),
        new("text", ["Consumer complaint narrative"]),
        new("affected", []),
        new("amount", []),
        new("currency", []),
        .. KeyKinds.Select(kind => new InputField(kind, [$"keys.{kind}"])),
    ];

    /// <summary>Initializes a new instance of the <see cref="ComplaintFields"/> class.</summary>
    /// <param name="factors">The ids of the policy's factors.</param>
    public ComplaintFields(IReadOnlyList<string> factors)
    {
        Factors = factors;
        Layout = new([.. Own, .. factors.Select(FieldOf)]) { Header = Look, MayEndEarly = true };
    }

    /// <summary>Gets the fields that every complaints file can have, whatever the policy.</summary>
    public static IReadOnlyList<InputField> Common => Own;

    /// <summary>Gets the ids of the factors, in the order of their columns, which follow the others.</summary>
    public IReadOnlyList<string> Factors { get; }

    /// <summary>Gets where the first factor stands.</summary>
    public static int FirstFactor => Own.Length;

    /// <summary>Gets the columns.</summary>
    public RecordLayout Layout { get; }

    /// <summary>Gets a value indicating whether the file is an export of the CFPB, whose dates are months first; known once its header was read.</summary>
    public bool IsCfpb { get; private set; }

    private static InputField FieldOf(string factor) => Array.Exists(Own, field => field.Name.Equals(factor, StringComparison.OrdinalIgnoreCase))
        ? new(Prefix + factor, [])
        : new(factor, [Prefix + factor]);

    /// <summary>Refuses columns that were probably meant as a factor: to leave them out would lose facts.</summary>
    private void Look(string source, IReadOnlyCollection<string> columns)
    {
        var names = columns.Select(column => column.Trim()).ToList();
        IsCfpb = names.Contains("Complaint ID", StringComparer.OrdinalIgnoreCase) && names.Contains("Date received", StringComparer.OrdinalIgnoreCase);
        var known = Layout.Fields.SelectMany(field => field.Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Where(name => !known.Contains(name)))
        {
            var isMeant = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
            var word = isMeant ? name[Prefix.Length..] : name;
            if (isMeant || Spelling.Nearest(word, Factors.Except(["amount", "channel"], StringComparer.Ordinal)) is not null)
            {
                var remedy = Spelling.Suggest(word, Factors, $"The factors are {string.Join(", ", Factors)}.");
                throw new InputException(
                    source,
                    1,
                    $"The column '{Shown.Text(name)}' is no factor of the policy{(isMeant ? "" : ", but nearly one")}.",
                    $"{remedy} Rename the column, or map the factor to it with --map.");
            }
        }
    }
}
