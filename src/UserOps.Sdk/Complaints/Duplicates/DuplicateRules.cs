using NodaTime;

namespace UserOps.Complaints;

/// <summary>One kind of key: how its values are brought into one form, and what sharing one is worth.</summary>
public sealed record DuplicateKeyRule
{
    /// <summary>Gets the kind, as <see cref="ComplaintKey.Kind"/> has it.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets how values are brought into one form.</summary>
    public required KeyForm Form { get; init; }

    /// <summary>Gets what sharing a value is worth; sharing two of one kind is worth no more. 1 or more.</summary>
    public required int Points { get; init; }

    /// <summary>Gets the country code of telephone numbers without one, digits alone; empty for other forms.</summary>
    public string CountryCode { get; init; } = "";

    /// <summary>
    /// Gets how many digits a telephone number without country code has at most: a longer one that begins with the code is taken to have
    /// it, though the plus is missing. 0 for other forms.
    /// </summary>
    public int NationalDigits { get; init; }

    /// <summary>Gets a value indicating whether what follows a plus in an e-mail address is dropped: <c>ann+shop@example.com</c> is <c>ann@example.com</c>.</summary>
    public bool DropsPlusTag { get; init; }

    /// <summary>Gets values that mean nothing, such as <c>unknown</c>, in any case.</summary>
    public EquatableArray<string> Ignored { get; init; } = [];
}

/// <summary>How the values of a key are brought into one form. Blanks around a value never count, and full-width letters and digits are narrow ones.</summary>
public enum KeyForm
{
    /// <summary>As it is.</summary>
    Exact = 0,

    /// <summary>Without regard to case.</summary>
    Caseless = 1,

    /// <summary>Letters and digits alone, without regard to case: <c>AB-12 3</c> is <c>ab123</c>.</summary>
    Alphanumeric = 2,

    /// <summary>A telephone number: country code and digits, without blanks, punctuation, trunk zero and extension. Fewer than five digits are none.</summary>
    Phone = 3,

    /// <summary>An e-mail address, without regard to case; without an at sign between two parts it is none.</summary>
    Email = 4,
}

/// <summary>When texts are alike: how many runs of characters they share.</summary>
/// <remarks>
/// Texts are compared by their shingles, all runs of <see cref="ShingleLength"/> characters, after lower-casing, narrowing full-width letters, and
/// turning all but letters and digits into one blank, or into nothing beside Chinese and Japanese characters, where blanks mean nothing. The likeness is
/// Jaccard's: shared shingles by all different ones (A. Z. Broder, "On the resemblance and containment of documents", 1997).
/// </remarks>
public sealed record DuplicateTextRule
{
    /// <summary>Gets what like texts are worth; 0 to leave texts out.</summary>
    public required int Points { get; init; }

    /// <summary>Gets from which likeness on texts are alike; above 0 and at most 1.</summary>
    public required decimal LeastSimilarity { get; init; }

    /// <summary>Gets the length of the runs, in characters; from 2 to 6.</summary>
    public required int ShingleLength { get; init; }

    /// <summary>Gets how many different shingles a text must have to say anything; 1 or more. "Refund!" is like "refund" by chance.</summary>
    public required int LeastShingles { get; init; }

    /// <summary>Gets how many characters are compared, after the text was brought into its form: a mailbox pasted into a complaint must not stop the search.</summary>
    public required int MaxLength { get; init; }
}

/// <summary>When two complaints came near each other.</summary>
public sealed record DuplicateTimeRule
{
    /// <summary>Gets how far apart they may be, that included; not negative.</summary>
    public required Duration Within { get; init; }

    /// <summary>Gets what it is worth; 0 or more, and less than the threshold.</summary>
    public required int Points { get; init; }
}

/// <summary>How many complaints at a time are searched: each with each while they are few, by MinHash when they are many.</summary>
/// <remarks>
/// With b bands of r rows, two texts of likeness s are found with a chance of 1 - (1 - s^r)^b: 0.996 at 0.6 for the default's 40 bands of 4, 0.99998
/// at 0.7. Keys are found always. What is found is compared exactly, so no false pair comes out.
/// </remarks>
public sealed record DuplicateBulkRule
{
    /// <summary>Gets up to how many complaints each is compared with each; 0 or more.</summary>
    public required int ExactUpTo { get; init; }

    /// <summary>Gets the number of bands b; 1 or more.</summary>
    public required int Bands { get; init; }

    /// <summary>Gets the number of rows r in a band; 1 or more. Bands and rows make at most 1024 hashes.</summary>
    public required int Rows { get; init; }
}
