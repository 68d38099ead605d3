namespace UserOps.Complaints;

/// <summary>Something that ties complaints of one matter together: a kind, such as <c>order</c> or <c>phone</c>, and its value.</summary>
/// <param name="Kind">What the value is: <c>order</c>, <c>phone</c>, <c>email</c>, or a kind of the host's own.</param>
/// <param name="Value">The value as the host has it; comparing normalises it by its kind.</param>
public readonly record struct ComplaintKey(string Kind, string Value);
