namespace UserOps.Tagging;

/// <summary>The type of an attribute or a property. The order of the members means nothing.</summary>
public enum FactType
{
    /// <summary>A text, compared ordinally.</summary>
    Text = 0,

    /// <summary>A number, exact to 28 digits.</summary>
    Number = 1,

    /// <summary>True or false.</summary>
    Bool = 2,

    /// <summary>A set of texts.</summary>
    TextSet = 3,

    /// <summary>A local date.</summary>
    Date = 4,

    /// <summary>A point in time.</summary>
    Instant = 5,
}
